"""Lists of subscriptions in OPML 1.0, 1.1 and 2.0 (http://opml.org/spec2.opml), as other readers write them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.ingest.address import read_address
from reader.ingest.xml_tree import read_xml
from reader.model.errors import IngestError, NetworkError
from reader.model.incoming import FoundFeed, Kind, Parsed
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from lxml import etree

MOST_FEEDS = 10_000
MOST_FOLDERS = 16
"""How deep folders are told apart; what lies deeper is put into the last of them."""


def looks_like_opml(body: bytes) -> bool:
    """Whether some bytes are a list of subscriptions."""
    return b"<opml" in body[:4096].lower()


def parse_opml(data: bytes) -> Parsed:
    """The feeds of a list, each with the folders it stands in as subjects. Raises IngestError for no list.

    A feed that is listed twice keeps its first place. What is no web address is a warning.
    """
    tree = read_xml(data)
    body = next((element for element in tree.root.iter() if _name(element) == "body"), None)
    if body is None:
        raise IngestError("this is no OPML: it has no body")
    feeds: dict[str, FoundFeed] = {}
    warnings = list(tree.warnings)
    for element, subjects in _outlines(body):
        attributes = {name.lower(): value.strip() for name, value in element.attrib.items()}
        url = attributes.get("xmlurl", "")
        if not url:
            continue
        try:
            read_address(url)
        except NetworkError as error:
            warnings.append(f"left out: {error}")
            continue
        if len(feeds) == MOST_FEEDS:
            warnings.append(f"only the first {MOST_FEEDS:,} feeds are taken")
            break
        title = clean_line(attributes.get("title") or attributes.get("text") or "")
        feeds.setdefault(url, FoundFeed(url=url, title=title, subjects=subjects))
    return Parsed(kind=Kind.OPML, feeds=tuple(feeds.values()), warnings=tuple(warnings))


def _outlines(body: "etree._Element") -> Iterator[tuple["etree._Element", tuple[str, ...]]]:
    """Every outline in order, with the names of those it stands in. Without recursion: files may be nested deep."""
    waiting: list[tuple[etree._Element, tuple[str, ...]]] = [(element, ()) for element in reversed(body)]
    while waiting:
        element, above = waiting.pop()
        if _name(element) != "outline":
            continue
        yield element, above
        name = clean_line(element.get("text") or element.get("title") or "")
        is_folder = len(element) and name and len(above) < MOST_FOLDERS
        inside = (*above, name) if is_folder and name not in above else above
        waiting += [(child, inside) for child in reversed(element)]


def _name(element: "etree._Element") -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
