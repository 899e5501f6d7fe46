"""`newsdesk watch`: what arrives is printed, once for cron, or until it is interrupted."""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from reader.cli import watching
from reader.cli.interrupts import Interrupts, interrupts
from reader.index import changes
from reader.library import freshness
from reader.library.arrivals import read_seen, seen_file, write_seen
from reader.library.library import open_library
from reader.model.errors import LibraryError, StateError
from tests.cli.conftest import Newsdesk

ROOT = Path(__file__).parents[2]
LONG = 300.0


@pytest.fixture(autouse=True)
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust files that were written just now: tests write and look faster than people do."""
    monkeypatch.setattr(changes, "SETTLED_NS", 0)


def story(news: Path, name: str, headline: str) -> Path:
    path = news / f"{name}.yaml"
    path.write_text(f"headline: {headline}\npublished: 2025-01-01\n")
    return path


def test_once_prints_what_is_new_since_the_last_time(newsdesk: Newsdesk, news: Path) -> None:
    first = newsdesk("watch", "--once", "storm")
    assert (first.status, first.out) == (1, b"")
    assert "remembered what matches now" in first.err
    assert newsdesk("watch", "--once", "storm").status == 1
    story(news, "new", "Another storm")
    story(news, "other", "Something else")
    again = newsdesk("watch", "--once", "storm")
    assert (again.status, again.text) == (0, "new\t2025-01-01\t\tAnother storm\n")
    assert newsdesk("watch", "--once", "storm").status == 1


def test_an_article_that_was_edited_does_not_arrive_again(newsdesk: Newsdesk, news: Path) -> None:
    newsdesk("watch", "--once", "storm")
    bridge = news / "2024" / "bridge.yaml"
    bridge.write_text(bridge.read_text() + "language: en\n")
    assert newsdesk("watch", "--once", "storm").status == 1


def test_json_has_what_a_script_needs(newsdesk: Newsdesk, news: Path) -> None:
    newsdesk("watch", "--once", "--jsonl")
    story(news, "new", "Another storm")
    record = json.loads(newsdesk("watch", "--once", "--jsonl").out)
    assert record["id"] == "new"
    assert record["path"].endswith("/new.yaml")


def test_a_file_that_cannot_be_read_is_no_news(newsdesk: Newsdesk, news: Path) -> None:
    newsdesk("watch", "--once")
    (news / "bad.yaml").write_text("headline: [")
    assert newsdesk("watch", "--once").status == 1


def test_what_is_no_operator_is_said(newsdesk: Newsdesk) -> None:
    assert "is: knows" in newsdesk("watch", "--once", "is:purple").err


def test_seconds_are_checked(newsdesk: Newsdesk) -> None:
    for seconds in ("0", "soon", "1e9"):
        assert "give seconds, from 0.05 to 86400" in newsdesk("watch", "--every", seconds).err


def test_what_was_seen_is_kept_whole_or_not_at_all(news: Path, tmp_path: Path) -> None:
    file = tmp_path / "watches" / "x.seen"
    assert read_seen(file) is None
    write_seen(file, [b"12345678", b"abcdefgh"])
    assert read_seen(file) == [b"12345678", b"abcdefgh"]
    file.write_bytes(file.read_bytes()[:-3])
    assert read_seen(file) is None
    (tmp_path / "file").touch()
    with pytest.raises(StateError, match="cannot be remembered"):
        write_seen(tmp_path / "file" / "x.seen", [])
    with open_library(news) as library:
        assert seen_file(library, "a") != seen_file(library, "b")


class Turns(Interrupts):
    """Waits as long as the test wants, and is interrupted after the last turn."""

    def __init__(self, *turns: object) -> None:
        super().__init__()
        self._turns = list(turns)

    def wait(self, seconds: float) -> None:
        if not self._turns:
            raise KeyboardInterrupt
        turn = self._turns.pop(0)
        if callable(turn):
            turn()


def test_new_matches_are_printed_as_they_arrive(
    newsdesk: Newsdesk, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = Turns(
        lambda: None,
        lambda: story(news, "one", "A first storm"),
        lambda: story(news, "two", "A second storm"),
        lambda: story(news, "one", "A first storm, corrected"),
    )
    monkeypatch.setattr(Interrupts, "wait", lambda _, seconds: turns.wait(seconds))
    done = newsdesk("watch", "storm")
    assert done.status == 130
    assert done.lines == ["one\t2025-01-01\t\tA first storm", "two\t2025-01-01\t\tA second storm"]


def test_a_folder_that_is_away_for_a_moment_is_told_once(
    newsdesk: Newsdesk, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, away = freshness.freshen, [True]

    def freshen(*words: Any) -> None:
        if away[0]:
            raise LibraryError("the disk is away")
        real(*words)

    def come_back() -> None:
        away[0] = False
        story(news, "one", "A first storm")

    turns = Turns(None, None, come_back)
    monkeypatch.setattr(Interrupts, "wait", lambda _, seconds: turns.wait(seconds))
    monkeypatch.setattr(watching, "freshen", freshen)
    done = newsdesk("watch")
    assert done.err.count("the disk is away; trying again") == 1
    assert done.lines[0].startswith("one\t")


def test_an_interrupt_that_was_lost_is_found() -> None:
    noted = Interrupts()
    noted.wait(0.001)
    with pytest.raises(KeyboardInterrupt):
        noted.note(signal.SIGINT, None)
    with pytest.raises(KeyboardInterrupt):
        noted.check()
    with pytest.raises(KeyboardInterrupt):
        noted.wait(LONG)


def test_a_lost_interrupt_ends_what_would_have_ended_well() -> None:
    before = signal.getsignal(signal.SIGINT)

    def finish() -> None:
        with interrupts() as noted:
            with contextlib.suppress(KeyboardInterrupt):  # as a finaliser does
                signal.raise_signal(signal.SIGINT)
            assert noted is not None

    with pytest.raises(KeyboardInterrupt):
        finish()
    assert signal.getsignal(signal.SIGINT) is before


COMMAND = [sys.executable, "-m", "reader", "watch", "--every", "0.1"]


def start(
    news: Path, *words: str, ignoring: bool = False, command: list[str] = COMMAND
) -> subprocess.Popen[bytes]:
    """The command in a process of its own. `ignoring` begins it as a shell begins a job in the background."""
    handling = signal.SIG_IGN if ignoring else signal.SIG_DFL
    environment = {**os.environ, "NEWSDESK_LIBRARY": str(news), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [*command, *words],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, handling) and None,  # noqa: PLW1509 - one thread
    )


def read_until(stream: object, wanted: bytes) -> bytes:
    """What a process says until it says this."""
    descriptor = stream.fileno()  # type: ignore[attr-defined]
    got, deadline = b"", time.monotonic() + LONG
    while wanted not in got:
        assert time.monotonic() < deadline, got
        if select.select([descriptor], [], [], 1.0)[0]:
            piece = os.read(descriptor, 4096)
            assert piece, got
            got += piece
    return got


@pytest.mark.parametrize("ignoring", [False, True])
def test_a_process_prints_at_once_and_an_interrupt_ends_it_with_130(news: Path, ignoring: bool) -> None:
    process = start(news, "storm", ignoring=ignoring)
    with process:
        try:
            read_until(process.stderr, b"watching for new matches")
            story(news, "new", "Another storm")
            assert read_until(process.stdout, b"\n") == b"new\t2025-01-01\t\tAnother storm\n"
            process.send_signal(signal.SIGINT)
            assert process.wait(LONG) == 130
            assert process.stdout is not None
            assert process.stdout.read() == b""
        finally:
            process.kill()


BEGUN = "import sys; print('begun', flush=True); from reader.cli.main import main; sys.exit(main(['watch']))"


@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03, 0.06, 0.1, 0.2, 0.4, 0.8])
def test_an_interrupt_ends_it_at_whatever_moment_it_comes(news: Path, delay: float) -> None:
    """Before Newsdesk listens to signals the signal itself ends the process: to a shell that is 130 as well."""
    process = start(news, command=[sys.executable, "-c", BEGUN])
    with process:
        try:
            read_until(process.stdout, b"begun\n")
            time.sleep(delay)  # any moment will do: nothing below depends on how far it has come
            process.send_signal(signal.SIGINT)
            assert process.wait(LONG) in (130, -signal.SIGINT)
            assert process.stdout is not None
            assert process.stdout.read() == b""
        finally:
            process.kill()
    with open_library(news) as library:
        library.refresh()
        assert library.counts().articles == 3
