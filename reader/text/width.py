"""How many terminal cells clean text takes, and how it is cut, padded and wrapped to a number of cells.

Lines are positions in the text, so that highlights keep their place.
"""

import re
from collections.abc import Iterator
from typing import Literal

from reader.model.clean_text import CleanText
from reader.model.highlighted import Span
from reader.text.clusters import clusters
from reader.text.line_breaks import DASHES, SPACES, belong_together, may_break

_ELLIPSIS = "…"

_NOT_NARROW = re.compile(
    r"[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0530\u05d0-\u05f4\u0620-\u064a\u1e00-\u1fff"
    r"\u2010-\u2027\u202f\u2030-\u205e\u20a0-\u20c0\u2100-\u22ff\u2400-\u2426\u2500-\u25fc\ufffd]"
)
"""Anything but characters that always take one cell and stand alone."""


def cell_width(text: str) -> int:
    """The cells that a line of clean text takes."""
    if _is_narrow(text):
        return len(text)
    return sum(cells for _, _, cells in clusters(text))


def truncate(text: CleanText, cells: int) -> CleanText:
    """The text if it fits into that many cells, else its beginning with `…`."""
    if cells <= 0:
        return CleanText("")
    room = cells - len(_ELLIPSIS)
    if _is_narrow(text):
        return text if len(text) <= cells else _cut(text, room)
    used = end = 0
    for _, after, width in clusters(text):
        used += width
        if used <= room:
            end = after
        elif used > cells:
            return _cut(text, end)
    return text


def _cut(text: str, end: int) -> CleanText:
    return CleanText(text[:end].rstrip() + _ELLIPSIS)


def pad(text: CleanText, cells: int, align: Literal["left", "right", "center"] = "left") -> CleanText:
    """The text with spaces around it up to that many cells; longer text stays as it is."""
    room = max(cells - cell_width(text), 0)
    before = {"left": 0, "right": room, "center": room // 2}[align]
    return CleanText(" " * before + text + " " * (room - before))


def wrap(text: CleanText, cells: int) -> tuple[Span, ...]:
    """The lines of a text as positions in it, without the white space between them.

    Breaks at spaces, after hyphens and dashes, between Chinese and Japanese characters; between a number and its
    unit or within a word only where these are longer than a line. A line is wider than `cells` only where a single
    character is. Text without anything but white space has no lines.
    """
    cells = max(cells, 1)
    return tuple(_wrap_narrow(text, cells) if _is_narrow(text) else _wrap_clusters(text, cells))


def _is_narrow(text: str) -> bool:
    return text.isascii() or not _NOT_NARROW.search(text)


def _wrap_narrow(text: str, cells: int) -> Iterator[Span]:
    """Wrap text in which every character takes one cell."""
    dashes = [dash for dash in DASHES if dash in text]
    start, length = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    while length - start > cells:
        limit = start + cells
        last = space = text.rfind(" ", start, limit + 1)
        while space > start and belong_together(text, space):
            space = text.rfind(" ", start, space)
        if space <= start:
            space = last
        end = (
            max(space, *(_after(dash, text, max(start, space), limit) for dash in dashes))
            if dashes
            else space
        )
        if end <= start:
            end = limit
        yield Span(start, start + len(text[start:end].rstrip(" ")))
        start = end
        while text[start] == " ":
            start += 1
    if start < length:
        yield Span(start, length)


def _after(dash: str, text: str, start: int, limit: int) -> int:
    """The place after the last such dash before `limit` where a line may end; 0 where none is after `start`."""
    start = max(start, 1)  # a text's first dash has nothing before it
    at = text.rfind(dash, start, limit)
    while at > 0 and not may_break(text[at - 1], dash, text[at + 1]):
        at = text.rfind(dash, start, at)
    return at + 1


def _wrap_clusters(text: str, cells: int) -> Iterator[Span]:
    """Wrap any text, cluster by cluster."""
    start, used = 0, 0  # where the line began, and its cells up to here
    end, next_start, next_used = 0, 0, 0  # the last place where it may break, where the next line would begin
    held = (0, 0, 0)  # the same, between a number and its unit
    before = previous = " "
    for at, after, width in clusters(text):
        char = text[at]
        if char in SPACES:
            if at == start:
                start, used = after, -width
            elif previous not in SPACES and belong_together(text, at):
                held = at, after, used + width
            else:
                end = at if previous not in SPACES else end
                next_start, next_used = after, used + width
        elif previous not in SPACES and may_break(before, previous, char):
            end, next_start, next_used = at, at, used
        while char not in SPACES and used + width > cells and at > start:
            if end <= start:
                end, next_start, next_used = held if held[0] > start else (at, at, used)
            yield Span(start, end)
            start, used = next_start, used - next_used
            held = held[0], held[1], held[2] - next_used
        used += width
        before, previous = previous, char
    end = len(text.rstrip(SPACES))
    if start < end:
        yield Span(start, end)
