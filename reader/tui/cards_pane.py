"""A pane of cards under a title: blocks of lines with a cursor, as key figures and sections are shown."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from textual import events
from textual.message import Message

from reader.model.clean_text import CleanText
from reader.tui.pane import Pane
from reader.tui.pieces import Ink, Inks, Piece, Pieces

Card = list[Pieces]


class CardsPane(Pane):
    """`cards_at` makes the cards for a width; `cursor` is the current one, -1 for none. `spaced`: begins lower."""

    title = CleanText("")

    @dataclass
    class Chosen(Message):
        """The card under the cursor is to be shown in the text."""

        pane: "CardsPane"
        cursor: int

    class Grown(Message):
        """The cards need more lines, or fewer."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.cursor = -1
        self._cards: list[Card] = []
        self._starts: list[int] = [0]
        self._width = 0
        self.spaced = False

    def cards_at(self, width: int) -> list[Card]:
        """The cards as lines of at most `width` cells."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Make the cards anew."""
        self._cards = self.cards_at(max(self._width - 3, 1))
        before = self.extent
        self._starts = list(accumulate((len(card) for card in self._cards), initial=self._above))
        if self.extent != before:
            self.post_message(self.Grown())
        self.repaint()

    @property
    def _above(self) -> int:
        return (2 if self.title else 0) + self.spaced

    @property
    def extent(self) -> int:
        """Lines that all the cards need, title included."""
        return self._starts[-1]

    @property
    def count(self) -> int:
        """How many cards there are."""
        return len(self._cards)

    def select(self, cursor: int) -> None:
        """Make a card the current one and bring it into view."""
        self.cursor = cursor
        self._reveal()
        self.repaint()

    def _reveal(self) -> None:
        height = self.size.height
        if height and 0 <= self.cursor < len(self._cards):
            first, below = self._starts[self.cursor], self._starts[self.cursor + 1] - height
            if self.cursor == 0:
                self.go_to(0)
            elif self.top > first:
                self.go_to(first)
            elif self.top < below:
                self.go_to(below)

    def on_resize(self) -> None:
        """Keep the current card in view; the title says whether there is more than that."""
        self._reveal()
        self.repaint()

    def content(self, line: int) -> tuple[Pieces, Inks]:
        """The title, or a line of a card."""
        if not self._cards:
            return [], (Ink.TEXT,)
        if line < self._above:
            return (self._title() if line == self.spaced else []), (Ink.TEXT,)
        index = bisect_right(self._starts, line) - 1
        if index >= len(self._cards):
            return [], (Ink.TEXT,)
        number = line - self._starts[index]
        pieces = self._cards[index][number]
        current = index == self.cursor and bool(pieces)
        gap = Piece(CleanText(" "))
        return [self.bar(current=current), gap, *pieces], (Ink.TEXT,)

    def card_at(self, line: int) -> int:
        """The card that a line belongs to; -1 above the first."""
        return bisect_right(self._starts, line) - 1 if self._cards and line >= self._above else -1

    def _title(self) -> Pieces:
        title = [Piece(CleanText(f"  {self.title}"), (Ink.DIM,))]
        if self.extent - 1 > self.size.height:  # there is more than can be seen
            title.append(Piece(CleanText(f"  {len(self._cards)}"), (Ink.DIM,)))
        return title

    def advance(self, by: int) -> None:
        """Move the cursor by cards."""
        if self._cards:
            self.select(max(min(self.cursor + by, len(self._cards) - 1), 0))

    @property
    def page(self) -> int:
        """Cards of a page, near enough."""
        return max(self.size.height * len(self._cards) // max(self.extent, 1), 1)

    def on_focus(self) -> None:
        """A pane in focus has a current card."""
        if self.cursor < 0:
            self.select(0)
        super().on_focus()

    def fit(self, width: int) -> None:
        """Wrap to a width; how many lines that takes is known at once, before the pane has its place."""
        if width != self._width:
            self._width = width
            self.lay_out()

    def clicked(self, event: events.Click) -> None:
        """A click shows the card's place in the text."""
        index = bisect_right(self._starts, self.top + event.y) - 1
        if 0 <= index < len(self._cards):
            self.select(index)
            self.action_open()

    def action_open(self) -> None:
        """Ask for the current card to be shown in the text."""
        if 0 <= self.cursor < len(self._cards):
            self.post_message(self.Chosen(self, self.cursor))
