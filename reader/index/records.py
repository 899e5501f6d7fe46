"""What the index keeps of an article: a row of the catalogue, its figures, and the words of the full text.

Records are made in worker processes and travel to the one process that writes; they hold plain values only.
"""

from collections.abc import Iterable
from itertools import chain

import msgspec

from reader.figures.numbers import parse_number
from reader.model.article import Article
from reader.text.clean import clean_line
from reader.text.passages import Field, passages
from reader.text.words import forms, sort_form, stems

PASSAGE_BREAK = "¶"
"""Stands between passages, so that no phrase reaches from one into the next. Never part of a word."""

STEM_MARK = "~"
"""Stands before a stem that differs from its word. Never part of a word."""

SCOPES: dict[Field, str] = {
    Field.HEADLINE: "headline",
    Field.HEADING: "in",
    Field.SUBJECT: "subject",
    Field.SOURCE: "source",
    Field.BY: "by",
    Field.PLACE: "place",
    Field.LOCATED: "place",
    Field.PERSON: "person",
    Field.ORGANISATION: "organisation",
}
"""Fields that can be searched by themselves, and under which name."""


class FigureRecord(msgspec.Struct, frozen=True, array_like=True):
    """A figure's number as it is compared, and the words of its label and unit with their stems."""

    low: float
    high: float
    words: str


class Record(msgspec.Struct, frozen=True, array_like=True):
    """A document of a file: an article, or, where `problem` says so, what could not be read."""

    number: int
    line: int
    id: str
    headline: str
    headline_sort: str = ""
    source: str = ""
    source_sort: str = ""
    published: str = ""
    epoch: int | None = None
    updated: str = ""
    words: int = 0
    figures: tuple[FigureRecord, ...] = ()
    figure_count: int = 0
    problem: str = ""
    full_text: dict[str, str] = {}


def article_record(article: Article, *, number: int, line: int, article_id: str) -> Record:
    """The record of an article that could be read."""
    everything: list[list[str]] = []
    scoped: dict[str, list[list[str]]] = {}
    words = 0
    for passage in passages(article):
        found = forms(passage.text)
        everything.append(found)
        if passage.field is Field.TEXT:
            words += len(found)
        elif scope := SCOPES.get(passage.field):
            scoped.setdefault(scope, []).append(found)
    source = article.source.name if article.source else ""
    return Record(
        number=number,
        line=line,
        id=article_id,
        headline=article.headline,
        headline_sort=sort_form(article.headline),
        source=source,
        source_sort=sort_form(source),
        published=str(article.published or ""),
        epoch=article.published.epoch if article.published else None,
        updated=str(article.updated or ""),
        words=words,
        figures=tuple(_figures(article)),
        figure_count=len(article.key_figures),
        full_text={"body": _terms(everything), **{scope: _terms(found) for scope, found in scoped.items()}},
    )


def problem_record(problem: str, *, number: int, line: int, article_id: str) -> Record:
    """The record of a document that could not be read; the problem is one clean line."""
    return Record(number=number, line=line, id=article_id, headline="", problem=clean_line(problem))


def figure_words(label: str, unit: str) -> str:
    """The forms and stems of a figure's label and unit, between blanks: ` return ~return officer … `."""
    found = forms(f"{label} {unit}") + [unit.strip()] * (not forms(unit))
    return f" {' '.join(_with_stems(found))} "


def _figures(article: Article) -> Iterable[FigureRecord]:
    for figure in article.key_figures:
        number = parse_number(figure.value)
        if number is not None:
            low, high = float(number.value), float(number.high if number.high is not None else number.value)
            yield FigureRecord(low=low, high=high, words=figure_words(figure.label, figure.unit))


def _terms(passages_forms: list[list[str]]) -> str:
    """The terms of the full text: each passage's forms in order, at the end the stems of all of them."""
    runs = [" ".join(found) for found in passages_forms]
    differing = stems(chain.from_iterable(passages_forms))
    if differing:
        runs.append(STEM_MARK + f" {STEM_MARK}".join(differing))
    return f" {PASSAGE_BREAK} ".join(runs)


def _with_stems(found: list[str]) -> list[str]:
    return found + [STEM_MARK + stemmed for stemmed in stems(found)]
