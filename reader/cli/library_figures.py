"""Figures of the articles that match, as records under the names of `reader.cli.fields.FIGURE`."""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from reader.cli.endings import DONE, FAILED, NOTHING_MATCHED
from reader.cli.fields import FIGURE, FIGURE_TABLE_DEFAULT
from reader.cli.messages import Troubles
from reader.cli.opened import chosen_root, opened_library, search
from reader.cli.output import Chunk, Output
from reader.cli.record_text import csv_line, table_row, tsv_line
from reader.cli.records import Record, pages
from reader.export.comma_separated import comma_separated
from reader.export.json_text import json_array, json_lines
from reader.export.key_figures import figure_words
from reader.library.figures import FigureRow, arranged, figure_rows
from reader.library.library import Library
from reader.library.results import Results
from reader.model.errors import ArticleError
from reader.model.figure_entry import FigureSort
from reader.text.matching import Matcher


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Writes the figures, or how many there are; what can't be read is told, and makes the status FAILED."""
    troubles = Troubles()
    sort = FigureSort(arguments.sort or FigureSort.NEWEST)
    of_articles = arguments.sort if sort in _OF_ARTICLES else None
    with opened_library(chosen_root(arguments.library)) as library:
        results = search(library, arguments.words, of_articles)
        rows = _rows(library, results, troubles)
        first = next(rows, None)
        found = chain((first,), rows) if first else rows
        if arguments.count:
            output.write([f"{sum(1 for _ in found)}\n"])
        else:
            shown = arranged(found, sort, arguments.limit)
            output.write(_written(library, shown, arguments, output, results.matcher))
    if troubles.any:
        return FAILED
    return DONE if first else NOTHING_MATCHED


def _rows(library: Library, results: Results, troubles: Troubles) -> Iterator[FigureRow]:
    for page in pages(library, results, None):
        for entry in page:
            try:
                yield from figure_rows(entry, library.document(entry))
            except ArticleError as error:
                troubles.tell(error)


def _written(
    library: Library,
    rows: Iterable[FigureRow],
    arguments: argparse.Namespace,
    output: Output,
    matcher: Matcher,
) -> Iterable[Chunk]:
    form = arguments.format or ("table" if output.terminal else "tsv")
    fields: Sequence[str] = arguments.fields or (FIGURE_TABLE_DEFAULT if form == "table" else tuple(FIGURE))
    if form == "table":
        from reader.cli.table import table_on  # with the widths of characters: not for pipes

        shown = (_record(library, row, fields) | _as_read(row, fields) for row in rows)
        return table_on(output, fields, (table_row(record, matcher) for record in shown))
    records = (_record(library, row, fields) for row in rows)
    match form:
        case "jsonl":
            return json_lines(records)
        case "json":
            return json_array(records)
        case "csv":
            return chain((comma_separated(fields),), map(csv_line, records))
        case _:
            return (tsv_line(record) + "\n" for record in records)


def _record(library: Library, row: FigureRow, fields: Sequence[str]) -> Record:
    figure, number = row.found.figure, row.found.number
    known: Record = {
        "published": str(row.published or ""),
        "as_of": str(figure.as_of or ""),
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
    }
    return {name: None if known[name] == "" else known[name] for name in fields}


def _as_read(row: FigureRow, fields: Sequence[str]) -> Record:
    """What a table for people has in the place of data: the value as the story puts it, with its sign."""
    return {"value": figure_words(row.found.figure).value} if "value" in fields else {}


_OF_ARTICLES = frozenset({FigureSort.NEWEST, FigureSort.OLDEST})
"""Orders that are those of the articles; in any other all figures are looked at before the first is written."""
