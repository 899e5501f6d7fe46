"""The command as shells run it: real pipes, a real terminal, signals, locales."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "reader"]


@pytest.fixture
def environment(news: Path, own_places: None) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))
    }
    return {**kept, "NEWSDESK_LIBRARY": str(news), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


def make_large(environment: dict[str, str]) -> None:
    """Gives the library more than pipes hold."""
    story = f"headline: {'zeppelin ' * 80}\n"
    many = Path(environment["NEWSDESK_LIBRARY"]) / "many.yaml"
    many.write_text("---\n".join([story] * 500), encoding="utf-8")


def run(
    words: Sequence[str | bytes], environment: dict[str, str], stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *words], env=environment, input=stdin, capture_output=True, timeout=60, check=False
    )


def shell(line: str, environment: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Runs a line of bash in which `newsdesk` is the command."""
    start = f'newsdesk() {{ "{sys.executable}" -m reader "$@"; }}\n'
    return subprocess.run(
        ["bash", "-c", start + line], env=environment, capture_output=True, timeout=60, check=False
    )


def on_a_terminal(
    words: Sequence[str], environment: dict[str, str], size: tuple[int, int] = (24, 80)
) -> tuple[int, bytes]:
    """Runs the command on a terminal of that many lines and columns; its exit status and what the terminal got."""
    process, terminal = pty.fork()
    if not process:
        os.execve(sys.executable, [*COMMAND, *words], environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    shown = b""
    while select.select([terminal], [], [], 60)[0]:
        try:
            data = os.read(terminal, 65536)
        except OSError:  # Linux says so when the last process let go of the terminal
            break
        if not data:
            break
        shown += data
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown


def test_python_m_reader_is_the_command(environment: dict[str, str]) -> None:
    done = run(["list", "--fields", "id"], environment)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"2024/bridge\nmoon-landing\nstone\n", b"")


@pytest.mark.parametrize("encoding", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii:strict"}])
def test_output_is_utf_8_in_every_locale(encoding: dict[str, str], environment: dict[str, str]) -> None:
    done = run(["show", "stone"], {**environment, **encoding})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith("月の石が届く\n============\n".encode())


def test_a_message_in_a_locale_without_its_letters_is_escaped(environment: dict[str, str]) -> None:
    done = run(["show", "火星"], {**environment, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"})
    assert done.returncode == 2
    assert b"\\u706b\\u661f" in done.stderr


@pytest.mark.parametrize("command", ["search", "show", "check"])
def test_arguments_may_be_any_bytes(command: str, environment: dict[str, str]) -> None:
    done = run([command, b"\xff\xfe\x1b]0;x\x07\xc3("], environment)
    assert done.returncode in (1, 2)
    assert b"Traceback" not in done.stderr
    assert b"\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("command", ["list", "export"])
def test_a_reader_of_a_pipe_who_leaves_ends_the_command_silently(
    command: str, environment: dict[str, str]
) -> None:
    make_large(environment)
    done = shell(f"newsdesk {command} | head -1; echo ${{PIPESTATUS[0]}}", environment)
    lines = done.stdout.splitlines()
    assert (len(lines), lines[1], done.stderr) == (2, b"141", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize("command", ["list", "--help"])
def test_a_full_disk_is_a_message_and_status_2(command: str, environment: dict[str, str]) -> None:
    done = shell(f"newsdesk {command} > /dev/full", environment)
    assert done.returncode == 2
    assert done.stderr == b"newsdesk: standard output cannot be written: No space left on device\n"


def test_a_closed_standard_output_is_a_message_and_status_2(environment: dict[str, str]) -> None:
    done = shell("newsdesk list >&-", environment)
    assert done.returncode == 2
    assert done.stderr.startswith(b"newsdesk: standard output is closed")


def test_closed_standard_input_and_error_are_no_crash(environment: dict[str, str]) -> None:
    assert shell("newsdesk list <&- 2>&-", environment).returncode == 0
    assert shell("newsdesk show - <&-", environment).returncode == 2


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_the_command_at_once_and_silently(
    number: signal.Signals, status: int, environment: dict[str, str], tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "never")
    keep = os.open(tmp_path / "never", os.O_RDWR)
    target = tmp_path / "out.txt"
    with subprocess.Popen(
        [*COMMAND, "show", "moon", "-", "-o", str(target)],
        env=environment,
        stdin=keep,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        while not list(tmp_path.glob(".out*")):  # it has begun to write and waits for standard input
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
    os.close(keep)
    assert (process.returncode, out, err) == (status, b"", b"")
    assert not list(tmp_path.glob("*out*"))


def test_an_interrupt_does_not_wait_for_whoever_reads_the_pipe(environment: dict[str, str]) -> None:
    make_large(environment)
    with subprocess.Popen(
        [*COMMAND, "export"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        process.stdout.read(1)  # the pipe is full soon, and nobody reads on
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert process.stderr
        assert process.stderr.read() == b""


def test_a_terminal_gets_a_table_that_fits(environment: dict[str, str]) -> None:
    run(["index"], environment)  # so that there is no progress to show
    status, shown = on_a_terminal(["list"], {**environment, "NO_COLOR": "1"}, size=(24, 44))
    assert status == 0
    lines = shown.decode().splitlines()
    assert lines[0].startswith("ID ")
    assert max(map(len, lines)) <= 44
    assert b"\x1b" not in shown


def test_a_dumb_terminal_gets_no_colour_and_no_reader(environment: dict[str, str]) -> None:
    status, shown = on_a_terminal([], {**environment, "TERM": "dumb"})
    assert status == 0
    assert b"Two men walk on the Moon" in shown
    assert b"\x1b" not in shown


@pytest.mark.parametrize(
    ("words", "size"), [("search ferries", (1, 1)), ("show bridge", (1, 1)), ("list", (0, 0))]
)
def test_the_smallest_terminal_is_no_crash(
    words: str, size: tuple[int, int], environment: dict[str, str]
) -> None:
    status, shown = on_a_terminal(words.split(), {**environment, "NEWSDESK_PAGER": ""}, size=size)
    assert status == 0
    assert shown


def test_long_output_goes_through_the_readers_pager(environment: dict[str, str], tmp_path: Path) -> None:
    run(["index"], environment)
    pager = f"sh -c 'cat > {tmp_path / 'shown'}'"
    status, shown = on_a_terminal(["show", "bridge"], {**environment, "PAGER": pager}, size=(5, 80))
    assert (status, shown) == (0, b"")
    assert "Storm closes the bridge" in (tmp_path / "shown").read_text(encoding="utf-8")


def test_without_a_terminal_for_keys_the_reader_is_refused(
    environment: dict[str, str], tmp_path: Path
) -> None:
    script = f'exec "{sys.executable}" -m reader < /dev/null 2> "{tmp_path / "err"}"'
    process, terminal = pty.fork()
    if not process:
        os.execve("/bin/sh", ["sh", "-c", script], environment)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 2
    os.close(terminal)
    assert (tmp_path / "err").read_text(encoding="utf-8").startswith("newsdesk: the reader needs a terminal")
