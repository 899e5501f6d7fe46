"""What the index keeps of an article: a row of the catalogue, its figures, and the words of the full text.

Records are made in worker processes and travel to the one process that writes; they hold plain values only.
"""

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from reader.figures.numbers import parse_number
from reader.model.article import Article
from reader.text.clean import clean_line
from reader.text.passages import Field, passages
from reader.text.words import BREAK, STEM_MARK, forms, sort_form, stems, terms

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
    read = list(passages(article))
    # All passages at once: taking words out of one text is much quicker than out of thirty.
    everything = terms(f" {BREAK} ".join(passage.text for passage in read))
    scoped: dict[str, list[str]] = {}
    words = 0
    for passage, found in zip(read, everything.forms.split(BREAK), strict=bool(read)):
        if passage.field is Field.TEXT:
            words += len(found.split())
        elif scope := SCOPES.get(passage.field):
            scoped.setdefault(scope, []).append(found)
    full_text = {scope: _indexed(BREAK.join(found)) for scope, found in scoped.items()}
    full_text["body"] = _indexed(everything.forms, everything.stems)
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
        full_text=full_text,
    )


def problem_record(problem: str, *, number: int, line: int, article_id: str) -> Record:
    """The record of a document that could not be read; the problem is one clean line."""
    return Record(number=number, line=line, id=article_id, headline="", problem=clean_line(problem))


@lru_cache(10_000)  # labels repeat from story to story
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


def _indexed(forms_: str, stems_: Iterable[str] | None = None) -> str:
    """The terms of a field: the forms of each passage in order, at the end the stems of all of them.

    Breaks keep a phrase from reaching out of one passage into the next.
    """
    differing = stems(forms_.split()) if stems_ is None else stems_
    return f"{forms_} {BREAK} {STEM_MARK}" + f" {STEM_MARK}".join(differing) if differing else forms_


def _with_stems(found: list[str]) -> list[str]:
    return found + [STEM_MARK + stemmed for stemmed in stems(found)]
