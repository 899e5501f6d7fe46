"""The basket: what a brief is written from, put in order, taken out, opened."""

from typing import TYPE_CHECKING

from reader.model.basket import BasketItem, Item
from reader.model.clean_text import CleanText
from reader.model.fact import Change
from reader.text.clean import clean_line
from reader.text.width import truncate
from reader.tui.pieces import Ink, Piece, Pieces
from reader.tui.row_list import BasketPane, RowList
from reader.tui.sheet import Sheet
from reader.tui.status import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen

WRITE = "write"
NOTHING = (
    CleanText("The basket is empty"),
    CleanText(""),
    CleanText("+ puts an article, a mark or a key figure into it, W writes the brief"),
)


class BasketScreen(Sheet[BasketItem | str]):
    """Returns the item to be read, WRITE where the brief is to be written, or None."""

    def __init__(self, main: "MainScreen", library: "Library") -> None:
        self.rows = BasketPane(self._lines, 3, id="basket")
        super().__init__(self.rows, main.current_look)
        self._main = main
        self._basket = library.kept.basket
        self._marks = library.kept.marks
        self.items: list[BasketItem] = []
        self.rows.notice = NOTHING

    def on_mount(self) -> None:
        """Show what is in it."""
        super().on_mount()
        self._reload()

    def _reload(self, cursor: int | None = None) -> None:
        self.items = self._basket.items()
        self.rows.show(len(self.items), self.rows.cursor if cursor is None else cursor)
        self.entitle("basket", number(len(self.items), "item"))

    @property
    def current(self) -> BasketItem | None:
        """The item of the current row."""
        return self.items[self.rows.cursor] if self.rows.cursor < len(self.items) else None

    def _lines(self, index: int, width: int) -> list[Pieces]:
        item = self.items[index]
        count = Piece(CleanText(f"{index + 1:>3} "), (Ink.DIM,))
        kind = Piece(CleanText(f"{item.what:<8} "), (Ink.ACCENT,))
        words = truncate(clean_line(self._words(item)), max(width - 13, 1))
        about = clean_line(" · ".join(part for part in (item.headline, item.source) if part))
        meta = about if item.what is not Item.ARTICLE else clean_line(item.source)
        below = Piece(truncate(meta, max(width - 13, 1)), (Ink.DIM,))
        return [[count, kind, Piece(words, (Ink.BRIGHT,))], [Piece(CleanText(" " * 13)), below]]

    def _words(self, item: BasketItem) -> str:
        match item.what:
            case Item.FIGURE:
                return " ".join(part for part in (item.value, item.unit, item.label) if part)
            case Item.MARK:
                marks = self._marks.of(item.article)
                gone = "a mark that was taken away"
                return next((mark.selector.exact for mark in marks if mark.id == item.mark), gone)
            case _:
                return item.headline

    def on_row_list_moved(self) -> None:
        """Say where the reader is."""
        place = f"{self.rows.cursor + 1:,} of {len(self.items):,}" if self.items else ""
        self.tell([], place)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Read the article."""
        del event
        self.dismiss(self.current)

    def action_shift(self, by: int) -> None:
        """Move the item down or up in the order."""
        item, to = self.current, self.rows.cursor + by
        if item is not None and 0 <= to < len(self.items):
            self._do(lambda: self._basket.move(item, to), to)

    def action_take_out(self) -> None:
        """Take the item out."""
        item = self.current
        if item is not None:
            self._do(lambda: self._basket.take_out(item))

    def action_empty(self) -> None:
        """Take everything out."""
        self._do(self._basket.empty, 0)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._main.keeping.undo(self._stepped)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._main.keeping.redo(self._stepped)

    def _stepped(self, said: str) -> None:
        self._reload()
        self._say(said)

    def action_write(self) -> None:
        """Write the brief."""
        if self.items:
            self.dismiss(WRITE)

    def action_close(self) -> None:
        """Back to reading."""
        self.dismiss(None)

    def _do(self, change: "Callable[[], Change]", cursor: int | None = None) -> None:
        self._main.keeping.do(change)
        self._reload(cursor)
        self._say(self._main.message)

    def _say(self, text: str) -> None:
        self.tell([Piece(clean_line(text))])
