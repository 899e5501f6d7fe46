"""The outline of the open article: its sections, numbered, the one being read marked."""

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from reader.model.clean_text import CleanText
from reader.text.width import truncate, wrap
from reader.tui.action import Context
from reader.tui.cards_pane import Card, CardsPane
from reader.tui.keys import bindings
from reader.tui.layout import spaces
from reader.tui.matches import Matches
from reader.tui.pieces import Ink, Inks, Piece, marks, paint

if TYPE_CHECKING:
    from reader.tui.opened import Heading, Opened

MOST_LINES = 2


class SectionsPane(CardsPane):
    """One card a section, its heading in at most two lines."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.SECTIONS)]
    context = Context.SECTIONS
    title = CleanText("SECTIONS")

    def __init__(self) -> None:
        super().__init__(id="sections")
        self.outline: tuple[Heading, ...] = ()
        self._opened: Opened | None = None
        self._matches = Matches()

    def show(self, opened: "Opened | None", matches: Matches) -> None:
        """Show the sections of another article."""
        self._opened = opened
        self.outline = opened.outline if opened else ()
        self._matches = matches
        self.cursor = -1
        self.go_to(0)
        self.lay_out()

    def relight(self, matches: Matches) -> None:
        """Light other matches; which of them is the current one does not show here."""
        if matches is not self._matches:
            self._matches = matches
            self.lay_out()

    def mark(self, section: int) -> None:
        """Mark the section that is being read, unless the reader is choosing one here."""
        if not self.has_focus:
            numbers = [heading.section for heading in self.outline]
            self.select(numbers.index(section) if section in numbers else -1)

    def cards_at(self, width: int) -> list[Card]:
        """A card for each section."""
        indent = len(str(len(self.outline))) + 1
        room = max(width - indent, 1)
        cards: list[Card] = []
        for number, heading in enumerate(self.outline, 1):
            inks: Inks = (Ink.TEXT,) if heading.named else (Ink.DIM,)
            over = self._opened.lights.standing(heading.passage, 0, len(heading.text)) if self._opened else []
            over += marks(self._matches.spans(heading.passage), Ink.MATCH)
            spans = wrap(heading.text, room)
            most = MOST_LINES if heading.named else 1
            lines = [paint(heading.text, inks, over, span.start, span.end) for span in spans[: most - 1]]
            if len(spans) >= most:
                rest = spans[most - 1].start
                moved = [mark._replace(start=mark.start - rest, end=mark.end - rest) for mark in over]
                tail = truncate(CleanText(heading.text[rest:]), room)
                lines.append(paint(tail, inks, [mark for mark in moved if mark.start >= 0]))
            label = Piece(CleanText(f"{number:>{indent - 1}} "), (Ink.DIM,))
            cards.append([[spaces(indent) if row else label, *line] for row, line in enumerate(lines)])
        return cards
