import os
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

from tests.benchmarks.terminal import Terminal

ECHO = """
import sys, termios, tty
tty.setraw(0)
print("\\x1b[1mready\\x1b[0m to \\x1b]0;title\\x07go", flush=True)
while (key := sys.stdin.read(1)) != "q":
    print(f"<{key}>", end="", flush=True)
"""


def started(program: str, folder: Path) -> Terminal:
    return Terminal([sys.executable, "-c", program], os.environ, folder)


def test_text_is_found_through_the_escapes_around_it(tmp_path: Path) -> None:
    with started(ECHO, tmp_path) as terminal:
        assert terminal.wait_for("ready to go") > terminal.started


def test_a_key_is_answered_and_the_answer_timed(tmp_path: Path) -> None:
    with started(ECHO, tmp_path) as terminal:
        terminal.wait_for("ready")
        repaint = terminal.press("xy", 0.05)
        assert 0 < repaint.first <= repaint.burst <= repaint.last


def test_a_program_that_ends_without_the_text_is_told_from_one_that_painted_it(tmp_path: Path) -> None:
    # Raw, or else the terminal itself may echo the key when the program is gone.
    with started("import tty; tty.setraw(0); print('something else')", tmp_path) as terminal:
        with pytest.raises(TimeoutError, match="something else"):
            terminal.wait_for("ready")
        with pytest.raises(TimeoutError):
            terminal.press("x", 0.01)


def test_memory_is_that_of_the_program(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("there is no /proc")
    with started(f"block = b'x' * 50_000_000\n{ECHO}", tmp_path) as terminal:
        terminal.wait_for("ready")
        used = terminal.memory()
    assert 48 < used["RssAnon"] < used["VmRSS"] < 90
