"""What a query matched in the open article, in reading order, found passage by passage when needed. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from reader.model.highlighted import Span, merge
from reader.text.clean import clean_line
from reader.text.matching import NO_MATCHER, Matcher
from reader.text.passages import Passage, figure_line
from reader.tui.pieces import Ink, Mark
from reader.tui.place import Place

if TYPE_CHECKING:
    from reader.tui.opened import Opened


def matches_in(opened: "Opened | None", matcher: Matcher) -> "Matches":
    """What matches in an open article; takes time where its figures are asked for and not known yet."""
    if opened is None:
        return Matches((), matcher)
    figures: dict[int, list[Span]] = {}
    if matcher.asks_for_figures:
        if opened.found is None:
            opened.found = opened.find_figures()
        for found in opened.found:
            if (
                found.extracted
                and found.place
                and matcher.figure_spans(clean_line(figure_line(found.figure)))
            ):
                spans = figures.setdefault(found.place.index, [])
                spans.append(Span(found.place.start, found.place.end))
    return Matches(opened.passages, matcher, figures)


class Matches:
    """The matches of `matcher` in `passages`, and which of them is the current one.

    `figures` are numbers of the running text that meet the query's conditions, by passage.
    """

    def __init__(
        self,
        passages: Sequence[Passage] = (),
        matcher: Matcher = NO_MATCHER,
        figures: Mapping[int, Sequence[Span]] = MappingProxyType({}),
    ) -> None:
        self._passages = passages
        self._matcher = matcher
        self._figures = figures
        self._spans: dict[int, tuple[Span, ...]] = {}
        self._all: list[Place] | None = None
        self.current: int | None = None

    def __bool__(self) -> bool:
        return bool(self._matcher)

    def spans(self, passage: int) -> tuple[Span, ...]:
        """What is lit in one passage."""
        if not self._matcher:
            return ()
        known = self._spans.get(passage)
        if known is None:
            shown = self._passages[passage]
            known = self._matcher.spans(shown.text, shown.field)
            if passage in self._figures:
                known = merge((*known, *self._figures[passage]))
            self._spans[passage] = known
        return known

    def all(self) -> list[Place]:
        """Every match of the article in reading order."""
        if self._all is None:
            self._all = [
                Place(number, span.start, span.end)
                for number in range(len(self._passages) if self._matcher else 0)
                for span in self.spans(number)
            ]
        return self._all

    @property
    def place(self) -> Place | None:
        """The current match."""
        return None if self.current is None else self.all()[self.current]

    def marks(self, passage: int, start: int, end: int) -> list[Mark]:
        """The marks over some characters of a passage; the current match stands out."""
        spans = self.spans(passage)
        first = bisect_right(spans, start, key=lambda span: span.end)
        last = bisect_left(spans, end, key=lambda span: span.start)
        chosen = self.place if spans else None
        return [
            Mark(span.start, span.end, Ink.CURRENT if chosen == (passage, *_ends(span)) else Ink.MATCH)
            for span in spans[first:last]
        ]

    def begin(self, passage: int = 0, character: int = 0) -> Place | None:
        """Make the first match at or after a place the current one (or the first of all)."""
        places = self.all()
        if not places:
            return None
        self.current = bisect_left(places, (passage, character)) % len(places)
        return places[self.current]

    def end(self) -> Place | None:
        """Make the last match the current one."""
        places = self.all()
        if not places:
            return None
        self.current = len(places) - 1
        return places[-1]

    def step(self, by: int) -> Place | None:
        """The next match (`by` 1) or the one before (-1); None beyond the ends, where the current one stays."""
        places = self.all()
        wanted = (by > 0) - 1 if self.current is None else self.current + by
        if not 0 <= wanted < len(places):
            return None
        self.current = wanted
        return places[wanted]


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
