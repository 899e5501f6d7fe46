"""Web pages as articles: what the page says of itself first (JSON-LD, OpenGraph), its text by trafilatura.

Hidden text is taken out before anything is read. Nothing is fetched, no script is run.
"""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.ingest.decoding import decode
from reader.ingest.feed_articles import headline_from, headline_opening, shortened, web_address
from reader.ingest.foreign_dates import read_date
from reader.ingest.html_text import element_line, is_hidden, name_of, parse_html, plain_line, tree_sections
from reader.ingest.json_ld import article_from, from_script
from reader.ingest.json_values import Object
from reader.model.article import Article, Section, Source
from reader.model.errors import IngestError
from reader.model.incoming import FoundFeed, Hints, Incoming, Kind, Parsed
from reader.model.timestamp import Timestamp

if TYPE_CHECKING:
    from lxml import etree

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")
_ENOUGH = 250  # characters of text from which the extractor's answer is believed
_UNSEEN = frozenset(("script", "style", "template", "noscript", "iframe", "object", "embed", "svg"))
_LONGEST_STANDFIRST = 600
_PUBLISHED = (
    *("article:published_time", "og:published_time", "datepublished", "date", "dc.date", "dcterms.created"),
    *("dc.date.issued", "pubdate", "publishdate", "parsely-pub-date", "sailthru.date", "article.published"),
)
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")


def read(data: bytes, hints: Hints) -> Parsed:
    """The article of a page, and the feeds it links to. Raises IngestError where there is no text in it."""
    decoded = decode(data, hints.charset)
    root = parse_html(decoded.text)
    if root is None:
        raise IngestError("there is nothing in this page")
    base = _base(root, hints.address or _canonical(root))
    feeds = feed_links(root, base)
    stated = _stated(root)
    _drop_hidden(root)
    article = _article(root, stated, base)
    if not article.sections and not article.standfirst:
        raise IngestError("there is no article in this page")
    warnings = (decoded.warning,) if decoded.warning else ()
    one = Incoming(article=article, link=article.url)
    return Parsed(kind=Kind.PAGE, title=article.headline, incoming=(one,), feeds=feeds, warnings=warnings)


def feed_links(root: "etree._Element", base: str) -> tuple[FoundFeed, ...]:
    """The feeds that a page names in its head."""
    found: dict[str, FoundFeed] = {}
    for link in root.iter("link"):
        rel = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").lower().partition(";")[0].strip()
        url = web_address(link.get("href") or "", base)
        if "alternate" in rel and kind in _FEED_TYPES and url and "oembed" not in url:
            found.setdefault(url, FoundFeed(url=url, title=" ".join((link.get("title") or "").split())))
    return tuple(found.values())


class _Stated:
    """What a page says of itself: values by names in small letters, and the articles of its JSON-LD."""

    def __init__(self, values: dict[str, list[str]], objects: list[Object]) -> None:
        self._values = values
        self.objects = objects

    def all(self, *names: str) -> list[str]:
        """Every value of these names."""
        return [value for name in names for value in self._values.get(name, ())]

    def first(self, *names: str) -> str:
        """The first value of these names."""
        return next(iter(self.all(*names)), "")


def _stated(root: "etree._Element") -> _Stated:
    values: dict[str, list[str]] = {}
    objects: list[Object] = []
    for element in root.iter("meta", "link", "script", "title", "time"):
        name = name_of(element)
        if name == "meta":
            key = element.get("property") or element.get("name") or element.get("itemprop") or ""
            content = " ".join((element.get("content") or "").split())
            if key and content:
                values.setdefault(key.lower(), []).append(content)
        elif name == "link" and "canonical" in (element.get("rel") or "").lower().split():
            values.setdefault("canonical", []).append(element.get("href") or "")
        elif name == "title" and element.getparent() is not None and name_of(element.getparent()) != "svg":
            values.setdefault("title", []).append(element_line(element))
        elif name == "script" and "ld+json" in (element.get("type") or "").lower():
            objects += from_script(element.text or "")
        elif name == "time" and element.get("datetime"):
            values.setdefault("time", []).append(element.get("datetime") or "")
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    if language:
        values["lang"] = [language]
    return _Stated(values, objects)


def _article(root: "etree._Element", stated: _Stated, base: str) -> Article:
    known = _main_object(stated, base)
    headings = [text for element in root.iter("h1") if (text := element_line(element))]
    headline = known.headline if known else ""
    headline = headline or plain_line(stated.first("og:title", "twitter:title", "dc.title", "headline"))
    headline = (
        headline
        or (headings[0] if len(headings) == 1 else "")
        or _page_title(stated)
        or "".join(headings[:1])
    )
    sections = _without_repeated(_text(root, base), headline, headings)
    if known and _length(sections) < _length(known.sections) / 2:
        sections = known.sections
    url = web_address(stated.first("canonical"), base) or (known.url if known else "")
    url = url or web_address(stated.first("og:url"), base) or web_address(base)
    published = (known.published if known else None) or _date(stated, *_PUBLISHED)
    updated = (known.updated if known else None) or _date(stated, *_UPDATED)
    published = published or _date(stated, "time")
    is_later = updated is not None and published is not None and updated.epoch > published.epoch
    standfirst = (known.standfirst if known else "") or plain_line(
        stated.first("og:description", "description", "twitter:description", "dc.description")
    )
    tags = [word for value in stated.all("article:tag", "news_keywords") for word in value.split(",")]
    return Article(
        headline=shortened(headline or headline_from(sections, url) or "Untitled page", 500),
        standfirst=_standfirst(standfirst, sections),
        by=(known.by if known else "") or _authors(stated),
        located=known.located if known else "",
        published=published,
        updated=updated if is_later else None,
        source=(known.source if known else None) or _publisher(stated, url),
        url=url,
        language=((known.language if known else "") or stated.first("lang", "og:locale")).replace("_", "-")[
            :35
        ],
        subjects=(known.subjects if known else ())
        or tuple(dict.fromkeys(filter(None, map(plain_line, tags))))[:30],
        people=known.people if known else (),
        places=known.places if known else (),
        organisations=known.organisations if known else (),
        sections=sections,
        corrections=known.corrections if known else (),
    )


