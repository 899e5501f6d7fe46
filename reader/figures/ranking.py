"""The key figures of a story: those its author gave, then the weightiest of those found in its text."""

import re
from collections.abc import Container, Sequence, Set
from decimal import Decimal
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

import msgspec

from reader.figures.currencies import SIGNS
from reader.figures.extraction import figures_in
from reader.figures.kinds import written_kind
from reader.figures.labels import excerpt, label
from reader.figures.locate import Location, locate_in
from reader.figures.numbered import NumberedText, number_all
from reader.figures.numbers import Number, parse_number
from reader.figures.said import Said, SaidInStory
from reader.model.article import Article, Figure
from reader.model.extracted_figure import ExtractedFigure, FigureKind
from reader.text.passages import Field, Passage, passages

MOST = 8
"""Key figures of a story, unless its author gave more."""


class KeyFigure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A figure to show. `place.index` counts the passages of the article; None: its number is not in the text.

    `number` is what its value says, exactly; None where an author's value holds no number.
    """

    figure: Figure
    number: Number | None
    place: Location | None
    kind: FigureKind
    extracted: bool = False


class ReadArticle(NamedTuple):
    """An article and its passages, those behind the text left out or not."""

    article: Article
    passages: Sequence[Passage]


def key_figures(
    article: Article, most: int = MOST, read: Sequence[Passage] | None = None
) -> tuple[KeyFigure, ...]:
    """The author's figures in the author's order, and up to `most` in all with the best extracted ones.

    `read` are the article's passages, where they are at hand.
    """
    return key_figures_of([ReadArticle(article, tuple(passages(article)) if read is None else read)], most)[0]


def key_figures_of(articles: Sequence[ReadArticle], most: int = MOST) -> list[tuple[KeyFigure, ...]]:
    """The `key_figures` of each article.

    All take every step together: its code then stays in the processor's caches, and one search finds all numbers.
    """
    texts = number_all([text for _, read in articles for text in _texts(read)])
    left = iter(texts)
    stories = [_Story(article, read, list(islice(left, len(read))), most) for article, read in articles]
    for step in (_Story.find_written, _Story.extract, _Story.choose):
        for story in stories:
            step(story)
    return [story.key_figures() for story in stories]


def _texts(read: Sequence[Passage]) -> list[str]:
    """The text of each passage, empty for those in which no figure is looked for."""
    return [passage.text if passage.field in _READ else "" for passage in read]


class _Story:
    """A story whose key figures are looked for: each step takes what those before it have found."""

    def __init__(
        self, article: Article, read: Sequence[Passage], texts: Sequence[NumberedText], most: int
    ) -> None:
        self._article, self._read, self._texts = article, read, texts
        self._room = most
        self._written: tuple[KeyFigure, ...] = ()
        self._known: Set[Decimal] = frozenset()
        self._extracted: Sequence[tuple[ExtractedFigure, ...]] = ()
        self._best: Sequence[_Candidate] = ()

    def find_written(self) -> None:
        """Find the author's figures in the texts."""
        if figures := self._article.key_figures:
            self._written = _written(figures, self._read, self._texts)
            self._known = {key.number.value for key in self._written if key.number}
            self._room -= len(figures)

    def extract(self) -> None:
        """Find the other figures of each text, where there is room for any."""
        if self._room > 0:
            self._extracted = [figures_in(text, self._known) for text in self._texts]

    def choose(self) -> None:
        """Take the best of them."""
        if self._extracted:
            candidates = _candidates(self._texts, self._extracted, self._article.headline, self._known)
            candidates.sort(key=_RANK)
            self._best = candidates[: self._room]

    def key_figures(self) -> tuple[KeyFigure, ...]:
        """The author's figures and the best of the others."""
        said = SaidInStory(self._texts, self._article.published)
        return self._written + tuple(
            [
                _key_figure(self._texts[best.index].text, said.at(best.index, best.figure.start), best)
                for best in self._best
            ]
        )


def _written(
    figures: Sequence[Figure], read: Sequence[Passage], texts: Sequence[NumberedText]
) -> tuple[KeyFigure, ...]:
    """The author's figures, each where it stands: in running text before headlines and headings."""
    is_running = [passage.field is _TEXT for passage in read]
    running = [text if runs else _NONE for text, runs in zip(texts, is_running, strict=True)]
    above = [_NONE if runs else text for text, runs in zip(texts, is_running, strict=True)]
    return tuple(
        [
            KeyFigure(
                figure=figure,
                number=number,
                place=locate_in(figure, number, running) or locate_in(figure, number, above),
                kind=written_kind(figure.value, figure.unit),
            )
            for figure, number in ((figure, parse_number(figure.value)) for figure in figures)
        ]
    )


class _Candidate(msgspec.Struct, frozen=True, gc=False):
    """A quantity of the text with all its mentions; `index` is the passage of the one that is shown."""

    figure: ExtractedFigure
    index: int
    rank: tuple[bool, float, int, int]


