"""ninjs 1.x, 2.x and 3.x (https://iptc.org/standards/ninjs/): their names differ; all are tried."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from reader.ingest.feed_articles import headline_from, shortened, text_sections, web_address
from reader.ingest.foreign_dates import read_date
from reader.ingest.html_text import html_sections, plain_line
from reader.ingest.json_values import Object, first_text, items_of, objects, text_of
from reader.model.article import Article, Correction, Section, Source
from reader.model.errors import IngestError
from reader.model.incoming import Hints, Incoming, Kind, Parsed

_BY = re.compile(r"^(?:by|von|av|par|por|di)\s+", re.IGNORECASE)
_RICH = ("html", "xhtml")
_PLAIN_ROLES = ("text", "plain")


def read(data: bytes, hints: Hints) -> Parsed:
    """Every item of a file: one, an array, or the results of a search. Raises IngestError where there is none."""
    incoming: list[Incoming] = []
    warnings: list[str] = []
    for value in objects(data, hints.charset):
        for item in _items(value):
            if one := incoming_from(item):
                incoming.append(one)
            else:
                warnings.append(
                    f"an item without headline and text was passed over ({text_of(item.get('uri'))[:80]})"
                )
    if not incoming:
        raise IngestError(warnings[0] if warnings else "there is no ninjs item in it")
    return Parsed(kind=Kind.NINJS, incoming=tuple(incoming), warnings=tuple(warnings))


def incoming_from(item: Object) -> Incoming | None:
    """An article out of an item; None where it has neither headline nor text."""
    sections = _sections(item)
    standfirst = plain_line(
        _role(_lower(item, "descriptions"), "lead", "summary", "text") or _old(item, "description")
    )
    headline = plain_line(
        _role(_lower(item, "headlines"), "main") or first_text(item, "headline", "title", "name")
    )
    headline = shortened(headline or headline_from(sections), 500) or standfirst
    if not headline:
        return None
    created = read_date(_any(item, "firstcreated", "contentcreated", "datetime"))
    version = read_date(_any(item, "versioncreated", "contentmodified"))
    is_later = created is not None and version is not None and version.epoch > created.epoch
    uri = first_text(item, "uri")
    article = Article(
        headline=headline,
        standfirst="" if standfirst == headline else standfirst,
        by=_BY.sub("", first_text(item, "by", "byline")),
        located=first_text(item, "located"),
        published=created or version,
        updated=version if is_later else None,
        source=_source(item),
        url=web_address(first_text(item, "webUrl", "url")) or web_address(uri),
        language=first_text(item, "language"),
        subjects=_names(item, "subjects", "subject"),
        people=_names(item, "people", "persons", "person"),
        places=_names(item, "places", "place"),
        organisations=_names(item, "organisations", "organizations", "organisation", "organization"),
        sections=sections,
        corrections=tuple(_corrections(item)),
    )
    return Incoming(article=article, guid=uri, link=article.url)


def _items(value: Object) -> Iterator[Object]:
    for name in ("_items", "items", "results"):
        inner = value.get(name)
        if isinstance(inner, list):
            yield from (item for item in inner if isinstance(item, Mapping))
            return
    yield value


def _sections(item: Object) -> tuple[Section, ...]:
    """The richest of the bodies that are there: markup before plain text."""
    found: dict[str, tuple[Section, ...]] = {}
    for body in _lower(item, "bodies"):
        kind = f"{text_of(body.get('contenttype'))} {text_of(body.get('role'))}".lower()
        value = text_of(body.get("value"))
        if value and "nitf" in kind:
            found.setdefault("nitf", _nitf(value))
        elif value and any(name in kind for name in _RICH):
            found.setdefault("html", html_sections(value))
        elif value:
            found.setdefault("text", text_sections(value) if "markdown" not in kind else html_sections(value))
    for name, kind in (
        ("body_nitf", "nitf"),
        ("body_xhtml", "html"),
        ("body_html", "html"),
        ("body_text", "text"),
    ):
        if value := first_text(item, name):
            sections = _nitf(value) if kind == "nitf" else html_sections(value)
            found.setdefault(kind, text_sections(value) if kind == "text" else sections)
    return next((found[kind] for kind in ("html", "nitf", "text") if found.get(kind)), ())


def _nitf(value: str) -> tuple[Section, ...]:
    from reader.ingest.nitf import body_sections
    from reader.ingest.xml_tree import read_xml

    try:
        return body_sections(read_xml(value.encode()).root)
    except IngestError:
        return html_sections(value)


def _source(item: Object) -> Source | None:
    for one in items_of(_get(item, "infosources") or _get(item, "infosource")):
        if isinstance(one, Mapping) and (name := first_text(one, "name", "literal")):
            return Source(name=name, url=web_address(first_text(one, "uri", "url")))
    provider = _get(item, "provider")
    name = first_text(provider, "name", "literal") if isinstance(provider, Mapping) else text_of(provider)
    name = name or _any(item, "copyrightholder") or _holder(_any(item, "copyrightnotice"))
    return Source(name=plain_line(name)) if name else _from_uri(first_text(item, "uri"))


def _holder(notice: str) -> str:
    """The name in `Copyright 2013 The News Agency, www.tna.org - all rights reserved.`"""
    found = re.match(
        r"(?:copyright|©|\(c\))[\s©]*(?:[\d\s,–-]+)?(?P<name>[^,.(]{2,60})", notice, re.IGNORECASE
    )
    return found["name"].strip(" -–") if found else ""


def _from_uri(uri: str) -> Source | None:
    """Whoever the item's own address or name belongs to."""
    found = re.match(r"(?:https?://(?:www\.)?|urn:newsml:|tag:)(?P<host>[\w.-]+\.\w{2,})", uri)
    return Source(name=found["host"]) if found else None


def _corrections(item: Object) -> Iterator[Correction]:
    for one in items_of(item.get("corrections")):
        text = first_text(one, "text", "value", "note") if isinstance(one, Mapping) else text_of(one)
        if text:
            published = read_date(first_text(one, "published", "date")) if isinstance(one, Mapping) else None
            yield Correction(text=plain_line(text), published=published)


def _names(item: Object, *fields: str) -> tuple[str, ...]:
    """What the item is about, by name; codes that name nothing are left out."""
    found = []
    for field in fields:
        for one in items_of(item.get(field)):
            name = first_text(one, "name", "literal") if isinstance(one, Mapping) else text_of(one)
            if name and not name.isdigit():
                found.append(plain_line(name))
    return tuple(dict.fromkeys(found))


def _role(values: list[dict[str, Any]], *roles: str) -> str:
    """The value with the first of these roles, or else the first."""
    for role in roles:
        for value in values:
            if text_of(value.get("role")).lower() == role and text_of(value.get("value")):
                return text_of(value.get("value"))
    return next((text for value in values if (text := text_of(value.get("value")))), "")


def _lower(item: Object, field: str) -> list[dict[str, Any]]:
    """A list of objects, the names of their fields in small letters: 3.x writes `contentType`."""
    return [
        {str(name).lower(): value for name, value in one.items()}
        for one in items_of(item.get(field))
        if isinstance(one, Mapping)
    ]


def _old(item: Object, name: str) -> str:
    """A text of 1.x, whose variants are called `description_text` and `description_xhtml`."""
    return next(
        (text for key in (name, f"{name}_text", f"{name}_xhtml") if (text := first_text(item, key))), ""
    )


def _get(item: Object, name: str) -> Any:
    return next((value for key, value in item.items() if key.lower() == name), None)


def _any(item: Object, *names: str) -> str:
    return next((text for name in names if (text := text_of(_get(item, name)))), "")
