"""Figures of many articles, out of the table of figures: no text is looked through again, few files are opened."""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain, takewhile

from reader.cli.messages import Troubles
from reader.cli.records import pages
from reader.library.figures import FigureRow, article_of
from reader.library.known_rows import completed_rows, known_row, needs_document
from reader.library.library import Library
from reader.library.results import Results
from reader.model.entry import Entry
from reader.model.errors import ArticleError
from reader.model.figure_entry import FigureEntry

FROM_FILE = frozenset({"section", "sentence", "line"})
"""Fields that only the article's file can give."""

_AS_WRITTEN = frozenset({"value", "unit", "trend"})
_PAGE = 500

Known = list[tuple[FigureEntry, Entry]]


def in_story_order(
    library: Library, results: Results, fields: Collection[str], troubles: Troubles
) -> Iterator[FigureRow]:
    """The figures of the results, article by article; `troubles` hears of articles that cannot be read."""
    for page in pages(library, results, None):
        known = [(figure, entry) for entry in page for figure in library.figures.of_article(entry.key)]
        yield from _rows(library, known, fields, troubles)


def in_figure_order(
    library: Library, ids: Sequence[int], fields: Collection[str], troubles: Troubles
) -> Iterator[FigureRow]:
    """The figures with these ids, in their order; without those that are no more."""
    for start in range(0, len(ids), _PAGE):
        known = [row for row in library.figures.rows(ids[start : start + _PAGE]) if row]
        yield from _rows(library, known, fields, troubles)


def _rows(library: Library, known: Known, fields: Collection[str], troubles: Troubles) -> Iterator[FigureRow]:
    whole, as_written = not FROM_FILE.isdisjoint(fields), not _AS_WRITTEN.isdisjoint(fields)
    to_open: dict[int, tuple[Entry, list[FigureEntry]]] = {}
    rows: dict[int, FigureRow | None] = {}
    for figure, entry in known:
        if whole or (as_written and needs_document(figure.line)):
            to_open.setdefault(entry.key, (entry, []))[1].append(figure)
            rows[figure.id] = None
        else:
            rows[figure.id] = known_row(figure, entry)
    for entry, figures in to_open.values():
        try:
            rows.update(completed_rows(entry, figures, library.document(entry)))
        except ArticleError as error:
            troubles.tell(error)
    return (row for row in rows.values() if row)


def tell_bad_files(library: Library, results: Results, troubles: Troubles) -> None:
    """What is wrong with the files that cannot be read: they stand before all others."""
    for entry in takewhile(lambda entry: entry.problem, chain.from_iterable(pages(library, results, None))):
        try:
            article_of(library.document(entry))
        except ArticleError as error:
            troubles.tell(error)
