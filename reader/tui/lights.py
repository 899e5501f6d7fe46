"""What lies over the words of the open article besides matches: standing highlights and the reader's marks. Pure.

The order in which everything is painted, the last on top: text, standing highlights (letters), the lit sentence of
a figure (ground), marks (ground, with a sign in the margin), the mark being made, matches, the current match, what
the mouse selected.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.model.clean_text import CleanText
from reader.model.mark import Mark as ReadersMark
from reader.text.passages import Field, Passage
from reader.text.standing import NO_STANDING, Coloured, Standing
from reader.tui.pieces import MARKED, STANDING, Mark
from reader.tui.place import Place

if TYPE_CHECKING:
    from reader.text.anchoring import AnchorText


class PlacedMark(NamedTuple):
    """A mark and where it stands; nowhere where its words are gone. `changed`: they were reworded."""

    mark: ReadersMark
    places: tuple[Place, ...]
    changed: bool = False


class Lights:
    """Of one article. `placed` has its marks in the order of reading, those whose words are gone last."""

    def __init__(
        self,
        passages: Sequence[Passage] = (),
        standing: Standing = NO_STANDING,
        marks: Iterable[ReadersMark] = (),
    ) -> None:
        self._passages = passages
        self._standing = standing
        self._spans: dict[int, tuple[Coloured, ...]] = {}
        self._on_figures: dict[str, tuple[Coloured, ...]] = {}
        self._text: AnchorText | None = None
        self._known: dict[str, PlacedMark] = {}
        self._over: dict[int, list[tuple[Place, int]]] = {}
        self.placed: tuple[PlacedMark, ...] = ()
        self.place(marks)

    @property
    def text(self) -> "AnchorText":
        """The text in which marks are made and found."""
        if self._text is None:
            from reader.text.anchoring import AnchorText  # most articles have no mark

            self._text = AnchorText(self._passages)
        return self._text

    def place(self, marks: Iterable[ReadersMark]) -> None:
        """Take in these marks and no others; only those with new words are looked for."""
        known = {mark.id: self._placed(mark) for mark in marks}
        self._known = known
        self.placed = tuple(sorted(known.values(), key=lambda one: (not one.places, one.places)))
        self._over = {}
        for one in self.placed:
            for place in one.places:
                self._over.setdefault(place.passage, []).append((place, one.mark.colour))

    def _placed(self, mark: ReadersMark) -> PlacedMark:
        before = self._known.get(mark.id)
        if before is not None and before.mark.selector == mark.selector:
            return before._replace(mark=mark)
        found = self.text.anchor(mark.selector)
        if found is None:
            return PlacedMark(mark, ())
        places = tuple(Place(span.passage, span.start, span.end) for span in found.spans)
        return PlacedMark(mark, places, found.changed)

    def standing(self, passage: int, start: int, end: int) -> list[Mark]:
        """The standing highlights over some characters of a passage."""
        if not self._standing:
            return []
        known = self._spans.get(passage)
        if known is None:
            shown = self._passages[passage]
            known = self._spans[passage] = self._standing.spans(shown.text, shown.field)
        return standing_marks(known, start, end)

    def on_figure(self, text: CleanText) -> list[Mark]:
        """The standing highlights over the line of a figure that was found in the text, which is no passage."""
        known = self._on_figures.get(text)
        if known is None:
            known = self._on_figures[text] = self._standing.spans(text, Field.FIGURE)
        return standing_marks(known, 0, len(text))

    def look(self) -> None:
        """Look for all standing highlights now: in a long article that takes longer than a key may."""
        for number in range(len(self._passages) if self._standing else 0):
            self.standing(number, 0, 0)

    def marked(self, passage: int, start: int, end: int) -> list[Mark]:
        """The reader's marks over some characters of a passage, a later one over an earlier one."""
        return [
            Mark(place.start, place.end, MARKED[colour - 1])
            for place, colour in self._over.get(passage, ())
            if place.start < end and place.end > start
        ]

    def sign(self, passage: int, start: int, end: int) -> tuple[int, bool] | None:
        """Colour of a mark over these characters, and whether it begins there; one that begins is told first."""
        over = [
            (not start <= place.start < end, colour)
            for place, colour in self._over.get(passage, ())
            if place.start < end and place.end > start
        ]
        if not over:
            return None
        later, colour = min(over)
        return colour, not later

    def at(self, passage: int, character: int) -> PlacedMark | None:
        """The last mark over a character."""
        for one in reversed(self.placed):
            if any(place.passage == passage and place.start <= character < place.end for place in one.places):
                return one
        return None


def standing_marks(spans: Sequence[Coloured], start: int, end: int) -> list[Mark]:
    """Standing highlights as marks of a line."""
    return [
        Mark(span.start, span.end, STANDING[span.colour - 1])
        for span in spans
        if span.start < end and span.end > start
    ]


NO_LIGHTS = Lights()
