"""Marks as W3C Web Annotations in JSON-LD (https://www.w3.org/TR/annotation-model/), so that other tools read them.

A mark is an Annotation on its article with a TextQuoteSelector and a TextPositionSelector; its note is a
TextualBody, its colour the target's styleClass. What the vocabulary has no word for stands under `newsdesk:`.
"""

import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from reader.export.json_text import to_json
from reader.export.marks import made
from reader.model.mark import COLOURS, MarkRow

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"newsdesk": "urn:newsdesk:"})
MARK = "urn:newsdesk:mark:"
ARTICLE = "urn:newsdesk:article:"


def annotation_page(rows: Iterable[MarkRow]) -> Iterator[str]:
    """An AnnotationPage with an annotation on each line, written as they come."""
    start = {"@context": CONTEXT, "type": "AnnotationPage"}
    yield json.dumps(start, separators=(",", ":"))[:-1] + ',"items":['
    before = "\n"
    for row in rows:
        yield before + to_json(annotation(row))
        before = ",\n"
    yield "\n]}\n"


def annotation(row: MarkRow) -> dict[str, object]:
    """One mark as an Annotation."""
    mark = row.mark
    found: dict[str, object] = {
        "id": MARK + mark.id,
        "type": "Annotation",
        "motivation": "commenting" if mark.note else "highlighting",
        "created": made(row),
    }
    if mark.note:
        found["body"] = {
            "type": "TextualBody",
            "value": mark.note,
            "format": "text/plain",
            "purpose": "commenting",
        }
    found["target"] = {
        "type": "SpecificResource",
        "source": _source(row),
        "styleClass": COLOURS[mark.colour - 1],
        "selector": [_quote(row), _position(row)],
    }
    return found


def _source(row: MarkRow) -> dict[str, object]:
    mark = row.mark
    known = {
        "newsdesk:article": mark.article,
        "newsdesk:headline": row.headline,
        "newsdesk:source": row.source,
        "newsdesk:published": row.published,
        "newsdesk:section": mark.selector.section,
    }
    return {
        "id": row.url or ARTICLE + quote(mark.article.encode("utf-8", "surrogateescape"), safe="/"),
        "type": "Text",
        **{name: value for name, value in known.items() if value},
    }


def _quote(row: MarkRow) -> dict[str, object]:
    selector = row.mark.selector
    return {
        "type": "TextQuoteSelector",
        "exact": selector.exact,
        "prefix": selector.prefix,
        "suffix": selector.suffix,
    }


def _position(row: MarkRow) -> dict[str, object]:
    selector = row.mark.selector
    return {
        "type": "TextPositionSelector",
        "start": selector.start,
        "end": selector.start + len(selector.exact),
    }
