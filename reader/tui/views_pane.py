"""The saved searches above the list: a line each, with a key and how many unread stories it finds."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.binding import BindingType

from reader.model.clean_text import CleanText
from reader.text.clean import clean_line
from reader.text.width import cell_width, truncate
from reader.tui.action import Context
from reader.tui.cards_pane import Card, CardsPane
from reader.tui.keys import bindings
from reader.tui.pieces import Ink, Inks, Piece

ALL = "All stories"
KEYS = ("0", "4", "5", "6", "7", "8", "9")
"""The keys of all stories and of the first six searches; 1, 2 and 3 are the panes'."""


class View(NamedTuple):
    """A saved search, or all stories with an empty query; `unread` None: not counted yet."""

    name: str
    query: str
    unread: int | None = None
    configured: bool = False


class ViewsPane(CardsPane):
    """There only where searches are saved. `shown` is the view in the list, -1 for none of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.VIEWS)]
    context = Context.VIEWS

    def __init__(self) -> None:
        super().__init__(id="views")
        self.views: tuple[View, ...] = ()
        self.shown = 0
        self.display = False

    def show(self, views: Sequence[View], shown: int) -> None:
        """Show these views."""
        if (tuple(views), shown) == (self.views, self.shown):
            return
        self.views, self.shown = tuple(views), shown
        self.cursor = min(self.cursor, len(views) - 1)
        self.lay_out()

    @property
    def extent(self) -> int:
        """Lines of all views, and a blank one below."""
        return len(self.views) + 1

    def on_resize(self) -> None:
        """Use the width there is."""
        self.fit(self.size.width)
        super().on_resize()

    def cards_at(self, width: int) -> list[Card]:
        """A line for each view: its key, its name, how many unread."""
        cards: list[Card] = []
        for number, view in enumerate(self.views):
            key = KEYS[number] if number < len(KEYS) else " "
            count = CleanText("" if view.unread is None else f"{view.unread:,}")
            name = truncate(clean_line(view.name), max(width - 5 - cell_width(count), 1))
            gap = CleanText(" " * max(width - 3 - cell_width(name) - cell_width(count), 1))
            inks: Inks = (Ink.BOLD,) if number == self.shown else (Ink.TEXT,)
            unread: Inks = (Ink.BRIGHT,) if view.unread else (Ink.DIM,)
            sign = Piece(CleanText("› " if number == self.shown else "  "), (Ink.ACCENT,))
            keyed = Piece(CleanText(key), (Ink.DIM,))
            cards.append([[keyed, sign, Piece(name, inks), Piece(gap), Piece(count, unread)]])
        return cards
