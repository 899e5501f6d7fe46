"""Which feeds a page offers: those it declares, then links that look like feeds.

Declared as the HTML standard has it: https://html.spec.whatwg.org/multipage/links.html#rel-alternate.
"""

import re
from urllib.parse import urlsplit

from reader.ingest.address import WebAddress, read_address
from reader.ingest.decoding import decode
from reader.model.errors import IngestError, NetworkError
from reader.model.incoming import FoundFeed, Kind, Parsed
from reader.text.clean import clean_line

MOST_FEEDS = 50

_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
        "application/json",
    }
)
_LOOKS_LIKE_FEED = re.compile(r"(?:^|[/._-])(?:rss2?|atom|feeds?|rdf)(?:[/._-]|$)", re.IGNORECASE)
_LOOKS_LIKE_ELSE = re.compile(r"\.(?:html?|png|jpe?g|gif|svg|css|js)$", re.IGNORECASE)


def find_feeds(data: bytes, address: str, charset: str = "") -> Parsed:
    """The feeds that an HTML page leads to, the surest first. Raises IngestError for no HTML at all."""
    from lxml import etree, html

    text, _ = decode(data, charset)
    try:
        root = html.document_fromstring(
            text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise IngestError("this is no page: there is nothing in it") from error
    page = read_address(address)
    base = _resolved(next((one.get("href", "") for one in root.iter("base")), ""), page) or page
    declared: dict[str, str] = {}
    linked: dict[str, str] = {}
    for element in root.iter("link", "a"):
        target = _resolved(element.get("href", ""), base)
        if target is None or str(target) == str(page):
            continue
        relations = element.get("rel", "").lower().split()
        media_type = element.get("type", "").lower().partition(";")[0].strip()
        title = clean_line(element.get("title") or "")
        if ("alternate" in relations and media_type in _TYPES) or "feed" in relations:
            if not (media_type == "application/json" and "/wp-json/" in target.target):
                declared.setdefault(str(target), title)
        elif element.tag == "a" and _looks_like_feed(target):
            linked.setdefault(str(target), title or clean_line("".join(element.itertext()))[:80])
    found = declared or linked
    feeds = tuple(FoundFeed(url=url, title=title) for url, title in list(found.items())[:MOST_FEEDS])
    title = clean_line("".join(next(root.iter("title"), root.makeelement("title")).itertext()))
    return Parsed(kind=Kind.FEED_LINKS, title=title[:200], home=str(page), feeds=feeds)


def _resolved(href: str, base: WebAddress) -> WebAddress | None:
    if not href.strip():
        return None
    try:
        return read_address(href, base)
    except NetworkError:
        return None


def _looks_like_feed(address: WebAddress) -> bool:
    parts = urlsplit(address.target)
    if _LOOKS_LIKE_ELSE.search(parts.path):
        return False
    return bool(_LOOKS_LIKE_FEED.search(parts.path)) or "feed=" in parts.query
