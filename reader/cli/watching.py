"""The command `watch`: new matches as they arrive, one a line, until it is interrupted; or once, for cron."""

import argparse
from collections.abc import Iterable
from importlib import import_module

from reader.cli.endings import DONE, NOTHING_MATCHED
from reader.cli.fields import LIST_DEFAULT
from reader.cli.interrupts import Interrupts, interrupts, put_off
from reader.cli.messages import Troubles, say
from reader.cli.opened import chosen_root, opened_library, tell_notices
from reader.cli.output import Output
from reader.cli.record_text import json_record, tsv_line
from reader.cli.records import entry_records
from reader.export.json_text import to_json
from reader.library.arrivals import Arrivals, read_seen, seen_file, write_seen
from reader.library.freshness import freshen
from reader.library.library import Library
from reader.model.entry import Entry
from reader.model.errors import NewsdeskError

JSON_FIELDS = (*LIST_DEFAULT, "path", "updated", "words")


_LOADED = (
    "reader.index.compile",
    "reader.index.fulltext",
    "reader.library.refresh",
    "reader.library.loading",
)
"""What is loaded late elsewhere, to have it while no interrupt comes."""


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Prints what arrives; ends by an interrupt alone, unless it is to look once."""
    with put_off():
        for name in _LOADED:
            import_module(name)
    with interrupts() as noted, opened_library(chosen_root(arguments.library)) as library:
        text, _ = library.kept.expand(" ".join(arguments.words))
        for note in library.search(text).notes:
            say(note)
        if arguments.once:
            return _once(library, text, arguments, output)
        arrivals = Arrivals(library, text)
        say("watching for new matches; Ctrl-C ends it")
        return _watch(library, arrivals, arguments, output, noted)


def _watch(
    library: Library, arrivals: Arrivals, arguments: argparse.Namespace, output: Output, noted: Interrupts
) -> int:
    told = ""
    while True:
        noted.wait(arguments.every)
        try:
            freshen(library, lambda _: None)
            library.reload()
            told = ""
        except NewsdeskError as error:
            # The folder may be on a disk that is away for a moment: said once, tried again.
            if str(error) != told:
                told = str(error)
                say(f"{told}; trying again")
            continue
        tell_notices(library)
        _print(library, arrivals.look(), arguments, output)


def _once(library: Library, text: str, arguments: argparse.Namespace, output: Output) -> int:
    file = seen_file(library, text)
    seen = read_seen(file)
    arrivals = Arrivals(library, text, seen)
    if seen is None:
        say("remembered what matches now; from the next time on, what is new is printed")
    new = arrivals.look()
    _print(library, new, arguments, output)
    write_seen(file, arrivals.seen)
    return DONE if new else NOTHING_MATCHED


def _print(library: Library, entries: Iterable[Entry], arguments: argparse.Namespace, output: Output) -> None:
    fields = JSON_FIELDS if arguments.jsonl else LIST_DEFAULT
    records = entry_records(library, list(entries), fields, Troubles())
    if arguments.jsonl:
        output.write((to_json(json_record(record)) + "\n" for record in records), paged=False)
    else:
        output.write((tsv_line(record) + "\n" for record in records), paged=False)
