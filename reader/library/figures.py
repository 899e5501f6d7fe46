"""Articles as rows of figures: each key figure with the article it is from and the place where it stands."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from heapq import nsmallest
from itertools import islice
from typing import Any

import msgspec

from reader.figures.locate import Location
from reader.figures.ranking import KeyFigure, key_figures
from reader.figures.wording import sign_of
from reader.model.article import Article
from reader.model.clean_text import CleanText
from reader.model.entry import Entry
from reader.model.errors import ArticleError
from reader.model.figure_entry import FigureSort
from reader.model.highlighted import HighlightedText, Span
from reader.model.timestamp import Timestamp
from reader.store.reading import StoredDocument
from reader.text.clean import clean_line
from reader.text.matching import Matcher
from reader.text.passages import FIGURE_SEPARATOR, Field, Passage, figure_line, passages
from reader.text.sentences import sentence_at
from reader.text.words import sort_form


class FigureRow(msgspec.Struct, frozen=True, kw_only=True):
    """A key figure of an article. Text is as its author wrote it, not yet cleaned.

    `section` is the heading over its place and `sentence` the sentence it stands in, both empty where its number
    is not in the text. `line` is where it is written in the file: an author's figure itself, an extracted one by
    its section. `id` and `path` are those of the article's `Entry`.
    """

    found: KeyFigure
    section: str
    sentence: str
    line: int
    published: Timestamp | None
    headline: str
    source: str
    id: str
    path: str


def figure_rows(entry: Entry, document: StoredDocument) -> Iterator[FigureRow]:
    """The key figures of the article in a document: its author's, then extracted ones, the weightiest first.

    Raises ArticleError, which says with file, line and column what is wrong, where there is no article in it.
    """
    article = article_of(document)
    read = list(passages(article))
    for order, found in enumerate(key_figures(article, read=read)):
        line = None if found.extracted else document.figure_lines[order]
        yield row_of(found, entry, document, read, line)


def row_of(
    found: KeyFigure, entry: Entry, document: StoredDocument, read: Sequence[Passage], line: int | None
) -> FigureRow:
    """The row of a figure of the article in a document, whose passages are `read`.

    `line` is that of an author's figure. Raises ArticleError as `figure_rows`.
    """
    article = article_of(document)
    passage = read[found.place.index] if found.place else None
    return FigureRow(
        found=found,
        section=_heading(article, passage),
        sentence=_sentence(passage, found.place),
        line=_line(document, passage) if line is None else line,
        published=article.published,
        headline=article.headline,
        source=article.source.name if article.source else "",
        id=entry.id,
        path=entry.path,
    )


def article_of(document: StoredDocument) -> Article:
    """The article in a document; ArticleError says with file, line and column why there is none."""
    if document.article is None:
        raise ArticleError(str(document.diagnostics[0]))
    return document.article


def figure_snippet(article: Article, matcher: Matcher) -> HighlightedText | None:
    """The first key figure that meets the conditions of a query, in one line; None where there is none.

    It has the sign of its qualifier in front, and behind it says where it was found in the text.
    """
    for found in key_figures(article) if matcher.asks_for_figures else ():
        line = clean_line(figure_line(found.figure))
        if spans := matcher.figure_spans(line):
            sign = sign_of(found.figure.value, found.figure.qualifier)
            behind = f"{FIGURE_SEPARATOR}found in the text" if found.extracted else ""
            moved = tuple(Span(span.start + len(sign), span.end + len(sign)) for span in spans)
            return HighlightedText(CleanText(f"{sign}{line}{behind}"), moved)
    return None


def arranged(rows: Iterable[FigureRow], sort: FigureSort, limit: int | None = None) -> Iterator[FigureRow]:
    """The rows in an order, at most `limit`. They come in the order of their articles: that is kept for
    newest and oldest, for which no row waits for another, and decides elsewhere between equals.
    """
    key = _KEYS.get(sort)
    if key is None:
        return islice(rows, limit)
    return iter(sorted(rows, key=key) if limit is None else nsmallest(limit, rows, key=key))


def _heading(article: Article, passage: Passage | None) -> str:
    return article.sections[passage.index].heading if passage and passage.field in _IN_SECTION else ""


def _sentence(passage: Passage | None, place: Location | None) -> str:
    if passage is None or place is None:
        return ""
    text = passage.text
    span = sentence_at(text, place.start)
    return text[span.start : span.end]


def _line(document: StoredDocument, passage: Passage | None) -> int:
    """The line of the section; of the article for what stands above the sections."""
    return (
        document.section_lines[passage.index] if passage and passage.field in _IN_SECTION else document.line
    )


def _by_value(row: FigureRow) -> tuple[bool, Decimal]:
    number = row.found.number
    return (False, number.value.copy_negate()) if number else (True, Decimal(0))


def _by_label(row: FigureRow) -> tuple[bool, str]:
    label = sort_form(row.found.figure.label)
    return not label, label


def _by_unit(row: FigureRow) -> tuple[object, ...]:
    """Within a unit the largest first; signs such as % have no words to go by."""
    unit = row.found.figure.unit.strip()
    return not unit, sort_form(unit) or unit, _by_value(row)


_IN_SECTION = frozenset({Field.HEADING, Field.TEXT})
_KEYS: dict[FigureSort, Callable[[FigureRow], Any]] = {
    FigureSort.VALUE: _by_value,
    FigureSort.LABEL: _by_label,
    FigureSort.UNIT: _by_unit,
}
