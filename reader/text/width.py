"""How many terminal cells clean text takes, and how it is cut, padded and wrapped to a number of cells.

Widths are those of Unicode's East Asian Width with ambiguous characters narrow, and spacing marks one cell, as
most terminals draw them. Where terminals and Rich disagree the larger width is taken: a line may come out short,
never too long. Lines are positions in the text, so that highlights keep their place.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from reader.model.clean_text import CleanText
from reader.model.highlighted import Span
from reader.text.line_breaks import DASHES, SPACES, may_break

_ELLIPSIS = "…"
_ZERO_WIDTH_JOINER = "\u200d"
_EMOJI_SELECTOR = "\ufe0f"
_THAI_AND_LAO_AM = "\u0e33\u0eb3"  # letters that are drawn onto the consonant before them
_JAMO_OR_SKIN_TONE = re.compile(r"[\u1160-\u11ff\ud7b0-\ud7ff\U0001f3fb-\U0001f3ff]")
_CF_SIGN = re.compile(
    r"[\u0600-\u08ff\U000110bd\U000110cd]"
)  # format characters that one sees: Arabic number signs
_WIDE_WHEN_NEW = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\U00016fe0-\U0001b2ff\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)
"""Where characters newer than this Python's Unicode are ideographs or emoji."""
_WIDE_SINCE_UNICODE_16 = re.compile(
    r"[\u2630-\u2637\u268a-\u268f\u4dc0-\u4dff\U0001d300-\U0001d356\U0001d360-\U0001d376]"
)

_NOT_NARROW = re.compile(
    r"[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0530\u05d0-\u05f4\u0620-\u064a\u1e00-\u1fff"
    r"\u2010-\u2027\u202f\u2030-\u205e\u20a0-\u20c0\u2100-\u22ff\u2400-\u2426\u2500-\u25fc\ufffd]"
)
"""Anything but characters that always take one cell and stand alone."""


def cell_width(text: str) -> int:
    """The cells that a line of clean text takes."""
    if _is_narrow(text):
        return len(text)
    return sum(cells for _, _, cells in _clusters(text))


def truncate(text: CleanText, cells: int) -> CleanText:
    """The text if it fits into that many cells, else its beginning with `…`."""
    if cells <= 0:
        return CleanText("")
    if cell_width(text) <= cells:
        return text
    room = cells - len(_ELLIPSIS)
    end = room if _is_narrow(text) else _fitting(text, room)
    return CleanText(text[:end].rstrip() + _ELLIPSIS)


def pad(text: CleanText, cells: int, align: Literal["left", "right", "center"] = "left") -> CleanText:
    """The text with spaces around it up to that many cells; longer text stays as it is."""
    room = max(cells - cell_width(text), 0)
    before = {"left": 0, "right": room, "center": room // 2}[align]
    return CleanText(" " * before + text + " " * (room - before))


def wrap(text: CleanText, cells: int) -> tuple[Span, ...]:
    """The lines of a text as positions in it, without the white space between them.

    Breaks at spaces, after hyphens and dashes, between Chinese and Japanese characters, and within a word only
    where it is longer than a line. A line is wider than `cells` only where a single character is. Text without
    anything but white space has no lines.
    """
    cells = max(cells, 1)
    return tuple(_wrap_narrow(text, cells) if _is_narrow(text) else _wrap_clusters(text, cells))


def _fitting(text: str, room: int) -> int:
    """The end of the last cluster that fits."""
    for start, _, width in _clusters(text):
        room -= width
        if room < 0:
            return start
    return len(text)


def _is_narrow(text: str) -> bool:
    return text.isascii() or not _NOT_NARROW.search(text)


def _wrap_narrow(text: str, cells: int) -> Iterator[Span]:
    """Wrap text in which every character takes one cell."""
    start, length = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    while length - start > cells:
        limit = start + cells
        space = text.rfind(" ", start, limit + 1)
        end = max(space, _after_dash(text, max(start, space), limit))
        if end <= start:
            end = limit
        yield Span(start, end if end != space else start + len(text[start:end].rstrip(" ")))
        start = end
        while text[start] == " ":
            start += 1
    if start < length:
        yield Span(start, length)


def _after_dash(text: str, start: int, limit: int) -> int:
    """The place after the last dash before `limit` where a line may end; -1 where none is after `start`."""
    found = -1
    for dash in DASHES:
        at = text.rfind(dash, start + 1, limit)
        while at > found and not may_break(text[at - 1], dash, text[at + 1]):
            at = text.rfind(dash, start + 1, at)
        found = max(found, at)
    return found + 1 if found >= 0 else -1


def _wrap_clusters(text: str, cells: int) -> Iterator[Span]:
    """Wrap any text, cluster by cluster."""
    start, used = 0, 0  # where the line began, and its cells up to here
    end, next_start, next_used = 0, 0, 0  # the last place where it may break, where the next line would begin
    before = previous = " "
    for at, after, width in _clusters(text):
        char = text[at]
        if char in SPACES:
            if at == start:
                start, used = after, -width
            elif previous not in SPACES:
                end = at
            next_start, next_used = after, used + width
        elif previous not in SPACES and may_break(before, previous, char):
            end, next_start, next_used = at, at, used
        while char not in SPACES and used + width > cells and at > start:
            if end <= start:
                end, next_start, next_used = at, at, used
            yield Span(start, end)
            start, used = next_start, used - next_used
        used += width
        before, previous = previous, char
    end = len(text.rstrip(SPACES))
    if start < end:
        yield Span(start, end)


def _clusters(text: str) -> Iterator[tuple[int, int, int]]:
    """The characters as a person counts them: start, end and cells of each.

    A base with its marks, an emoji sequence, a flag. Simpler than Unicode's rules (UAX 29) and never finer, but
    for Indic conjuncts, which only matter where a word is longer than a line.
    """
    start = cells = 0
    previous = ""
    half_flag = False
    for index, char in enumerate(text):
        width, follows = _shape(char)
        if char == _EMOJI_SELECTOR:
            width = 1 if cells == 1 else 0
        elif previous == _ZERO_WIDTH_JOINER and unicodedata.category(char) == "So":
            width, follows = 0, True
        elif "\U0001f1e6" <= char <= "\U0001f1ff":
            follows, half_flag = half_flag, not half_flag
        else:
            half_flag = False
        if index and (not follows or previous in SPACES):
            yield start, index, cells
            start, cells = index, 0
        cells += width
        previous = char
    if text:
        yield start, len(text), cells


@lru_cache(maxsize=4096)
def _shape(char: str) -> tuple[int, bool]:
    """The cells of a character, and whether it belongs to the one before it."""
    category = unicodedata.category(char)
    if (
        category in {"Mn", "Me"}
        or (category == "Cf" and not _CF_SIGN.match(char))
        or _JAMO_OR_SKIN_TONE.match(char)
    ):
        return 0, True
    if category == "Mc" or char in _THAI_AND_LAO_AM:
        return 1, True
    wide = _WIDE_WHEN_NEW.match(char) if category == "Cn" else unicodedata.east_asian_width(char) in "WF"
    return (2 if wide or _WIDE_SINCE_UNICODE_16.match(char) else 1), False
