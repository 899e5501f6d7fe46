"""Waiting that Ctrl-C ends for certain.

Python raises KeyboardInterrupt wherever it happens to be, and where that is a finaliser or a callback it is lost.
So the signal is remembered too, and whoever waits asks for it.
"""

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_SLICE = 0.25
"""Seconds after which a wait asks whether an interrupt was lost."""


class Interrupts:
    """The interrupts of one stretch of the program."""

    def __init__(self) -> None:
        self._came = False

    def note(self, _number: int, _frame: FrameType | None) -> NoReturn:
        """The signal's handler."""
        self._came = True
        raise KeyboardInterrupt

    def check(self) -> None:
        """Raises KeyboardInterrupt if one came that was lost."""
        if self._came:
            raise KeyboardInterrupt

    def wait(self, seconds: float) -> None:
        """Waits so long, or until an interrupt."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.check()
            time.sleep(min(left, _SLICE))
        self.check()


@contextmanager
def put_off() -> Iterator[None]:
    """An interrupt waits until the end of this: modules written in C may fail, or crash, when one comes while they
    are being loaded.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def interrupts() -> Iterator[Interrupts]:
    """Listens to SIGINT, also where the shell that started the program in the background had it ignored."""
    noted = Interrupts()
    before = signal.signal(signal.SIGINT, noted.note)
    try:
        yield noted
        noted.check()
    finally:
        signal.signal(signal.SIGINT, before)
