"""What the table of figures keeps of an article. Made in worker processes: plain values only."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from reader.figures.ranking import KeyFigure, ReadArticle, key_figures_of
from reader.figures.wording import unit_of
from reader.model.article import Article
from reader.model.figure_entry import FigureLine, StoryFigures
from reader.model.timestamp import Timestamp
from reader.text.passages import Field, Passage, passages
from reader.text.words import sort_form

_IN_SECTION = frozenset({Field.HEADING, Field.TEXT})
_BEHIND = frozenset({Field.CORRECTION, Field.SUBJECT, Field.PERSON, Field.PLACE, Field.ORGANISATION})
"""Passages behind the text: no figure is looked for there."""


TOGETHER = 25
"""Articles that take every step together."""


class Story(NamedTuple):
    """An article, None where it cannot be read any more, by its catalogue key and rank."""

    key: int
    rank: int
    article: Article | None


def story_figures(stories: Iterable[Story]) -> Iterator[StoryFigures]:
    """The key figures of each article, its author's and those found in its text."""
    left = iter(stories)
    while some := list(islice(left, TOGETHER)):
        yield from _figures_of(some)


def _figures_of(stories: Sequence[Story]) -> Iterator[StoryFigures]:
    read = [ReadArticle(article, _read(article)) for _, _, article in stories if article]
    found = iter(zip(read, key_figures_of(read), strict=True))
    for key, rank, article in stories:
        yield _story(key, rank, *next(found)) if article else StoryFigures(key, rank)


def _read(article: Article) -> list[Passage]:
    return list(takewhile(lambda passage: passage.field not in _BEHIND, passages(article)))


def _story(key: int, rank: int, read: ReadArticle, found: Sequence[KeyFigure]) -> StoryFigures:
    if not found:
        return StoryFigures(key, rank)
    article, own = read
    place = article.located or (article.places[0] if article.places else "")
    lines = [_line(each, order, article.published, own) for order, each in enumerate(found)]
    return StoryFigures(key, rank, sort_form(place), tuple(lines))


def _line(found: KeyFigure, order: int, published: Timestamp | None, read: Sequence[Passage]) -> FigureLine:
    figure, number, place = found.figure, found.number, found.place
    passage = read[place.index] if place else None
    dated, unit = figure.as_of or published, unit_of(figure)
    return FigureLine(
        order=order,
        value=figure.value.replace("%", "").strip() if "%" in unit else figure.value,
        low=float(number.value) if number else None,
        high=float(number.value if number.high is None else number.high) if number else None,
        unit=unit,
        label=figure.label,
        qualifier=figure.qualifier,
        kind=found.kind,
        extracted=found.extracted,
        section=passage.index if passage and passage.field in _IN_SECTION else -1,
        passage=place.index if place else -1,
        start=place.start if place else 0,
        end=place.end if place else 0,
        as_of=str(figure.as_of or ""),
        day=dated.day.toordinal() if dated else 0,
        previous=figure.previous,
    )
