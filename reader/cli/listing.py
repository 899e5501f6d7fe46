"""The commands `list` and `search`: one record a line."""

import argparse
import os
from collections.abc import Iterable, Iterator

from reader.cli.endings import DONE, FAILED, NOTHING_MATCHED
from reader.cli.messages import Troubles, say
from reader.cli.opened import chosen_root, opened_library, search
from reader.cli.output import Chunk, Output
from reader.cli.record_text import json_record, nul_record, table_row, tsv_line
from reader.cli.records import Record, records
from reader.export.json_text import json_array, json_lines
from reader.model.errors import UsageError
from reader.text.matching import Matcher


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Writes the records that match, or how many there are."""
    if arguments.command == "search" and not arguments.words:
        raise UsageError("search needs words to look for; newsdesk list shows everything")
    if arguments.null and arguments.format not in (None, "tsv"):
        raise UsageError(f"--null is for --format tsv, not {arguments.format}")
    troubles = Troubles()
    with opened_library(chosen_root(arguments.library)) as library:
        results = search(library, arguments.words, arguments.sort)
        if arguments.count:
            output.write([f"{results.count}\n"])
        else:
            found = records(library, results, arguments.limit, arguments.fields, troubles)
            output.write(_written(found, arguments, output, results.matcher))
    if troubles.any:
        return FAILED
    if not results.count:
        _tell_of_folders(arguments.words)
    return DONE if results.count else NOTHING_MATCHED


def _tell_of_folders(words: Iterable[str]) -> None:
    """Where nothing matched: a folder among the words was meant to be searched, as grep has it."""
    for word in words:
        if "/" in word and os.path.isdir(word):  # noqa: PTH112 - any word will do
            say(f"{word} was looked for as a word; a folder to search is named with -L")


def _written(
    found: Iterator[Record], arguments: argparse.Namespace, output: Output, matcher: Matcher
) -> Iterable[Chunk]:
    if arguments.null:
        return (tsv_line(record) + "\0" if output.terminal else nul_record(record) for record in found)
    match arguments.format or ("table" if output.terminal else "tsv"):
        case "jsonl":
            return json_lines(map(json_record, found))
        case "json":
            return json_array(map(json_record, found))
        case "tsv":
            return (tsv_line(record) + "\n" for record in found)
        case _:
            from reader.cli.table import table_on  # with the widths of characters: not for pipes

            return table_on(output, arguments.fields, (table_row(record, matcher) for record in found))
