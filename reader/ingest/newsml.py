"""NewsML-G2 text items (https://iptc.org/standards/newsml-g2/), with NITF, XHTML or plain text inside."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.ingest.feed_articles import headline_from, shortened, text_sections, web_address
from reader.ingest.foreign_dates import read_date
from reader.ingest.html_text import element_line, name_of, tree_sections
from reader.ingest.nitf import article_from as nitf_article, every, first, line
from reader.ingest.xml_tree import language_of, read_xml
from reader.model.article import Article, Section, Source
from reader.model.errors import IngestError
from reader.model.incoming import Hints, Incoming, Kind, Parsed
from reader.model.timestamp import Timestamp

if TYPE_CHECKING:
    from lxml import etree

_ITEMS = ("newsitem", "contentset")
_BY = re.compile(r"^by\s+", re.IGNORECASE)
_PERSON = ("cpnat:person",)
_PLACE = ("cpnat:geoarea", "cpnat:poi", "cptype:city", "cptype:country")
_ORGANISATION = ("cpnat:organisation", "cpnat:organization", "spcpnat:team")


def read(data: bytes, hints: Hints) -> Parsed:
    """Every text item of a document or a message. Raises IngestError where there is none."""
    tree = read_xml(data, hints.charset)
    incoming: list[Incoming] = []
    warnings = list(tree.warnings)
    for item in _items(tree.root):
        if _class(item) not in ("", "text", "composite"):
            warnings.append(f"an item of {_class(item)} was passed over")
            continue
        article = _article(item)
        if article.headline:
            incoming.append(Incoming(article=article, guid=item.get("guid", ""), link=article.url))
    if not incoming:
        raise IngestError(warnings[-1] if warnings else "there is no text item in this NewsML-G2")
    return Parsed(kind=Kind.NEWSML, incoming=tuple(incoming), warnings=tuple(warnings))


def _items(root: "etree._Element") -> Iterator["etree._Element"]:
    if name_of(root) in _ITEMS:
        yield root
    else:
        yield from every(root, "newsitem")


def _article(item: "etree._Element") -> Article:
    inner = _inner(item)
    sections = inner.sections
    headline = " ".join(_child_line(item, "headline").split()) or inner.headline
    published = _date(item, "contentcreated") or _date(item, "firstcreated") or _date(item, "versioncreated")
    updated = _date(item, "contentmodified") or _date(item, "versioncreated")
    is_later = updated is not None and published is not None and updated.epoch > published.epoch
    return Article(
        headline=shortened(headline or headline_from(sections), 500),
        standfirst=_description(item) or inner.standfirst,
        by=_creators(item) or _BY.sub("", line(item, "by")) or inner.by,
        located=_located(item) or inner.located,
        published=published or inner.published,
        updated=updated if is_later else None,
        source=_source(item) or inner.source,
        url=_link(item),
        language=_language(item),
        subjects=tuple(dict.fromkeys([*_subjects(item, ()), *inner.subjects])),
        people=tuple(dict.fromkeys([*_subjects(item, _PERSON), *inner.people])),
        places=tuple(dict.fromkeys([*_subjects(item, _PLACE), *inner.places])),
        organisations=tuple(dict.fromkeys([*_subjects(item, _ORGANISATION), *inner.organisations])),
        sections=sections,
    )


def _inner(item: "etree._Element") -> Article:
    """What is in the content set: the article of a NITF, or just sections."""
    nitf = first(item, "nitf")
    if nitf is not None:
        return nitf_article(nitf)
    for content in every(item, "inlinexml"):
        html = first(content, "html")
        body = first(content, "body")
        root = body if body is not None else html if html is not None else content
        if sections := tree_sections(root):
            return Article(headline=line(content, "title"), sections=sections)
    for content in every(item, "inlinedata"):
        if sections := _data_sections(content):
            return Article(headline="", sections=sections)
    return Article(headline="")


def _data_sections(content: "etree._Element") -> tuple[Section, ...]:
    text = "".join(content.itertext())
    if "html" in (content.get("contenttype") or ""):
        from reader.ingest.html_text import html_sections

        return html_sections(text)
    return text_sections(text)


def _child_line(item: "etree._Element", name: str) -> str:
    """The text of an element of the item's own, not of what is in its content set."""
    for element in every(item, name):
        if not any(name_of(above) == "contentset" for above in element.iterancestors()):
            return element_line(element)
    return ""


def _date(item: "etree._Element", name: str) -> Timestamp | None:
    return read_date(_child_line(item, name))


def _class(item: "etree._Element") -> str:
    element = first(item, "itemclass")
    return (
        ""
        if element is None
        else (element.get("qcode") or element.get("uri") or "").rpartition(":")[2].rpartition("/")[2]
    )


def _description(item: "etree._Element") -> str:
    for element in every(item, "description"):
        above = element.getparent()
        if above is not None and name_of(above) == "contentmeta":
            return element_line(element)
    return ""


def _creators(item: "etree._Element") -> str:
    names = [_name(element) for element in every(item, "creator")]
    return ", ".join(dict.fromkeys(filter(None, names)))


def _located(item: "etree._Element") -> str:
    element = first(item, "located")
    if element is None:
        return ""
    names = [_name(element), *(_name(broader) for broader in every(element, "broader"))]
    if not any(names):
        codes = [one.get("qcode", "").rpartition(":")[2] for one in (element, *every(element, "broader"))]
        names = [code for code in codes if code.isalpha()]
    return ", ".join(dict.fromkeys(filter(None, names)))


def _source(item: "etree._Element") -> Source | None:
    """Where the news is from: the information source, the provider, or the holder of the rights."""
    for name in ("infosource", "provider", "copyrightholder"):
        element = first(item, name)
        if element is not None and (found := _name(element)):
            return Source(name=found, url=web_address(element.get("uri", "")))
    element = first(item, "provider")
    code = "" if element is None else (element.get("literal") or element.get("qcode", "").rpartition(":")[2])
    return Source(name=code) if code else None


def _link(item: "etree._Element") -> str:
    for name in ("remotecontent", "link"):
        for element in every(item, name):
            rel = (element.get("rel") or "").rpartition(":")[2].lower()
            if name == "link" and rel not in ("alternate", "canonical", "sameas"):
                continue
            if "html" in (element.get("contenttype") or "html") and (
                url := web_address(element.get("href", ""))
            ):
                return url
    return ""


def _language(item: "etree._Element") -> str:
    element = first(item, "language")
    return (element.get("tag", "") if element is not None else "") or language_of(item)


def _subjects(item: "etree._Element", kinds: tuple[str, ...]) -> list[str]:
    """The names of subjects of some kinds; with none given, of those that are neither people, places nor bodies."""
    found = []
    for element in every(item, "subject"):
        kind = (element.get("type") or "").lower()
        wanted = kind in kinds if kinds else kind not in (*_PERSON, *_PLACE, *_ORGANISATION)
        if wanted and (name := _name(element)):
            found.append(name)
    return found


def _name(element: "etree._Element") -> str:
    """The first name of a concept; those in other languages come behind it."""
    return next((element_line(child) for child in element if name_of(child) == "name"), "") or element.get(
        "literal", ""
    )
