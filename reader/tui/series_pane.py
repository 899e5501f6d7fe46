"""A series as a chart above its values: each with its day, change, source and story."""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from reader.figures.wording import Change, is_per_cent
from reader.model.clean_text import CleanText
from reader.model.series import Series, SeriesPoint
from reader.text.clean import clean_line
from reader.text.dates import format_day
from reader.text.width import cell_width, pad, truncate
from reader.tui.action import Context
from reader.tui.chart import chart
from reader.tui.figure_columns import DATE, FigureRow, number
from reader.tui.keys import bindings
from reader.tui.pane import Pane
from reader.tui.pieces import Ink, Inks, Piece, Pieces

GAP = Piece(CleanText("  "))
NUMBER, CHANGE, SOURCE = 14, 12, 20
"""Cells of the columns."""


class SeriesPane(Pane):
    """The chart stays where it is; the values scroll below it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.SERIES)]
    context = Context.SERIES

    @dataclass
    class Asked(Message):
        """A key asks for something: `open` or `close`."""

        what: str

    def __init__(self) -> None:
        super().__init__(id="series")
        self.series: Series | None = None
        self.cursor = 0
        self._chart: list[Pieces] = []

    def show(self, series: Series, current: int) -> None:
        """Show a series with the cursor on the figure of that id."""
        self.series = series
        ids = [point.figure.id for point in series.points]
        self.cursor = ids.index(current) if current in ids else max(len(ids) - 1, 0)
        self._lay_out()

    @property
    def point(self) -> SeriesPoint | None:
        """The current value."""
        points = self.series.points if self.series else ()
        return points[self.cursor] if self.cursor < len(points) else None

    def _lay_out(self) -> None:
        series, self._chart = self.series, []
        if series is not None and self.size.width:
            days = [(point.day, point.value) for point in series.days]
            here = self.point
            current = [day for day, _ in days].index(here.day) if here else -1
            height = min(max(self.size.height // 2 - 3, 0), 14)
            if len(days) > 1:
                self._chart = [[], *chart(days, self.size.width - 4, height, current), []]
        self._reveal()
        self.repaint()

    @property
    def _above(self) -> int:
        return len(self._chart) + 1

    @property
    def extent(self) -> int:
        """Lines of the chart and all values."""
        return self._above + (len(self.series.points) if self.series else 0)

    def line_pieces(self, line: int) -> tuple[Pieces, Inks]:
        """The chart at the top, whatever is scrolled below it."""
        place = line - self.top
        if place < len(self._chart):
            return [GAP, *self._chart[place]], (Ink.TEXT,)
        if place < self._above:
            return [], (Ink.TEXT,)
        return self.content(line)

    def content(self, line: int) -> tuple[Pieces, Inks]:
        """One value."""
        points = self.series.points if self.series else ()
        index = line - self._above
        if index >= len(points):
            return [], (Ink.TEXT,)
        current = index == self.cursor
        pieces = [
            self.bar(current=current),
            Piece(CleanText(" ")),
            *point_pieces(points[index], self.size.width - 3),
        ]
        if current and self.has_focus:
            return [piece._replace(inks=(Ink.CURSOR, *piece.inks)) for piece in pieces], (Ink.CURSOR,)
        return pieces, (Ink.TEXT,)

    def scrolled(self) -> None:
        """The chart moves against the lines: all of them are painted anew."""
        self.repaint()

    def on_resize(self) -> None:
        """Draw for another size."""
        self._lay_out()

    def clicked(self, event: events.Click) -> None:
        """A click goes to a value; on the current one it opens its story."""
        index = self.top + event.y - self._above
        if event.y < self._above or self.series is None or index >= len(self.series.points):
            return
        if index == self.cursor or event.chain > 1:
            self.action_open()
        self.advance(index - self.cursor)

    def _reveal(self) -> None:
        height = max(self.size.height - self._above, 1)
        if self.cursor < self.top:
            self.go_to(self.cursor)
        elif self.cursor >= self.top + height:
            self.go_to(self.cursor - height + 1)

    @property
    def page(self) -> int:
        """Values of a page."""
        return max(self.size.height - self._above - 1, 1)

    def advance(self, by: int) -> None:
        """Move the cursor by values."""
        count = len(self.series.points) if self.series else 0
        cursor = max(min(self.cursor + by, count - 1), 0)
        if cursor != self.cursor:
            self.cursor = cursor
            self._lay_out()

    def action_open(self) -> None:
        """Open the story at the sentence."""
        self.post_message(self.Asked("open"))

    def action_close(self) -> None:
        """Back."""
        self.post_message(self.Asked("close"))


def point_pieces(point: SeriesPoint, width: int) -> Pieces:
    """A value as a line: day, number, change, `≠` where sources differ, source, and the headline if it fits."""
    row = FigureRow(point.figure, point.entry)
    inks: Inks = (Ink.TEXT,) if point.figure.line.extracted else (Ink.BOLD,)
    parts: list[tuple[CleanText, Inks]] = [
        (pad(format_day(point.day), DATE), (Ink.DIM,)),
        (pad(truncate(number(row), NUMBER), NUMBER, "right"), inks),
        (pad(change_text(point), CHANGE), (Ink.DIM,)),
        (CleanText("≠" if point.disputed else " "), (Ink.CURRENT,) if point.disputed else (Ink.TEXT,)),
    ]
    pieces: Pieces = []
    room = width
    for text, shown in parts:
        cells = cell_width(text) + len(GAP.text)
        if cells > room:
            return pieces
        pieces += [Piece(text, shown), GAP]
        room -= cells
    source = min(SOURCE, room)
    pieces.append(Piece(pad(truncate(clean_line(point.entry.source), source), source), (Ink.TEXT,)))
    room -= source + len(GAP.text)
    if room > 0:
        pieces += [GAP, Piece(truncate(clean_line(point.entry.headline), room), (Ink.DIM,))]
    return pieces


def change_text(point: SeriesPoint) -> CleanText:
    """`▲ 58.8 %` since the day before; empty on the first day."""
    if point.change is None:
        return CleanText("")
    changed = Change(Decimal(str(point.value)), Decimal(str(point.value - point.change)))
    return truncate(CleanText(changed.words(per_cent=is_per_cent("", point.figure.line.unit))), 12)
