"""How what stands in one field becomes a text, a list of texts, a date or a qualifier.

Each function takes the node, the name of its field for messages, and the problems so far. It gives None where
the author left the field empty, and where it added a problem.
"""

from reader.model.article import Plain, Qualifier
from reader.model.timestamp import Timestamp
from reader.store.nodes import EMPTY_WORDS, Fields, Items, Node, Scalar
from reader.store.problem import Problems, quote
from reader.text.dates import parse_timestamp


def text(node: Node, name: str, problems: Problems) -> str | None:
    """The text as it was typed."""
    if isinstance(node, Scalar):
        # Not `is_empty`: almost every field of a million articles comes along here.
        return None if node.plain and node.text in EMPTY_WORDS else node.text
    problems.add(
        node.at,
        f"{name}: found {found(node)} where text is wanted",
        "write one text, in quotes if it begins with a bracket",
    )
    return None


def texts(node: Node, name: str, problems: Problems) -> tuple[str, ...] | None:
    """The texts of a list without its empty items; a text alone is a list of one."""
    if isinstance(node, Items):
        items = [text(item, name, problems) for item in node.items]
        return tuple(item for item in items if item is not None)
    if isinstance(node, Scalar):
        return None if node.is_empty else (node.text,)
    message = f"{name}: found fields where a list of texts is wanted"
    problems.add(node.at, message, f"write `{name}: [one, another]`")
    return None


def timestamp(node: Node, name: str, problems: Problems) -> Timestamp | None:
    """The day or moment."""
    written = text(node, name, problems)
    if written is None:
        return None
    try:
        return parse_timestamp(written)
    except ValueError:
        message = f"{name}: {quote(written)} is not a date"
        problems.add(node.at, message, "write 2024-12-19 or 2024-12-19T18:20:00Z")
        return None


def qualifier(node: Node, name: str, problems: Problems) -> Qualifier | None:
    """One of the qualifiers, spelled exactly."""
    written = text(node, name, problems)
    if written is None:
        return None
    try:
        return Qualifier(written)
    except ValueError:
        message = f"{name}: {quote(written)} is no qualifier"
        problems.add(node.at, message, f"write {', '.join(Qualifier)} or nothing")
        return None


def plain(node: Node) -> Plain:
    """The tree as dicts, lists and text; what was left empty is empty text."""
    if isinstance(node, Scalar):
        return "" if node.is_empty else node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, (_, value) in node.fields.items()}


def found(node: Node) -> str:
    """What a node is, for messages."""
    return {Scalar: "text", Items: "a list", Fields: "fields"}[type(node)]
