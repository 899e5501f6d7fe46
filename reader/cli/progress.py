"""How far long work has come, on standard error: a line that is redrawn, plain lines, or JSON Lines."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from time import monotonic

from reader.model.progress import Progress

OnProgress = Callable[[Progress], None]

_REDRAW_SECONDS = 0.1
_CLEAR = "\r\x1b[K"


@contextlib.contextmanager
def shown_progress(how: str) -> Iterator[OnProgress]:
    """What shows progress as `--progress` says; auto is a redrawn line on a terminal and nothing elsewhere."""
    if how == "auto":
        drawn = sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        how = "redrawn" if drawn else "none"
    match how:
        case "redrawn":
            line = _RedrawnLine()
            try:
                yield line.show
            finally:
                line.clear()
        case "plain":
            yield _PlainLines().show
        case "jsonl":
            yield _show_json
        case _:
            yield lambda _: None


def progress_line(progress: Progress) -> str:
    """`reading articles: 1,200 of 10,000 (12 %)`."""
    if not progress.total:
        return f"{progress.task}: {progress.done:,}"
    return f"{progress.task}: {progress.done:,} of {progress.total:,} ({_percent(progress)} %)"


def _percent(progress: Progress) -> int:
    return 100 * progress.done // progress.total if progress.total else 0


class _RedrawnLine:
    """One line of the terminal, drawn over and over, gone at the end."""

    def __init__(self) -> None:
        self._next = monotonic() + _REDRAW_SECONDS  # what is over by then shows nothing
        self._drawn = False

    def show(self, progress: Progress) -> None:
        now = monotonic()
        if now >= self._next:
            self._next = now + _REDRAW_SECONDS
            self._drawn = True
            _write(f"{_CLEAR}{progress_line(progress)}")

    def clear(self) -> None:
        if self._drawn:
            _write(_CLEAR)


class _PlainLines:
    """A line when the work turns to something else, and one for every tenth of it."""

    def __init__(self) -> None:
        self._last = ("", -1)

    def show(self, progress: Progress) -> None:
        stage = (progress.task, _percent(progress) // 10)
        if stage != self._last:
            self._last = stage
            _write(progress_line(progress) + "\n")


def _show_json(progress: Progress) -> None:
    from reader.export.json_text import to_json  # which is slow to load and seldom asked for

    _write(to_json({"task": progress.task, "done": progress.done, "total": progress.total}) + "\n")


def _write(text: str) -> None:
    """Where standard error is closed or cannot be written, nobody is watching."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(text)
            sys.stderr.flush()
