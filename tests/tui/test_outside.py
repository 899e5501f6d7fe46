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


def test_ctrl_c_ends_the_program_and_not_newsdesk(shelf: Shelf, tmp_path: Path) -> None:
    attach = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)"
    with Terminal(*shelf, tmp_path / "state", attach) as terminal:
        assert terminal.until(SHOWN)
        terminal.type(b"j")
        assert terminal.until(b"They had asked to go home")
        terminal.type(b"|")
        assert terminal.until(b"pipe to:")
        terminal.type(b"sh -c 'printf %s-%s at work >&2; sleep 60'\r")
        assert terminal.until(b"at-work")
        assert termios.tcgetattr(terminal.slave)[3] & termios.ISIG
        terminal.type(b"\x03")
        assert terminal.until(b"[Enter goes back]")
        terminal.type(b"\r")
        assert terminal.until(b"was ended by signal 2")
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