def _main_object(stated: _Stated, base: str) -> Article | None:
    """The article that the JSON-LD of a page is about: the one at its address, or else the first."""
    found = [article_from(one, base) for one in stated.objects]
    here = {web_address(stated.first("canonical"), base), web_address(base)}
    return next((one for one in found if one.url and one.url in here), found[0] if found else None)


def _text(root: "etree._Element", base: str) -> tuple[Section, ...]:
    """The running text: what trafilatura takes for it, or where that is next to nothing, what the page marks so."""
    from copy import deepcopy

    import trafilatura

    extracted = trafilatura.bare_extraction(
        deepcopy(root),
        include_comments=False,
        include_formatting=True,
        include_links=True,
        include_tables=True,
        with_metadata=False,
    )
    body = getattr(extracted, "body", None)
    sections = tree_sections(body, base) if body is not None else ()
    if _length(sections) >= _ENOUGH:
        return sections
    for name in ("article", "main", "body"):
        longest = max((tree_sections(element, base) for element in root.iter(name)), key=_length, default=())
        if longest:
            return longest
    return sections


def _drop_hidden(root: "etree._Element") -> None:
    """Take out what a browser would not show, but not the text that follows it."""
    for element in [one for one in root.iter() if name_of(one) in _UNSEEN or is_hidden(one)]:
        parent = element.getparent()
        if parent is None:
            continue
        if element.tail:
            before = element.getprevious()
            if before is not None:
                before.tail = (before.tail or "") + element.tail
            else:
                parent.text = (parent.text or "") + element.tail
        parent.remove(element)


def _base(root: "etree._Element", address: str) -> str:
    for element in root.iter("base"):
        return web_address(element.get("href") or "", address) or address
    return address


def _canonical(root: "etree._Element") -> str:
    """The address that a page gives itself, for one that was saved: its links are relative to it."""
    for element in root.iter("link", "meta"):
        if "canonical" in (element.get("rel") or "").lower().split():
            return web_address(element.get("href") or "")
        if element.get("property") == "og:url":
            return web_address(element.get("content") or "")
    return ""


def _page_title(stated: _Stated) -> str:
    """The page's title without the name of the site behind it."""
    title = stated.first("title")
    site = plain_line(stated.first("og:site_name"))
    for sign in (" | ", " - ", " – ", " — ", " · ", " :: "):
        before, found, after = title.rpartition(sign)
        if found and (after.strip() == site or (len(before) > 3 * len(after) and len(after.split()) <= 4)):
            return before.strip()
    return title


def _without_repeated(
    sections: tuple[Section, ...], headline: str, headings: list[str]
) -> tuple[Section, ...]:
    """The sections without a heading that repeats the headline."""
    repeated = {text.casefold() for text in (headline, *headings) if text}
    kept: list[Section] = []
    for section in sections:
        if section.heading.casefold() not in repeated:
            kept.append(section)
        elif section.text and kept and not kept[-1].heading:
            kept[-1] = Section(text=f"{kept[-1].text}\n\n{section.text}")
        elif section.text:
            kept.append(Section(text=section.text))
    return tuple(kept)


def _standfirst(text: str, sections: tuple[Section, ...]) -> str:
    """The description, unless the text begins with it or it is too long to be one."""
    start = text.rstrip(" .…")[:60]
    if not start or len(text) > _LONGEST_STANDFIRST or headline_opening(sections, 400).startswith(start):
        return ""
    return text


def _authors(stated: _Stated) -> str:
    found = stated.all("author", "article:author", "dc.creator", "parsely-author", "byl", "sailthru.author")
    names = [plain_line(name) for name in found if not name.startswith(("http://", "https://"))]
    return ", ".join(list(dict.fromkeys(filter(None, names)))[:5])


def _publisher(stated: _Stated, url: str) -> Source | None:
    name = plain_line(stated.first("og:site_name", "application-name", "dc.publisher"))
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    home = f"{parts.scheme}://{parts.netloc}/" if host else ""
    return Source(name=name or host, url=web_address(home)) if name or host else None


def _date(stated: _Stated, *names: str) -> Timestamp | None:
    return next((found for value in stated.all(*names) if (found := read_date(value))), None)


def _length(sections: tuple[Section, ...]) -> int:
    return sum(len(section.text) for section in sections)
