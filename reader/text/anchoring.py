"""Marks and their places: a passage quoted with what stands around it, and found again when the text has changed.

The text of an article is its passages in reading order with a line feed between them. What was marked moves with
its words; a sentence that was reworded a little is found by its neighbours; one that is gone is not guessed at.
Selectors are those of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/, text quote).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

import msgspec

from reader.model.mark import Selector
from reader.text.passages import Field, Passage

AROUND = 48
"""Characters kept from before and after what was marked."""

_CONTEXT = 16
"""Characters of them that have to stand where a reworded passage begins and ends."""

_ALIKE = 0.6
"""The share of a reworded passage that has to be as it was (difflib's ratio)."""

_MOST_PLACES = 2_000
"""Places looked at for a word that stands everywhere."""

_MOST_COMPARED = 100
_LONGEST_COMPARED = 4_000
"""Comparing takes time by the square of the length: that of a longer passage is not worth it."""

_START, _END = re.compile(r"[.!?…”\"]\s|\n|\A"), re.compile(r"(?<=[.!?…”\"。！？])(?=\s)|\n|\Z")
"""Where a sentence may begin and end."""

_IN_SECTIONS = (Field.HEADING, Field.TEXT)


class Place(msgspec.Struct, frozen=True, order=True):
    """A character: which passage, and how many characters into it."""

    passage: int
    offset: int


class PassageSpan(msgspec.Struct, frozen=True):
    """A stretch of one passage."""

    passage: int
    start: int
    end: int


class Anchored(msgspec.Struct, frozen=True):
    """Where a mark stands, passage by passage; `changed` where its words are not what they were."""

    spans: tuple[PassageSpan, ...]
    changed: bool = False


class AnchorText:
    """The text of an article in which marks are made and found."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self.text = "\n".join(passage.text for passage in passages)
        self._starts = list(accumulate((len(passage.text) + 1 for passage in passages), initial=0))
        headings = {passage.index: passage.text for passage in passages if passage.field is Field.HEADING}
        self._sections = [
            headings.get(one.index, "") if one.field in _IN_SECTIONS else "" for one in passages
        ]

    def select(self, start: Place, end: Place) -> Selector:
        """What stands from `start` up to `end`; the two may come in either order."""
        begin, stop = sorted((self._position(start), self._position(end)))
        text = self.text
        exact = text[begin:stop]
        begin += len(exact) - len(exact.lstrip())
        exact = exact.strip()
        stop = begin + len(exact)
        return Selector(
            exact=exact,
            prefix=text[max(0, begin - AROUND) : begin],
            suffix=text[stop : stop + AROUND],
            section=self._sections[self._passage_at(begin)],
            start=begin,
        )

    def anchor(self, selector: Selector) -> Anchored | None:
        """Where the marked passage stands now, or None where it is gone."""
        exact = selector.exact
        if not exact.strip():
            return None
        best = max(self._places(exact), key=lambda place: self._likeness(place, selector), default=None)
        if best is not None:
            return Anchored(self._spans(best, best + len(exact)))
        reworded = self._reworded(selector)
        return Anchored(self._spans(*reworded), changed=True) if reworded else None

    def place(self, position: int) -> Place:
        """The place of a character of the text."""
        passage = self._passage_at(position)
        return Place(passage, position - self._starts[passage])

    def section(self, passage: int) -> str:
        """The heading above a passage; empty where there is none."""
        return self._sections[passage]

    def quoted(self, anchored: Anchored) -> str:
        """The words at a place."""
        spans = anchored.spans
        return "\n".join(self._passages[span.passage].text[span.start : span.end] for span in spans)

    def _position(self, place: Place) -> int:
        length = len(self._passages[place.passage].text)
        return self._starts[place.passage] + max(0, min(place.offset, length))

    def _passage_at(self, position: int) -> int:
        return bisect_right(self._starts, position, hi=len(self._passages)) - 1

    def _places(self, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Where these words stand, the first so many times."""
        for _ in range(_MOST_PLACES):
            start = self.text.find(words, start, end)
            if start < 0:
                return
            yield start
            start += 1

    def _likeness(self, place: int, selector: Selector) -> tuple[int, bool, int]:
        """How well the surroundings of a place fit: the words before and after, the section, the distance."""
        text, end = self.text, place + len(selector.exact)
        before = _common(reversed(selector.prefix), reversed(text[max(0, place - AROUND) : place]))
        after = _common(iter(selector.suffix), iter(text[end : end + AROUND]))
        return (
            before + after,
            self._sections[self._passage_at(place)] == selector.section,
            -abs(place - selector.start),
        )

    def _reworded(self, selector: Selector) -> tuple[int, int] | None:
        """Where a passage stands whose neighbours are still the same and which is much like it was."""
        from difflib import SequenceMatcher

        if len(selector.exact) > _LONGEST_COMPARED:
            return None
        best: tuple[float, int, int] | None = None
        for start, end in islice(self._between(selector), _MOST_COMPARED):
            compared = SequenceMatcher(None, selector.exact, self.text[start:end], autojunk=False)
            alike = compared.ratio() if compared.quick_ratio() >= _ALIKE else 0.0
            if alike >= _ALIKE and (best is None or alike > best[0]):
                best = (alike, start, end)
        return best[1:] if best else None

    def _between(self, selector: Selector) -> Iterator[tuple[int, int]]:
        """Stretches of about the right length beside what stood before the passage or after it, best first."""
        before, after = selector.prefix[-_CONTEXT:], selector.suffix[:_CONTEXT]
        longest = 2 * len(selector.exact)
        starts = [place + len(before) for place in self._places(before)] if before.strip() else [0]
        for start in starts:
            last = start + longest + len(after)
            ends = self._places(after, start, last) if after.strip() else (len(self.text),)
            yield from ((start, end) for end in ends if 0 < end - start <= longest)
        for start in starts:
            found = (match.start() for match in _END.finditer(self.text, start, start + longest + 1))
            yield from ((start, end) for end in found if end > start)
        for end in self._places(after) if after.strip() else ():
            found = (match.end() for match in _START.finditer(self.text, max(0, end - longest), end))
            yield from ((start, end) for start in found if start < end)

    def _spans(self, start: int, end: int) -> tuple[PassageSpan, ...]:
        """A stretch of the text as stretches of its passages."""
        spans = []
        for number in range(self._passage_at(start), self._passage_at(end - 1) + 1):
            first, length = self._starts[number], len(self._passages[number].text)
            span = PassageSpan(number, max(0, start - first), min(length, end - first))
            if span.start < span.end:
                spans.append(span)
        return tuple(spans)


def _common(one: Iterator[str], other: Iterator[str]) -> int:
    """How many characters are the same from the beginning on."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
