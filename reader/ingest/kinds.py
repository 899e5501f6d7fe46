"""Which kind of thing some bytes are: by what is in them; where that says nothing, by their name."""

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.ingest.decoding import decode
from reader.model.errors import IngestError
from reader.model.incoming import Hints, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOOKED_AT = 16_384
_ROOT = re.compile(r"<(?![!?])(?:([\w.-]+):)?([\w.-]+)")
_ROOTS = {
    "rss": Kind.FEED,
    "rdf": Kind.FEED,
    "feed": Kind.FEED,
    "channel": Kind.FEED,
    "entry": Kind.FEED,
    "nitf": Kind.NITF,
    "newsitem": Kind.NEWSML,
    "newsmessage": Kind.NEWSML,
    "packageitem": Kind.NEWSML,
    "contentset": Kind.NEWSML,
    "opml": Kind.OPML,
    "html": Kind.PAGE,
}
_PAGE = re.compile(
    r"<!doctype\s+html|<(?:html|head|body|article|main|div|p|h1|meta|title|section|table|span|b|i|a|ul|ol|br)\b[^<>]*>",
    re.IGNORECASE,
)
_OWN_FIELD = re.compile(r"^headline\s*:", re.MULTILINE)
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:.*\r?\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_MARKDOWN = re.compile(r"^(?:#{1,6} \S|[=-]{3,}\s*$|```)", re.MULTILINE)
_MAGIC = (
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"\x1f\x8b", Kind.GZIP),
    (b"WARC/", Kind.WARC),
)
_TAR_MAGIC_AT = 257
_NOT_TEXT = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or sound"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"SQLite format 3", "a database"),
)


def find_kind(data: bytes, hints: Hints) -> Kind:
    """The kind of some bytes. Raises IngestError, which says what they seem to be, where they are of no use."""
    if hints.kind is not None:
        return hints.kind
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data[_TAR_MAGIC_AT : _TAR_MAGIC_AT + 5] == b"ustar":
        return Kind.TAR
    for magic, what in _NOT_TEXT:
        if data.startswith(magic):
            raise IngestError(f"this is {what}, which Newsdesk does not read")
    if not data.strip():
        raise IngestError("there is nothing in it")
    head = decode(data[:_LOOKED_AT], hints.charset).text.lstrip()
    if head.count("\x00"):
        raise IngestError("this is no text and no archive that Newsdesk reads")
    if head.startswith("<"):
        if re.match(r"[^\[]*<!DOCTYPE[^>\[]*\[", head, re.IGNORECASE):  # the root stands behind all of it
            head = decode(data[: 64 * _LOOKED_AT], hints.charset).text.lstrip()
        return _of_markup(head, hints)
    if head.startswith(("{", "[")) and not _has_suffix(hints, (".md", ".markdown", ".txt", ".yaml", ".yml")):
        return _of_json(data, hints, head)
    return _of_text(head, hints)


def _of_markup(head: str, hints: Hints) -> Kind:
    without = re.sub(r"<!--.*?-->", "", head, flags=re.DOTALL)
    if re.match(r"\s*<!doctype\s+html", without, re.IGNORECASE):
        return Kind.PAGE
    without = re.sub(r"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", "", without, flags=re.DOTALL | re.IGNORECASE)
    root = _ROOT.search(without)
    name = root[2].lower() if root else ""
    if name in _ROOTS:
        return _ROOTS[name]
    if re.search(r"<(?:rss|feed|rdf:RDF)[\s>]", without):
        return Kind.FEED
    if _PAGE.match(without.lstrip()) or "html" in hints.media_type:
        return Kind.PAGE
    if root and ("xml" in hints.media_type or head.startswith("<?xml")):
        raise IngestError(f"this is XML of a kind that Newsdesk does not read (<{root[2][:40]}>)")
    if _PAGE.search(without):
        return Kind.PAGE
    raise IngestError("this is markup of a kind that Newsdesk does not read")


def _of_json(data: bytes, hints: Hints, head: str) -> Kind:
    from reader.ingest.json_values import read_values

    try:
        first = next(iter(read_values(data, hints.charset)), None)
    except IngestError:
        if head.startswith("[") or _OWN_FIELD.search(head):
            return _of_text(head, hints)
        raise
    if isinstance(first, dict):
        return json_kind(first)
    raise IngestError("this JSON holds no articles that Newsdesk knows")


def json_kind(value: "Mapping[str, object]") -> Kind:
    """The kind of a JSON object. Raises IngestError."""
    from reader.ingest.json_feed import is_json_feed

    if is_json_feed(value):
        return Kind.FEED
    if "@context" in value or "@graph" in value or "@type" in value:
        return Kind.JSON_LD
    if isinstance(value.get("data"), list | dict) and (
        "href" in value or "links" in value or "totalCount" in value
    ):
        return Kind.RELIEFWEB
    if isinstance(value.get("fields"), dict):
        return Kind.RELIEFWEB
    standard = value.get("standard")
    is_ninjs = isinstance(standard, dict) and standard.get("name") == "ninjs"
    if (
        is_ninjs
        or "uri" in value
        or any(name in value for name in ("body_text", "body_xhtml", "bodies", "headlines"))
    ):
        return Kind.NINJS
    if isinstance(value.get("headline"), str):
        return Kind.ARTICLE
    if isinstance(value.get("data"), list):
        return Kind.RELIEFWEB
    raise IngestError("this JSON holds no articles that Newsdesk knows")


def _of_text(head: str, hints: Hints) -> Kind:
    if _has_suffix(hints, (".yaml", ".yml")):
        return Kind.ARTICLE
    if _has_suffix(hints, (".md", ".markdown")):
        return Kind.MARKDOWN
    if front := _FRONT_MATTER.match(head):
        return Kind.ARTICLE if _OWN_FIELD.search(head[front.end() :]) else Kind.MARKDOWN
    if _OWN_FIELD.match(head) or (head.startswith(("#", "---", "%")) and _OWN_FIELD.search(head)):
        return Kind.ARTICLE
    if "html" in hints.media_type or (_has_suffix(hints, (".html", ".htm")) and _PAGE.search(head)):
        return Kind.PAGE
    if "markdown" in hints.media_type or _MARKDOWN.search(head):
        return Kind.MARKDOWN
    return Kind.TEXT


def _has_suffix(hints: Hints, suffixes: tuple[str, ...]) -> bool:
    name = hints.name or urlsplit(hints.address).path
    return PurePosixPath(name.lower()).name.endswith(suffixes)
