"""The indexer's process: what it says on standard output, in either pass. It runs here, as a function."""

from pathlib import Path

import pytest

from reader.library import indexer
from reader.library.indexer import (
    FIGURES,
    FailureMessage,
    FiguresMessage,
    Message,
    ProgressMessage,
    ReportMessage,
    decode_message,
    main,
)
from reader.library.library import open_library
from tests.builders import IRAQ, WALL, write


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("CACHE", "STATE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "xdg"))
    monkeypatch.setattr(indexer, "INTERVAL", 0.0)
    monkeypatch.setattr(indexer, "_be_modest", lambda: None)  # the other tests are in no mood to wait
    write(tmp_path / "news", iraq=IRAQ, wall=WALL)
    return tmp_path / "news"


def told(capsysbinary: pytest.CaptureFixture[bytes]) -> list[Message]:
    return [decode_message(line) for line in capsysbinary.readouterr().out.splitlines()]


def test_the_first_pass_tells_its_progress_and_its_report(
    root: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main([str(root)]) == 0
    *progress, last = told(capsysbinary)
    assert all(isinstance(message, ProgressMessage) for message in progress)
    assert isinstance(last, ReportMessage)
    assert last.report is not None
    assert last.report.added == 2


def test_the_second_pass_tells_how_many_articles_it_read(
    root: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    main([str(root)])
    told(capsysbinary)
    assert main([str(root), FIGURES]) == 0
    assert told(capsysbinary)[-1] == FiguresMessage(2)
    with open_library(root) as library:
        assert library.figures.are_current


def test_what_cannot_be_done_is_told_with_the_reason(
    root: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main([str(root), FIGURES]) == 2
    assert told(capsysbinary) == [FailureMessage("the catalogue has not been made yet")]
    assert main([str(root / "gone")]) == 2
    assert isinstance(told(capsysbinary)[-1], FailureMessage)
