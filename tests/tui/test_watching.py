"""Keeping up with the folder: what the screen is told while an indexer works. Folder and indexer are played."""

import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from reader.library.indexer import FailureMessage, Message, ProgressMessage, ReportMessage
from reader.library.library import Library
from reader.model.entry import Counts
from reader.model.progress import Progress, RefreshReport
from reader.tui import watching as module
from reader.tui.main_screen import MainScreen
from reader.tui.watching import ANOTHER_AT_WORK, Watching

ROOT = Path("/library")
READING = ProgressMessage(Progress(task="reading articles", done=1, total=2))


def _added(count: int) -> ReportMessage:
    return ReportMessage(RefreshReport(added=count, changed=0, removed=0, skipped=(), rebuilt="", seconds=0))


class Scene:
    """The screen, the library, the folder and the indexer; `news` is what the screen is told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.news: queue.Queue[tuple[str, object]] = queue.Queue()
        self.changes: queue.SimpleQueue[frozenset[Path] | None] = queue.SimpleQueue()
        self.taken: queue.SimpleQueue[frozenset[Path]] = queue.SimpleQueue()
        self.work: list[list[Message]] = []
        self.asked: list[tuple[Path, ...]] = []
        self.reloads: list[bool] = []
        self.stopped = 0
        self.while_working: Callable[[], object] = lambda: None
        monkeypatch.setattr("reader.library.watch.watch", self._watch)
        monkeypatch.setattr("reader.library.refresher.Refresher", self._refresher)
        screen = SimpleNamespace(
            app=SimpleNamespace(call_later=lambda what, *values: what(*values)),
            busy=lambda value: self.news.put(("busy", value)),
            working=lambda text: self.news.put(("working", text)),
            say=lambda text: self.news.put(("say", text)),
            library_changed=lambda: self.news.put(("changed", None)),
        )
        self.known = 0
        library = SimpleNamespace(
            root=ROOT,
            reload=lambda: bool(self.reloads) and self.reloads.pop(0),
            counts=lambda: Counts(articles=self.known, problems=0),
        )
        self.watching = Watching(cast(MainScreen, screen), cast(Library, library))

    def _watch(self, root: Path, stop: threading.Event) -> Iterator[frozenset[Path]]:
        assert root == ROOT
        while not stop.is_set() and (paths := self.changes.get()) is not None:
            yield paths
            self.taken.put(paths)

    def _refresher(self, root: Path, paths: tuple[Path, ...]) -> "Indexer":
        assert root == ROOT
        self.asked.append(paths)
        return Indexer(self, self.work.pop(0))

    def until(self, kind: str, value: object) -> list[tuple[str, object]]:
        """What the screen is told, up to this."""
        told: list[tuple[str, object]] = []
        while not told or told[-1] != (kind, value):
            told.append(self.news.get(timeout=10))
        return told


class Indexer:
    def __init__(self, scene: Scene, messages: list[Message]) -> None:
        self._scene = scene
        self._messages = messages

    def __iter__(self) -> Iterator[Message]:
        for message in self._messages:
            self._scene.while_working()
            yield message

    def stop(self) -> None:
        self._scene.stopped += 1


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    scene = Scene(monkeypatch)
    yield scene
    scene.changes.put(None)
    scene.watching.stop()


def test_at_the_start_the_whole_folder_is_looked_at(scene: Scene) -> None:
    scene.work, scene.reloads = [[READING, _added(2)]], [True]
    scene.watching.start()
    assert scene.until("say", "2 added") == [
        ("busy", True),
        ("working", "reading articles · 1 of 2"),
        ("busy", False),
        ("working", ""),
        ("changed", None),
        ("say", "2 added"),
    ]
    assert scene.asked == [()]


def test_a_look_that_finds_nothing_says_nothing(scene: Scene) -> None:
    scene.work = [[_added(0)], [_added(1)]]
    scene.watching.start()
    assert scene.until("working", "") == [("busy", True), ("busy", False), ("working", "")]
    scene.changes.put(frozenset({ROOT / "a.yaml"}))
    assert scene.until("say", "1 added")[0] == ("busy", True)


def test_a_library_that_is_known_is_looked_at_once_the_watch_has_begun(scene: Scene) -> None:
    scene.known = 2
    scene.work = [[_added(1)]]
    scene.watching.start()
    with pytest.raises(queue.Empty):
        scene.news.get(timeout=0.2)
    scene.changes.put(frozenset())
    scene.until("say", "1 added")
    assert scene.asked == [()]


def test_a_watch_that_is_long_to_begin_puts_the_first_look_off_no_longer(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    scene.known = 2
    scene.work = [[_added(1)]]
    scene.watching.start()
    scene.until("say", "1 added")
    assert scene.asked == [()]


def test_changed_files_are_named_to_the_indexer(scene: Scene) -> None:
    scene.work = [[_added(1)], [_added(2)]]
    scene.watching.start()
    scene.until("say", "1 added")
    scene.changes.put(frozenset({ROOT / "a.yaml"}))
    scene.until("say", "2 added")
    assert scene.asked == [(), (ROOT / "a.yaml",)]


def test_where_changes_cannot_be_told_everything_is_looked_at(scene: Scene) -> None:
    scene.work = [[_added(1)], [_added(2)]]
    scene.watching.start()
    scene.until("say", "1 added")
    scene.changes.put(frozenset())
    scene.until("say", "2 added")
    assert scene.asked == [(), ()]


def test_changes_that_come_during_an_indexing_are_looked_at_together(scene: Scene) -> None:
    scene.work = [[_added(1)], [_added(2)], [_added(3)]]
    scene.watching.start()
    scene.until("say", "1 added")
    gate = threading.Event()
    scene.while_working = lambda: gate.wait(10)
    for name in ("first.yaml", "a.yaml", "b.yaml"):
        scene.changes.put(frozenset({ROOT / name}))
        scene.taken.get(timeout=10)
        if name == "first.yaml":
            scene.until("busy", True)
    gate.set()
    scene.until("say", "3 added")
    assert [set(paths) for paths in scene.asked[1:]] == [
        {ROOT / "first.yaml"},
        {ROOT / "a.yaml", ROOT / "b.yaml"},
    ]


def test_a_long_indexing_shows_what_it_has_brought_so_far(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RELOAD_SECONDS", -1.0)
    scene.work, scene.reloads = [[READING, READING, _added(1)]], [True, False, True]
    scene.watching.start()
    told = [kind for kind, _ in scene.until("say", "1 added")]
    assert told == ["busy", "working", "changed", "working", "busy", "working", "changed", "say"]


def test_a_failure_is_said(scene: Scene) -> None:
    scene.work = [[FailureMessage("no room on the disk")]]
    scene.watching.start()
    assert scene.until("say", "no room on the disk")[:-1] == [
        ("busy", True),
        ("busy", False),
        ("working", ""),
    ]


def test_what_another_newsdesk_reads_is_taken_in_until_it_brings_no_more(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RELOAD_SECONDS", 0.0)
    scene.work, scene.reloads = [[ReportMessage(None)], [_added(0)]], [True, False, True]
    scene.watching.start()
    told = scene.until("say", ANOTHER_AT_WORK)
    assert told.count(("changed", None)) == 2
    assert told.count(("working", ANOTHER_AT_WORK)) == 3 + 10


def test_what_changed_while_another_newsdesk_was_reading_is_looked_at_after_it(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RELOAD_SECONDS", 0.0)
    scene.work = [[_added(1)], [ReportMessage(None)], [_added(2)]]
    scene.watching.start()
    scene.until("say", "1 added")
    scene.changes.put(frozenset({ROOT / "a.yaml"}))
    scene.until("say", "2 added")
    assert scene.asked == [(), (ROOT / "a.yaml",), (ROOT / "a.yaml",)]


def test_nothing_is_told_after_the_end(scene: Scene) -> None:
    scene.work = [[READING, _added(1)]]
    scene.while_working = scene.watching.stop
    scene.changes.put(None)
    scene.watching.start()
    for thread in threading.enumerate():
        if thread.name == "library_refresh":
            thread.join(10)
    assert [scene.news.get_nowait() for _ in range(scene.news.qsize())] == [("busy", True)]
    assert scene.stopped == 1
