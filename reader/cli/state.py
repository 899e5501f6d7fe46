"""The command `state`: the reading state as JSON Lines, out and in, and where it lives."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from reader.cli.endings import DONE, FAILED
from reader.cli.input_file import read_input_file
from reader.cli.messages import Troubles, say
from reader.cli.opened import chosen_root, tell_notices
from reader.cli.options import STATE_TASKS
from reader.cli.output import Output
from reader.cli.output_file import write_file
from reader.export.json_text import json_lines
from reader.library.library import Library, open_library
from reader.library.state_lines import fact_object, read_fact
from reader.model.errors import UsageError
from reader.model.fact import Fact

_MOST_TOLD = 20


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Does what the word after `state` says."""
    task, words = arguments.task, arguments.words
    if task is None:
        raise UsageError(f"state needs a task, one of {', '.join(STATE_TASKS)}; see newsdesk state --help")
    if task != "import" and words:
        raise UsageError(f"newsdesk state {task} takes no more words; see newsdesk state --help")
    if task != "export" and arguments.output:
        raise UsageError("--output is for newsdesk state export")
    with open_library(chosen_root(arguments.library)) as library:
        status = {"export": _export, "import": _import, "path": _path}[task](library, arguments, output)
        tell_notices(library)
    return status


def _path(library: Library, _: argparse.Namespace, output: Output) -> int:
    output.write([f"{library.kept.path}\n"])
    return DONE


def _export(library: Library, arguments: argparse.Namespace, output: Output) -> int:
    lines = json_lines(map(fact_object, library.kept.everything()))
    if arguments.output in (None, "-"):
        output.write(lines)
    else:
        write_file(Path(arguments.output), lines)
    return DONE


def _import(library: Library, arguments: argparse.Namespace, _: Output) -> int:
    """Merges what the files hold; lines that are none are told and left out."""
    troubles = Troubles()
    facts: list[Fact] = []
    for name in arguments.words or ["-"]:
        facts += _facts(name, read_input_file(name), troubles)
    changed = library.kept.merge(facts)
    library.kept.make_sure()
    say(f"{changed:,} of {len(facts):,} entries were news")
    return FAILED if troubles.any else DONE


def _facts(name: str, data: bytes, troubles: Troubles) -> Iterator[Fact]:
    bad = 0
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            yield read_fact(line)
        except ValueError as error:
            bad += 1
            if bad <= _MOST_TOLD:
                troubles.tell(f"{name}:{number}: {error}; the line was left out")
    if bad > _MOST_TOLD:
        troubles.tell(f"{name}: {bad - _MOST_TOLD:,} more lines were left out")
