"""Values over time as a chart of characters. Pure.

Lines are drawn in Braille patterns, two by four points a cell; a day that has a value is a round dot.
"""

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from reader.model.clean_text import CleanText
from reader.text.dates import format_day
from reader.text.width import cell_width
from reader.tui.pieces import Ink, Piece, Pieces

Value = tuple[dt.date, float]

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of a Braille pattern by row and column (Unicode 16, block 2800)."""
_BLANK = 0x2800
_POINT = "●"


def chart(values: Sequence[Value], width: int, height: int, current: int = -1) -> list[Pieces]:
    """The values, in the order of their days, as `height` lines and two below: the axis and its days.

    `current` is the place of the value that is lit. Nothing for no values, or where there is no room.
    """
    if not values or height < 2:
        return []
    low, high = min(value for _, value in values), max(value for _, value in values)
    labels = (
        {0: short_number(high), height - 1: short_number(low)}
        if low != high
        else {height // 2: short_number(low)}
    )
    side = max(map(cell_width, labels.values()))
    room = width - side - 2
    if room < 8:
        return []
    cells = [[_BLANK] * room for _ in range(height)]
    places = _places(values, room * 2, height * 4)
    for (x, y), (to_x, to_y) in pairwise(places):
        _draw(cells, x, y, to_x, to_y)
    rows: list[Pieces] = []
    for number, row in enumerate(cells):
        label = labels.get(number, "")
        axis = "┤" if label else "│"
        rows.append(
            [
                Piece(CleanText(label.rjust(side)), (Ink.DIM,)),
                Piece(CleanText(f" {axis}"), (Ink.RULE,)),
                *_row(row, number, places, current),
            ]
        )
    return [*rows, *_axis(values, side, room)]


def short_number(value: float) -> str:
    """A number for a narrow place: `1,905`, `3.25`, `12.3 million`."""
    for size, name in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(value) >= size:
            scaled = value / size
            return f"{scaled:.4g}{name}" if abs(scaled) < 10_000 else f"{value:.3e}"
    if value == int(value):
        return f"{int(value):,}"
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def _places(values: Sequence[Value], wide: int, tall: int) -> list[tuple[int, int]]:
    first, last = values[0][0].toordinal(), values[-1][0].toordinal()
    low, high = min(value for _, value in values), max(value for _, value in values)
    places: list[tuple[int, int]] = []
    for day, value in values:
        across = (day.toordinal() - first) / (last - first) if last > first else 0.5
        up = (value - low) / (high - low) if high > low else 0.5
        places.append((round(across * (wide - 1)), round((1 - up) * (tall - 1))))
    return places


def _draw(cells: list[list[int]], x: int, y: int, to_x: int, to_y: int) -> None:
    steps = max(abs(to_x - x), abs(to_y - y), 1)
    for step in range(steps + 1):
        across, down = x + (to_x - x) * step // steps, y + (to_y - y) * step // steps
        cells[down // 4][across // 2] |= _DOTS[down % 4][across % 2]


def _row(row: Sequence[int], number: int, places: Sequence[tuple[int, int]], current: int) -> Pieces:
    here = {x // 2: index for index, (x, y) in enumerate(places) if y // 4 == number}
    if 0 <= current < len(places) and places[current][1] // 4 == number:
        here[places[current][0] // 2] = current
    pieces: Pieces = []
    text = ""
    for cell, pattern in enumerate(row):
        index = here.get(cell)
        if index is None:
            text += " " if pattern == _BLANK else chr(pattern)
            continue
        pieces += [Piece(CleanText(text), (Ink.ACCENT,))] if text else []
        text = ""
        pieces.append(Piece(CleanText(_POINT), (Ink.CURRENT,) if index == current else (Ink.BOLD,)))
    return [*pieces, Piece(CleanText(text), (Ink.ACCENT,))] if text else pieces


def _axis(values: Sequence[Value], side: int, room: int) -> list[Pieces]:
    first, last = format_day(values[0][0]), format_day(values[-1][0])
    edge = [Piece(CleanText(" " * (side + 1))), Piece(CleanText("└" + "─" * room), (Ink.RULE,))]
    days = (
        first if first == last or len(first) + len(last) + 2 > room else first.ljust(room - len(last)) + last
    )
    return [edge, [Piece(CleanText(" " * (side + 2))), Piece(CleanText(days), (Ink.DIM,))]]
