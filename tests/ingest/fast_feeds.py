"""Feeds as fastfeedparser reads them, behind the same reading of XML: what it would be like to ask it first."""

from reader.ingest.feeds import read_feeds
from reader.ingest.raw_feed import Person, RawEntry, RawFeed
from reader.ingest.xml_tree import read_xml
from reader.model.errors import IngestError


def read_fast_first(data: bytes) -> RawFeed:
    """The feed by fastfeedparser; by the reader of Newsdesk where that one fails or finds no entry."""
    try:
        feed = _fast(data)
    except (ValueError, AttributeError, TypeError, IngestError):
        return next(read_feeds(data))
    return feed if feed.entries else next(read_feeds(data))


def _fast(data: bytes) -> RawFeed:
    import fastfeedparser
    from lxml import etree

    is_json = data.lstrip()[:1] == b"{"
    said = fastfeedparser.parse(data if is_json else etree.tostring(read_xml(data).root, encoding="utf-8"))
    feed = RawFeed(format=said.get("version") or "RSS", title=said.feed.get("title") or "")
    for one in said.entries:
        content = one.get("content") or [{}]
        entry = RawEntry(
            title=one.get("title") or "",
            link=one.get("link") or "",
            id=one.get("id") or "",
            published=one.get("published") or "",
            updated=one.get("updated") or "",
            authors=[
                Person(author.get("name") or "", author.get("email") or "")
                for author in one.get("authors") or ()
            ],
            summary=one.get("description") or "",
            content=content[0].get("value") or "",
        )
        feed.entries.append(entry)
    return feed
