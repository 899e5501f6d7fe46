"""An article as the passages a person reads, in reading order, cleaned and with Markdown taken out.

The full-text index, the matcher, the snippets, the screen and the plain-text export all work on these
passages. That is why what matched can always be shown: there is no text that only one of them knows.
"""

import enum
from collections.abc import Iterator

import msgspec

from reader.model.article import Article, Figure
from reader.model.clean_text import CleanText
from reader.text.clean import clean_line
from reader.text.markup import Block, parse_markup

FIGURE_SEPARATOR = " · "
"""Stands between the parts of a figure's line."""


class Field(enum.StrEnum):
    """Where in the article a passage stands."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BY = "by"
    LOCATED = "located"
    SOURCE = "source"
    HEADING = "heading"
    TEXT = "text"
    FIGURE = "figure"
    SUBJECT = "subject"
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    CORRECTION = "correction"


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """One unbroken stretch of an article's text.

    `index` counts the section, figure, correction or list item within its field; `block` has the kind, level
    and inline spans of running text.
    """

    field: Field
    text: CleanText
    index: int = 0
    block: Block | None = None


def passages(article: Article) -> Iterator[Passage]:
    """Every passage that has text, in the order of reading."""
    yield from _line(Field.HEADLINE, article.headline)
    yield from _line(Field.STANDFIRST, article.standfirst)
    yield from _line(Field.BY, article.by)
    yield from _line(Field.LOCATED, article.located)
    if article.source:
        yield from _line(Field.SOURCE, article.source.name)
    for index, figure in enumerate(article.key_figures):
        yield from _line(Field.FIGURE, figure_line(figure), index)
    for index, section in enumerate(article.sections):
        yield from _line(Field.HEADING, section.heading, index)
        for block in parse_markup(section.text):
            yield Passage(field=Field.TEXT, text=block.text, index=index, block=block)
    for index, correction in enumerate(article.corrections):
        yield from _line(Field.CORRECTION, correction.text, index)
    for field, items in (
        (Field.SUBJECT, article.subjects),
        (Field.PERSON, article.people),
        (Field.PLACE, article.places),
        (Field.ORGANISATION, article.organisations),
    ):
        for index, item in enumerate(items):
            yield from _line(field, item, index)


def figure_line(figure: Figure) -> str:
    """A figure in one line, as it is searched: value, unit, label, note and source."""
    return FIGURE_SEPARATOR.join(
        part
        for part in (f"{figure.value} {figure.unit}".strip(), figure.label, figure.note, figure.source)
        if part
    )


def _line(field: Field, text: str, index: int = 0) -> Iterator[Passage]:
    line = clean_line(text)
    if line:
        yield Passage(field=field, text=line, index=index)
