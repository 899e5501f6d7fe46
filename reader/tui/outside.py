"""Other programs on the reader's terminal, while the screen is away: an editor, a browser, a command piped to."""

import contextlib
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence

from reader.model.clean_text import CleanText
from reader.text.clean import clean_line


def run_outside(command: Sequence[str], text: str | None = None) -> CleanText:
    """Run a command and say how it ended; with `text` on its input, wait for Enter afterwards."""
    try:
        if text is None:
            status = call(command)
        else:
            status = call(command, text)
            _wait_for_enter()
    except (OSError, ValueError) as error:
        return clean_line(f"cannot run {command[0]}: {getattr(error, 'strerror', None) or error}")
    name = clean_line(command[0])
    if status < 0:
        return CleanText(f"{name} was ended by signal {-status}")
    return CleanText(f"{name} ended with status {status}" if status else f"{name} is done")


def call(command: Sequence[str], text: str | None = None) -> int:
    """Run a command to its end; its exit status. What Ctrl-C and Ctrl-\\ send meanwhile is for it alone."""
    with _deaf():
        return subprocess.run(command, input=None if text is None else text.encode(), check=False).returncode


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """A handler that does nothing: signals that are ignored would be ignored in the program too."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGQUIT") if hasattr(signal, name)]
    before = {number: signal.signal(number, lambda *_: None) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _wait_for_enter() -> None:
    """Until Enter or Ctrl-C, so that what the program wrote can be read."""
    sys.stderr.write("\n[Enter goes back]")
    sys.stderr.flush()
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        sys.stdin.readline()
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGINT, before)
