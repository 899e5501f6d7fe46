"""Elements of feeds: their names whatever the namespace and prefix, and their text or markup."""

import base64
import binascii
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reader.ingest.raw_feed import Person

if TYPE_CHECKING:
    from lxml import etree

# Addresses of namespaces in small letters, without what varies at the ends, and the usual prefix of each.
_PREFIXES = {
    "http://www.w3.org/2005/atom": "atom",
    "http://purl.org/atom/ns": "atom",
    "http://purl.org/rss/1.0": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/rss": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
_BINARY = ("image/", "audio/", "video/", "application/octet-stream")
_DECLARED = re.compile(r"\sxmlns(?::\w+)?=\"[^\"]*\"")
_WITH_EMAIL = re.compile(r"^(?P<before>.*?)[\s(<]*(?P<email>[^\s()<>\"]+@[^\s()<>\"]+)[\s)>]*(?P<after>.*)$")


def key(element: "etree._Element") -> str:
    """The element's name with the usual prefix of its namespace: `atom:link`, `title`, `dc:creator`."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if tag[0] != "{":
        return tag.lower()
    address, _, name = tag[1:].partition("}")
    prefix = _PREFIXES.get(address.strip().lower().rstrip("/#"))
    if prefix is None:
        prefix = (element.prefix or "").lower()
    return f"{prefix}:{name.lower()}" if prefix else name.lower()


def children(element: "etree._Element") -> Iterator[tuple[str, "etree._Element"]]:
    """The elements in an element, each with its key."""
    for child in element:
        if name := key(child):
            yield name, child


def words(element: "etree._Element") -> str:
    """The text of an element and all in it, without white space at the ends."""
    return "".join(element.itertext()).strip()


def markup(element: "etree._Element") -> str:
    """What stands in an element: its text, or where there are elements in it, the markup of all of it."""
    if not len(element):
        return (element.text or "").strip()
    from lxml import etree

    parts = [_escaped(element.text or "")]
    parts += [etree.tostring(child, encoding="unicode") for child in element]
    return _DECLARED.sub("", "".join(parts)).strip()


def atom_text(element: "etree._Element") -> tuple[str, bool]:
    """A text construct of Atom (RFC 4287, 3.1) or Atom 0.3: what it says, and whether it is plain text for sure."""
    kind = (element.get("type") or "").lower().strip()
    mode = (element.get("mode") or "").lower().strip()
    if mode == "base64" or kind.startswith(_BINARY):
        return _decoded(words(element)), False
    if kind == "xhtml" or (kind == "application/xhtml+xml" and len(element) == 1):
        inner = next((child for name, child in children(element) if name.endswith("div")), None)
        return (markup(element) if inner is None else _inner(inner)), False
    if kind == "html" and len(element) == 1 and key(element[0]) == "xhtml:div" and not len(element[0]):
        return words(element[0]), False  # markup that was escaped within a div, as some do
    value = markup(element)
    if mode == "escaped" or kind in ("html", "text/html") or len(element):
        return value, False
    return value, kind in ("text", "text/plain", "") and mode != "xml"


def person(text: str) -> Person:
    """An author as RSS writes one: `jane@example.org (Jane Doe)`, `Jane Doe <jane@example.org>`, or a name."""
    text = " ".join(text.split())
    found = _WITH_EMAIL.match(text) if "@" in text else None
    if not found:
        return Person(text)
    name = found["before"] or found["after"].strip("() ")
    return Person(name.strip(), found["email"])


def resolved(base: str, address: str) -> str:
    """The address made whole; as it is where that makes no sense."""
    if not base or not address:
        return address
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _inner(element: "etree._Element") -> str:
    """The markup within an element, escaped as it stands."""
    from lxml import etree

    parts = [_escaped(element.text or "")]
    parts += [etree.tostring(child, encoding="unicode") for child in element]
    return _DECLARED.sub("", "".join(parts)).strip()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text, validate=False).decode("utf-8", "replace").strip()
    except (binascii.Error, ValueError):
        return text
