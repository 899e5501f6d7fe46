import io
import sys

import pytest

from reader.cli.progress import progress_line, shown_progress
from reader.model.progress import Progress

READING = [Progress(task="reading articles", done=done, total=4000) for done in range(0, 4001, 100)]


def test_a_line_says_how_far_the_work_has_come() -> None:
    assert progress_line(Progress(task="looking for changes", done=1234)) == "looking for changes: 1,234"
    assert progress_line(READING[12]) == "reading articles: 1,200 of 4,000 (30 %)"


def test_plain_progress_is_a_line_for_every_tenth(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress("plain") as show:
        show(Progress(task="looking for changes", done=1))
        show(Progress(task="looking for changes", done=2))
        for each in READING:
            show(each)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "looking for changes: 1"
    assert lines[1] == "reading articles: 0 of 4,000 (0 %)"
    assert len(lines) == 12


def test_progress_for_programs_is_an_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress("jsonl") as show:
        show(READING[1])
    assert capsys.readouterr().err == '{"task":"reading articles","done":100,"total":4000}\n'


@pytest.mark.parametrize("how", ["none", "auto"])
def test_nothing_is_shown_unless_somebody_watches(how: str, capsys: pytest.CaptureFixture[str]) -> None:
    with shown_progress(how) as show:
        show(READING[1])
    assert capsys.readouterr().err == ""


def test_on_a_terminal_one_line_is_drawn_again_and_gone_at_the_end(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    times = iter([0.0, 0.05, 0.2, 0.25, 0.4])
    monkeypatch.setattr("reader.cli.progress.monotonic", lambda: next(times))
    with shown_progress("auto") as show:
        for each in READING[:4]:
            show(each)
    assert capsys.readouterr().err == (
        "\r\x1b[Kreading articles: 100 of 4,000 (2 %)\r\x1b[Kreading articles: 300 of 4,000 (7 %)\r\x1b[K"
    )


def test_a_dumb_terminal_is_not_drawn_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr("reader.cli.progress._REDRAW_SECONDS", 0)
    with shown_progress("auto") as show:
        show(READING[0])
    assert capsys.readouterr().err == ""


def test_work_that_is_over_at_once_draws_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with shown_progress("auto") as show:
        show(READING[0])
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_a_closed_standard_error_does_not_stop_the_work(
    stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    if stream:
        stream.close()
    monkeypatch.setattr(sys, "stderr", stream)
    with shown_progress("jsonl") as show:
        show(READING[0])
