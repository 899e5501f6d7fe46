"""Atom 1.0 (RFC 4287) and Atom 0.3 as a RawFeed."""

from typing import TYPE_CHECKING

from reader.ingest.feed_elements import atom_text, children, key, markup, resolved, words
from reader.ingest.raw_feed import Person, RawEntry, RawFeed
from reader.ingest.xml_tree import base_of, language_of

if TYPE_CHECKING:
    from lxml import etree


def is_atom(root: "etree._Element") -> bool:
    """Whether the root is that of an Atom feed, or of one entry standing alone."""
    return key(root) in ("atom:feed", "feed", "atom:entry")


def read_atom(root: "etree._Element", base: str = "") -> RawFeed:
    """The feed as it says; `base` is the address it came from."""
    version = root.get("version") or ("0.3" if "purl.org/atom" in root.tag else "1.0")
    feed = RawFeed(format=f"Atom {version}", language=language_of(root))
    if key(root) == "atom:entry":
        feed.entries = [_entry(root, base)]
        return feed
    links: list[tuple[str, str]] = []
    for name, child in children(root):
        match name.removeprefix("atom:"):
            case "title":
                feed.title = feed.title or atom_text(child)[0]
            case "link":
                links.append(_link(child))
            case "author":
                feed.authors.append(_person(child))
            case "entry":
                feed.entries.append(_entry(child, base))
    feed.link = _alternate(links)
    feed.address = next((address for rel, address in links if rel == "self"), "")
    if feed.link:
        feed.link = resolved(base_of(root, base), feed.link)
    for entry in feed.entries:
        entry.authors = entry.authors or feed.authors
    return feed


def _entry(element: "etree._Element", base: str) -> RawEntry:
    entry = RawEntry(base=base_of(element, base), language=language_of(element))
    links: list[tuple[str, str]] = []
    dates: dict[str, str] = {}
    is_text = {}
    for name, child in children(element):
        local = name.removeprefix("atom:")
        match local:
            case "title":
                entry.title = entry.title or atom_text(child)[0]
            case "summary" | "content":
                text, is_text[local] = atom_text(child)
                if text and not getattr(entry, local):
                    setattr(entry, local, text)
                    entry.base = base_of(child, base)
            case "id":
                entry.id = words(child)
            case "link":
                rel, address = _link(child)
                links.append((rel, address))
                if rel == "enclosure" and not (child.get("type") or "").startswith("image/"):
                    entry.media.append(resolved(base_of(child, base), address))
                elif rel in ("alternate", "") and not entry.link:
                    entry.link = resolved(base_of(child, base), address)
            case "author":
                entry.authors.append(_person(child))
            case "category" | "dc:subject":
                entry.categories.append(child.get("label") or child.get("term") or words(child))
            case "published" | "issued" | "created" | "updated" | "modified" | "dc:date":
                dates.setdefault(local, words(child))
            case "source":
                _read_source(child, entry)
            case "media:group":
                _read_media(child, entry)
    entry.link = entry.link or resolved(entry.base, _alternate(links))
    entry.published = (
        dates.get("published") or dates.get("issued") or dates.get("created") or dates.get("dc:date", "")
    )
    entry.updated = dates.get("updated") or dates.get("modified") or ""
    entry.is_text = is_text.get("content" if entry.content else "summary", False)
    entry.categories = [category for category in entry.categories if category]
    return entry


def _read_source(element: "etree._Element", entry: RawEntry) -> None:
    for name, child in children(element):
        if name.endswith("title"):
            entry.source = atom_text(child)[0]
        elif name.endswith("link") and (child.get("rel") or "alternate") == "alternate":
            entry.source_link = child.get("href", "")


def _read_media(group: "etree._Element", entry: RawEntry) -> None:
    for name, child in children(group):
        if name == "media:description" and not entry.summary:
            entry.summary = markup(child)
        elif name == "media:title" and not entry.title:
            entry.title = markup(child)


def _link(element: "etree._Element") -> tuple[str, str]:
    rel = (element.get("rel") or "alternate").strip().lower()
    return rel.rpartition("/")[2], (element.get("href") or words(element)).strip()


def _alternate(links: list[tuple[str, str]]) -> str:
    """The link to the page: the alternate one, else the first that is neither the feed itself nor a file."""
    for rel, address in links:
        if rel == "alternate" and address:
            return address
    others = ("self", "enclosure", "edit", "next", "previous", "first", "last", "hub", "replies", "license")
    return next((address for rel, address in links if rel not in others and address), "")


def _person(element: "etree._Element") -> Person:
    parts = {name.rpartition(":")[2]: words(child) for name, child in children(element)}
    return Person(parts.get("name", "") if parts else words(element), parts.get("email", ""))
