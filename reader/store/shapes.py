"""Which fields each part of an article has, and how a tree, or usual values, become an article.

Knows the tree of `nodes`, the values of `usual` and the model; nothing of files.
"""

from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, TypeAlias

import msgspec

from reader.model.article import Article, Correction, Figure, Origin, Part, Plain, Section, Source
from reader.store.names import meant
from reader.store.nodes import Fields, Items, Node, Scalar
from reader.store.problem import EnoughError, Problems, quote
from reader.store.usual import Value
from reader.store.values import found, plain, qualifier, text, texts, timestamp
from reader.text.dates import parse_timestamp

Decoder: TypeAlias = Callable[[Node, str, Problems], Any]
"""A function of `values`, or one like them."""

_MOST_NAMES = 50  # Looking for what a name may mean is slow; hostile files have thousands.


class Shape(msgspec.Struct, frozen=True):
    """How one part is called, its fields, those it needs, those that are moments, and the shapes of parts in it."""

    part: type[Part]
    noun: str
    decoders: Mapping[str, Decoder]
    required: tuple[str, ...] = ()
    moments: tuple[str, ...] = ()
    parts: Mapping[str, "Shape"] = {}


def decode(tree: Node, problems: Problems) -> Article | None:
    """The article that `tree` describes; None when there is an error, which is added to `problems`."""
    try:
        article: Article | None = _part(tree, ARTICLE, problems)
    except EnoughError:
        return None
    return None if problems else article


def usual_article(values: dict[str, Value]) -> Article | None:
    """The article that values describe, in a third of the time; None where `decode` may have something to say."""
    try:
        return msgspec.convert(_prepared(values, ARTICLE), Article)
    except (ValueError, msgspec.ValidationError):
        return None


def _prepared(values: Value, shape: Shape) -> dict[str, Any]:
    """The fields of a part as msgspec takes them. Raises ValueError where something is certainly wrong."""
    if not isinstance(values, dict):
        raise ValueError(shape.noun)  # noqa: TRY004 - of what the file says, as all that is wrong here
    decoders = shape.decoders
    fields: dict[str, Any] = values
    if not decoders.keys() >= values.keys():
        fields = {name: value for name, value in values.items() if name in decoders}
        fields["unknown"] = {name: _filled(value) for name, value in values.items() if name not in decoders}
    if None in fields.values():
        fields = {name: value for name, value in fields.items() if value is not None}
    for name in shape.required:
        if not str(fields.get(name, "")).strip():
            raise ValueError(name)
    for name in shape.moments:
        if name in fields:
            fields[name] = parse_timestamp(str(fields[name]))
    for name, inner in shape.parts.items():
        value = fields.get(name)
        if isinstance(value, list):
            fields[name] = [_prepared(item, inner) for item in value]
        elif value is not None:
            fields[name] = _prepared({"name": value} if isinstance(value, str) else value, inner)
    return fields


def _filled(value: Value) -> Plain:
    """As `values.plain`: what was left empty is empty text."""
    if isinstance(value, dict):
        return {name: _filled(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_filled(item) for item in value]
    return value or ""


def _part(node: Node, shape: Shape, problems: Problems) -> Any:
    if not isinstance(node, Fields):
        field = (*shape.required, "text")[0]
        message = f"{shape.noun}: found {found(node)} where fields are wanted"
        problems.add(node.at, message, f"write `{field}: …`")
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
            _complain_of_lack(name, node, shape, problems)
            values[name] = ""
    return shape.part(**values)


def _complain_of_lack(name: str, node: Fields, shape: Shape, problems: Problems) -> None:
    """Says that a required field is missing, unless what stands in it has been complained of."""
    if name in node.fields:
        _, value = node.fields[name]
        if isinstance(value, Scalar):
            problems.add(value.at, f"{name}: nothing in it", f"every {shape.noun} needs a {name}")
        return
    message = f"the {shape.noun} has no {name}"
    for other, (at, _) in islice(node.fields.items(), _MOST_NAMES):
        if meant(other, shape.decoders) == name:
            problems.add(at, message, f"is it {quote(other)}? call it `{name}`")
            return
    problems.add(node.at, message, f"add `{name}: …`")


def _parts(shape: Shape) -> Decoder:
    """The decoder for a list of parts; empty items are left out."""

    def parts(node: Node, name: str, problems: Problems) -> tuple[Part, ...] | None:
        if isinstance(node, Items):
            items = [_part(item, shape, problems) for item in node.filled]
            return tuple(item for item in items if item is not None)
        if not (isinstance(node, Scalar) and node.is_empty):
            message = f"{name}: found {found(node)} where a list is wanted"
            problems.add(node.at, message, f"begin each {shape.noun} with `- `")
        return None

    return parts


def _source(node: Node, name: str, problems: Problems) -> Source | None:
    """A source, which may be a plain name."""
    if isinstance(node, Scalar):
        return None if node.is_empty or not node.text.strip() else Source(name=node.text)
    if isinstance(node, Items):
        message = f"{name}: found a list where one source is wanted"
        problems.add(node.at, message, "write its name, or `{name: …, url: …}`")
        return None
    source: Source | None = _part(node, SOURCE, problems)
    return source


SOURCE = Shape(Source, "source", {"name": text, "url": text}, ("name",))

FIGURE = Shape(
    Figure,
    "key figure",
    {
        "label": text,
        "value": text,
        "unit": text,
        "as_of": timestamp,
        "qualifier": qualifier,
        "previous": text,
        "source": text,
        "note": text,
    },
    ("label", "value"),
    ("as_of",),
)

SECTION = Shape(Section, "section", {"heading": text, "text": text})

CORRECTION = Shape(
    Correction, "correction", {"published": timestamp, "text": text}, ("text",), moments=("published",)
)

ORIGIN = Shape(
    Origin,
    "origin",
    {"feed": text, "guid": text, "url": text, "name": text, "digest": text, "gist": text, "dated": text},
)

ARTICLE = Shape(
    Article,
    "article",
    {
        "headline": text,
        "standfirst": text,
        "by": text,
        "located": text,
        "published": timestamp,
        "updated": timestamp,
        "source": _source,
        "url": text,
        "language": text,
        "subjects": texts,
        "people": texts,
        "places": texts,
        "organisations": texts,
        "key_figures": _parts(FIGURE),
        "sections": _parts(SECTION),
        "corrections": _parts(CORRECTION),
        "origins": _parts(ORIGIN),
        "id": text,
    },
    ("headline",),
    ("published", "updated"),
    {
        "source": SOURCE,
        "key_figures": FIGURE,
        "sections": SECTION,
        "corrections": CORRECTION,
        "origins": ORIGIN,
    },
)
