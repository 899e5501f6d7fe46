"""`newsdesk` without a command: starts the reader on a terminal, elsewhere prints the list or the file's text."""

import argparse
import gc
import os
from pathlib import Path

from reader.cli.commands import COMMANDS, OPEN
from reader.cli.opened import chosen_root, opened_library
from reader.cli.output import Output
from reader.cli.parser import parse
from reader.cli.references import STANDARD_INPUT, is_file, path_below
from reader.library.library import Library, open_library
from reader.library.places import LIBRARY_VARIABLE
from reader.model.entry import Entry
from reader.model.errors import UnknownArticleError, UsageError
from reader.store.ids import default_id


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Opens the folder or file that was named, standard input, or else the reader's library."""
    named = _named(arguments)
    drawn = output.terminal and output.environment.get("TERM") != "dumb"
    if named == STANDARD_INPUT or (is_file(named) and not drawn):
        library = [f"--library={arguments.library}"] if arguments.library else []
        return _run(["show", "--color", arguments.color, *library, "--", named], output)
    if is_file(named):
        root = chosen_root(arguments.library)
        return _read(root if path_below(root, named) else Path(named).parent, named)
    given = named or arguments.library
    root, follows = chosen_root(given), not (given or output.environment.get(LIBRARY_VARIABLE))
    return (
        _read(root, follows=follows)
        if drawn
        else _run(["list", "--color", arguments.color, f"--library={root}"], output)
    )


def _named(arguments: argparse.Namespace) -> str:
    """The one folder or file on the command line, or an empty text. Raises UsageError for anything else."""
    named: str = arguments.words[0] if arguments.words else ""
    if named not in ("", STANDARD_INPUT) and not os.path.exists(named):  # noqa: PTH110 - any name will do
        if "/" in named or named.endswith((".yaml", ".yml")):
            raise UsageError(f"{named}: there is no such folder or file")
        from reader.cli.advice import on_command

        hint = on_command(arguments.words, [name for name in COMMANDS if name != OPEN])
        raise UsageError(f"{named} is neither a command nor a folder or file; {hint}")
    if named not in ("", STANDARD_INPUT) and not os.path.isdir(named) and not is_file(named):  # noqa: PTH112
        raise UsageError(f"{named}: this is neither a folder nor a regular file")
    if len(arguments.words) > 1:
        raise UsageError("only one folder or file is opened at a time; newsdesk show prints several")
    if arguments.library and named not in ("", STANDARD_INPUT) and not is_file(named):
        raise UsageError(f"two folders are named, {arguments.library} and {named}; name one")
    return named


def _run(argv: list[str], output: Output) -> int:
    arguments = parse(argv)
    return COMMANDS[arguments.command].run(arguments, output)


def _read(root: Path, file: str = "", *, follows: bool = False) -> int:
    """Starts the reader on a folder, at the first article of a file below it."""
    if not (os.isatty(0) and os.isatty(2)):
        raise UsageError(
            "the reader needs a terminal: standard input for keys, standard error for the screen; "
            "newsdesk list and newsdesk show need none"
        )
    gc.disable()  # until the first screen is painted: what is made before it is there to stay
    from reader.tui.app import run as run_reader  # here, because it takes Textual along

    if not file:
        with open_library(root) as library:
            return run_reader(library, None, follows=follows)
    with opened_library(root) as library:
        return run_reader(library, _first_entry(library, file))


def _first_entry(library: Library, file: str) -> Entry:
    """The article of the file, or the first of several. Raises UnknownArticleError where there is none."""
    try:
        return library.find(file)
    except UnknownArticleError:
        return library.find(default_id(path_below(library.root, file), 0, 2))
