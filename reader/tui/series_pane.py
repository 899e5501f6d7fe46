"""A series as a chart above its values: each with its day, change, source and story."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from reader.model.clean_text import CleanText
from reader.model.series import Series, SeriesPoint
from reader.text.clean import clean_line
from reader.text.width import cell_width
from reader.tui.action import Context
from reader.tui.chart import chart
from reader.tui.keys import bindings
from reader.tui.layout import spaces
from reader.tui.pane import Pane
from reader.tui.pieces import Ink, Inks, Piece, Pieces
from reader.tui.series_line import point_pieces, series_columns

MARGIN = 3
"""Cells of the bar in front of a line and the edge behind it."""


class SeriesPane(Pane):
    """The chart stays where it is; the values scroll below it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.SERIES)]
    context = Context.SERIES

    @dataclass
    class Asked(Message):
        """A key asks for something: `open`, `copy` or `close`."""

        what: str

    class Moved(Message):
        """Another value is the current one, or more or less of it is seen."""

    def __init__(self) -> None:
        super().__init__(id="series")
        self.series: Series | None = None
        self.cursor = 0
        self._chart: list[Pieces] = []
        self._columns = series_columns((), 0)

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

    @property
    def unseen_source(self) -> CleanText:
        """Who gives the current value, where its line has no room for the whole name; else empty."""
        source = clean_line(self.point.entry.source) if self.point else CleanText("")
        return source if cell_width(source) > self._columns.source else CleanText("")

    def _lay_out(self) -> None:
        series, self._chart = self.series, []
        if series is not None and self.size.width:
            self._columns = series_columns(series.points, self.size.width - MARGIN)
            self._draw(series)
        self._reveal()
        self.repaint()

    def _draw(self, series: Series) -> None:
        height = min(max(self.size.height // 2 - 3, 0), 14)
        days = [(point.day, point.value) for point in series.days]
        if len(days) < 2:
            return
        beside = {(point.day, point.value) for point in series.points} - set(days)
        current = (self.point.day, self.point.value) if self.point else None
        drawn = chart(days, self.size.width - 4, height, current=current, beside=sorted(beside))
        self._chart = [[], *drawn, []] if drawn else []

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
            return [spaces(2), *self._chart[place]], (Ink.TEXT,)
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
            *point_pieces(points[index], self._columns),
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
        self.post_message(self.Moved())

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
            self.post_message(self.Moved())

    def action_open(self) -> None:
        """Open the story at the sentence."""
        self.post_message(self.Asked("open"))

    def action_copy(self) -> None:
        """Copy the figure with its citation."""
        self.post_message(self.Asked("copy"))

    def action_close(self) -> None:
        """Back."""
        self.post_message(self.Asked("close"))
