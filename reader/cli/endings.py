"""How a run of the command ends: its exit status, and what it says when something went wrong.

Nothing shows a traceback unless NEWSDESK_DEBUG asks for one.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import NoReturn

from reader.cli.messages import say, say_trace
from reader.model.errors import NewsdeskError

DONE = 0
NOTHING_MATCHED = 1
"""Or the checker found an error."""
FAILED = 2
"""Wrong use, or something could not be done."""
BROKEN_PIPE = 141
"""Whoever read the output stopped reading: 128 + SIGPIPE, as a program that the signal ends."""


def status_of(command: Callable[[], int]) -> int:
    """Runs the command and returns its exit status, whatever happens in it. Standard output is flushed."""
    try:
        with _termination_unwinds():
            return _flushed(_run(command))
    except BrokenPipeError:
        return _given_up(BROKEN_PIPE)
    except KeyboardInterrupt:
        return _given_up(128 + signal.SIGINT)
    except _Terminated as ending:
        return _given_up(128 + ending.signal)


def _run(command: Callable[[], int]) -> int:
    try:
        return command()
    except BrokenPipeError:
        raise
    except SystemExit as ending:  # argparse has printed help or the version
        return ending.code if isinstance(ending.code, int) else DONE
    except NewsdeskError as error:
        return _told(str(error))
    except Exception as error:
        fault = f"unexpected {type(error).__name__}: {error}"
        return _told(f"{fault}; this is a fault in Newsdesk, NEWSDESK_DEBUG=1 shows where")


def _told(message: str) -> int:
    """FAILED, after saying what the exception that is being handled is about."""
    say(message)
    if os.environ.get("NEWSDESK_DEBUG"):
        say_trace()
    return FAILED


def _flushed(status: int) -> int:
    """The status, or FAILED when what was printed cannot be written out, on a full disk for example."""
    if sys.stdout is None:
        return status
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        if status != FAILED:
            say(f"standard output cannot be written: {error.strerror or error}")
        return _given_up(FAILED)
    return status


def _given_up(status: int) -> int:
    """The status, with standard output turned away, so that Python does not try to write the rest at exit."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    return status


class _Terminated(BaseException):
    """A signal asked the command to end; raised so that temporary files go and workers stop on the way."""

    def __init__(self, number: int) -> None:
        self.signal = number


@contextlib.contextmanager
def _termination_unwinds() -> Iterator[None]:
    """SIGTERM and SIGHUP raise _Terminated, except where they are ignored, as under nohup."""
    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {n: handler for n in numbers if (handler := signal.getsignal(n)) is not signal.SIG_IGN}
    for number in before:
        signal.signal(number, _terminate)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _terminate(number: int, _: FrameType | None) -> NoReturn:
    raise _Terminated(number)
