"""Values over time as a chart of characters. Pure.

Lines are drawn in Braille patterns, two by four points a cell. A day that has a value is a round dot, as long as
there is room between the dots; where there is none, the line says it all, and only the current value has one.
"""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.model.clean_text import CleanText
from reader.text.width import cell_width
from reader.tui.chart_axes import day_ticks, round_steps, short_numbers
from reader.tui.layout import spaces
from reader.tui.pieces import Ink, Inks, Piece, Pieces

Value = tuple[dt.date, float]

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of a Braille pattern by row and column (Unicode 16, block 2800)."""
_BLANK = 0x2800
_POINT, _OTHER = "●", "○"

_CELLS_A_DOT = 3
"""Cells of the width that each dot needs, so that the line between two is seen."""
_ROWS_A_LABEL = 3
_LEAST_ROOM = 8


def chart(
    values: Sequence[Value],
    width: int,
    height: int,
    *,
    current: Value | None = None,
    beside: Sequence[Value] = (),
) -> list[Pieces]:
    """The values, in the order of their days, as `height` lines and two below: the axis and its days.

    `beside` are other values of the same days, which no line goes through. `current` is the one that is lit.
    Nothing for no values, or where there is no room.
    """
    if not values or height < 2:
        return []
    scale = _Scale(values, beside, height)
    labels = scale.labels()
    side = max(map(cell_width, labels.values()))
    room = width - side - 2
    if room < _LEAST_ROOM:
        return []
    cells = _cells(values, beside, scale, room, current)
    rows: list[Pieces] = []
    for number in range(height):
        label = labels.get(number, "")
        rows.append(
            [
                Piece(CleanText(label.rjust(side)), (Ink.DIM,)),
                Piece(CleanText(" ┤" if label else " │"), (Ink.RULE,)),
                *_row([cells.get((across, number)) for across in range(room)]),
            ]
        )
    return [*rows, *_axis(values, side, room)]


class _Scale:
    """Where days and values stand, in points: two in a cell's width, four in its height."""

    def __init__(self, values: Sequence[Value], beside: Sequence[Value], height: int) -> None:
        numbers = [value for _, value in (*values, *beside)]
        self._low, self._high = min(numbers), max(numbers)
        self._first, self._last = values[0][0].toordinal(), values[-1][0].toordinal()
        self._height = height

    def across(self, day: dt.date, room: int) -> int:
        length = self._last - self._first
        share = (day.toordinal() - self._first) / length if length else 0.5
        return round(share * (room * 2 - 1))

    def down(self, value: float) -> int:
        share = (value - self._low) / (self._high - self._low) if self._high > self._low else 0.5
        return round((1 - share) * (self._height * 4 - 1))

    def labels(self) -> dict[int, str]:
        """The numbers at the side by row: the least and the greatest, and round ones between them."""
        if self._low == self._high:
            return {self._height // 2: short_numbers([self._low])[0]}
        values = {0: self._high, self._height - 1: self._low}
        for step in round_steps(self._low, self._high, self._height // _ROWS_A_LABEL - 1):
            row = self.down(step) // 4
            if all(abs(row - other) > 1 for other in values):
                values[row] = step
        return dict(zip(values, short_numbers(list(values.values())), strict=True))


class _Cell(NamedTuple):
    text: str
    inks: Inks


def _cells(
    values: Sequence[Value], beside: Sequence[Value], scale: _Scale, room: int, current: Value | None
) -> dict[tuple[int, int], _Cell]:
    """What is drawn, by column and row: the line, over it the values beside, the values, the current one."""

    def place(value: Value) -> tuple[int, int]:
        return scale.across(value[0], room), scale.down(value[1])

    patterns: dict[tuple[int, int], int] = {}
    for one, other in pairwise(map(place, values)):
        _draw(patterns, one, other)
    cells = {at: _Cell(chr(pattern), (Ink.ACCENT,)) for at, pattern in patterns.items()}
    is_sparse = (len(values) + len(beside)) * _CELLS_A_DOT <= room
    if is_sparse or len(values) == 1:
        cells |= {_cell(place(value)): _Cell(_OTHER, (Ink.TEXT,)) for value in beside}
        cells |= {_cell(place(value)): _Cell(_POINT, (Ink.BOLD,)) for value in values}
    else:
        loose: dict[tuple[int, int], int] = {}
        for value in beside:
            _draw(loose, place(value), place(value))
        cells = {at: _Cell(chr(pattern), (Ink.DIM,)) for at, pattern in loose.items()} | cells
    if current is not None:
        cells[_cell(place(current))] = _Cell(_POINT, (Ink.CURRENT,))
    return cells


def _cell(place: tuple[int, int]) -> tuple[int, int]:
    return place[0] // 2, place[1] // 4


def _draw(patterns: dict[tuple[int, int], int], start: tuple[int, int], end: tuple[int, int]) -> None:
    """A straight line of points."""
    (x, y), (to_x, to_y) = start, end
    steps = max(abs(to_x - x), abs(to_y - y), 1)
    for step in range(steps + 1):
        across, down = x + (to_x - x) * step // steps, y + (to_y - y) * step // steps
        at = across // 2, down // 4
        patterns[at] = patterns.get(at, _BLANK) | _DOTS[down % 4][across % 2]


def _row(cells: Sequence[_Cell | None]) -> Pieces:
    """Cells of a line, those of one ink in one piece."""
    pieces: Pieces = []
    for cell in cells:
        text, inks = cell or (" ", (Ink.TEXT,))
        if pieces and pieces[-1].inks == inks:
            pieces[-1] = Piece(CleanText(pieces[-1].text + text), inks)
        else:
            pieces.append(Piece(CleanText(text), inks))
    return pieces


def _axis(values: Sequence[Value], side: int, room: int) -> list[Pieces]:
    ticks = day_ticks(values[0][0], values[-1][0], room)
    edge = ["─"] * room
    days = ""
    for tick in ticks:
        days += " " * (tick.start - len(days)) + tick.text
        if 0 < tick.at < room - 1:
            edge[tick.at] = "┴"
    return [
        [spaces(side + 1), Piece(CleanText("└" + "".join(edge)), (Ink.RULE,))],
        [spaces(side + 2), Piece(CleanText(days), (Ink.DIM,))],
    ]
