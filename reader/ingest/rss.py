"""RSS 0.9x and 2.0, and RSS 1.0 and 0.90 in RDF, with what other namespaces add, as a RawFeed.

Formats: https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/spec, Media RSS, iTunes.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from reader.ingest.feed_elements import atom_text, children, key, markup, person, resolved, words
from reader.ingest.raw_feed import Person, RawEntry, RawFeed
from reader.ingest.xml_tree import base_of, language_of

if TYPE_CHECKING:
    from lxml import etree

_DOCUMENTS = ("audio/", "video/", "application/")


def is_rss(root: "etree._Element") -> bool:
    """Whether the root is that of an RSS feed of any version."""
    return key(root) in ("rss", "rdf:rdf", "rdf", "channel", "rss:rss")


def read_rss(root: "etree._Element", base: str = "") -> RawFeed:
    """The feed as it says; `base` is the address it came from."""
    channel = next((child for name, child in children(root) if name == "channel"), root)
    is_rdf = key(root) in ("rdf:rdf", "rdf")
    feed = RawFeed(format="RSS 1.0" if is_rdf else f"RSS {root.get('version', '')}".strip())
    _read_channel(channel, feed)
    items = _items(root) if is_rdf else _items(channel)
    feed.entries = [_entry(item, base) for item in items]
    if not is_rdf and channel is not root:
        feed.entries += [_entry(item, base) for item in _items(root)]
    return feed


def _items(parent: "etree._Element") -> Iterator["etree._Element"]:
    for name, child in children(parent):
        if name == "item":
            yield child
        elif name == "items":
            yield from _items(child)


def _read_channel(channel: "etree._Element", feed: RawFeed) -> None:
    seen: dict[str, str] = {}
    alternate = ""
    for name, child in children(channel):
        if name == "atom:link":
            if (child.get("rel") or "alternate") == "alternate":
                alternate = alternate or child.get("href", "")
            elif child.get("rel") == "self":
                feed.address = feed.address or child.get("href", "").strip()
        elif name in ("title", "dc:title", "itunes:title", "atom:title"):
            seen.setdefault(name, markup(child))
        elif name in (
            "link",
            "language",
            "dc:language",
            "managingeditor",
            "webmaster",
            "dc:creator",
            "itunes:author",
        ):
            seen.setdefault(name, words(child))
    feed.title = _first(seen, "title", "dc:title", "atom:title", "itunes:title")
    feed.link = _first(seen, "link") or alternate.strip()
    feed.language = _first(seen, "language", "dc:language") or language_of(channel)
    author = _first(seen, "managingeditor", "webmaster", "dc:creator", "itunes:author")
    feed.authors = [person(author)] if author else []


def _entry(item: "etree._Element", base: str) -> RawEntry:
    entry = RawEntry(base=base_of(item, base), language=language_of(item))
    seen: dict[str, str] = {}
    authors: dict[str, list[Person]] = {}
    for name, child in children(item):
        if name == "link":
            seen[name] = words(child) or child.get("href") or seen.get(name, "")  # of several the last
        elif name in _READERS:
            seen.setdefault(name, _READERS[name](child))
        elif name in _AUTHORS:
            authors.setdefault(name, []).append(person(words(child)))
        elif name == "atom:author":
            authors.setdefault(name, []).append(_atom_person(child))
        elif name in ("category", "dc:subject"):
            entry.categories.append(markup(child))
        elif name == "atom:category":
            entry.categories.append(child.get("label") or child.get("term") or "")
        elif name in ("itunes:keywords", "media:keywords"):
            entry.categories += words(child).split(",")
        elif name in ("atom:link", "enclosure", "media:content", "media:group", "guid", "source"):
            _read_special(name, child, seen, entry)
    entry.title = _first(seen, "title", "dc:title", "atom:title", "media:title", "itunes:title")
    entry.link = _first(seen, "link", "alternate")
    entry.id = _first(seen, "guid", "atom:id", "dc:identifier")
    if not entry.link and seen.get("permalink") and entry.id.startswith(("http://", "https://")):
        entry.link = entry.id
    about = item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", "")
    entry.link = entry.link or about
    if entry.base and entry.base != base:  # a base of the entry's own; that of the feed is for whoever asks
        entry.link = resolved(entry.base, entry.link)
    entry.published = _first(
        seen, "pubdate", "atom:published", "dc:date", "dcterms:issued", "dcterms:created", "date"
    )
    entry.updated = _first(seen, "atom:updated", "dcterms:modified", "dc:date")
    entry.summary = _first(
        seen,
        "description",
        "dc:description",
        "atom:summary",
        "itunes:summary",
        "media:description",
        "itunes:subtitle",
    )
    entry.content = _first(seen, "content:encoded", "atom:content", "xhtml:body", "fulltext", "body")
    for name in (*_AUTHORS, "atom:author"):
        if authors.get(name):
            entry.authors = authors[name]
            break
    entry.categories = [category.strip() for category in entry.categories if category.strip()]
    return entry


def _read_special(name: str, child: "etree._Element", seen: dict[str, str], entry: RawEntry) -> None:
    """What is not simply the text of an element."""
    if name == "atom:link":
        if (child.get("rel") or "alternate") == "alternate" and child.get("href"):
            seen.setdefault("alternate", child.get("href", ""))
    elif name == "guid":
        seen.setdefault("guid", markup(child))
        if (child.get("isPermaLink") or child.get("ispermalink") or "true").lower() != "false":
            seen["permalink"] = "true"
    elif name == "source":
        entry.source, entry.source_link = words(child), child.get("url", "")
    elif name == "media:group":
        for inner_name, inner in children(child):
            if inner_name in ("media:title", "media:description"):
                seen.setdefault(inner_name, words(inner))
            elif inner_name == "media:content":
                _read_special(inner_name, inner, seen, entry)
    else:
        _take_media(child, entry)
        for inner_name, inner in children(child):
            if inner_name in ("media:title", "media:description"):
                seen.setdefault(inner_name, words(inner))


def _take_media(child: "etree._Element", entry: RawEntry) -> None:
    url, kind, medium = child.get("url", ""), child.get("type", ""), child.get("medium", "")
    if (
        url
        and url not in entry.media
        and (kind.startswith(_DOCUMENTS) or medium in ("audio", "video", "document"))
    ):
        entry.media.append(url)


def _atom_person(element: "etree._Element") -> Person:
    parts = {name.rpartition(":")[2]: words(child) for name, child in children(element)}
    if not parts:
        return person(words(element))
    return Person(parts.get("name", ""), parts.get("email", ""))


def _first(seen: dict[str, str], *names: str) -> str:
    return next((seen[name] for name in names if seen.get(name)), "")


_AUTHORS = ("author", "dc:author", "dc:creator", "itunes:author", "media:credit")
_READERS: dict[str, Callable[["etree._Element"], str]] = {
    **dict.fromkeys(
        (
            "title", "dc:title", "media:title", "itunes:title", "description", "dc:description", "itunes:summary",
            "itunes:subtitle", "media:description", "content:encoded", "xhtml:body", "fulltext", "body",
        ),
        markup,
    ),
    **dict.fromkeys(
        (
            "link", "pubdate", "date", "dc:date", "dcterms:issued", "dcterms:created", "dcterms:modified",
            "atom:published", "atom:updated", "atom:id", "dc:identifier",
        ),
        words,
    ),
    **dict.fromkeys(("atom:title", "atom:summary", "atom:content"), lambda element: atom_text(element)[0]),
}  # fmt: skip
