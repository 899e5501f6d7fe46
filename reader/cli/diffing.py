"""`show --diff`: what changed in an article with each new version that came in, newest first."""

import argparse
from collections.abc import Iterator

from reader.cli.colour import bold, dim
from reader.cli.endings import DONE, FAILED, NOTHING_MATCHED
from reader.cli.messages import Troubles, say
from reader.cli.opened import chosen_root, opened_library
from reader.cli.output import Output
from reader.library.library import Library
from reader.library.revisions import DiffLine
from reader.model.entry import Entry
from reader.model.errors import NewsdeskError
from reader.model.timestamp import Timestamp
from reader.text.clean import clean_line
from reader.text.dates import format_long


def show_changes(arguments: argparse.Namespace, output: Output) -> int:
    """Writes the changes of each article named; NOTHING_MATCHED where none of them ever changed."""
    troubles = Troubles()
    chunks: list[str] = []
    with opened_library(chosen_root(arguments.library)) as library:
        for ref in arguments.words:
            try:
                entry = library.find(ref)
                found = list(_changes(library, entry, output))
            except NewsdeskError as error:
                troubles.tell(error)
                continue
            if not found:
                say(f"{entry.id}: there is no former version of it")
            chunks += found
    output.write(chunks)
    if troubles.any:
        return FAILED
    return DONE if chunks else NOTHING_MATCHED


def _changes(library: Library, entry: Entry, output: Output) -> Iterator[str]:
    for change in library.changes(entry):
        when = format_long(Timestamp(change.replaced))
        heading = f"{clean_line(entry.headline)}: changed {when}"
        yield (bold(heading) if output.colour else heading) + "\n"
        for line in change.lines:
            yield _line(line, output) + "\n"
        yield "\n"


def _line(line: DiffLine, output: Output) -> str:
    """The sign stands before the text, colour or not."""
    text = f"{line.sign} {clean_line(line.text)}".rstrip()
    if not output.colour:
        return text
    return text if line.sign == " " else dim(text) if line.sign in "@-" else bold(text)
