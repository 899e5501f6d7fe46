import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli.output import Output
from reader.model.errors import NewsdeskError

LONG = [f"line {number}\n" for number in range(100)]


class Refusing:
    """A standard output that takes nothing."""

    def __init__(self, error: OSError) -> None:
        self._error = error
        self.buffer = self

    def isatty(self) -> bool:
        return False

    def fileno(self) -> int:
        raise OSError("no descriptor")

    def write(self, _: bytes) -> int:
        raise self._error

    flush = write


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file into which the pager of this test writes what it is given."""
    monkeypatch.setenv("NEWSDESK_PAGER", f"sh -c 'cat > {tmp_path / 'shown'}'")
    monkeypatch.delenv("PAGER", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return tmp_path / "shown"


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Output:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    return Output("auto", os.environ)


def test_text_goes_out_in_utf_8_and_bytes_as_they_are(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    Output("auto", {}).write(["Malmö 月\n", b"\xff\n"])
    assert capsysbinary.readouterr().out == "Malmö 月\n".encode() + b"\xff\n"


def test_half_a_surrogate_pair_that_slipped_through_is_no_error(
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    Output("auto", {}).write(["a\ud800b"])
    assert capsysbinary.readouterr().out == b"a?b"


def test_long_output_on_a_terminal_goes_through_the_pager(
    shown: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_terminal(monkeypatch).write(LONG)
    assert shown.read_text(encoding="utf-8") == "".join(LONG)
    assert capsysbinary.readouterr().out == b""


def test_what_fits_the_terminal_needs_no_pager(
    shown: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_terminal(monkeypatch).write(LONG[:23])
    assert not shown.exists()
    assert capsysbinary.readouterr().out == "".join(LONG[:23]).encode()


def test_a_pipe_needs_no_pager(shown: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    Output("auto", os.environ).write(LONG)
    assert not shown.exists()
    assert capsysbinary.readouterr().out == "".join(LONG).encode()


@pytest.mark.parametrize("pager", ["", "  ", "cat", "no-such-pager-anywhere -x", "'unclosed"])
def test_without_a_pager_that_works_everything_is_printed(
    pager: str, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSDESK_PAGER", pager)
    on_a_terminal(monkeypatch).write(LONG)
    assert capsysbinary.readouterr().out == "".join(LONG).encode()


def test_a_dumb_terminal_has_no_pager(
    shown: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    on_a_terminal(monkeypatch).write(LONG)
    assert capsysbinary.readouterr().out == "".join(LONG).encode()


def test_a_reader_who_leaves_the_pager_early_ends_the_writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSDESK_PAGER", "sh -c 'exec <&-'")
    written = 0

    def endless() -> Iterator[str]:
        nonlocal written
        while True:
            written += 1
            yield "x" * 1000 + "\n"

    on_a_terminal(monkeypatch).write(endless())
    assert written < 100_000


def test_a_full_disk_is_a_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Refusing(OSError(28, "No space left on device")))
    with pytest.raises(NewsdeskError, match="standard output cannot be written: No space left on device"):
        Output("auto", {}).write(["x"])


def test_a_closed_pipe_is_left_to_the_ending(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", Refusing(BrokenPipeError()))
    with pytest.raises(BrokenPipeError):
        Output("auto", {}).write(["x"])


def test_an_error_of_what_is_written_is_not_one_of_the_writing(capsys: pytest.CaptureFixture[str]) -> None:
    def broken() -> Iterator[str]:
        yield "x"
        raise OSError("elsewhere")

    with pytest.raises(OSError, match="elsewhere"):
        Output("auto", {}).write(broken())
    assert capsys.readouterr().out == "x"
