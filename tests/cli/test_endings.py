import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli.endings import status_of
from reader.cli.main import main
from reader.model.errors import ArticleError


def failing(error: BaseException) -> Callable[[], int]:
    def command() -> int:
        raise error

    return command


def test_a_command_that_is_done_ends_with_its_own_status(capsys: pytest.CaptureFixture[str]) -> None:
    assert [status_of(lambda: 0), status_of(lambda: 1)] == [0, 1]
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("error", "status"),
    [(BrokenPipeError(), 141), (KeyboardInterrupt(), 130), (SystemExit(0), 0), (SystemExit(), 0)],
)
def test_an_end_that_is_no_fault_is_silent(
    error: BaseException, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(failing(error)) == status
    assert capsys.readouterr() == ("", "")


def test_a_failure_is_one_clean_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(failing(ArticleError("x.yaml:1:1: error: \x1b]0;owned\x07\nmore"))) == 2
    assert capsys.readouterr() == ("", "newsdesk: x.yaml:1:1: error: ␛]0;owned␇ more\n")


def test_an_unexpected_error_is_a_line_with_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(failing(ZeroDivisionError("by \x1bzero"))) == 2
    assert capsys.readouterr().err == (
        "newsdesk: unexpected ZeroDivisionError: by ␛zero; "
        "this is a fault in Newsdesk, NEWSDESK_DEBUG=1 shows where\n"
    )


def test_with_debugging_on_it_has_its_trace(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSDESK_DEBUG", "1")
    assert status_of(failing(ZeroDivisionError("by \x1bzero"))) == 2
    err = capsys.readouterr().err
    assert "Traceback (most recent call last):\n" in err
    assert "ZeroDivisionError: by ␛zero\n" in err


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_to_end_unwinds_what_was_begun(
    number: signal.Signals, capsys: pytest.CaptureFixture[str]
) -> None:
    unwound = []
    before = signal.getsignal(number)

    def command() -> int:
        try:
            os.kill(os.getpid(), number)
            signal.sigtimedwait([], 1)
        finally:
            unwound.append(number)
        return 0

    assert status_of(command) == 128 + number
    assert unwound == [number]
    assert signal.getsignal(number) is before
    assert capsys.readouterr() == ("", "")


def test_a_signal_that_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert status_of(lambda: signal.getsignal(signal.SIGHUP) is signal.SIG_IGN) == 1
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (
            OSError(28, "No space left on device"),
            2,
            "newsdesk: standard output cannot be written: No space left on ",
        ),
        (BrokenPipeError(), 141, ""),
    ],
)
def test_what_was_printed_and_cannot_be_written_out_changes_the_status(
    error: OSError,
    status: int,
    message: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    def flush() -> None:
        raise error

    with (tmp_path / "out").open("w", encoding="utf-8") as stream:
        monkeypatch.setattr(stream, "flush", flush, raising=False)
        monkeypatch.setattr(sys, "stdout", stream)
        assert status_of(lambda: 0) == status
        os.write(stream.fileno(), b"what Python writes at exit")
        monkeypatch.undo()
    assert (tmp_path / "out").read_bytes() == b""
    assert capsys.readouterr().err.startswith(message)


def test_a_failure_that_was_told_is_not_told_again_when_standard_output_fails_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def flush() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(sys.stdout, "flush", flush)
    assert status_of(failing(ArticleError("gone"))) == 2
    monkeypatch.undo()
    assert capsys.readouterr().err == "newsdesk: gone\n"


@pytest.mark.parametrize("name", ["stdout", "stderr", "stdin"])
def test_a_closed_stream_is_no_crash(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, name, None)
    assert main(["schema"]) == (2 if name == "stdout" else 0)
    monkeypatch.undo()
    assert ("standard output is closed" in capsys.readouterr().err) is (name == "stdout")


def test_help_and_version_are_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("newsdesk ")
    assert main(["--help"]) == 0
