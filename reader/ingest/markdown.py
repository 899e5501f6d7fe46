"""Markdown as an article: headings are sections, front matter is read, the rest becomes the subset of an article.

Markdown proper is turned into HTML and that into text, so that nothing of it is read in two ways.
"""

import re
from collections.abc import Mapping
from typing import Any

from reader.ingest.decoding import decode
from reader.ingest.feed_articles import headline_from, web_address
from reader.ingest.foreign_dates import read_date
from reader.ingest.html_text import html_sections, plain_line
from reader.model.article import NOTHING_UNKNOWN, Article, Plain, Section, Source
from reader.model.errors import IngestError
from reader.model.incoming import Hints, Incoming, Kind, Parsed

_FRONT = re.compile(
    r"\A(?P<mark>---|\+\+\+)[ \t]*\n(?P<front>.*?\n)(?:(?P=mark)|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_LINE = re.compile(r"^([A-Za-z_][\w -]*?)\s*[:=]\s*(.*)$")
_ITEM = re.compile(r"^\s*-\s+(.*)$")
_NAMES = {
    "headline": ("headline", "title"),
    "standfirst": ("standfirst", "description", "summary", "subtitle", "excerpt", "lead"),
    "by": ("by", "author", "authors", "byline"),
    "located": ("located", "dateline", "location"),
    "published": ("published", "date", "created", "pubdate", "publishdate"),
    "updated": ("updated", "modified", "lastmod"),
    "source": ("source", "publisher"),
    "url": ("url", "link", "canonical", "canonical_url"),
    "language": ("language", "lang"),
    "subjects": ("subjects", "tags", "categories", "keywords", "category", "topics"),
    "people": ("people",),
    "places": ("places",),
    "organisations": ("organisations", "organizations"),
}
_LISTS = ("subjects", "people", "places", "organisations")


def read(data: bytes, hints: Hints) -> Parsed:
    """The article in a Markdown text. Raises IngestError where there is nothing in it."""
    decoded = decode(data, hints.charset)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not text.strip():
        raise IngestError("there is nothing in it")
    article = article_from(text, hints.address)
    warnings = (decoded.warning,) if decoded.warning else ()
    one = Incoming(article=article, link=article.url)
    return Parsed(kind=Kind.MARKDOWN, title=article.headline, incoming=(one,), warnings=warnings)


def article_from(text: str, address: str = "") -> Article:
    """The article; where there is no front matter the first heading is its headline."""
    front, body = split_front_matter(text)
    sections = markdown_sections(body, address)
    fields = {name: _texts(front, names) for name, names in _NAMES.items()}
    first = {name: values[0] if values else "" for name, values in fields.items()}
    headline = plain_line(first["headline"])
    if sections and sections[0].heading and headline in ("", sections[0].heading):
        headline = sections[0].heading
        rest = Section(text=sections[0].text)
        sections = (rest, *sections[1:]) if rest.text else sections[1:]
    headline = headline or headline_from(sections)
    if not headline:
        raise IngestError("there is neither a headline nor a text in it")
    known = {name for names in _NAMES.values() for name in names}
    unknown = {name: value for name, value in front.items() if name.lower() not in known and value}
    return Article(
        headline=headline,
        standfirst=first["standfirst"],
        by=", ".join(fields["by"]),
        located=first["located"],
        published=read_date(first["published"]),
        updated=read_date(first["updated"]),
        source=Source(name=first["source"]) if first["source"] else None,
        url=web_address(first["url"], address),
        language=first["language"],
        subjects=tuple(fields["subjects"]),
        people=tuple(fields["people"]),
        places=tuple(fields["places"]),
        organisations=tuple(fields["organisations"]),
        sections=sections,
        unknown=unknown or NOTHING_UNKNOWN,
    )


def markdown_sections(text: str, base: str = "") -> tuple[Section, ...]:
    """The text as sections."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).enable(["table", "strikethrough"])
    return html_sections(f"<div>{parser.render(text)}</div>", base)


def split_front_matter(text: str) -> tuple[Mapping[str, Plain], str]:
    """The fields before the text, as a static site has them, and the text. Lists stand in brackets or as items."""
    found = _FRONT.match(text)
    if not found:
        return {}, text
    fields: dict[str, Plain] = {}
    name = ""
    for line in found["front"].split("\n"):
        if (item := _ITEM.match(line)) and name:
            items = fields[name] if isinstance(fields[name], list) else []
            fields[name] = [*items, _unquoted(item[1])]
        elif field := _LINE.match(line):
            name = field[1].strip()
            fields[name] = _value(field[2].strip())
    return fields, text[found.end() :]


def _value(text: str) -> Plain:
    if text.startswith("[") and text.endswith("]"):
        return [_unquoted(item) for item in text[1:-1].split(",") if item.strip()]
    return _unquoted(text)


def _unquoted(text: str) -> str:
    text = text.strip()
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if is_quoted else re.sub(r"\s+#.*$", "", text)


def _texts(front: Mapping[str, Plain], names: tuple[str, ...]) -> list[str]:
    """The texts of the first of these fields that has any; a list in a text is separated by commas."""
    lower: dict[str, Any] = {name.lower(): value for name, value in front.items()}
    for name in names:
        value = lower.get(name)
        if not value:
            continue
        found = value if isinstance(value, list) else value.split(",") if names[0] in _LISTS else [value]
        return [text for item in found if (text := str(item).strip())]
    return []
