"""An article as it lies open: its passages, its outline, and places in it as single numbers. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import Article
from reader.model.clean_text import CleanText
from reader.model.entry import Entry
from reader.model.highlighted import Span
from reader.model.mark import Mark
from reader.text.passages import Field, Passage, passages
from reader.text.sentences import sentences
from reader.text.standing import NO_STANDING, Standing
from reader.tui.carrying import carried
from reader.tui.lights import Lights
from reader.tui.place import Place

if TYPE_CHECKING:
    from reader.figures.ranking import KeyFigure

FOUND_AT_ONCE = 12_000
"""Characters up to which looking for figures takes a few milliseconds."""


class Heading(NamedTuple):
    """A line of the outline: the number of the section, its heading (or first words), and its first passage."""

    section: int
    text: CleanText
    passage: int
    named: bool


class Opened:
    """`article` cut into passages, with what jumps need to know.

    `found` are its key figures, the author's first; None in a long article, where it takes time (`find_figures`).
    """

    def __init__(
        self,
        entry: Entry,
        article: Article,
        standing: Standing = NO_STANDING,
        marks: Iterable[Mark] = (),
    ) -> None:
        self.entry = entry
        self.article = article
        self.passages: tuple[Passage, ...] = tuple(passages(article))
        self._starts = [0, *accumulate(len(passage.text) for passage in self.passages)]
        self.lights = Lights(self.passages, standing, marks)
        self.outline = _outline(self.passages)
        self.figures = {p.index: number for number, p in enumerate(self.passages) if p.field == Field.FIGURE}
        self.found = self.find_figures() if self._starts[-1] <= FOUND_AT_ONCE else None

    def position(self, passage: int, character: int) -> int:
        """A place as characters into the passages, as the reading state keeps it."""
        return self._starts[passage] + character

    def place(self, position: int) -> tuple[int, int]:
        """(passage, character) of a position; the end where the article has become shorter."""
        if not self.passages:
            return 0, 0
        position = max(position, 0)
        passage = min(bisect_right(self._starts, position) - 1, len(self.passages) - 1)
        return passage, min(position - self._starts[passage], len(self.passages[passage].text))

    def carried(self, before: "Opened", place: tuple[int, int]) -> tuple[int, int]:
        """A place in this article as it was before it was edited."""
        return carried([one.text for one in before.passages], [one.text for one in self.passages], place)

    def sentence(self, passage: int, character: int) -> Place:
        """The sentence around a character."""
        text = self.passages[passage].text
        found = [span for span in sentences(text) if span.start <= character] or [Span(0, len(text))]
        return Place(passage, found[-1].start, found[-1].end)

    def find_figures(self) -> "tuple[KeyFigure, ...]":
        """The author's figures and those found in the text, and where they stand: `index` counts `passages`."""
        from reader.figures.ranking import key_figures

        return key_figures(self.article, read=self.passages)

    def heading(self, passage: int) -> str:
        """The heading over a passage, as written; empty above the first."""
        shown = self.passages[passage]
        in_section = shown.field in {Field.HEADING, Field.TEXT}
        return self.article.sections[shown.index].heading if in_section else ""


def _outline(shown: Sequence[Passage]) -> tuple[Heading, ...]:
    headings: list[Heading] = []
    for number, passage in enumerate(shown):
        if passage.field == Field.HEADING:
            headings.append(Heading(passage.index, passage.text, number, named=True))
        elif passage.field == Field.TEXT and (not headings or headings[-1].section != passage.index):
            first_words = CleanText(passage.text[:80].partition("\n")[0])
            headings.append(Heading(passage.index, first_words, number, named=False))
    return tuple(headings)
