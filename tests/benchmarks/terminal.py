"""A program in a pseudo-terminal, and when it painted what. Answers no question that a program asks a terminal."""

import errno
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

COLUMNS, ROWS = 120, 36

TIMEOUT = 90.0
"""Seconds after which a program is taken to hang."""

BURST = 0.02
"""Seconds without output after which a repaint is complete: a terminal gets one in a single burst."""

_ESCAPES = re.compile(
    rb"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^X][^\x1b]*\x1b\\|\x1b\[[0-?]*[ -/]*[@-~]|\x1b[ -/]*[0-~]"
)


class Repaint(NamedTuple):
    """Seconds from a key to the first byte of the answer, to the end of that burst, and to the last byte of all."""

    first: float
    burst: float
    last: float


class Terminal:
    """A program that was just started in a terminal of its own; `started` is when, by the performance clock."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
        self._output = bytearray()
        self._screen, program_side = os.openpty()
        fcntl.ioctl(program_side, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=program_side,
            stdout=program_side,
            stderr=program_side,
            cwd=folder,
            env={**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"},
            start_new_session=True,
            preexec_fn=_take_terminal,  # noqa: PLW1509 - it makes one system call and takes no lock
        )
        os.close(program_side)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def wait_for(self, text: str) -> float:
        """When the text was on the screen, by the performance clock; after that only newer output counts.

        Raises TimeoutError, which says what was painted instead.
        """
        end = time.perf_counter() + TIMEOUT
        while text not in self._painted():
            if not self._read(end - time.perf_counter()):
                raise TimeoutError(f"{text!r} did not appear but: {self._painted()[-2000:]!r}")
        self._output.clear()
        return time.perf_counter()

    def press(self, keys: str, quiet: float) -> Repaint:
        """Press keys, and wait until there was an answer and then for `quiet` seconds no more of it."""
        self._output.clear()
        pressed = time.perf_counter()
        self.type(keys)
        if not self._read(TIMEOUT):
            raise TimeoutError(f"the key {keys!r} changed nothing on the screen")
        first = burst = last = time.perf_counter() - pressed
        while self._read(quiet):
            now = time.perf_counter() - pressed
            if burst == last and now - last < BURST:
                burst = now
            last = now
        return Repaint(first, burst, last)

    def type(self, keys: str) -> None:
        """Press keys without waiting."""
        os.write(self._screen, keys.encode())

    def settle(self, quiet: float) -> None:
        """Wait until nothing was painted for `quiet` seconds."""
        end = time.perf_counter() + TIMEOUT
        while self._read(quiet):
            if time.perf_counter() > end:
                raise TimeoutError("the screen does not come to rest")

    def memory(self) -> dict[str, float]:
        """Resident memory in MB, as a whole (VmRSS) and without mapped files (RssAnon); Linux only."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        found = re.findall(r"^(VmRSS|RssAnon):\s+(\d+) kB$", status, re.MULTILINE)
        if not found:
            raise LookupError(f"the program has ended; it painted last: {self._painted()[-2000:]!r}")
        return {name: int(size) / 1024 for name, size in found}

    def close(self) -> None:
        """End the program, with force if it does not go by itself."""
        if self._screen < 0:
            return
        self._process.send_signal(signal.SIGTERM)
        end = time.perf_counter() + 5
        while self._process.poll() is None and time.perf_counter() < end:
            self._read(0.01)  # A program may wait for somebody to read its last words.
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._screen)
        self._screen = -1

    def _painted(self) -> str:
        return _ESCAPES.sub(b"", bytes(self._output)).decode(errors="replace")

    def _read(self, seconds: float) -> bool:
        """Take what the program painted; False when that was nothing for so many seconds, or it has ended."""
        ready, _, _ = select.select([self._screen], [], [], max(0.0, seconds))
        if not ready:
            return False
        try:
            data = os.read(self._screen, 1 << 16)
        except OSError as error:
            if error.errno != errno.EIO:  # The program has closed its side.
                raise
            return False
        self._output += data
        return bool(data)


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
