"""Which fields each part of an article has, and how the text or list in a field becomes its value.

Knows the tree of `nodes` and the model; nothing of files.
"""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, TypeAlias

import msgspec

from reader.model.article import Article, Correction, Figure, Part, Plain, Qualifier, Section, Source
from reader.model.timestamp import Timestamp
from reader.store.names import meant
from reader.store.nodes import EMPTY_WORDS, Fields, Items, Node, Scalar
from reader.store.problem import EnoughError, Problems, quote
from reader.text.dates import parse_timestamp

Decoder: TypeAlias = Callable[[Node, str, Problems], Any]
"""Takes a value and the name of its field; gives None where there is nothing, or a problem was added."""

_MOST_NAMES = 50  # Looking for what a name may mean is slow; hostile files have a million.


class Shape(msgspec.Struct, frozen=True):
    """How one part is called, its fields, those it can't be without, and the shapes of the parts in it."""

    part: type[Part]
    noun: str
    decoders: Mapping[str, Decoder]
    required: tuple[str, ...] = ()
    parts: Mapping[str, "Shape"] = {}


def decode(tree: Node, problems: Problems) -> Article | None:
    """The article that `tree` describes; None when there is an error, which is added to `problems`."""
    try:
        article: Article | None = _part(tree, ARTICLE, problems)
    except EnoughError:
        return None
    return None if problems else article


def plain(node: Node) -> Plain:
    """The tree as dicts, lists and text."""
    match node:
        case Scalar():
            return "" if node.is_empty else node.text
        case Items():
            return [plain(item) for item in node.items]
        case Fields():
            return {name: plain(value) for name, (_, value) in node.fields.items()}


def _text(node: Node, name: str, problems: Problems) -> str | None:
    if isinstance(node, Scalar):
        # Not `is_empty`: almost every field of a million articles comes along here.
        return None if node.plain and node.text in EMPTY_WORDS else node.text
    problems.add(
        node.at,
        f"{name}: found {_found(node)} where text is wanted",
        "write one text, in quotes if it begins with a bracket",
    )
    return None


def _texts(node: Node, name: str, problems: Problems) -> tuple[str, ...] | None:
    if isinstance(node, Items):
        texts = [_text(item, name, problems) for item in node.items]
        return tuple(text for text in texts if text is not None)
    if isinstance(node, Scalar):
        return None if node.is_empty else (node.text,)
    problems.add(
        node.at,
        f"{name}: found fields where a list of texts is wanted",
        f"write `{name}: [one, another]`",
    )
    return None


def _timestamp(node: Node, name: str, problems: Problems) -> Timestamp | None:
    text = _text(node, name, problems)
    if text is None:
        return None
    try:
        return parse_timestamp(text)
    except ValueError:
        problems.add(
            node.at, f"{name}: {quote(text)} is not a date", "write 2024-12-19 or 2024-12-19T18:20:00Z"
        )
        return None


def _qualifier(node: Node, name: str, problems: Problems) -> Qualifier | None:
    text = _text(node, name, problems)
    if text is None:
        return None
    try:
        return Qualifier(text)
    except ValueError:
        problems.add(
            node.at, f"{name}: {quote(text)} is no qualifier", f"write {', '.join(Qualifier)} or nothing"
        )
        return None


def _source(node: Node, name: str, problems: Problems) -> Source | None:
    if isinstance(node, Scalar):
        return None if node.is_empty else Source(name=node.text)
    if isinstance(node, Items):
        problems.add(
            node.at,
            f"{name}: found a list where one source is wanted",
            "write its name, or `{name: …, url: …}`",
        )
        return None
    source: Source | None = _part(node, SOURCE, problems)
    return source


def _parts(shape: Shape) -> Decoder:
    def decode_parts(node: Node, name: str, problems: Problems) -> tuple[Part, ...] | None:
        if not isinstance(node, Items):
            if isinstance(node, Scalar) and node.is_empty:
                return None
            problems.add(
                node.at,
                f"{name}: found {_found(node)} where a list is wanted",
                f"begin each {shape.noun} with `- `",
            )
            return None
        parts = [
            _part(item, shape, problems)
            for item in node.items
            if not (isinstance(item, Scalar) and item.is_empty)
        ]
        return tuple(part for part in parts if part is not None)

    return decode_parts


def _part(node: Node, shape: Shape, problems: Problems) -> Any:
    if not isinstance(node, Fields):
        first = (*shape.required, "text")[0]
        problems.add(
            node.at, f"{shape.noun}: found {_found(node)} where fields are wanted", f"write `{first}: …`"
        )
        return None
    values: dict[str, Any] = {}
    unknown: dict[str, Plain] = {}
    decoders = shape.decoders
    for name, (_, value) in node.fields.items():
        decoder = decoders.get(name)
        if decoder is None:
            unknown[name] = plain(value)
        elif (decoded := decoder(value, name, problems)) is not None:
            values[name] = decoded
    if unknown:
        values["unknown"] = unknown
    for name in shape.required:
        if not values.get(name, "").strip():
            _missing(name, node, shape, problems)
            values[name] = ""
    return shape.part(**values)


def _missing(name: str, node: Fields, shape: Shape, problems: Problems) -> None:
    """Says that a required field is missing, unless what stands in it has been complained about."""
    if name in node.fields:
        _, value = node.fields[name]
        if isinstance(value, Scalar):
            problems.add(value.at, f"{name}: nothing in it", f"a {shape.noun} needs one")
        return
    for other, (at, _) in islice(node.fields.items(), _MOST_NAMES):
        if meant(other, shape.decoders) == name:
            problems.add(at, f"the {shape.noun} has no {name}", f"is it {quote(other)}? call it `{name}`")
            return
    problems.add(node.at, f"the {shape.noun} has no {name}", f"add `{name}: …`")


def _found(node: Node) -> str:
    return {Scalar: "text", Items: "a list", Fields: "fields"}[type(node)]


SOURCE = Shape(Source, "source", {"name": _text, "url": _text}, ("name",))

FIGURE = Shape(
    Figure,
    "key figure",
    {
        "label": _text,
        "value": _text,
        "unit": _text,
        "as_of": _timestamp,
        "qualifier": _qualifier,
        "previous": _text,
        "source": _text,
        "note": _text,
    },
    ("label", "value"),
)

SECTION = Shape(Section, "section", {"heading": _text, "text": _text})

CORRECTION = Shape(Correction, "correction", {"published": _timestamp, "text": _text}, ("text",))

ARTICLE = Shape(
    Article,
    "article",
    {
        "headline": _text,
        "standfirst": _text,
        "by": _text,
        "located": _text,
        "published": _timestamp,
        "updated": _timestamp,
        "source": _source,
        "url": _text,
        "language": _text,
        "subjects": _texts,
        "people": _texts,
        "places": _texts,
        "organisations": _texts,
        "key_figures": _parts(FIGURE),
        "sections": _parts(SECTION),
        "corrections": _parts(CORRECTION),
        "id": _text,
    },
    ("headline",),
    {"source": SOURCE, "key_figures": FIGURE, "sections": SECTION, "corrections": CORRECTION},
)
