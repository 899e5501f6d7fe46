"""The list of articles: any number of rows, of which only those in view are fetched and painted."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset
from textual.message import Message

from reader.model.clean_text import CleanText
from reader.tui.action import Context
from reader.tui.keys import bindings
from reader.tui.pane import Pane
from reader.tui.pieces import Ink, Inks, Pieces
from reader.tui.row import MARGIN, NoRows, Row, RowSource, row_lines, shape

MOST_ROWS = 256


class ListPlace(NamedTuple):
    """Where the reader is in the list: the current row and the first line in view."""

    cursor: int
    top: int


class ArticleList(Pane):
    """Rows of a `RowSource`; `cursor` is the current one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.LIST)]
    context = Context.LIST

    @dataclass
    class Moved(Message):
        """Another row is the current one."""

        cursor: int

    class Chosen(Message):
        """The current row is to be opened."""

    @dataclass
    class Pending(Message):
        """These rows are in view and lack their snippets."""

        keys: list[int]

    def __init__(self) -> None:
        super().__init__(id="list")
        self.source: RowSource = NoRows()
        self.cursor = 0
        self.notice: tuple[CleanText, ...] = ()
        self._rows: OrderedDict[int, Row] = OrderedDict()
        self._lines: dict[int, list[Pieces]] = {}
        self._shape = shape(0, searching=False)

    @property
    def place(self) -> ListPlace:
        """Where the reader is."""
        return ListPlace(self.cursor, self.top)

    @property
    def text_width(self) -> int:
        """Cells of a line of text in a row."""
        return max(self.inside - MARGIN - 1, 1)

    def show(self, source: RowSource, cursor: int = 0, top: int | None = None) -> None:
        """Show other rows with the cursor on one of them, its place on the screen kept unless `top` is given."""
        keep = self.cursor * self._shape.height - self.top
        self.source = source
        self.cursor = max(min(cursor, source.count - 1), 0)
        self.forget()
        self._set_shape()
        self.go_to(self.cursor * self._shape.height - keep if top is None else top)
        self._reveal()

    @property
    def extent(self) -> int:
        """Lines of all rows."""
        return self.source.count * self._shape.height

    def forget(self, keys: Iterable[int] | None = None) -> None:
        """Fetch rows anew when they are painted next: these, or all."""
        if keys is None:
            self._rows.clear()
            self._lines.clear()
            self.repaint()
            return
        wanted, height = set(keys), self._shape.height
        for index in [i for i, row in self._rows.items() if row.key in wanted]:
            del self._rows[index]
            self._lines.pop(index, None)
            self.repaint_lines(index * height, height)

    def row(self, index: int) -> Row | None:
        """A row, fetched with the others that are in view."""
        if not 0 <= index < self.source.count:
            return None
        known = self._rows.get(index)
        if known is None:
            below = (self.top + self.size.height) // self._shape.height + 1
            stop = min(max(below, index + 1), self.source.count, index + MOST_ROWS // 2)
            stop = next((known for known in range(index + 1, stop) if known in self._rows), stop)
            fetched = self.source.rows(index, stop)
            for number, row in enumerate(fetched, index):
                self._rows[number] = row
                self._lines.pop(number, None)
            while len(self._rows) > MOST_ROWS:
                self._lines.pop(self._rows.popitem(last=False)[0], None)
            if pending := [row.key for row in fetched if row.pending]:
                self.post_message(self.Pending(pending))
            known = self._rows.get(index)
        return known

    def content(self, line: int) -> tuple[Pieces, Inks]:
        """One line of a row, with the bar where the row is the current one."""
        if not self.source.count:
            return self.notice_line(self.notice, line), (Ink.TEXT,)
        index, number = divmod(line, self._shape.height)
        row = self.row(index)
        if row is None:
            return [], (Ink.TEXT,)
        if index not in self._lines:
            self._lines[index] = row_lines(row, self._shape)
        current = index == self.cursor and bool(self._lines[index][number])
        pieces = [self.bar(current=current), *self._lines[index][number]]
        if current and self.has_focus:
            return [piece._replace(inks=(Ink.CURSOR, *piece.inks)) for piece in pieces], (Ink.CURSOR,)
        return pieces, (Ink.TEXT,)

    def move(self, cursor: int) -> None:
        """Make a row the current one, as near as there is one."""
        cursor = max(min(cursor, self.source.count - 1), 0)
        if cursor != self.cursor:
            height = self._shape.height
            for row in (self.cursor, cursor):
                self.repaint_lines(row * height, height)
            self.cursor = cursor
            self._reveal()
            self.post_message(self.Moved(cursor))

    def _reveal(self) -> None:
        height = self._shape.height
        first = self.cursor * height
        below = first + height - 1 - self.size.height
        if self.top > first:
            self.go_to(first)
        elif self.top < below:
            self.go_to(below)
        place = self.content_region.offset + Offset(0, max(first - self.top, 0))
        self.app.cursor_position = place

    def _set_shape(self) -> None:
        self._shape = shape(self.inside, searching=self.source.searching)
        self._lines.clear()
        self.repaint()

    def on_resize(self) -> None:
        """Break the rows anew; the current one stays where it was on the screen."""
        keep = self.cursor * self._shape.height - self.top
        self._set_shape()
        self.go_to(self.cursor * self._shape.height - keep)
        self._reveal()

    def clicked(self, event: events.Click) -> None:
        """A click goes to a row; on the current row it opens it."""
        index = (self.top + event.y) // self._shape.height
        if index >= self.source.count:
            return
        if index == self.cursor or event.chain > 1:
            self.post_message(self.Chosen())
        self.move(index)

    @property
    def page(self) -> int:
        """Rows of a page."""
        return max(self.size.height // self._shape.height, 1)

    def advance(self, by: int) -> None:
        """Move the cursor by rows."""
        self.move(self.cursor + by)
