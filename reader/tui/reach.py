"""How far a mark reaches while it is being made: its two ends moved by sentence, word or line. Pure.

Places are (passage, character). A mark stays within the running text, or within the one passage it began in:
between the headline and the text there is furniture.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from reader.text.passages import Field, Passage
from reader.text.sentences import sentences
from reader.text.words import words

Point = tuple[int, int]
Bounds = Callable[[int, bool], Sequence[int]]
"""(passage, ends?) -> where units begin or end in it, in order."""

RUNNING = frozenset({Field.HEADING, Field.TEXT})
MARKABLE = frozenset({*RUNNING, Field.HEADLINE, Field.STANDFIRST, Field.CORRECTION})


class Reach:
    """From `start` to `end`; what was begun with always belongs to it, whichever way the other end goes."""

    def __init__(self, passages: Sequence[Passage], start: Point, end: Point) -> None:
        self._passages = passages
        self._first, self._last = start, end
        self._head = end
        self._begin, self._stop = self._run(start[0])

    @property
    def start(self) -> Point:
        """Where the mark begins."""
        return min(self._head, self._first)

    @property
    def end(self) -> Point:
        """Where it ends."""
        return max(self._head, self._last)

    @property
    def head(self) -> Point:
        """The end that moves."""
        return self._head

    def by_sentence(self, by: int) -> None:
        """A sentence further or back."""
        self._move(by, self._sentences)

    def by_word(self, by: int) -> None:
        """A word further or back."""
        self._move(by, self._words)

    def to(self, point: Point) -> None:
        """Bring the moving end to a place, as far as the text reaches."""
        first, last = (self._begin, 0), (self._stop - 1, len(self._passages[self._stop - 1].text))
        self._head = max(first, min(point, last))
        if self._first < self._head < self._last:
            self._last = self._head

    def _move(self, by: int, bounds: Bounds) -> None:
        head = self._head
        if by > 0:
            forward = self._next(head, bounds, ends=head >= self._first)
            self._head = self._last if head < self._first <= forward else forward
            return
        back = self._before(head, bounds, ends=head > self._first)
        if head > self._first >= back:
            back = self._before(self._first, bounds, ends=False)
        elif self._first < back < self._last:
            self._last = back  # the mark gets shorter than what it began with
        self._head = back

    def _next(self, point: Point, bounds: Bounds, *, ends: bool) -> Point:
        for passage in range(point[0], self._stop):
            places = bounds(passage, ends)
            at = bisect_right(places, point[1]) if passage == point[0] else 0
            if at < len(places):
                return passage, places[at]
        return point

    def _before(self, point: Point, bounds: Bounds, *, ends: bool) -> Point:
        for passage in range(point[0], self._begin - 1, -1):
            places = bounds(passage, ends)
            at = bisect_left(places, point[1]) if passage == point[0] else len(places)
            if at:
                return passage, places[at - 1]
        return point

    def _sentences(self, passage: int, ends: bool) -> Sequence[int]:
        return [span.end if ends else span.start for span in sentences(self._passages[passage].text)]

    def _words(self, passage: int, ends: bool) -> Sequence[int]:
        found = words(self._passages[passage].text)
        return sorted({word.end if ends else word.start for word in found})

    def _run(self, passage: int) -> tuple[int, int]:
        """The passages around one that a mark may reach over: from the first up to, not including, the last."""
        if self._passages[passage].field not in RUNNING:
            return passage, passage + 1
        begin = stop = passage
        while begin > 0 and self._passages[begin - 1].field in RUNNING:
            begin -= 1
        while stop < len(self._passages) and self._passages[stop].field in RUNNING:
            stop += 1
        return begin, stop
