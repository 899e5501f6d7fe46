"""The table of all figures: any number of lines, of which only those in view are fetched and painted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message

from reader.model.clean_text import CleanText
from reader.model.figure_entry import FigureSort
from reader.text.standing import NO_STANDING
from reader.text.width import wrap
from reader.tui.action import Context
from reader.tui.figure_columns import Columns, FigureRow, columns, header, row_pieces
from reader.tui.keys import bindings
from reader.tui.pane import Pane
from reader.tui.pieces import Ink, Inks, Piece, Pieces

ABOVE = 2
"""Lines of the header, which stays where it is."""
PAGE = 64
MOST_ROWS = 1024

Fetch = Callable[[Sequence[int]], "list[FigureRow | None]"]


class FiguresTable(Pane):
    """Rows of `ids`; `cursor` is the current one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.TABLE)]
    context = Context.TABLE

    class Moved(Message):
        """Another row is the current one."""

    @dataclass
    class Asked(Message):
        """A key asks for something: `open`, `copy`, `series`, `sort`, `filter` or `close`."""

        what: str

    def __init__(self, fetch: Fetch) -> None:
        super().__init__(id="all-figures")
        self._fetch = fetch
        self._ids: Sequence[int] = ()
        self._rows: dict[int, FigureRow | None] = {}
        self.sort = FigureSort.NEWEST
        self.cursor = 0
        self.notice: CleanText = CleanText("")
        self.standing = NO_STANDING

    @property
    def count(self) -> int:
        """How many figures there are."""
        return len(self._ids)

    def show(self, ids: Sequence[int], sort: FigureSort) -> None:
        """Show other rows, or the same in another order; the current figure stays current where it is there."""
        current = self._ids[self.cursor] if self.cursor < len(self._ids) else None
        self._ids, self.sort = ids, sort
        self._rows.clear()
        try:
            self.cursor = 0 if current is None else ids.index(current)
        except ValueError:
            self.cursor = 0
        self.top = 0
        self._reveal()
        self.repaint()
        self.post_message(self.Moved())

    @property
    def extent(self) -> int:
        """Lines of the header and all rows."""
        return len(self._ids) + ABOVE

    def row(self, index: int) -> FigureRow | None:
        """A row, fetched with others about it; None for one that was removed meanwhile."""
        if not 0 <= index < len(self._ids):
            return None
        if index not in self._rows:
            if len(self._rows) > MOST_ROWS:
                self._rows.clear()
            start = max(index - PAGE // 4, 0)
            ids = self._ids[start : start + PAGE]
            self._rows.update(enumerate(self._fetch(ids), start))
        return self._rows[index]

    @property
    def tells_stories(self) -> bool:
        """Whether there is room for the headlines."""
        return self._columns.headline > 0

    @property
    def _columns(self) -> Columns:
        return columns(max(self.size.width - 3, 1))

    def line_pieces(self, line: int) -> tuple[Pieces, Inks]:
        """The header at the top, whatever is scrolled below it."""
        place = line - self.top
        cells = self._columns
        if place < ABOVE:
            return ([Piece(CleanText("  ")), *header(cells, self.sort)] if not place else []), (Ink.TEXT,)
        if not self._ids:
            lines = wrap(self.notice, max(self.size.width - 4, 1))
            if place - ABOVE >= len(lines):
                return [], (Ink.TEXT,)
            said = lines[place - ABOVE]
            text = CleanText(f"  {self.notice[said.start : said.end]}")
            return [Piece(text, (Ink.DIM,))], (Ink.TEXT,)
        return self.content(line)

    def content(self, line: int) -> tuple[Pieces, Inks]:
        """One figure."""
        index = line - ABOVE
        if index >= len(self._ids):
            return [], (Ink.TEXT,)
        row = self.row(index)
        current = index == self.cursor
        gone = [Piece(CleanText("this figure was removed meanwhile"), (Ink.DIM,))]
        cells = row_pieces(row, self._columns, self.standing) if row else gone
        pieces = [self.bar(current=current), Piece(CleanText(" ")), *cells]
        if current and self.has_focus:
            return [piece._replace(inks=(Ink.CURSOR, *piece.inks)) for piece in pieces], (Ink.CURSOR,)
        return pieces, (Ink.TEXT,)

    def scrolled(self) -> None:
        """The header moves against the lines: all of them are painted anew."""
        self.repaint()

    def on_resize(self) -> None:
        """Other columns fit."""
        self._reveal()
        self.repaint()
        self.post_message(self.Moved())

    def clicked(self, event: events.Click) -> None:
        """A click goes to a row; on the current row it opens its story."""
        index = self.top + event.y - ABOVE
        if event.y < ABOVE or index >= len(self._ids):
            return
        if index == self.cursor or event.chain > 1:
            self.action_open()
        self.move(index)

    def move(self, cursor: int) -> None:
        """Make a row the current one, as near as there is one."""
        cursor = max(min(cursor, len(self._ids) - 1), 0)
        if cursor != self.cursor:
            self.cursor = cursor
            self._reveal()
            self.repaint()
            self.post_message(self.Moved())

    def _reveal(self) -> None:
        height = max(self.size.height - ABOVE, 1)
        if self.cursor < self.top:
            self.go_to(self.cursor)
        elif self.cursor >= self.top + height:
            self.go_to(self.cursor - height + 1)

    @property
    def page(self) -> int:
        """Rows of a page."""
        return max(self.size.height - ABOVE - 1, 1)

    def advance(self, by: int) -> None:
        """Move the cursor by rows."""
        self.move(self.cursor + by)

    def action_open(self) -> None:
        """Open the story at the sentence."""
        self.post_message(self.Asked("open"))

    def action_series(self) -> None:
        """How the figure went over time."""
        self.post_message(self.Asked("series"))

    def action_reorder(self) -> None:
        """The next order."""
        self.post_message(self.Asked("sort"))

    def action_narrow(self) -> None:
        """Type what the figures must have."""
        self.post_message(self.Asked("filter"))

    def action_copy(self) -> None:
        """Copy the figure with its citation."""
        self.post_message(self.Asked("copy"))

    def action_close(self) -> None:
        """Back to reading."""
        self.post_message(self.Asked("close"))
