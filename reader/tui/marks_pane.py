"""The marks of the open article with their notes."""

from typing import ClassVar

from textual.binding import BindingType

from reader.model.clean_text import CleanText
from reader.text.clean import clean, clean_line
from reader.text.width import truncate, wrap
from reader.tui.action import Context
from reader.tui.cards_pane import Card, CardsPane
from reader.tui.keys import bindings
from reader.tui.lights import PlacedMark
from reader.tui.pieces import MARKED, Ink, Inks, Piece, Pieces

MOST_LINES = 3
MOST_NOTE_LINES = 12


class MarksPane(CardsPane):
    """One card a mark: its colour as a number, its words, its note."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.MARKS)]
    context = Context.MARKS
    title = CleanText("MARKS")

    def __init__(self) -> None:
        super().__init__(id="marks")
        self.placed: tuple[PlacedMark, ...] = ()

    @property
    def current(self) -> PlacedMark | None:
        """The mark of the current card."""
        return self.placed[self.cursor] if 0 <= self.cursor < len(self.placed) else None

    def show(self, placed: tuple[PlacedMark, ...], current: str = "") -> None:
        """Show these marks; the one with the id `current`, or that was current before, is the current one."""
        wanted = current or (self.current.mark.id if self.current else "")
        self.placed = placed
        ids = [one.mark.id for one in placed]
        self.cursor = ids.index(wanted) if wanted in ids else min(self.cursor, len(ids) - 1)
        self.lay_out()
        if self.has_focus:
            self.select(max(self.cursor, 0) if ids else -1)

    def cards_at(self, width: int) -> list[Card]:
        """A card for each mark."""
        return [mark_card(one, width, full=index == self.cursor) for index, one in enumerate(self.placed)]

    def select(self, cursor: int) -> None:
        """Make a mark the current one; its card shows all of it."""
        if cursor != self.cursor:
            self.cursor = cursor
            self.lay_out()
        super().select(cursor)


def mark_card(one: PlacedMark, width: int, *, full: bool) -> Card:
    """The lines of a card, a blank one last; one that is not `full` is cut after a few lines."""
    mark, room = one.mark, max(width - 2, 1)
    words = _lines(clean_line(mark.selector.exact), room, MOST_LINES * (3 if full else 1), (Ink.BRIGHT,))
    sign = Piece(CleanText(f"{mark.colour}"), (MARKED[mark.colour - 1],))
    card: Card = [[sign, Piece(CleanText(" ")), *words[0]]]
    card += [[Piece(CleanText("│ "), (Ink.RULE,)), *line] for line in words[1:]]
    for paragraph in clean(mark.note).split("\n") if mark.note else ():
        card += _lines(CleanText(paragraph), width, MOST_NOTE_LINES if full else 2, (Ink.TEXT,)) or [[]]
    if not one.places:
        card.append([Piece(truncate(CleanText("no longer in the text"), width), (Ink.DIM, Ink.EMPHASIS))])
    elif one.changed:
        card.append([Piece(truncate(CleanText("reworded since"), width), (Ink.DIM, Ink.EMPHASIS))])
    return [*card, []]


def _lines(text: CleanText, width: int, most: int, inks: Inks) -> list[Pieces]:
    spans = wrap(text, max(width, 1))
    lines: list[Pieces] = [
        [Piece(CleanText(text[span.start : span.end]), inks)] for span in spans[: most - (len(spans) > most)]
    ]
    if len(spans) > most:
        rest = CleanText(text[spans[most - 1].start :])
        lines.append([Piece(truncate(rest, max(width, 1)), inks)])
    return lines or [[]]
