"""The program on a terminal of its own (a pty), as a shell would start it."""

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from types import TracebackType
from typing import Self

PROGRAM = """
import sys
from pathlib import Path
from reader.library.library import Library
from reader.library.places import Places
from reader.tui.app import run
root, cache, state = map(Path, sys.argv[1:4])
with Library(Places(root=root, cache=cache, state=state, title="desk")) as library:
    {before}
    status = run(library)
sys.exit(status)
"""
SHOWN = b"Officers are handed"
SECONDS = 30


class Terminal:
    """Runs the screen; `output` is what it has written so far."""

    def __init__(self, root: Path, cache: Path, state: Path, before: str = "pass") -> None:
        self.master, self.slave = pty.openpty()
        self.modes = termios.tcgetattr(self.slave)
        self.output = b""
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM.format(before=before), str(root), str(cache), str(state)],
            stdin=self.slave,
            stdout=subprocess.DEVNULL,
            stderr=self.slave,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for number in (self.master, self.slave):
            os.close(number)

    def until(self, text: bytes) -> bool:
        """Wait until the program has written something."""
        end = time.monotonic() + SECONDS
        while text not in self.output and time.monotonic() < end and self._read(0.2):
            pass
        return text in self.output

    def type(self, data: bytes) -> None:
        """Press keys."""
        os.write(self.master, data)

    def ending(self) -> int:
        """Wait for the end, and give the exit status."""
        end = time.monotonic() + SECONDS
        while self.process.poll() is None and time.monotonic() < end:
            self._read(0.05)
        while self._read(0.05) and select.select([self.master], [], [], 0)[0]:
            pass
        return self.process.wait(timeout=1)

    def send(self, number: signal.Signals) -> None:
        """Send a signal."""
        self.process.send_signal(number)

    @property
    def is_restored(self) -> bool:
        """Whether the terminal is as it was: its modes, the main screen, no mouse reports."""
        return termios.tcgetattr(self.slave) == self.modes and all(
            self.output.rfind(off) > self.output.rfind(on)
            for on, off in ((b"\x1b[?1049h", b"\x1b[?1049l"), (b"\x1b[?1003h", b"\x1b[?1003l"))
        )

    def _read(self, seconds: float) -> bool:
        if select.select([self.master], [], [], seconds)[0]:
            try:
                self.output += os.read(self.master, 1 << 16)
            except OSError:
                return False
        return True
