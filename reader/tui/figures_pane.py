"""The key figures of the open article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from reader.model.clean_text import CleanText
from reader.tui.cards_pane import Card, CardsPane
from reader.tui.figure_card import figure_card
from reader.tui.keys import Context, bindings
from reader.tui.matches import Matches
from reader.tui.opened import Opened

if TYPE_CHECKING:
    from reader.figures.locate import Location


class FiguresPane(CardsPane):
    """One card a figure; of a long article `locations` come later, when the text has been looked through."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.FIGURES)]
    context = Context.FIGURES
    title = CleanText("KEY FIGURES")

    def __init__(self) -> None:
        super().__init__(id="figures")
        self._opened: Opened | None = None
        self._matches = Matches()
        self.locations: Sequence[Location | None] | None = None

    def show(self, opened: Opened | None, matches: Matches) -> None:
        """Show the figures of another article."""
        self._opened = opened
        self._matches = matches
        self.locations = opened.locations if opened else None
        self.cursor = -1
        self.go_to(0)
        self.lay_out()

    def relight(self, matches: Matches) -> None:
        """Light other matches."""
        self._matches = matches
        self.lay_out()

    def locate(self, locations: "Sequence[Location | None]") -> None:
        """Take in where the figures stand in the text."""
        self.locations = locations
        self.lay_out()

    def cards_at(self, width: int) -> list[Card]:
        """A card for each figure."""
        if self._opened is None:
            return []
        cards = []
        for index, figure in enumerate(self._opened.article.key_figures):
            passage = self._opened.figures.get(index)
            text = self._opened.passages[passage].text if passage is not None else CleanText("")
            lights = self._matches.marks(passage, 0, len(text)) if passage is not None else ()
            full = index == self.cursor
            cards.append(figure_card(figure, text, lights, width, full=full, remark=self._remark(index)))
        return cards

    def _remark(self, index: int) -> str:
        if self.locations is None:
            return ""
        location = self.locations[index]
        if location is None:
            return "not in text"
        return "rounded in text" if location.rounded else ""

    def select(self, cursor: int) -> None:
        """Make a figure the current one; its card says where it is from."""
        if cursor != self.cursor:
            self.cursor = cursor
            self.lay_out()
        super().select(cursor)
