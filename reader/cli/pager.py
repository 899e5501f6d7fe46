"""The pager that long output goes through on a terminal."""

import contextlib
import shlex
import signal
import subprocess
from collections.abc import Iterator, Mapping

_DEFAULT = "less -FRX"

# For a plain `PAGER=less`, as git has it; and less takes UTF-8 for what it is in every locale.
_SETTINGS = {"LESS": "FRX", "LESSCHARSET": "utf-8"}


def page(data: Iterator[bytes], environment: Mapping[str, str]) -> Iterator[bytes]:
    """Shows the data in the pager and waits until the reader leaves it; gives back what no pager would take.

    Interrupts are the pager's meanwhile. That it stopped reading early is no error.
    """
    process = _start(environment)
    if process is None or process.stdin is None:
        return data
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with contextlib.suppress(BrokenPipeError), process:
            process.stdin.writelines(data)
    finally:
        signal.signal(signal.SIGINT, before)
    return iter(())


def pager_command(environment: Mapping[str, str]) -> list[str]:
    """The pager as program and arguments: NEWSDESK_PAGER, PAGER, or less; empty where none is wanted.

    The value is split into words as a shell would do it, but no shell runs it.
    """
    chosen = environment.get("NEWSDESK_PAGER", environment.get("PAGER", _DEFAULT))
    try:
        words = shlex.split(chosen)
    except ValueError:  # an unclosed quote: no program has such a name
        return []
    return [] if words == ["cat"] or environment.get("TERM") == "dumb" else words


def _start(environment: Mapping[str, str]) -> subprocess.Popen[bytes] | None:
    command = pager_command(environment)
    if not command:
        return None
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, env={**_SETTINGS, **environment})
    except OSError:
        return None
