"""Plain text as an article: the first line is the headline, a short line that ends no sentence a heading."""

import re

from reader.ingest.decoding import decode
from reader.ingest.foreign_dates import read_date
from reader.model.article import Article, Section
from reader.model.errors import IngestError
from reader.model.incoming import Hints, Incoming, Kind, Parsed
from reader.model.timestamp import Timestamp
from reader.text.escaping import escape

_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_ENDS_SENTENCE = (".", "!", "?", ":", ";", ",", "…", '"', "”", "’", "»", "。", "！", "？")
_LONGEST_HEADING = 80
_LONGEST_HEADLINE = 300
_BULLET = re.compile(r"^\s*[-*•‣–]\s+(?=\S)")
_BYLINE = re.compile(r"^by\s+(?P<name>[^\d.!?]{2,80})$", re.IGNORECASE)
_MOST_LINES_OF_HEAD = 4


def read(data: bytes, hints: Hints) -> Parsed:
    """The article in a text. Raises IngestError where there is nothing in it."""
    decoded = decode(data, hints.charset)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").strip("\n \t")
    if not text:
        raise IngestError("there is nothing in it")
    article = article_from(text)
    warnings = (decoded.warning,) if decoded.warning else ()
    return Parsed(
        kind=Kind.TEXT, title=article.headline, incoming=(Incoming(article=article),), warnings=warnings
    )


def article_from(text: str) -> Article:
    """The article: headline, then a byline and a date if lines of their own say so, then the text."""
    first, _, rest = text.partition("\n")
    headline = " ".join(first.split())
    if len(headline) > _LONGEST_HEADLINE:
        headline, rest = headline[: _LONGEST_HEADLINE - 1].rsplit(" ", 1)[0] + "…", text
    by, published, rest = _head(rest)
    return Article(headline=headline, by=by, published=published, sections=sections_of(rest))


def sections_of(text: str) -> tuple[Section, ...]:
    """Paragraphs under their headings."""
    found: list[tuple[str, list[str]]] = [("", [])]
    blocks = [block for block in _BLANK.split(text.strip("\n")) if block.strip()]
    for index, block in enumerate(blocks):
        if index + 1 < len(blocks) and _is_heading(block):
            found.append((" ".join(block.split()), []))
        else:
            found[-1][1].append(_paragraph(block))
    return tuple(
        Section(heading=heading, text="\n\n".join(texts)) for heading, texts in found if heading or texts
    )


def _head(text: str) -> tuple[str, Timestamp | None, str]:
    """Byline and date among the first lines under the headline, and what is left."""
    by, published = "", None
    lines = text.split("\n")
    for _ in range(_MOST_LINES_OF_HEAD):
        while lines and not lines[0].strip():
            lines.pop(0)
        line = lines[0].strip() if lines else ""
        if not by and (found := _BYLINE.match(line)):
            by = found["name"].strip()
        elif published is None and len(line) <= 40 and (date := read_date(line)):
            published = date
        else:
            break
        lines.pop(0)
    return by, published, "\n".join(lines)


def _is_heading(block: str) -> bool:
    line = block.strip()
    if "\n" in line or len(line) > _LONGEST_HEADING or line.endswith(_ENDS_SENTENCE) or _BULLET.match(line):
        return False
    return any(char.isalpha() for char in line)


def _paragraph(block: str) -> str:
    """A paragraph, or a list where every line begins with a bullet or goes on with the one before."""
    lines = block.split("\n")
    if not _BULLET.match(lines[0]):
        return escape(" ".join(block.split()))
    items: list[str] = []
    for line in lines:
        if bullet := _BULLET.match(line):
            items.append(line[bullet.end() :])
        else:
            items[-1] += f" {line}"
    return "\n".join(f"- {escape(' '.join(item.split()))}" for item in items)
