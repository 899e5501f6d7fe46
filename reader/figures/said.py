"""The sentences in which a story's figures stand: each is looked at once, however many figures it has."""

from collections.abc import Sequence

import msgspec

from reader.figures.as_of import as_of
from reader.figures.languages import is_english
from reader.figures.numbered import NumberedText
from reader.model.timestamp import Timestamp
from reader.text.sentences import sentence_at


class Said(msgspec.Struct, frozen=True, gc=False):
    """A sentence that begins at `start` of its passage, and the day for which its figures hold."""

    text: str
    start: int
    english: bool
    as_of: Timestamp | None


class SaidInStory:
    """The sentences of passages of a story that came out at this time."""

    def __init__(self, texts: Sequence[NumberedText], published: Timestamp | None) -> None:
        self._texts = texts
        self._published = published
        self._known: dict[tuple[int, int], Said] = {}

    def at(self, index: int, position: int) -> Said:
        """The sentence of passage number `index` that has the character at this position."""
        text = self._texts[index].text
        span = sentence_at(text, position)
        known = self._known.get((index, span.start))
        if known is None:
            english = is_english(self._texts[index].low)
            known = self._known[index, span.start] = self._said(
                text[span.start : span.end], span.start, english=english
            )
        return known

    def _said(self, text: str, start: int, *, english: bool) -> Said:
        """The sentence; it is in English where what stands around it is: a sentence may have no telling word."""
        return Said(text, start, english and is_english(text.lower()), as_of(text, self._published))
