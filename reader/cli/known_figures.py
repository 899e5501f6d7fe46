"""Figures of many articles, out of the table of figures: no text is looked through again, few files are opened."""

from collections.abc import Callable, Collection, Iterator, Sequence
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
from reader.store.reading import read_document

FROM_FILE = frozenset({"section", "sentence", "line"})
"""Fields that only the article's file can give."""

_AS_WRITTEN = frozenset({"value", "unit", "trend"})

Known = Sequence[tuple[FigureEntry, Entry] | None]
"""Figures with their articles; None for one that is no more."""

STORIES = 100
FIGURES = 400
"""Articles, or figures, whose rows are made together."""


def story_pages(results: Results) -> Iterator[Sequence[int]]:
    """The keys of the results' articles, page by page."""
    for start in range(0, results.count, STORIES):
        yield results.keys(start, min(start + STORIES, results.count))


def figure_pages(ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """The ids of figures, page by page."""
    for start in range(0, len(ids), FIGURES):
        yield ids[start : start + FIGURES]


def known_rows(
    known: Known,
    fields: Collection[str],
    root: str,
    tell: Callable[[ArticleError], None],
) -> dict[int, FigureRow]:
    """The rows of figures of the library in `root`, by id and in their order, without those that are no more.

    Each article is read once, and only where a field asks for it; `tell` hears of those that cannot be read.
    """
    whole, as_written = not FROM_FILE.isdisjoint(fields), not _AS_WRITTEN.isdisjoint(fields)
    lines = "line" in fields
    to_open: dict[int, tuple[Entry, list[FigureEntry]]] = {}
    rows: dict[int, FigureRow | None] = {}
    for figure, entry in filter(None, known):
        if whole or (as_written and needs_document(figure.line)):
            to_open.setdefault(entry.key, (entry, []))[1].append(figure)
            rows[figure.id] = None
        else:
            rows[figure.id] = known_row(figure, entry)
    for entry, figures in to_open.values():
        try:
            document = read_document(f"{root}/{entry.path}", entry.path, entry.number, lines=lines)
            rows.update(completed_rows(entry, figures, document, lines=lines))
        except ArticleError as error:
            tell(error)
    return {each: row for each, row in rows.items() if row}


def tell_bad_files(library: Library, results: Results, troubles: Troubles) -> None:
    """What is wrong with the files that cannot be read: they stand before all others."""
    for entry in takewhile(lambda entry: entry.problem, chain.from_iterable(pages(library, results, None))):
        try:
            article_of(library.document(entry))
        except ArticleError as error:
            troubles.tell(error)
