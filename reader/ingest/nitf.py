"""NITF 3 (https://iptc.org/standards/nitf/), standing alone or inside of NewsML-G2 and ninjs."""

import re
from typing import TYPE_CHECKING

from reader.ingest.feed_articles import headline_from, shortened, web_address
from reader.ingest.foreign_dates import read_date
from reader.ingest.html_text import element_line, name_of, tree_sections
from reader.ingest.xml_tree import language_of, read_xml
from reader.model.article import Article, Section, Source
from reader.model.errors import IngestError
from reader.model.incoming import Hints, Incoming, Kind, Parsed
from reader.model.timestamp import Timestamp

if TYPE_CHECKING:
    from lxml import etree

_BY = re.compile(r"^by\s+", re.IGNORECASE)


def read(data: bytes, hints: Hints) -> Parsed:
    """The article of a NITF document. Raises IngestError where it is none."""
    tree = read_xml(data, hints.charset)
    root = tree.root if name_of(tree.root) == "nitf" else first(tree.root, "nitf")
    if root is None:
        raise IngestError("there is no NITF in this XML")
    article = article_from(root)
    if not article.headline:
        raise IngestError("this NITF has neither headline nor text")
    document = first(root, "doc-id")
    guid = document.get("id-string", "") if document is not None else ""
    one = Incoming(article=article, guid=guid, link=article.url)
    return Parsed(kind=Kind.NITF, title=article.headline, incoming=(one,), warnings=tree.warnings)


def article_from(root: "etree._Element") -> Article:
    """What a `nitf` element says; the headline is empty where there is nothing to make one of."""
    sections = body_sections(root)
    headline = line(root, "hl1") or line(root, "hedline") or line(root, "title")
    published = _date(root, "date.issue") or _date(root, "story.date") or _date(root, "date.release")
    return Article(
        headline=shortened(headline or headline_from(sections), 500),
        standfirst=line(root, "abstract") or line(root, "hl2"),
        by=byline(root),
        located=_place(root),
        published=published,
        source=_source(root),
        url=_url(root),
        language=language_of(root),
        subjects=_keywords(root),
        people=_texts(root, "person"),
        places=_texts(root, "location"),
        organisations=_texts(root, "org"),
        sections=sections,
    )


def body_sections(root: "etree._Element") -> tuple[Section, ...]:
    """The running text: `body.content`, or where there is none the body."""
    content = first(root, "body.content")
    body = content if content is not None else first(root, "body")
    return tree_sections(root if body is None else body)


def byline(root: "etree._Element") -> str:
    """Who wrote it: the person in the byline, or the byline without its `By`, its title kept."""
    element = first(root, "byline")
    if element is None:
        return ""
    text = element_line(element).rstrip(" ,")
    return _BY.sub("", text)


def first(root: "etree._Element", name: str) -> "etree._Element | None":
    """The first element of that name, whatever its namespace."""
    return next((element for element in root.iter() if name_of(element) == name), None)


def every(root: "etree._Element", name: str) -> "list[etree._Element]":
    """All elements of that name, whatever their namespace."""
    return [element for element in root.iter() if name_of(element) == name]


def line(root: "etree._Element", name: str) -> str:
    """The text of the first element of that name, in one line; empty where there is none."""
    element = first(root, name)
    return "" if element is None else element_line(element)


def _date(root: "etree._Element", name: str) -> Timestamp | None:
    element = first(root, name)
    if element is None:
        return None
    return read_date(element.get("norm") or element_line(element))


def _place(root: "etree._Element") -> str:
    dateline = first(root, "dateline")
    if dateline is None:
        return ""
    location = first(dateline, "location")
    return element_line(dateline if location is None else location).strip(" ,-–—")


def _source(root: "etree._Element") -> Source | None:
    for name, attribute in (
        ("distributor", ""),
        ("doc.copyright", "holder"),
        ("pubdata", "name"),
        ("doc-id", "regsrc"),
    ):
        element = first(root, name)
        if element is not None and (
            found := element.get(attribute, "") if attribute else element_line(element)
        ):
            return Source(name=found)
    return None


def _url(root: "etree._Element") -> str:
    element = first(root, "pubdata")
    return web_address(element.get("ex-ref", "")) if element is not None else ""


def _keywords(root: "etree._Element") -> tuple[str, ...]:
    found = [element.get("key", "") for element in every(root, "keyword")]
    found += [element.get("tobject.subject.type", "") for element in every(root, "tobject.subject")]
    found += [element_line(element) or element.get("value", "") for element in every(root, "classifier")]
    return tuple(dict.fromkeys(filter(None, map(str.strip, found))))


def _texts(root: "etree._Element", name: str) -> tuple[str, ...]:
    """Names marked up in the text, a byline's and a dateline's left out."""
    apart = ("byline", "dateline", "distributor")
    found = [
        element_line(element)
        for element in every(root, name)
        if not any(name_of(above) in apart for above in element.iterancestors())
    ]
    return tuple(dict.fromkeys(filter(None, found)))
