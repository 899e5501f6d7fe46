"""However it ends, the terminal is usable afterwards and the exit status is right."""

import os
import signal
from pathlib import Path

import pytest

from tests.tui.terminal import SHOWN, Terminal

Shelf = tuple[Path, Path]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_a_signal_restores_the_terminal_and_is_told_in_the_status(
    shelf: Shelf, tmp_path: Path, number: signal.Signals
) -> None:
    with Terminal(*shelf, tmp_path / "state") as terminal:
        assert terminal.until(SHOWN)
        terminal.send(number)
        assert terminal.ending() == 128 + number
        assert terminal.is_restored


def test_a_byte_that_is_no_utf8_does_no_harm_and_q_leaves(shelf: Shelf, tmp_path: Path) -> None:
    with Terminal(*shelf, tmp_path / "state") as terminal:
        assert terminal.until(SHOWN)
        terminal.type(b"\xff\xfej")
        assert terminal.until(b"1,905")
        terminal.type(b"q")
        assert terminal.ending() == 0
        assert terminal.is_restored


def test_the_end_of_input_ends_the_program(shelf: Shelf, tmp_path: Path) -> None:
    with Terminal(
        *shelf, tmp_path / "state", "import os; r, w = os.pipe(); os.dup2(r, 0); os.close(w)"
    ) as terminal:
        assert terminal.ending() == 0
        assert b"\x1b[?1049l" in terminal.output


def test_a_crash_ends_with_status_1_and_a_traceback_on_the_main_screen(shelf: Shelf, tmp_path: Path) -> None:
    crash = "from reader.tui.shelf import Shelf; Shelf.reorder = lambda self: 1 / 0"
    with Terminal(*shelf, tmp_path / "state", crash) as terminal:
        assert terminal.until(SHOWN)
        terminal.type(b"s")
        assert terminal.ending() == 1
        assert terminal.is_restored
        assert b"ZeroDivisionError" in terminal.output.rpartition(b"\x1b[?1049l")[2]


def test_a_program_that_is_stuck_still_ends_on_a_signal(shelf: Shelf, tmp_path: Path) -> None:
    stuck = "import time; from reader.tui.shelf import Shelf; Shelf.reorder = lambda self: time.sleep(60)"
    with Terminal(*shelf, tmp_path / "state", stuck) as terminal:
        assert terminal.until(SHOWN)
        os.write(terminal.master, b"s")
        terminal.send(signal.SIGTERM)
        assert terminal.ending() == 128 + signal.SIGTERM
        assert terminal.is_restored
