"""Figures of the articles that match, as records under the names of `reader.cli.fields.FIGURE`."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import chain, islice
from typing import NamedTuple

from reader.cli.endings import DONE, FAILED, NOTHING_MATCHED
from reader.cli.fields import FIGURE, FIGURE_MORE, FIGURE_TABLE_DEFAULT, SERIES_TABLE_DEFAULT
from reader.cli.known_figures import in_figure_order, in_story_order, tell_bad_files
from reader.cli.messages import Troubles
from reader.cli.opened import chosen_root, look_through, opened_library, search
from reader.cli.output import Chunk, Output
from reader.cli.record_text import csv_line, table_row, tsv_line
from reader.cli.records import Record, pages
from reader.export.comma_separated import comma_separated
from reader.export.json_text import json_array, json_lines
from reader.export.key_figures import figure_words
from reader.figures.wording import Change, change_since_previous, is_per_cent
from reader.library.figures import FigureRow, arranged, figure_rows
from reader.library.library import Library
from reader.library.results import Results
from reader.model.entry import Entry
from reader.model.errors import ArticleError, UsageError
from reader.model.figure_entry import FigureEntry, FigureSort
from reader.text.matching import NO_MATCHER, Matcher

MANY = 2_000
"""Articles from which figures are taken from the table rather than looked for in every file."""


class Line(NamedTuple):
    """A figure to write; in a series with its day, the value of the day `before`, and whether sources differ."""

    row: FigureRow
    day: str = ""
    before: float | None = None
    disputed: bool | None = None


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Writes the figures, or how many there are; what can't be read is told, and makes the status FAILED."""
    troubles = Troubles()
    form = arguments.format or ("table" if output.terminal else "tsv")
    fields = arguments.fields or _default_fields(form, arguments.series is not None)
    with opened_library(chosen_root(arguments.library)) as library:
        if arguments.count:
            number = _number(library, arguments, troubles)
            output.write([f"{number}\n"])
            any_found = number > 0
        else:
            if arguments.series is not None:
                found, matcher = _of_series(library, arguments, troubles), NO_MATCHER
            else:
                found, matcher = _of_query(library, arguments, fields, troubles)
            first = next(found, None)
            any_found = first is not None
            rows = chain((first,), found) if first else found
            record = _record_as_read if form == "table" else _record
            records = (record(library, line, fields) for line in islice(rows, arguments.limit))
            output.write(_written(records, form, fields, output, matcher))
    if troubles.any:
        return FAILED
    return DONE if any_found else NOTHING_MATCHED


def _number(library: Library, arguments: argparse.Namespace, troubles: Troubles) -> int:
    if arguments.series is not None:
        return sum(1 for _ in _of_series(library, arguments, troubles))
    results = search(library, arguments.words, None)
    if not _is_known(library, results):
        return sum(1 for _ in _rows(library, results, troubles))
    tell_bad_files(library, results, troubles)
    return len(library.figures.ids(FigureSort.NEWEST, results=results if arguments.words else None))


def _of_query(
    library: Library, arguments: argparse.Namespace, fields: Sequence[str], troubles: Troubles
) -> tuple[Iterator[Line], Matcher]:
    sort = FigureSort(arguments.sort or FigureSort.NEWEST)
    by_story = sort in _OF_ARTICLES
    results = search(library, arguments.words, arguments.sort if by_story else None)
    if not _is_known(library, results):
        rows = arranged(_rows(library, results, troubles), sort, arguments.limit)
    else:
        tell_bad_files(library, results, troubles)
        if by_story:
            rows = in_story_order(library, results, fields, troubles)
        else:
            of = results if arguments.words else None
            ids = library.figures.ids(sort, results=of, most=arguments.limit)
            rows = in_figure_order(library, ids, fields, troubles)
    return (Line(row) for row in rows), results.matcher


