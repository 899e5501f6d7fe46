"""A pane of rows of one height, of which only those in view are made: marks, the basket."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from reader.model.clean_text import CleanText
from reader.tui.action import Context
from reader.tui.keys import bindings
from reader.tui.pane import Pane
from reader.tui.pieces import Ink, Inks, Piece, Pieces

MOST_ROWS = 256


class RowList(Pane):
    """`make(index, width)` gives the lines of a row, from the cell after the bar on; short ones are filled up."""

    class Moved(Message):
        """Another row is the current one, or other rows are in view."""

    class Chosen(Message):
        """The current row was opened."""

    def __init__(
        self,
        make: Callable[[int, int], Sequence[Pieces]],
        height: int,
        *,
        id: str,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._make = make
        self._height = height
        self._rows: OrderedDict[int, Sequence[Pieces]] = OrderedDict()
        self.count = 0
        self.cursor = 0
        self.notice: tuple[CleanText, ...] = ()

    def show(self, count: int, cursor: int = 0) -> None:
        """Show so many rows, with the cursor on one of them."""
        self.count = count
        self.cursor = max(min(cursor, count - 1), 0)
        self.forget()
        self.go_to(self.top)
        self._reveal()

    def forget(self, rows: Iterable[int] | None = None) -> None:
        """Make rows anew when they are painted next: these, or all."""
        if rows is None:
            self._rows.clear()
        for row in rows or ():
            self._rows.pop(row, None)
        self.repaint()

    @property
    def in_view(self) -> range:
        """The rows that are on the screen, the cut ones too."""
        first = self.top // self._height
        return range(first, min((self.top + max(self.size.height, 1) - 1) // self._height + 1, self.count))

    @property
    def extent(self) -> int:
        """Lines of all rows."""
        return self.count * self._height

    def content(self, line: int) -> tuple[Pieces, Inks]:
        """One line of a row, or of what is said where there are none."""
        if not self.count:
            return self.notice_line(self.notice, line), (Ink.TEXT,)
        index, number = divmod(line, self._height)
        if index >= self.count:
            return [], (Ink.TEXT,)
        lines = self._row(index)
        shown = lines[number] if number < len(lines) else []
        current = index == self.cursor and bool(shown)
        pieces = [self.bar(current=current), Piece(CleanText(" ")), *shown]
        if current and self.has_focus:
            return [piece._replace(inks=(Ink.CURSOR, *piece.inks)) for piece in pieces], (Ink.CURSOR,)
        return pieces, (Ink.TEXT,)

    def _row(self, index: int) -> Sequence[Pieces]:
        if index not in self._rows:
            while len(self._rows) >= MOST_ROWS:
                self._rows.popitem(last=False)
            self._rows[index] = self._make(index, max(self.inside - 3, 1))
        return self._rows[index]

    def move(self, cursor: int) -> None:
        """Make a row the current one, as near as there is one."""
        cursor = max(min(cursor, self.count - 1), 0)
        if cursor != self.cursor:
            for row in (self.cursor, cursor):
                self.repaint_lines(row * self._height, self._height)
            self.cursor = cursor
            self._reveal()
            self.post_message(self.Moved())

    def _reveal(self) -> None:
        first = self.cursor * self._height
        below = first + self._height - 1 - self.size.height
        if self.size.height and self.top > first:
            self.go_to(first)
        elif self.size.height and self.top < below:
            self.go_to(below)

    def scrolled(self) -> None:
        """Other rows are in view."""
        self.post_message(self.Moved())

    def on_resize(self) -> None:
        """Make the rows anew for another width."""
        self.forget()
        self._reveal()
        self.post_message(self.Moved())

    def clicked(self, event: events.Click) -> None:
        """A click goes to a row; on the current row it opens it."""
        index = (self.top + event.y) // self._height
        if index >= self.count:
            return
        if index == self.cursor or event.chain > 1:
            self.post_message(self.Chosen())
        self.move(index)

    @property
    def page(self) -> int:
        """Rows of a page."""
        return max(self.size.height // self._height, 1)

    def advance(self, by: int) -> None:
        """Move the cursor by rows."""
        self.move(self.cursor + by)

    def action_open(self) -> None:
        """Open the current row."""
        if self.count:
            self.post_message(self.Chosen())


class AllMarksPane(RowList):
    """Every mark of the library."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.ALL_MARKS)]
    context = Context.ALL_MARKS


class BasketPane(RowList):
    """What is in the basket."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.BASKET)]
    context = Context.BASKET
