"""Programs that get the terminal while the screen is away."""

import os
import signal
import sys
import termios
from pathlib import Path

import pytest

from reader.tui.outside import run_outside
from tests.tui.terminal import SHOWN, Terminal

Shelf = tuple[Path, Path]


def test_how_a_program_ended_is_told() -> None:
    assert run_outside(["true"]) == "true is done"
    assert run_outside(["false"]) == "false ended with status 1"
    assert run_outside(["sh", "-c", "kill -9 $$"]) == "sh was ended by signal 9"
    assert run_outside(["no-such-\x1bprogram"]) == "cannot run no-such-␛program: No such file or directory"


# Shells lose a signal that comes between two commands; the kernel throws away what is written just after Ctrl-C.
WORKER = f"""#!{sys.executable}
import sys, time
try:
    print("at-work", file=sys.stderr, flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    time.sleep(0.5)
    raise
"""


def test_ctrl_c_ends_the_program_and_not_newsdesk(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "worker").write_text(WORKER, encoding="utf-8")
    (tmp_path / "worker").chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    attach = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)"
    with Terminal(*shelf, tmp_path / "state", attach) as terminal:
        assert terminal.until(SHOWN)
        terminal.type(b"j")
        assert terminal.until(b"They had asked to go home")
        terminal.type(b"|")
        assert terminal.until(b"pipe to:")
        terminal.type(b"worker\r")
        assert terminal.until(b"at-work")
        assert termios.tcgetattr(terminal.slave)[3] & termios.ISIG
        terminal.type(b"\x03")
        assert terminal.until(b"[Enter goes back]")
        terminal.type(b"\r")
        assert terminal.until(b"worker was ended by signal 2")
        terminal.type(b"Q")
        assert terminal.ending() == 0
        assert terminal.is_restored


def test_ctrl_c_goes_back_from_what_a_program_wrote(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        @staticmethod
        def readline() -> str:
            os.kill(os.getpid(), signal.SIGINT)
            return ""

    monkeypatch.setattr(sys, "stdin", Interrupted)
    assert run_outside(["cat"], "text") == "cat is done"
