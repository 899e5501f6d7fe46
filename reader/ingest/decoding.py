"""Foreign bytes as text, whatever encoding they claim. Knows nothing of what is in them."""

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What browsers read as Windows-1252 (WHATWG Encoding Standard, section 4.2), and what is no claim at all.
_WEAK = frozenset(("", "utf-8", "cp1252", "iso8859-1", "ascii"))
_NOT_TEXT = frozenset(
    ("base64", "bz2", "hex", "quopri", "rot13", "uu", "zlib", "undefined", "idna", "punycode")
)
_XML_CLAIM = re.compile(rb"^\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_HTML_CLAIM = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._-]+)", re.IGNORECASE)
_HEAD = 4096


class Decoded(NamedTuple):
    """Text without a byte order mark; `warning` says what was wrong with its encoding, or is empty."""

    text: str
    warning: str = ""


def decode(data: bytes, charset: str = "") -> Decoded:
    """The text of some bytes. `charset` is what their sender claimed; what they say of themselves counts more.

    UTF-8 wins over Latin encodings, because hardly any other text happens to be valid UTF-8.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            return Decoded(text.removeprefix("\ufeff"), _warning(text, encoding))
    if data[:2] in (b"<\x00", b"\x00<"):
        encoding = "utf-16-le" if data[:1] == b"<" else "utf-16-be"
        return Decoded(data.decode(encoding, "replace"))
    claims = [known for known in map(_known, (_own_claim(data), charset)) if known]
    for claim in claims:
        if claim not in _WEAK and (claimed_text := _strictly(data, claim)) is not None:
            return Decoded(claimed_text)
    if (unicode_text := _strictly(data, "utf-8")) is not None:
        return Decoded(unicode_text)
    claimed = claims[0] if claims else "utf-8"
    text = data.decode("cp1252", "replace")
    honest = claimed in ("cp1252", "iso8859-1")
    return Decoded(
        text, "" if honest else f"the text is not {claimed.upper()} as it should be; read as Windows-1252"
    )


def _own_claim(data: bytes) -> str:
    head = data[:_HEAD]
    found = _XML_CLAIM.search(head) or _HTML_CLAIM.search(head)
    return found[1].decode("ascii") if found else ""


def _known(name: str) -> str:
    """The encoding as Python calls it; empty where there is no such text encoding."""
    try:
        info = codecs.lookup(name.strip().strip("\"'"))
    except (LookupError, ValueError):
        return ""
    return "" if info.name in _NOT_TEXT else info.name


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _warning(text: str, encoding: str) -> str:
    return f"some bytes are not {encoding.upper()} and are shown as \ufffd" if "\ufffd" in text else ""