def _candidates(
    texts: Sequence[NumberedText],
    extracted: Sequence[tuple[ExtractedFigure, ...]],
    headline: str,
    known: Container[Decimal],
) -> list[_Candidate]:
    """One candidate for each value that is not `known`, of the figures that were `extracted` from each text.

    A number of the headline is one only where the text does not have it too.
    """
    mentions: dict[tuple[object, ...], list[tuple[int, ExtractedFigure]]] = {}
    for index, figures in enumerate(extracted[1:], 1):
        for figure in figures:
            counted = figure.unit.lower() if figure.value < _TELLING else ""
            mentions.setdefault((figure.value, figure.high, counted), []).append((index, figure))
    in_text = {value for value, _, _ in mentions}
    named = extracted[0]
    for figure in named:
        if figure.value not in in_text:
            mentions.setdefault((figure.value, figure.high, ""), []).append((0, figure))
    in_headline = frozenset([figure.value for figure in named])
    shown = [
        found
        for found in mentions.values()
        if (first := found[0][1]).value not in known
        and (len(found) > 1 or not _is_slight(first) or first.value in in_headline)
    ]
    topic = _stems(headline.lower()) if shown else frozenset()
    return [_candidate(found, texts, topic, in_headline) for found in shown]


def _is_slight(figure: ExtractedFigure) -> bool:
    """Whether it tells too little to be a key figure when it is said but once: one thing, a small bare number."""
    if figure.kind is FigureKind.COUNTED:
        return figure.value == 1 and figure.high is None
    return figure.kind is FigureKind.BARE and figure.value < _TELLING


def _candidate(
    found: Sequence[tuple[int, ExtractedFigure]],
    texts: Sequence[NumberedText],
    topic: frozenset[str],
    in_headline: frozenset[Decimal],
) -> _Candidate:
    index, figure = next((mention for mention in found if mention[1].unit), found[0])
    named = figure.value in in_headline
    around = texts[index].text[max(0, figure.start - _AROUND) : figure.end + _AROUND].lower()
    shared = sum([_begins_word(around, stem) for stem in topic if stem in around])
    weight = (
        _WEIGHTS.get(figure.kind, 0.0)
        + 3 / (1 + index / 2)
        + 4 * named
        + min(len(found) - 1, 3)
        + min(shared, 3)
        - 2 * (figure.kind is FigureKind.COUNTED and figure.value < _FEW)
    )
    return _Candidate(
        figure, index, (figure.kind not in _WEIGHTS and not named, -weight, index, figure.start)
    )


def _key_figure(text: str, said: Said, candidate: _Candidate) -> KeyFigure:
    figure = candidate.figure
    name = label if said.english else excerpt
    return KeyFigure(
        figure=Figure(
            label=name(said.text, figure, said.start),
            value=_value(text, figure),
            unit=figure.unit,
            as_of=said.as_of,
            qualifier=figure.qualifier,
        ),
        number=Number(figure.value, figure.high, figure.qualifier),
        place=Location(candidate.index, figure.start, figure.end),
        kind=figure.kind,
        extracted=True,
    )


def _value(text: str, figure: ExtractedFigure) -> str:
    """The number as the text has it, without currency and per cent; ranges with a dash whatever the words."""
    if figure.high is not None:
        return f"{figure.value:,f}–{figure.high:,f}"
    return _BESIDE_NUMBER.sub("", text[figure.start : figure.end]).strip()


def _stems(low: str) -> frozenset[str]:
    """The beginnings of the words of four letters and more: up to six letters of each."""
    return frozenset((_PLAIN_STEMS if low.isascii() else _STEMS).findall(low))


def _begins_word(low: str, stem: str) -> bool:
    """Whether a text has the stem, as `_stems` takes it, rather than in the middle of other words only."""
    at = low.find(stem)
    while at >= 0:
        end = at + len(stem)
        if not _LETTER.match(low, at - 1, at) and (len(stem) == _LONGEST_STEM or not _LETTER.match(low, end)):
            return True
        at = low.find(stem, end)
    return False


_TEXT = Field.TEXT  # for every passage: Python 3.11 is slow to look a member up
_READ = frozenset({Field.HEADLINE, Field.STANDFIRST, Field.HEADING, Field.TEXT})
_NONE = NumberedText("")
_RANK = attrgetter("rank")
_AROUND = 120
_TELLING = 100
"""From here on equal numbers mean the same thing, whatever words stand beside them."""
_FEW = 4
_WEIGHTS = {
    FigureKind.MONEY: 3.0,
    FigureKind.COUNTED: 3.0,
    FigureKind.PERCENT: 3.0,
    FigureKind.MEASURE: 2.0,
    FigureKind.RATIO: 2.0,
}
"""Durations, ages and bare numbers have none: they come last."""
_LONGEST_STEM = 6
_STEMS = re.compile(r"([^\W\d_]{4,6})[^\W\d_]*")
_PLAIN_STEMS = re.compile(r"([a-z]{4,6})[a-z]*")
"""The same for ASCII, twice as fast."""
_LETTER = re.compile(r"[^\W\d_]")
_BESIDE_NUMBER = re.compile(
    rf"^(?:[A-Za-z]{{1,3}}\.?\s?)?[{SIGNS}]\s?|^[A-Z][A-Za-z]{{1,2}}\.?\s?(?=\d)|\s?(?:%|[{SIGNS}]|(?i:per\s?cent|pct))$"
)
