"""Standard output: what it is, and how data gets there. UTF-8 whatever the locale says.

On a terminal there may be colour, a width and a pager; in a pipe or a file there are only the bytes.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import IO

from reader.cli.colour import colour_wanted
from reader.model.errors import NewsdeskError

Chunk = str | bytes
"""Text that may be shown, or bytes that go out as they are."""


class Output:
    """Where this run of the command writes its data. `columns` and `lines` have a meaning on a terminal only."""

    def __init__(self, color: str, environment: Mapping[str, str]) -> None:
        """`color` is auto, always or never. Raises NewsdeskError when standard output is closed."""
        if sys.stdout is None:
            raise NewsdeskError("standard output is closed: there is nowhere to write to")
        self.environment = environment
        self.terminal = sys.stdout.isatty()
        self.colour = colour_wanted(color, environment, terminal=self.terminal)
        self.columns, self.lines = _terminal_size()

    def write(self, chunks: Iterable[Chunk], *, paged: bool = True) -> None:
        """Writes everything, if `paged` through a pager when that is more than the terminal shows at once.

        Raises NewsdeskError when it cannot be written, BrokenPipeError when nobody reads any more.
        """
        data: Iterator[bytes] = map(_encoded, chunks)
        if self.terminal and paged:
            start, is_long = _start(data, self.lines)
            data = chain(start, data)
            if is_long:
                from reader.cli.pager import page  # with subprocess, which a pipe has no use for

                data = page(data, self.environment)
        _write(sys.stdout.buffer, data)


def _write(stream: IO[bytes], data: Iterable[bytes]) -> None:
    for chunk in data:
        _told(stream.write, chunk)
    _told(stream.flush)


def _told(write: Callable[..., object], *data: bytes) -> None:
    """Tells the errors of the writing alone; those of whatever makes the data are its own affair."""
    try:
        write(*data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NewsdeskError(f"standard output cannot be written: {error.strerror or error}") from error


def _encoded(chunk: Chunk) -> bytes:
    return chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", "replace")


def _start(data: Iterator[bytes], lines: int) -> tuple[list[bytes], bool]:
    """As much of the data as fills a screen of so many lines, and whether there is that much."""
    taken: list[bytes] = []
    count = 0
    for chunk in data:
        taken.append(chunk)
        count += chunk.count(b"\n")
        if count >= lines:
            return taken, True
    return taken, False


def _terminal_size() -> tuple[int, int]:
    """Columns and lines; 80 and 24 where the terminal does not know, or there is none."""
    try:
        size = os.get_terminal_size(sys.stdout.fileno())
    except (OSError, ValueError):
        return 80, 24
    return size.columns or 80, size.lines or 24