def _is_known(library: Library, results: Results) -> bool:
    """Whether the table is worth asking, and knows."""
    return results.count >= MANY and library.figures.are_current


def _of_series(library: Library, arguments: argparse.Namespace, troubles: Troubles) -> Iterator[Line]:
    if arguments.words or arguments.sort:
        raise UsageError("--series takes a label, no query and no order: it goes by date")
    if not library.figures.are_current:
        look_through(library)
    for point in library.figures.series_labelled(arguments.series).points:
        line = _line(library, point.figure, point.entry, troubles)
        if line is not None:
            change = None if point.change is None else point.value - point.change
            yield line._replace(day=str(point.day), before=change, disputed=point.disputed)


def _line(library: Library, figure: FigureEntry, entry: Entry, troubles: Troubles) -> "Line | None":
    """A figure of the table as its file has it; None where the file has changed."""
    try:
        rows = figure_rows(entry, library.document(entry))
        row = next(islice(rows, figure.line.order, None), None)
    except ArticleError as error:
        troubles.tell(error)
        return None
    return Line(row) if row else None


def _rows(library: Library, results: Results, troubles: Troubles) -> Iterator[FigureRow]:
    for page in pages(library, results, None):
        for entry in page:
            try:
                yield from figure_rows(entry, library.document(entry))
            except ArticleError as error:
                troubles.tell(error)


def _default_fields(form: str, in_series: bool) -> tuple[str, ...]:
    if form == "table":
        return SERIES_TABLE_DEFAULT if in_series else FIGURE_TABLE_DEFAULT
    return tuple(FIGURE | FIGURE_MORE if in_series else FIGURE)


def _written(
    records: Iterable[Record], form: str, fields: Sequence[str], output: Output, matcher: Matcher
) -> Iterable[Chunk]:
    if form == "table":
        from reader.cli.table import table_on  # with the widths of characters: not for pipes

        return table_on(output, fields, (table_row(record, matcher) for record in records))
    match form:
        case "jsonl":
            return json_lines(records)
        case "json":
            return json_array(records)
        case "csv":
            return chain((comma_separated(fields),), map(csv_line, records))
        case _:
            return (tsv_line(record) + "\n" for record in records)


def _record(library: Library, line: Line, fields: Sequence[str]) -> Record:
    row = line.row
    figure, number = row.found.figure, row.found.number
    known: Record = {
        "published": str(row.published or ""),
        "as_of": str(figure.as_of or line.day),
        "value": f"{number.value:f}" if row.found.extracted and number else figure.value,
        "high": f"{number.high:f}" if number and number.high is not None else None,
        "unit": figure.unit,
        "qualifier": str(figure.qualifier),
        "label": figure.label,
        "section": row.section,
        "sentence": row.sentence,
        "extracted": row.found.extracted,
        "source": row.source,
        "headline": row.headline,
        "id": row.id,
        "path": str(library.root / row.path),
        "line": row.line,
        "trend": _trend(line),
        "disputed": line.disputed,
    }
    return {name: None if known[name] == "" else known[name] for name in fields}


def _trend(line: Line) -> str:
    figure, number = line.row.found.figure, line.row.found.number
    if line.before is not None and number is not None:
        middle = number.value if number.high is None else (number.value + number.high) / 2
        changed: Change | None = Change(middle, Decimal(str(line.before)))
    else:
        changed = change_since_previous(figure) if figure.previous else None
    return changed.words(per_cent=is_per_cent(figure.value, figure.unit)) if changed else ""


def _record_as_read(library: Library, line: Line, fields: Sequence[str]) -> Record:
    """What a table for people has in the place of data: the value as the story puts it, with its sign."""
    record = _record(library, line, fields)
    return record | {"value": figure_words(line.row.found.figure).value} if "value" in fields else record


_OF_ARTICLES = frozenset({FigureSort.NEWEST, FigureSort.OLDEST})
"""Orders that are those of the articles; in any other all figures are looked at before the first is written."""
