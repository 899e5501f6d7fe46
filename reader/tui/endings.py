"""Leaving the terminal as it was found, however the program ends.

A signal first asks the app to leave in the ordinary way; should that take too long (the loop is stuck, the
terminal is gone), the terminal is put back by hand and the process ends at once.
"""

import contextlib
import os
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterator
from types import FrameType

SIGNALS = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT)
PATIENCE = 1.5
"""Seconds that an app gets to leave by itself."""

RESTORE = (
    "\x1b[?2004l"  # bracketed paste
    "\x1b[?7h"  # line wrap
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # mouse reports
    "\x1b[?1004l"  # focus reports
    "\x1b[?2048l"  # reports of size in band
    "\x1b[<u"  # kitty keyboard
    "\x1b[?1049l\x1b[?25h\x1b[0m"  # main screen, cursor, plain text
)


@contextlib.contextmanager
def orderly(leave: Callable[[int], object]) -> Iterator[None]:
    """Within it, SIGTERM, SIGHUP, SIGQUIT and SIGINT call `leave` with the exit status 128 + signal.

    Those that were ignored, as under nohup, stay so.
    """
    saved = _terminal_modes()

    def on_signal(number: int, frame: FrameType | None) -> None:
        del frame
        status = 128 + number
        watchdog = threading.Timer(PATIENCE, _end_at_once, (saved, status))
        watchdog.daemon = True
        watchdog.start()
        leave(status)

    heard = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, on_signal) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _terminal_modes() -> list[object] | None:
    try:
        return list(termios.tcgetattr(0))
    except termios.error:
        return None


def _end_at_once(saved: list[object] | None, status: int) -> None:
    with contextlib.suppress(OSError, termios.error):
        os.write(2, RESTORE.encode())
        if saved is not None:
            termios.tcsetattr(0, termios.TCSANOW, saved)  # type: ignore[arg-type]
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.flush()
    os._exit(status)
