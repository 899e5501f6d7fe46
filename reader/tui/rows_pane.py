"""A short list of rows with a cursor: feeds, or what a page offers. What the rows say is given to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from reader.model.clean_text import CleanText
from reader.tui.action import Context
from reader.tui.keys import bindings
from reader.tui.pane import Pane
from reader.tui.pieces import Ink, Inks, Piece, Pieces

Paint = Callable[[int, int], Pieces]
"""A row, by its number, in so many cells."""


class RowsPane(Pane):
    """`notice` is shown where there are no rows."""

    class Moved(Message):
        """Another row is the current one."""

    @dataclass
    class Asked(Message):
        """A key asks for something to be done with the current row."""

        what: str

    def __init__(self, paint: Paint, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._paint = paint
        self.count = 0
        self.cursor = 0
        self.notice: Sequence[CleanText] = ()

    def show(self, count: int) -> None:
        """Show so many rows from now on; the cursor stays where it was, as far as there are rows."""
        self.count = count
        self.cursor = max(min(self.cursor, count - 1), 0)
        self.go_to(self.top)
        self.repaint()
        self.post_message(self.Moved())

    @property
    def extent(self) -> int:
        """How many lines there are."""
        return self.count or len(self.notice)

    def content(self, line: int) -> tuple[Pieces, Inks]:
        """One row, or a line of the notice."""
        if not self.count:
            text = self.notice[line] if line < len(self.notice) else CleanText("")
            return [Piece(CleanText("  ")), Piece(text, (Ink.DIM,))], (Ink.TEXT,)
        if line >= self.count:
            return [], (Ink.TEXT,)
        current = line == self.cursor
        cells = self._paint(line, max(self.size.width - 3, 1))
        pieces = [self.bar(current=current), Piece(CleanText(" ")), *cells]
        if current and self.has_focus:
            return [piece._replace(inks=(Ink.CURSOR, *piece.inks)) for piece in pieces], (Ink.CURSOR,)
        return pieces, (Ink.TEXT,)

    def on_resize(self) -> None:
        """Other widths."""
        self.repaint()

    def clicked(self, event: events.Click) -> None:
        """A click goes to a row; on the current one it opens it."""
        line = self.top + event.y
        if line >= self.count:
            return
        if line == self.cursor:
            self.action_asked("open")
        self._move(line)

    def advance(self, by: int) -> None:
        """Move the cursor by rows."""
        self._move(self.cursor + by)

    def action_asked(self, what: str) -> None:
        """Pass on what a key asks for."""
        self.post_message(self.Asked(what))

    def _move(self, cursor: int) -> None:
        cursor = max(min(cursor, self.count - 1), 0)
        if cursor == self.cursor:
            return
        self.cursor = cursor
        if cursor < self.top:
            self.go_to(cursor)
        elif cursor >= self.top + self.size.height:
            self.go_to(cursor - self.size.height + 1)
        self.repaint()
        self.post_message(self.Moved())


class FeedsPane(RowsPane):
    """The feeds there are."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.FEEDS)]
    context = Context.FEEDS


class OffersPane(RowsPane):
    """The feeds that a page offers."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.OFFERS)]
    context = Context.OFFERS
