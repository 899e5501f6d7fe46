"""An article as the passages a person reads, in reading order, cleaned and with Markdown taken out.

The full-text index, the matcher, the snippets, the screen and the plain-text export all work on these
passages. That is why what matched can always be shown: there is no text that only one of them knows.
"""

import enum
from collections.abc import Iterator

import msgspec

from reader.model.article import Article, Figure
from reader.model.clean_text import CleanText
from reader.text.clean import clean_lines
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


_HEADING, _TEXT = Field.HEADING, Field.TEXT  # for every passage: Python 3.11 is slow to look a member up


class Passage(msgspec.Struct, frozen=True, kw_only=True, gc=False):
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
    lines = _lines(article)
    for (field, index, _), text in zip(lines, clean_lines([line for _, _, line in lines]), strict=True):
        if text:
            yield Passage(field=field, text=text, index=index)
        if field is _HEADING:
            for block in parse_markup(article.sections[index].text):
                yield Passage(field=_TEXT, text=block.text, index=index, block=block)


def figure_line(figure: Figure) -> str:
    """A figure in one line, as it is searched: value, unit, label, note and source."""
    return FIGURE_SEPARATOR.join(
        part
        for part in (f"{figure.value} {figure.unit}".strip(), figure.label, figure.note, figure.source)
        if part
    )


def _lines(article: Article) -> list[tuple[Field, int, str]]:
    """What stands in one line: its field and number in it, and the text, which may be none.

    The text of a section follows its heading.
    """
    lines = [
        (Field.HEADLINE, 0, article.headline),
        (Field.STANDFIRST, 0, article.standfirst),
        (Field.BY, 0, article.by),
        (Field.LOCATED, 0, article.located),
    ]
    if article.source:
        lines.append((Field.SOURCE, 0, article.source.name))
    lines += [(Field.FIGURE, index, figure_line(figure)) for index, figure in enumerate(article.key_figures)]
    lines += [(Field.HEADING, index, section.heading) for index, section in enumerate(article.sections)]
    lines += [
        (Field.CORRECTION, index, correction.text) for index, correction in enumerate(article.corrections)
    ]
    for field, items in (
        (Field.SUBJECT, article.subjects),
        (Field.PERSON, article.people),
        (Field.PLACE, article.places),
        (Field.ORGANISATION, article.organisations),
    ):
        lines += [(field, index, item) for index, item in enumerate(items)]
    return lines
