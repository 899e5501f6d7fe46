"""The JSON Schema of an article file, for editors with a YAML language server. Made from the model.

It describes what an editor sees, which is YAML with types: `value: 36` is a number to it, `by:` is null, and a
text that looks like a date may be one.
"""

import types
import typing
from typing import Any, TypeAlias

import msgspec

from reader.model.article import Article, Correction, Figure, Origin, Part, Qualifier, Section, Source
from reader.model.timestamp import Timestamp

Schema: TypeAlias = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TITLES: dict[type[Part], tuple[str, str]] = {
    Article: ("Article", "One story. Only the headline is required; any value may be left empty."),
    Source: ("Source", "Who published the story: a name, or a name and a link."),
    Figure: ("Key figure", "A number of the story, with what it counts."),
    Section: ("Section", "A stretch of text, with or without a heading."),
    Correction: ("Correction", "What was put right, and when."),
    Origin: ("Origin", "Where an imported article came from. Newsdesk writes it to know the article again."),
}

_DESCRIPTIONS: dict[type[Part], dict[str, str]] = {
    Article: {
        "headline": "The headline, on one line.",
        "standfirst": "One or two sentences that sum the story up.",
        "by": "Who wrote it.",
        "located": "The dateline: where it was written, such as `Al-Qaim, Iraq`.",
        "published": "When it was published: a day, or a moment as in RFC 3339. Without a zone it is UTC.",
        "updated": "When it was last changed: a day, or a moment as in RFC 3339. Without a zone it is UTC.",
        "source": "Who published it: a plain name, or `name` and `url`.",
        "url": "The story's canonical link: http, https or mailto.",
        "language": "The language as a BCP 47 tag, such as `en` or `pt-BR`.",
        "subjects": "What the story is about.",
        "people": "People in the story.",
        "places": "Places in the story.",
        "organisations": "Organisations in the story.",
        "key_figures": "The numbers that matter, in order of weight.",
        "sections": "The text, in order.",
        "corrections": "What was put right after publication.",
        "origins": "Where the article was imported from; Newsdesk writes it.",
        "id": "A name that stays when the file moves. Default: the path below the library, without suffix.",
    },
    Source: {"name": "The publisher's name.", "url": "A link to the publisher."},
    Figure: {
        "label": "What the number says, such as `Syrian officers and personnel returned`.",
        "value": "The number as written: `1,905`, `12.3 million`, `4-6`, `~300`.",
        "unit": "What is counted or measured: `people`, `%`, `US$`, `km`.",
        "as_of": "The day or moment for which the number holds.",
        "qualifier": "How the number is meant.",
        "previous": "The value before, as written, for a trend.",
        "source": "Where the number comes from.",
        "note": "Anything else a reader should know about the number.",
    },
    Section: {
        "heading": "The section's heading, on one line.",
        "text": "Paragraphs with blank lines between; lists (`- `), quotes (`> `), *emphasis* and "
        "[links](https://example.org) follow Markdown; a backslash makes a mark literal.",
    },
    Correction: {"published": "When it was put right.", "text": "What was wrong, and what is right."},
    Origin: {
        "feed": "The address of the feed.",
        "guid": "The publisher's id of the entry.",
        "url": "The entry's link.",
        "name": "Who published it there.",
        "digest": "Sums up what came in: another digest means another version.",
        "gist": "What near-equal texts have in common.",
        "dated": "What the publisher said where the article's date is that of its arrival.",
    },
}

_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
_REQUIRED_TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
# What `reader.text.dates.parse_timestamp` reads.
_DATE: Schema = {
    "type": ["string", "null"],
    "pattern": r"^\s*\d{4}-\d{2}-\d{2}"
    r"([Tt ]+\d{2}:\d{2}(:\d{2}([.,]\d+)?)?( ?([Zz]|[+-]\d{2}(:?\d{2})?))?)?\s*$",
    "examples": ["2024-12-19", "2024-12-19T18:20:00Z"],
}


def json_schema() -> Schema:
    """A schema in the dialect 2020-12 for one document of an article file."""
    parts = [part for part in _TITLES if part is not Article]
    return {
        "$schema": DIALECT,
        **_part(Article),
        "$defs": {part.__name__: _part(part) for part in parts},
    }


def _part(part: type[Part]) -> Schema:
    title, description = _TITLES[part]
    fields = [field for field in msgspec.structs.fields(part) if field.name != "unknown"]
    return {
        "title": title,
        "description": description,
        "type": "object",
        "properties": {
            field.name: {
                "description": _DESCRIPTIONS[part][field.name],
                **(_REQUIRED_TEXT if field.required else _value(field.type)),
            }
            for field in fields
        },
        "required": [field.name for field in fields if field.required],
        "additionalProperties": True,
    }


def _value(kind: Any) -> Schema:
    """What may stand in a field of the type `kind` of the model."""
    if typing.get_origin(kind) is types.UnionType:
        kind = next(option for option in typing.get_args(kind) if option is not types.NoneType)
    if kind is str:
        return _TEXT
    if kind is Timestamp:
        return _DATE
    if kind is Qualifier:
        return {"enum": [*map(str, Qualifier), None], "default": str(Qualifier.EXACTLY)}
    if kind is Source:
        return {"anyOf": [_TEXT, _reference(Source)]}
    item = typing.get_args(kind)[0]
    if item is str:
        return {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
    return {"type": ["array", "null"], "items": _reference(item)}


def _reference(part: type[Part]) -> Schema:
    return {"$ref": f"#/$defs/{part.__name__}"}
