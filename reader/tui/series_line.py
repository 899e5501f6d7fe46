"""A value of a series as a line, and what sources say who give different values for a day. Pure."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from reader.figures.wording import Change, is_per_cent
from reader.model.clean_text import CleanText
from reader.model.series import SeriesPoint
from reader.text.clean import clean_line
from reader.text.dates import format_day
from reader.text.width import cell_width, pad, truncate
from reader.tui.figure_columns import DATE, FigureRow, number
from reader.tui.layout import spaces
from reader.tui.pieces import Ink, Inks, Piece, Pieces

_GAP = 2
_MOST_OF_NUMBER, _MOST_OF_CHANGE = 28, 14
_LEAST_OF_HEADLINE, _LEAST_OF_SOURCE = 12, 6


class SeriesColumns(NamedTuple):
    """Cells of each column behind the day; 0: there is no room for it."""

    number: int
    change: int
    source: int
    headline: int


def series_columns(points: Sequence[SeriesPoint], width: int) -> SeriesColumns:
    """Columns as wide as what stands in them, if there is room: first the source, then the headline."""
    numbers = max((cell_width(_number(point)) for point in points), default=0)
    changes = max((cell_width(change_text(point)) for point in points), default=0)
    sources = max((cell_width(clean_line(point.entry.source)) for point in points), default=0)
    columns = SeriesColumns(min(numbers, _MOST_OF_NUMBER), min(changes, _MOST_OF_CHANGE), 0, 0)
    room = width - DATE - _GAP - columns.number
    if room < 0:
        return columns._replace(number=max(width - DATE - _GAP, 0), change=0)
    if columns.change and room < _GAP + columns.change + _GAP + 1:
        return columns._replace(change=0)
    room -= _GAP + columns.change + _GAP + 1 + _GAP  # and the sign of a dispute
    source = max(min(sources, room), 0)
    headline = room - source - (_GAP if source else 0)
    return columns._replace(
        source=source if source >= min(sources, _LEAST_OF_SOURCE) else 0,
        headline=headline if headline >= _LEAST_OF_HEADLINE else 0,
    )


def point_pieces(point: SeriesPoint, columns: SeriesColumns) -> Pieces:
    """A value as a line: day, number, change, `≠` where sources differ, source, and the headline if it fits."""
    inks: Inks = (Ink.TEXT,) if point.figure.line.extracted else (Ink.BOLD,)
    pieces = [
        Piece(pad(format_day(point.day), DATE), (Ink.DIM,)),
        spaces(_GAP),
        Piece(pad(truncate(_number(point), columns.number), columns.number, "right"), inks),
    ]
    if columns.change:
        change = pad(truncate(change_text(point), columns.change), columns.change)
        pieces += [spaces(_GAP), Piece(change, (Ink.DIM,))]
    if columns.source or columns.headline:
        dispute: Inks = (Ink.CURRENT,) if point.disputed else (Ink.TEXT,)
        pieces += [spaces(_GAP), Piece(CleanText("≠" if point.disputed else " "), dispute)]
    for text, width, ink in (
        (point.entry.source, columns.source, Ink.TEXT),
        (point.entry.headline, columns.headline, Ink.DIM),
    ):
        if width:
            pieces += [spaces(_GAP), Piece(pad(truncate(clean_line(text), width), width), (ink,))]
    return pieces


def change_text(point: SeriesPoint) -> CleanText:
    """`▲ 58.8 %` since the value before; empty for the first."""
    if point.before is None:
        return CleanText("")
    changed = Change(Decimal(str(point.value)), Decimal(str(point.before)))
    return CleanText(changed.words(per_cent=is_per_cent("", point.figure.line.unit)))


def dispute_text(points: Sequence[SeriesPoint], width: int) -> CleanText:
    """`25 Dec 2023: UN OCHA 834,771 ≠ Ministry 868,041`: who says what of a day, names cut where it is too long."""
    day = f"{format_day(points[0].day)}: "
    told = [(clean_line(point.entry.source) or CleanText("—"), _number(point)) for point in points]
    room = width - cell_width(day) - sum(cell_width(value) + 1 for _, value in told) - 3 * (len(told) - 1)
    share = max(room // len(told), 1)
    spare = sum(max(share - cell_width(source), 0) for source, _ in told)
    longer = sum(cell_width(source) > share for source, _ in told)
    share += spare // longer if longer else 0
    return CleanText(day + " ≠ ".join(f"{truncate(source, share)} {value}" for source, value in told))


def _number(point: SeriesPoint) -> CleanText:
    return number(FigureRow(point.figure, point.entry))
