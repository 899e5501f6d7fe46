"""Newsdesk's own JSON and JSON Lines exports as articles again: the way back from `reader.model.plain`.

The author's text is taken as it is. What is no text where text is wanted is an error that says which field.
"""

from collections.abc import Callable, Mapping
from typing import Any

from reader.ingest.json_values import Object, objects
from reader.model.article import (
    Article,
    Correction,
    Figure,
    Origin,
    Part,
    Plain,
    Qualifier,
    Section,
    Source,
)
from reader.model.errors import IngestError
from reader.model.incoming import Hints, Incoming, Kind, Parsed
from reader.model.timestamp import Timestamp
from reader.text.dates import parse_timestamp

_PLACE = ("path",)
"""Fields that an export adds to an article."""


def read(data: bytes, hints: Hints) -> Parsed:
    """The articles of an export. One that cannot be read is a warning; IngestError where none can."""
    incoming: list[Incoming] = []
    warnings: list[str] = []
    for number, value in enumerate(objects(data, hints.charset), 1):
        try:
            article = article_of({name: item for name, item in value.items() if name not in _PLACE})
        except IngestError as error:
            warnings.append(f"article {number:,}: {error}")
        else:
            incoming.append(Incoming(article=article, is_own=True))
    if not incoming:
        raise IngestError(warnings[0] if warnings else "there is no article in it")
    return Parsed(kind=Kind.ARTICLE, incoming=tuple(incoming), warnings=tuple(warnings))


def article_of(value: Object) -> Article:
    """The article that `to_plain` made into this. Raises IngestError."""
    article: Article = _part(Article, value)
    if not article.headline.strip():
        raise IngestError("headline: there is none")
    return article


def _part(part: type[Any], value: object) -> Any:
    if not isinstance(value, Mapping):
        raise IngestError(f"{part.__name__.lower()}: an object is wanted")
    known = _FIELDS[part]
    values: dict[str, Any] = {}
    unknown: dict[str, Plain] = {}
    for name, item in value.items():
        if name in known and item is not None:
            values[name] = known[name](name, item)
        elif name not in known:
            unknown[name] = _plain(item)
    if unknown:
        values["unknown"] = unknown
    for name in _REQUIRED.get(part, ()):
        if name not in values:
            raise IngestError(f"{part.__name__.lower()}: it has no {name}")
    return part(**values)


def _text(name: str, value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str | int | float):
        return str(value)
    raise IngestError(f"{name}: text is wanted")


def _texts(name: str, value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(_text(name, item) for item in items if item is not None)


def _timestamp(name: str, value: object) -> Timestamp:
    try:
        return parse_timestamp(_text(name, value))
    except ValueError as error:
        raise IngestError(f"{name}: {error}") from error


def _qualifier(name: str, value: object) -> Qualifier:
    try:
        return Qualifier(_text(name, value))
    except ValueError as error:
        raise IngestError(f"{name}: {error}") from error


def _source(name: str, value: object) -> Source:
    source: Source = Source(name=value) if isinstance(value, str) else _part(Source, value)
    return source


def _several(part: type[Part]) -> Callable[[str, object], tuple[Any, ...]]:
    def read_several(name: str, value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise IngestError(f"{name}: a list is wanted")
        return tuple(_part(part, item) for item in value)

    return read_several


def _plain(value: object) -> Plain:
    """What an unknown field holds, with every scalar as text."""
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _fields(
    part: type[Part], **special: Callable[[str, object], Any]
) -> dict[str, Callable[[str, object], Any]]:
    return {name: special.get(name, _text) for name in part.__struct_fields__ if name != "unknown"}


_FIELDS: dict[type[Any], dict[str, Callable[[str, object], Any]]] = {
    Source: _fields(Source),
    Section: _fields(Section),
    Origin: _fields(Origin),
    Correction: _fields(Correction, published=_timestamp),
    Figure: _fields(Figure, as_of=_timestamp, qualifier=_qualifier),
    Article: _fields(
        Article,
        published=_timestamp,
        updated=_timestamp,
        source=_source,
        subjects=_texts,
        people=_texts,
        places=_texts,
        organisations=_texts,
        key_figures=_several(Figure),
        sections=_several(Section),
        corrections=_several(Correction),
        origins=_several(Origin),
    ),
}
_REQUIRED: dict[type[Any], tuple[str, ...]] = {
    Article: ("headline",),
    Source: ("name",),
    Figure: ("label", "value"),
    Correction: ("text",),
}
