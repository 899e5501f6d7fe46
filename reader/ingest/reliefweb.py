"""Answers of the ReliefWeb API (https://apidoc.reliefweb.int) as a user saved them: reports with their fields."""

from collections.abc import Iterator, Mapping
from typing import Any

from reader.ingest.feed_articles import headline_from, shortened, web_address
from reader.ingest.foreign_dates import read_date
from reader.ingest.html_text import html_sections, plain_line
from reader.ingest.json_values import Object, first_text, items_of, objects, text_of
from reader.ingest.markdown import markdown_sections
from reader.model.article import Article, Source
from reader.model.errors import IngestError
from reader.model.incoming import Hints, Incoming, Kind, Parsed

_SUBJECTS = ("theme", "disaster", "disaster_type", "vulnerable_groups", "format")


def read(data: bytes, hints: Hints) -> Parsed:
    """Every report in an answer. Raises IngestError where there is none."""
    items = [item for value in objects(data, hints.charset) for item in _items(value)]
    incoming = tuple(one for item in items if (one := incoming_from(item)))
    if not incoming:
        raise IngestError(
            "there is no report in this answer; ask the API for fields[include][]=title and body"
        )
    warnings: tuple[str, ...] = ()
    if len(incoming) < len(items):
        warnings = (f"{len(items) - len(incoming):,} without a title were passed over",)
    return Parsed(kind=Kind.RELIEFWEB, title="ReliefWeb", incoming=incoming, warnings=warnings)


def incoming_from(item: Object) -> Incoming | None:
    """An article out of a report; None where it has no title and no text."""
    fields = item.get("fields")
    if not isinstance(fields, Mapping):
        return None
    html, body = first_text(fields, "body-html"), first_text(fields, "body")
    sections = html_sections(html) if html else markdown_sections(body)
    headline = shortened(plain_line(first_text(fields, "title")), 500) or headline_from(sections)
    if not headline:
        return None
    date = fields.get("date")
    dates: Object = date if isinstance(date, Mapping) else {"original": date}
    sources = _names(fields, "source")
    url = web_address(first_text(fields, "origin", "url_alias", "url")) or web_address(
        first_text(item, "href")
    )
    article = Article(
        headline=headline,
        standfirst=plain_line(first_text(fields, "headline-summary")),
        published=read_date(first_text(dates, "original", "created")),
        source=Source(name=", ".join(sources))
        if sources
        else Source(name="ReliefWeb", url="https://reliefweb.int"),
        url=web_address(first_text(fields, "url_alias", "url")) or url,
        language=_language(fields.get("language")),
        subjects=tuple(dict.fromkeys(name for field in _SUBJECTS for name in _names(fields, field))),
        places=tuple(dict.fromkeys([*_names(fields, "primary_country"), *_names(fields, "country")])),
        organisations=sources,
        sections=sections,
    )
    number = text_of(item.get("id")) or text_of(fields.get("id"))
    return Incoming(article=article, guid=f"reliefweb:{number}" if number else "", link=article.url)


def _items(value: Object) -> Iterator[Object]:
    data: Any = value.get("data")
    if "fields" in value:
        yield value
    for item in items_of(data):
        if isinstance(item, Mapping):
            yield item


def _names(fields: Object, name: str) -> tuple[str, ...]:
    found = []
    for one in items_of(fields.get(name)):
        text = first_text(one, "name", "longname", "shortname") if isinstance(one, Mapping) else text_of(one)
        if text:
            found.append(plain_line(text))
    return tuple(found)


def _language(value: object) -> str:
    for one in items_of(value):
        code = first_text(one, "code") if isinstance(one, Mapping) else ""
        if code:
            return code
    return ""
