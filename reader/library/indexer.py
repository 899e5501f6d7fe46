"""The indexer as a process of its own, so that the screen never waits for it: `python -m reader.library.indexer`.

With `--figures` it is the second pass, which looks for figures in what the first has brought.
It is started by `reader.library.refresher` and talks to it in JSON Lines on stdout: how far it has come, and in the
end a report or a failure.
"""

import os
import sys
import time
from pathlib import Path

import msgspec

from reader.library.places import places_of
from reader.library.refresh import refresh
from reader.model.errors import NewsdeskError
from reader.model.progress import Progress, RefreshReport

FIGURES = "--figures"

NICENESS = 10

INTERVAL = 0.1
"""Seconds between two reports of progress."""


class ProgressMessage(msgspec.Struct, tag="progress", frozen=True):
    """How far the work has come."""

    progress: Progress


class FiguresMessage(msgspec.Struct, tag="figures", frozen=True):
    """The second pass is done and read so many articles; None: another Newsdesk is doing it."""

    read: int | None


class ReportMessage(msgspec.Struct, tag="report", frozen=True):
    """The work is done; None: another Newsdesk is doing it."""

    report: RefreshReport | None


class FailureMessage(msgspec.Struct, tag="failure", frozen=True):
    """The work could not be done, and why."""

    reason: str


Message = ProgressMessage | ReportMessage | FiguresMessage | FailureMessage
decode_message = msgspec.json.Decoder(Message).decode


def main(arguments: list[str]) -> int:
    """Index the library named first; the other arguments are changed files to look at, or FIGURES alone."""
    root, *paths = (Path(argument) for argument in arguments)
    cache = places_of(root).cache
    last = 0.0

    def tell(progress: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= INTERVAL:
            last = now
            _send(ProgressMessage(progress))

    try:
        if arguments[1:] == [FIGURES]:
            from reader.library.figure_pass import find_all_figures  # which the first pass does without

            _be_modest()
            _send(FiguresMessage(find_all_figures(root, cache, on_progress=tell)))
        else:
            _send(ReportMessage(refresh(root, cache, paths=paths or None, on_progress=tell)))
    except NewsdeskError as error:
        _send(FailureMessage(str(error)))
        return 2
    return 0


def _be_modest() -> None:
    """Leave the processor to whoever else wants it; worker processes inherit this."""
    if sys.platform != "win32":
        os.nice(NICENESS)


def _send(message: Message) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(message) + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
