"""Markup within a line: *emphasis*, **emphasis** and [links](https://…); a backslash makes a mark literal.

`![` is how a picture begins and so no link; `\\![` is an exclamation mark and a link.
Takes the marks out and says which characters they marked. What is not well formed, and a link that may not be
followed, stays as it was written. A step of `reader.text.markup`.
"""

import enum
import re
import unicodedata
from itertools import accumulate

import msgspec

from reader.model.clean_text import CleanText
from reader.text.clean import clean
from reader.text.links import safe_link


class InlineKind(enum.StrEnum):
    """What a marked stretch of text is."""

    EMPHASIS = "emphasis"
    LINK = "link"


class InlineSpan(msgspec.Struct, frozen=True, gc=False):
    """Characters `start` up to but not including `end`; only a link has a `url`."""

    start: int
    end: int
    kind: InlineKind
    url: CleanText | None = None


# No part of these patterns gives back what it took, and each ends at the first character that cannot belong to it:
# a search stays linear on a megabyte of brackets. Text and address may hold a pair: `[a [b] c](https://x/y_(z))`.
# Each way to begin is a sign and not a condition, because so a search leaps from one such sign to the next.
_STARS = r"\\(?P<literal>[\\*\[\]]|!(?=\[))|\*\**"
_EMPHASIS = re.compile(_STARS)
_EMPHASIS_OR_LINK = re.compile(
    r"\[(?:(?<!!\[)|(?<=\\!\[))(?P<text>(?:[^\[\]\\]++|\\[\\*\[\]]|\\|\[[^\[\]]*+\])++)\]"
    r"\((?P<url>(?:[^\s()]++|\([^\s()]*+\))++)\)|" + _STARS
)
_MOST_STARS = 2


def parse_inline(text: CleanText) -> tuple[CleanText, tuple[InlineSpan, ...]]:
    """The text without its markup, and the spans in it in order of start, longer ones first.

    Markup that would bring together characters that may not meet stays literal, so the text is clean.
    """
    if "*" not in text and "](" not in text and "\\" not in text:
        return text, ()
    line = _Line()
    line.read(text, _EMPHASIS_OR_LINK)
    plain = "".join(line.pieces)
    if clean(plain) != plain:
        return text, ()
    return CleanText(plain), line.spans()


class _Line:
    """A line cut at its marks. A mark that has a partner becomes an empty piece, any other stays text."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._marked: list[
            tuple[int, int, InlineKind, CleanText | None]
        ] = []  # first piece, piece after the last

    def read(self, text: str, pattern: re.Pattern[str]) -> None:
        waiting: list[int] = []  # pieces with stars that may open emphasis
        lengths = [0] * (_MOST_STARS + 1)  # how many of them are that long
        position = 0
        for token in pattern.finditer(text):
            self.pieces.append(text[position : token.start()])
            position = token.end()
            if token.lastgroup == "literal":
                self.pieces.append(token["literal"])
                continue
            if token.lastgroup == "url":
                self._read_link(token)
                continue
            length = len(token[0])
            opens, closes = _flanks(text, *token.span()) if length <= _MOST_STARS else (False, False)
            if closes and lengths[length]:
                while len(self.pieces[opener := waiting.pop()]) != length:
                    lengths[len(self.pieces[opener])] -= 1
                lengths[length] -= 1
                self.pieces[opener] = ""
                self._marked.append((opener, len(self.pieces), InlineKind.EMPHASIS, None))
                continue
            if opens:
                waiting.append(len(self.pieces))
                lengths[length] += 1
            self.pieces.append(token[0])
        self.pieces.append(text[position:])

    def spans(self) -> tuple[InlineSpan, ...]:
        offsets = [0, *accumulate(map(len, self.pieces))]
        spans = [
            InlineSpan(offsets[first], offsets[end], kind, url) for first, end, kind, url in self._marked
        ]
        return tuple(sorted(spans, key=lambda span: (span.start, -span.end)))

    def _read_link(self, token: re.Match[str]) -> None:
        url = safe_link(token["url"])
        if url is None or token["text"].isspace():
            self.pieces.append(token[0])
            return
        first = len(self.pieces)
        self.read(token["text"], _EMPHASIS)
        self._marked.append((first, len(self.pieces), InlineKind.LINK, url))


def _flanks(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether stars may open and may close emphasis: the flanking rules of CommonMark 0.31, section 6.2.

    Between two digits they are a product: `2*3*4` keeps them.
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if before.isdigit() and after.isdigit():
        return False, False
    opens = not after.isspace() and (
        not _is_punctuation(after) or before.isspace() or _is_punctuation(before)
    )
    closes = not before.isspace() and (
        not _is_punctuation(before) or after.isspace() or _is_punctuation(after)
    )
    return opens, closes


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"
