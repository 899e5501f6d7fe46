"""A row of the list: what it says, and how it breaks into lines at a width. Pure."""

from typing import NamedTuple, Protocol

import msgspec

from reader.model.clean_text import CleanText
from reader.model.highlighted import HighlightedText
from reader.text.standing import Coloured
from reader.text.width import truncate, wrap
from reader.tui.lights import standing_marks
from reader.tui.pieces import Ink, Inks, Mark, Piece, Pieces, marks, paint

MARGIN = 3
"""Cells before the text: the bar of the current row, the mark for unread or starred, a space."""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """`pending`: its snippet is still being read. `problem`: a file that cannot be read; the headline says why."""

    key: int
    headline: HighlightedText
    meta: CleanText
    snippet: HighlightedText | None = None
    standing: tuple[Coloured, ...] = ()
    snippet_standing: tuple[Coloured, ...] = ()
    unread: bool = False
    starred: bool = False
    problem: bool = False
    pending: bool = False
    selected: bool = False


class RowSource(Protocol):
    """Any number of rows, of which only those in view are ever asked for."""

    @property
    def count(self) -> int:
        """How many rows there are."""

    @property
    def searching(self) -> bool:
        """Whether rows have a line for what matched."""

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows `start` up to `stop`."""


class NoRows:
    """The source before there is one."""

    count = 0
    searching = False

    def rows(self, start: int, stop: int) -> list[Row]:
        """Nothing."""
        del start, stop
        return []


class Shape(NamedTuple):
    """How rows break into lines: the same for every row, so that a row's place is a multiplication."""

    width: int
    headline_lines: int
    snippet: bool

    @property
    def height(self) -> int:
        """Lines of one row, the blank one between rows included."""
        return self.headline_lines + 2 + self.snippet


def shape(width: int, *, searching: bool) -> Shape:
    """Headlines take two lines where there is not width enough for most of them in one."""
    return Shape(width, 1 if width >= 78 else 2, searching)


def row_lines(row: Row, form: Shape) -> list[Pieces]:
    """The `form.height` lines of a row, from the cell after the bar on."""
    cells = max(form.width - MARGIN - 1, 1)
    inks: Inks = (Ink.BOLD,) if row.unread or row.problem else (Ink.TEXT,)
    lines = [*_headline(row.headline, row.standing, inks, cells, form.headline_lines)]
    if form.snippet and row.snippet:
        lines.append(_one_line(row.snippet, row.snippet_standing, (Ink.TEXT,), cells))
    lines.append([Piece(truncate(row.meta, cells), (Ink.DIM,))])
    first = "✓" if row.selected else "!" if row.problem else "●" if row.unread else " "
    signs = [first, "★" if row.starred else " "]
    for number, line in enumerate(lines):
        sign = CleanText(f"{signs[number] if number < len(signs) else ' '} ")
        line.insert(0, Piece(sign, (Ink.ACCENT,)))
    return lines + [[] for _ in range(form.height - len(lines))]


def _headline(
    headline: HighlightedText, standing: tuple[Coloured, ...], inks: Inks, cells: int, most: int
) -> list[Pieces]:
    # A headline may be as long as a file: what is far beyond the last line is not even wrapped.
    start = CleanText(headline.text[: cells * most * 4])
    spans = wrap(start, cells)
    over = _marks(headline, standing)
    lines = [paint(headline.text, inks, over, span.start, span.end) for span in spans[: most - 1]]
    if len(spans) < most:
        return lines
    rest = spans[most - 1].start
    return [
        *lines,
        _cut(
            CleanText(start[rest:]),
            [mark._replace(start=mark.start - rest, end=mark.end - rest) for mark in over],
            inks,
            cells,
        ),
    ]


def _one_line(text: HighlightedText, standing: tuple[Coloured, ...], inks: Inks, cells: int) -> Pieces:
    return _cut(text.text, _marks(text, standing), inks, cells)


def _cut(text: CleanText, over: list[Mark], inks: Inks, cells: int) -> Pieces:
    return paint(truncate(text, cells), inks, over)


def _marks(text: HighlightedText, standing: tuple[Coloured, ...]) -> list[Mark]:
    """Standing highlights below, what matched above."""
    return [*standing_marks(standing, 0, len(text.text)), *marks(text.spans, Ink.MATCH)]
