"""The second pass beside the screen: what the screen is told while it works. The process is played."""

import asyncio
import queue
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from reader.library.indexer import FailureMessage, FiguresMessage, Message, ProgressMessage
from reader.library.library import Library
from reader.model.progress import Progress
from reader.tui.figure_finding import FigureFinding
from reader.tui.main_screen import MainScreen

LOOKING = ProgressMessage(Progress(task="looking for figures", done=1, total=2))


class Scene:
    """The screen, the library and the process; `news` is what the screen is told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.news: queue.Queue[tuple[str, object]] = queue.Queue()
        self.work: list[list[Message]] = []
        self.stopped = 0
        self.current = False
        self.asked: queue.Queue[None] = queue.Queue()
        monkeypatch.setattr("reader.library.refresher.Refresher", self._refresher)
        screen = SimpleNamespace(
            app=SimpleNamespace(call_later=self._call),
            shelf=SimpleNamespace(query="fig:>1", reload=self._reload),
            working=lambda text: self.news.put(("working", text)),
            say=lambda text: self.news.put(("say", text)),
        )
        screen.app.screen = screen
        library = SimpleNamespace(root=Path("/library"), figures=self, asks_for_figures=bool)
        self.finding = FigureFinding(cast(MainScreen, screen), cast(Library, library))

    @staticmethod
    def _call(what: Callable[..., object], *values: object) -> None:
        done = what(*values)
        if isinstance(done, Coroutine):
            asyncio.run(done)

    async def _reload(self) -> None:
        self.news.put(("found", None))

    @property
    def are_current(self) -> bool:
        self.asked.put(None)
        return self.current

    def _refresher(self, root: Path, *, figures: bool) -> "Scene":
        assert root == Path("/library")
        assert figures
        return self

    def __iter__(self) -> Iterator[Message]:
        yield from self.work.pop(0)

    def stop(self) -> None:
        self.stopped += 1

    def until_quiet(self) -> list[tuple[str, object]]:
        told: list[tuple[str, object]] = []
        while not told or told[-1] != ("working", ""):
            told.append(self.news.get(timeout=30))
        return told


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    scene = Scene(monkeypatch)
    yield scene
    scene.finding.stop()


def test_progress_is_told_and_what_was_found_shown(scene: Scene) -> None:
    scene.work = [[LOOKING, FiguresMessage(2)], [FiguresMessage(1)]]
    scene.finding.look()
    assert scene.until_quiet() == [
        ("working", "looking for figures · 1 of 2"),
        ("found", None),
        ("working", ""),
    ]
    scene.finding.look()
    assert scene.until_quiet() == [("found", None), ("working", "")]


def test_where_all_is_known_nothing_is_started(scene: Scene) -> None:
    scene.current = True
    scene.finding.look()
    scene.asked.get(timeout=30)
    scene.finding.stop()
    assert scene.news.empty()


def test_while_another_newsdesk_looks_nothing_is_shown_anew(scene: Scene) -> None:
    scene.work = [[FiguresMessage(None)]]
    scene.finding.look()
    assert scene.until_quiet() == [("working", "")]


def test_what_went_wrong_is_said(scene: Scene) -> None:
    scene.work = [[FailureMessage("the disk is full")]]
    scene.finding.look()
    assert scene.until_quiet() == [("say", "the disk is full"), ("working", "")]


def test_leaving_ends_the_process(scene: Scene) -> None:
    class Endless(list[Message]):
        def __iter__(self) -> Iterator[Message]:
            while True:
                yield LOOKING

    scene.work = [Endless()]
    scene.finding.look()
    assert scene.news.get(timeout=30) == ("working", "looking for figures · 1 of 2")
    scene.finding.stop()
    assert scene.stopped >= 1
