"""Rows of figures out of the table of figures: what is found in a text once need not be looked for again.

Only the sentence, the section's heading and the line of the file take a look at the article.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

import msgspec

from reader.figures.locate import Location
from reader.figures.numbers import Number, parse_number
from reader.figures.ranking import KeyFigure
from reader.library.figures import FigureRow, article_of, row_of
from reader.model.article import Figure
from reader.model.entry import Entry
from reader.model.figure_entry import FigureEntry, FigureLine
from reader.store.reading import StoredDocument
from reader.text.passages import passages

_EXACT = 10**15
"""Whole numbers up to here are exact as floats."""

_MAY_BE_POINTS = frozenset(".,٫")
"""What has one of these may have zeros behind it, which stay as written where the number was found in a text."""


def needs_document(line: FigureLine) -> bool:
    """Whether only the file has the value as its author wrote it: `43%` is known as 43 and per cent."""
    return not line.extracted and "%" in line.unit


def known_row(figure: FigureEntry, entry: Entry) -> FigureRow:
    """The row of a figure without section, sentence and line."""
    return FigureRow(
        found=_key_figure(figure),
        section="",
        sentence="",
        line=0,
        published=entry.published,
        headline=entry.headline,
        source=entry.source,
        id=entry.id,
        path=entry.path,
    )


def completed_rows(
    entry: Entry, figures: list[FigureEntry], document: StoredDocument, *, lines: bool = True
) -> Iterator[tuple[int, FigureRow]]:
    """The whole rows of some figures of one article, by id; without those that the file has no more.

    A document that was read without its `lines` leaves them 0. Raises ArticleError where it has no article.
    """
    article = article_of(document)
    last = max(figure.line.passage for figure in figures)
    read = tuple(islice(passages(article), last + 1))
    for figure in figures:
        found, order = _key_figure(figure), figure.line.order
        if found.place and found.place.index >= len(read):
            continue
        if not found.extracted:
            if order >= len(article.key_figures):
                continue
            found = msgspec.structs.replace(found, figure=article.key_figures[order])
        line = (None if found.extracted else document.figure_lines[order]) if lines else 0
        yield figure.id, row_of(found, entry, document, read, line)


def _key_figure(figure: FigureEntry) -> KeyFigure:
    line = figure.line
    return KeyFigure(
        figure=Figure(
            label=line.label,
            value=line.value,
            unit=line.unit,
            as_of=figure.as_of,
            qualifier=line.qualifier,
            previous=line.previous,
        ),
        number=_number(line),
        place=Location(line.passage, line.start, line.end) if line.passage >= 0 else None,
        kind=line.kind,
        extracted=line.extracted,
    )


def _number(line: FigureLine) -> Number | None:
    """The number exactly: the value read again, unless that gives another (it may be in another language)."""
    if line.low is None or line.high is None:
        return None
    is_whole = line.low == line.high and line.low.is_integer() and abs(line.low) < _EXACT
    if is_whole and not (line.extracted and _MAY_BE_POINTS.intersection(line.value)):
        return Number(Decimal(int(line.low)), None, line.qualifier)  # as most: no need to read words again
    number = parse_number(line.value)
    if number is not None:
        high = number.value if number.high is None else number.high
        if (float(number.value), float(high)) == (line.low, line.high):
            return number
    low, high = (Decimal(repr(end)).normalize() for end in (line.low, line.high))
    return Number(low, None if low == high else high, line.qualifier)
