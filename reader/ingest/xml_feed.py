"""RSS, RDF, Atom and CDF feeds as a RawFeed. feedparser reads them; it never sees the bytes of a stranger.

What it gets is the document as `xml_tree` read it: well formed, in UTF-8, without document type and entities. It
neither cleans nor resolves what is in texts, which `feed_articles` does for every format, and nothing is fetched.
"""

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from reader.ingest.raw_feed import ENTRIES_A_PIECE, MOST_ENTRIES, Person, RawEntry, RawFeed
from reader.model.errors import IngestError

if TYPE_CHECKING:
    from lxml import etree

Said = Mapping[str, Any]
"""A mapping of feedparser's, as a plain one: its own look-up takes one field for another."""

_OWN_TEXT = ("description", "summary")
_TEXT_AGAIN = (
    "{http://search.yahoo.com/mrss/}description",
    "{http://search.yahoo.com/mrss}description",
    "{http://www.itunes.com/dtds/podcast-1.0.dtd}summary",
    "{http://www.itunes.com/DTDs/PodCast-1.0.dtd}summary",
    "{http://purl.org/dc/elements/1.1/}description",
)
_ITEMS = ("{*}item", "{*}entry")
_ROOTS = ("rss", "rdf", "feed", "channel", "entry")
_FILES = ("audio/", "video/", "application/")


def read_xml_feeds(root: "etree._Element", base: str = "") -> Iterator[RawFeed]:
    """The feed as it says, at most ENTRIES_A_PIECE entries at a time; `base` is the address it came from.

    Raises IngestError where there is none.
    """
    from lxml import etree

    if etree.QName(root).localname.lower() not in _ROOTS:
        raise IngestError("this XML is no feed")
    _prepare(root)
    items = [
        (item, above)
        for item in root.iter(*_ITEMS)
        if (above := item.getparent()) is not None and next(item.iterancestors(*_ITEMS), None) is None
    ]
    for item, above in items:
        above.remove(item)
    for start in range(0, max(len(items[:MOST_ENTRIES]), 1), ENTRIES_A_PIECE):
        piece = items[start : min(start + ENTRIES_A_PIECE, MOST_ENTRIES)]
        for item, above in piece:
            above.append(item)
        feed = _read(etree.tostring(root, encoding="utf-8"), base)
        feed.total = 0 if start else len(items)
        yield feed
        for item, above in piece:
            above.remove(item)


def _read(xml: bytes, base: str) -> RawFeed:
    import feedparser

    said = feedparser.parse(
        io.BytesIO(xml),
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    head: Said = dict(said.feed)
    feed = RawFeed(
        format=feedparser.api.SUPPORTED_VERSIONS.get(said.version) or "RSS",
        title=_text(head, "title"),
        link=_home(head),
        address=next(_links(head, "self"), ""),
        language=_text(head, "language"),
        authors=_people(head),
    )
    feed.link = _resolved(base, feed.link) if feed.link else ""
    feed.entries = [_entry(dict(entry), feed, base) for entry in said.entries]
    return feed


def _prepare(root: "etree._Element") -> None:
    """Take away what feedparser would take for the text of an entry, or for its link.

    Captions of pictures and summaries for podcast players stand beside an entry's own description; feedparser
    makes the second of two descriptions the content. An address in an attribute would win over that in the text.
    Markup becomes CDATA, for feedparser is called for every escaped character on its own, which takes its time.
    """
    from lxml import etree

    for again in list(root.iter(*_TEXT_AGAIN)):
        item = next(again.iterancestors(*_ITEMS), None)
        if item is not None and any(_is_own_text(child) for child in item):
            above = again.getparent()
            if above is not None:
                above.remove(again)
    for link in root.iter("{*}link"):
        if (link.text or "").strip():
            for name in ("uri", "url", "href"):
                link.attrib.pop(name, None)
    for element in root.iter():
        text = element.text
        if text and ("<" in text or "&" in text) and "]]>" not in text:
            element.text = etree.CDATA(text)


def _is_own_text(element: "etree._Element") -> bool:
    tag = element.tag
    return isinstance(tag, str) and tag not in _TEXT_AGAIN and tag.rpartition("}")[2] in _OWN_TEXT


def _entry(said: Said, feed: RawFeed, base: str) -> RawEntry:
    contents = [dict(one) for one in said.get("content", ())]
    content: Said = next((one for one in contents if one.get("type") != "text/plain"), (contents or [{}])[0])
    about = content or said.get("summary_detail") or said.get("title_detail") or {}
    is_atom = feed.format.startswith("Atom")
    text, summary = _text(content, "value"), _text(said, "summary") or _text(said, "subtitle")
    source = said.get("source") or {}
    entry_base = _text(about, "base")
    return RawEntry(
        title=_text(said, "title"),
        link=_link(said, feed.format),
        id=_id(said, feed.format),
        published=_text(said, "published") or _text(said, "created"),
        updated=_text(said, "updated"),
        authors=_people(said) or (feed.authors if is_atom else []),
        summary="" if summary == text else summary,
        content=text,
        is_text=is_atom and about.get("type") == "text/plain",
        categories=[
            name for tag in said.get("tags", ()) if (name := _text(tag, "label") or _text(tag, "term"))
        ],
        language=_text(about, "language"),
        base=_resolved(base, entry_base) if entry_base else base,
        source=_text(source, "title"),
        source_link=_text(source, "href") or _text(source, "link"),
        media=list(dict.fromkeys(_media(said))),
    )


def _link(said: Said, format_: str) -> str:
    """The page of an entry. feedparser takes an id for it where there is no link; only a web address may be."""
    link, id_ = _text(said, "link"), _text(said, "id")
    is_address = id_.startswith(("http://", "https://"))
    if link == id_ and (format_.startswith("Atom") or not is_address):
        link = ""
    link = link or next(_links(said, "alternate"), "") or next(_links(said, "related", "via"), "")
    return link or (id_ if is_address and format_ == "RSS 1.0" else "")


def _id(said: Said, format_: str) -> str:
    """The publisher's id; what RDF has in its place is the address of the page."""
    return "" if format_ == "RSS 1.0" else _text(said, "id") or _text(said, "dc_identifier")


def _home(said: Said) -> str:
    link = _text(said, "link")
    if link == _text(said, "id"):
        link = ""
    return link or next(_links(said, "alternate", "related", "via"), "")


def _links(said: Said, *kinds: str) -> Iterator[str]:
    for link in said.get("links", ()):
        if link.get("rel") in kinds and (address := _text(link, "href")):
            yield address


def _people(said: Said) -> list[Person]:
    """Those with a name, or else the bare addresses."""
    people = [Person(_text(one, "name"), _text(one, "email")) for one in said.get("authors", ()) if one]
    return [one for one in people if one.name] or people


def _media(said: Said) -> Iterator[str]:
    enclosures = (link for link in said.get("links", ()) if link.get("rel") == "enclosure")
    for file in (*enclosures, *said.get("media_content", ())):
        if _text(file, "type").startswith(_FILES) or file.get("medium") in ("audio", "video", "document"):
            yield _text(file, "href") or _text(file, "url")


def _text(said: Said, name: str) -> str:
    value = dict.get(said, name) if isinstance(said, dict) else said.get(name)
    return value.strip() if isinstance(value, str) else ""


def _resolved(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address
