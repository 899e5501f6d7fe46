"""Figures of the articles that match, as records under the names of `reader.cli.fields.FIGURE`."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import chain, islice
from typing import TypeVar

from reader.cli.endings import DONE, FAILED, NOTHING_MATCHED
from reader.cli.fields import FIGURE, FIGURE_MORE, FIGURE_TABLE_DEFAULT, SERIES_TABLE_DEFAULT
from reader.cli.figure_record import Line, record_maker
from reader.cli.known_figures import FIGURES, Known, figure_pages, known_rows, story_pages, tell_bad_files
from reader.cli.messages import Troubles, say
from reader.cli.opened import chosen_root, look_through, opened_library, search
from reader.cli.output import Chunk, Output
from reader.cli.record_stream import pieces, stream
from reader.cli.record_text import table_row
from reader.cli.records import Record, pages
from reader.library.figures import FigureRow, arranged, figure_rows
from reader.library.library import Library
from reader.library.results import Results
from reader.library.series import MOST
from reader.model.errors import ArticleError, UsageError
from reader.model.figure_entry import FigureSort
from reader.text.matching import NO_MATCHER

_Thing = TypeVar("_Thing")

MANY = 2_000
"""Articles from which figures are taken from the table rather than looked for in every file."""


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Writes the figures, or how many there are; what can't be read is told, and makes the status FAILED."""
    with opened_library(chosen_root(arguments.library)) as library:
        figures = _Figures(library, arguments, output)
        any_found = figures.write_number() if arguments.count else figures.write()
    if figures.troubles.any:
        return FAILED
    return DONE if any_found else NOTHING_MATCHED


class _Figures:
    """The figures that are asked for, on their way out. `write` and `write_number` say whether there are any."""

    def __init__(self, library: Library, arguments: argparse.Namespace, output: Output) -> None:
        self.troubles = Troubles()
        self._library = library
        self._arguments = arguments
        self._output = output
        self._in_series = arguments.series is not None
        self._sort = FigureSort(arguments.sort or FigureSort.NEWEST)
        self._by_story = self._sort in _OF_ARTICLES
        self._form = arguments.format or ("table" if output.terminal else "tsv")
        self._fields: Sequence[str] = arguments.fields or _default_fields(self._form, self._in_series)

    def write_number(self) -> bool:
        number = sum(1 for _ in self._series()) if self._in_series else self._number(self._results())
        self._output.write([f"{number}\n"])
        return number > 0

    def write(self) -> bool:
        if self._in_series:
            return self._write_lines(self._series(), None)
        results = self._results()
        if self._form != "table" and self._arguments.limit is None and self._is_known(results):
            from reader.cli.figure_workers import are_worth_it

            if are_worth_it(results.count):
                return self._write_by_workers(results)
        return self._write_lines(map(Line, self._rows(results)), results)

    def _write_lines(self, lines: Iterator[Line], results: Results | None) -> bool:
        record = record_maker(self._fields, self._library.root, as_read=self._form == "table")
        records: Iterator[Record] = map(record, islice(lines, self._arguments.limit))
        if self._form != "table":
            return self._write_stream(pieces(self._form, records))
        from reader.cli.table import table_on  # with the widths of characters: not for pipes

        matcher = results.matcher if results else NO_MATCHER
        found, records = _begun(records)
        self._output.write(
            table_on(self._output, self._fields, (table_row(record, matcher) for record in records))
        )
        return found

    def _write_by_workers(self, results: Results) -> bool:
        from reader.cli.figure_workers import written_by_workers

        tell_bad_files(self._library, results, self.troubles)
        written = written_by_workers(
            self._library.figures,
            self._pages(results),
            self._fields,
            self._form,
            self.troubles.tell,
            of_stories=self._by_story,
        )
        with closing(written):
            return self._write_stream(written)

    def _write_stream(self, records: Iterator[Chunk]) -> bool:
        found, records = _begun(records)
        self._output.write(stream(self._form, self._fields, records))
        return found

    def _number(self, results: Results) -> int:
        if not self._is_known(results):
            return sum(1 for _ in self._rows_of_files(results))
        tell_bad_files(self._library, results, self.troubles)
        return len(self._ids(results, FigureSort.NEWEST, most=None))

    def _results(self) -> Results:
        """The articles, in the order that decides about their figures'."""
        return search(self._library, self._arguments.words, self._arguments.sort if self._by_story else None)

    def _is_known(self, results: Results) -> bool:
        """Whether the table is worth asking, and knows."""
        return results.count >= MANY and self._library.figures.are_current

    def _rows(self, results: Results) -> Iterator[FigureRow]:
        if not self._is_known(results):
            return arranged(self._rows_of_files(results), self._sort, self._arguments.limit)
        tell_bad_files(self._library, results, self.troubles)
        figures, root = self._library.figures, str(self._library.root)
        ask: Callable[[Sequence[int]], Known] = figures.of_articles if self._by_story else figures.rows
        return (
            row
            for page in self._pages(results)
            for row in known_rows(ask(page), self._fields, root, self.troubles.tell).values()
        )

    def _pages(self, results: Results) -> Iterator[Sequence[int]]:
        """The articles, or else the figures, in the order that was asked for."""
        if self._by_story:
            return story_pages(results)
        return figure_pages(self._ids(results, self._sort, self._arguments.limit))

    def _ids(self, results: Results, sort: FigureSort, most: int | None) -> Sequence[int]:
        of = results if self._arguments.words else None  # of all articles: none has to be asked for
        return self._library.figures.ids(sort, results=of, most=most)

    def _rows_of_files(self, results: Results) -> Iterator[FigureRow]:
        for page in pages(self._library, results, None):
            for entry in page:
                try:
                    yield from figure_rows(entry, self._library.document(entry))
                except ArticleError as error:
                    self.troubles.tell(error)

    def _series(self) -> Iterator[Line]:
        if self._arguments.sort:
            raise UsageError("--series takes no order: it goes by date")
        if not self._library.figures.are_current:
            look_through(self._library)
        results = search(self._library, self._arguments.words, None) if self._arguments.words else None
        series = self._library.figures.series_labelled(self._arguments.series, results)
        if series.cut:
            say(
                f"a series has {MOST:,} figures at most: older ones are left out; a query takes fewer stories"
            )
        points, root = series.points, str(self._library.root)
        for page in (points[start : start + FIGURES] for start in range(0, len(points), FIGURES)):
            known = [(point.figure, point.entry) for point in page]
            rows = known_rows(known, self._fields, root, self.troubles.tell)
            for point in page:
                if (row := rows.get(point.figure.id)) is not None:
                    yield Line(row, str(point.day), point.before, point.disputed, point.place)


def _begun(things: Iterator[_Thing]) -> tuple[bool, Iterator[_Thing]]:
    """Whether there is anything, and all of it. So nothing is written where the first cannot be found."""
    first = list(islice(things, 1))
    return bool(first), chain(first, things)


def _default_fields(form: str, in_series: bool) -> tuple[str, ...]:
    if form == "table":
        return SERIES_TABLE_DEFAULT if in_series else FIGURE_TABLE_DEFAULT
    return tuple(FIGURE | FIGURE_MORE if in_series else FIGURE)


_OF_ARTICLES = frozenset({FigureSort.NEWEST, FigureSort.OLDEST})
"""Orders that are those of the articles; in any other all figures are looked at before the first is written."""
