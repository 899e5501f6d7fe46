"""The key figures of the open article."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

import msgspec
from textual.binding import BindingType

from reader.model.article import Figure
from reader.model.clean_text import CleanText
from reader.text.clean import clean_line
from reader.text.passages import figure_line
from reader.tui.action import Context
from reader.tui.cards_pane import Card, CardsPane
from reader.tui.figure_card import figure_card
from reader.tui.keys import bindings
from reader.tui.matches import Matches
from reader.tui.pieces import Ink, Inks, Pieces

if TYPE_CHECKING:
    from reader.figures.ranking import KeyFigure
    from reader.tui.course import Course
    from reader.tui.opened import Opened


EDGE = 2
"""Pieces of a line in front of the card: the bar and a gap."""


class FiguresPane(CardsPane):
    """One card a figure, the author's first; of a long article those found in the text come later."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.FIGURES)]
    context = Context.FIGURES
    title = CleanText("KEY FIGURES")

    def __init__(self) -> None:
        super().__init__(id="figures")
        self._opened: Opened | None = None
        self._matches = Matches()
        self._found: Sequence[KeyFigure] | None = None
        self._courses: Mapping[int, Course] = {}
        self._glowing = -1

    def show(self, opened: "Opened | None", matches: Matches) -> None:
        """Show the figures of another article; of the same one read anew, the current one stays current."""
        same = opened is not None and self._opened is not None and opened.entry.id == self._opened.entry.id
        self._opened = opened
        self._matches = matches
        self._found = opened.found if opened else None
        self._courses = {}
        self._glowing = -1
        if not same:
            self.cursor = -1
            self.go_to(0)
        self.lay_out()
        self.cursor = min(self.cursor, self.count - 1)

    def relight(self, matches: Matches) -> None:
        """Light other matches."""
        self._matches = matches
        self.lay_out()

    def take(self, found: "Sequence[KeyFigure]") -> None:
        """Take in what was found in the text."""
        self._found = found
        self.lay_out()

    def glow(self, index: int) -> None:
        """Light the row of a figure, and no other; -1: of none."""
        if index != self._glowing:
            self._glowing = index
            self.repaint()

    def content(self, line: int) -> tuple[Pieces, Inks]:
        """A line of a card, lit where the reader is at its number in the text."""
        pieces, fill = super().content(line)
        if self.card_at(line) == self._glowing >= 0 and len(pieces) > EDGE:
            lit = [piece._replace(inks=(Ink.LIT, *piece.inks)) for piece in pieces[EDGE:]]
            return [*pieces[:EDGE], *lit], fill
        return pieces, fill

    def follow(self, courses: "Mapping[int, Course]") -> None:
        """Show how figures went, by their place among the figures."""
        if courses != self._courses:
            self._courses = courses
            self.lay_out()

    def figure(self, index: int) -> Figure | None:
        """The figure of a card: the author's, or one found in the text."""
        if self._opened is None:
            return None
        written = self._opened.article.key_figures
        if index < len(written):
            return written[index]
        return (
            self._shown(self._found[index]) if self._found is not None and index < len(self._found) else None
        )

    def cards_at(self, width: int) -> list[Card]:
        """A card for each figure."""
        if self._opened is None:
            return []
        written = self._opened.article.key_figures
        figures = written if self._found is None else list(map(self._shown, self._found))
        cards = []
        for index, figure in enumerate(figures):
            passage = self._opened.figures.get(index) if index < len(written) else None
            if passage is None:
                text = clean_line(figure_line(figure))
                lights = self._opened.lights.on_figure(text)
            else:
                text = self._opened.passages[passage].text
                lights = self._opened.lights.standing(passage, 0, len(text))
                lights += self._matches.marks(passage, 0, len(text))
            remark, course = self._remark(index), self._courses.get(index)
            full = index == self.cursor
            cards.append(figure_card(figure, text, lights, width, full=full, remark=remark, course=course))
        return cards

    def _shown(self, found: "KeyFigure") -> Figure:
        """The figure; of one found in the text, the day is only worth a line where it is not the story's."""
        published = self._opened.article.published if self._opened else None
        figure = found.figure
        if found.extracted and figure.as_of and published and figure.as_of.day == published.day:
            return msgspec.structs.replace(figure, as_of=None)
        return figure

    def _remark(self, index: int) -> str:
        if self._found is None or self._opened is None:
            return ""
        found = self._found[index]
        if found.extracted:
            return "found in the text"
        place = found.place
        if place is None:
            return "not in text"
        if place.rounded:
            return f"in text: {self._opened.passages[place.index].text[place.start : place.end]}, rounded"
        return ""

    def select(self, cursor: int) -> None:
        """Make a figure the current one; its card says where it is from."""
        if cursor != self.cursor:
            self.cursor = cursor
            self.lay_out()
        super().select(cursor)
