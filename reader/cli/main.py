"""The command's entry: reads the arguments, finds the command and runs it."""

import gc
import os
import sys
from collections.abc import Sequence

from reader.cli.endings import status_of


def main(argv: Sequence[str] | None = None) -> int:
    """Runs `newsdesk` with the given arguments, or the process's own; returns the exit status."""
    if argv is None:
        gc.disable()  # until the command is loaded: looking for garbage in what is there to stay takes time
    return status_of(lambda: _run(sys.argv[1:] if argv is None else argv))


def _run(argv: Sequence[str]) -> int:
    from reader.cli.commands import COMMANDS
    from reader.cli.output import Output
    from reader.cli.parser import parse

    arguments = parse(argv)
    return COMMANDS[arguments.command].run(arguments, Output(arguments.color, os.environ))
