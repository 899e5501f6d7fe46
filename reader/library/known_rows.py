"""Rows of figures out of the table of figures: what is found in a text once need not be looked for again.

Only the sentence, the section's heading and the line of the file take a look at the article.
"""

from collections.abc import Iterator
from decimal import Decimal

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
    entry: Entry, figures: list[FigureEntry], document: StoredDocument
) -> Iterator[tuple[int, FigureRow]]:
    """The whole rows of some figures of one article, by id; without those that the file has no more.

    Raises ArticleError where there is no article in the document.
    """
    article = article_of(document)
    read = tuple(passages(article))
    for figure in figures:
        found, order = _key_figure(figure), figure.line.order
        if found.place and found.place.index >= len(read):
            continue
        if not found.extracted:
            if order >= len(article.key_figures):
                continue
            found = msgspec.structs.replace(found, figure=article.key_figures[order])
        line = None if found.extracted else document.figure_lines[order]
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
    number = parse_number(line.value)
    if number is not None:
        high = number.value if number.high is None else number.high
        if (float(number.value), float(high)) == (line.low, line.high):
            return number
    low, high = (Decimal(repr(end)).normalize() for end in (line.low, line.high))
    return Number(low, None if low == high else high, line.qualifier)
