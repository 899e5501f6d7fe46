"""What the table of figures keeps of an article. Made in worker processes: plain values only."""

from itertools import takewhile

from reader.figures.ranking import KeyFigure, key_figures
from reader.figures.wording import unit_of
from reader.model.article import Article
from reader.model.figure_entry import FigureLine, StoryFigures
from reader.model.timestamp import Timestamp
from reader.text.passages import Field, Passage, passages
from reader.text.words import sort_form

_IN_SECTION = frozenset({Field.HEADING, Field.TEXT})
_BEHIND = frozenset({Field.CORRECTION, Field.SUBJECT, Field.PERSON, Field.PLACE, Field.ORGANISATION})
"""Passages behind the text: no figure is looked for there."""


def story_figures(article: Article, key: int, rank: int) -> StoryFigures:
    """The key figures of an article, its author's and those found in its text."""
    read = list(takewhile(lambda passage: passage.field not in _BEHIND, passages(article)))
    found = key_figures(article, read=read)
    if not found:
        return StoryFigures(key, rank)
    place = article.located or (article.places[0] if article.places else "")
    lines = [_line(each, order, article.published, read) for order, each in enumerate(found)]
    return StoryFigures(key, rank, sort_form(place), tuple(lines))


def _line(found: KeyFigure, order: int, published: Timestamp | None, read: list[Passage]) -> FigureLine:
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
