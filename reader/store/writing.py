"""An article as YAML for people to read and edit: fields in the order of the model, running text in blocks."""

from collections.abc import Iterator

from reader.model.article import Article, Plain
from reader.model.plain import to_plain
from reader.store.files import write_atomically
from reader.store.scalars import block, date_scalar, flow_scalar, scalar

__all__ = ["to_lines", "to_yaml", "write_atomically"]

_DATES = frozenset({"published", "updated", "as_of"})
_INDENT = "  "
_WIDEST_FLOW = 100
_LONGEST_NAME = (
    150  # A parser looks 1,024 characters ahead for the end of a name; an escape takes six of them.
)


def to_yaml(article: Article) -> str:
    """The article as one YAML document without markers; parsed, it gives the equal article.

    Half surrogate pairs, which no file can hold, become U+FFFD.
    """
    return "\n".join(line for lines in to_lines(article).values() for line in lines) + "\n"


def to_lines(article: Article) -> dict[str, list[str]]:
    """The lines of each field of that document, in their order."""
    fields = to_plain(article)
    source = fields.get("source")
    if isinstance(source, dict) and source.keys() == {"name"}:
        fields["source"] = source["name"]
    return {name: list(_fields({name: value})) for name, value in fields.items()}


def _fields(fields: dict[str, Plain]) -> Iterator[str]:
    for name, value in fields.items():
        key = scalar(name)
        if len(name) > _LONGEST_NAME:
            yield f"? {key}"
            key = ""
        inline, below = _node(value, is_date=name in _DATES)
        yield f"{key}: {inline}" if inline else f"{key}:"
        yield from _indented(below)


def _items(items: list[Plain]) -> Iterator[str]:
    for item in items:
        inline, below = _node(item)
        if not inline:
            inline, *below = below
        yield f"- {inline}"
        yield from _indented(below)


def _node(value: Plain, *, is_date: bool = False) -> tuple[str, list[str]]:
    """What stands on the line of the field or item, and the lines below it, without indentation."""
    if isinstance(value, dict):
        return ("", list(_fields(value))) if value else ("{}", [])
    if isinstance(value, list):
        flow = _flow(value)
        return (flow, []) if flow else ("", list(_items(value)))
    if lines := block(value):
        return lines[0], lines[1:]
    return date_scalar(value) if is_date else scalar(value), []


def _flow(items: list[Plain]) -> str:
    """A short list of texts in brackets; empty where it is to have lines of its own."""
    texts = [flow_scalar(item) for item in items if isinstance(item, str)]
    flow = f"[{', '.join(texts)}]"
    return flow if len(texts) == len(items) and len(flow) <= _WIDEST_FLOW else ""


def _indented(lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield _INDENT + line if line else line
