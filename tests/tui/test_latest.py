"""Slow work for the newest wish only."""

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any

from reader.tui.latest import Latest
from reader.tui.palette import commands, matching


class _Runner:
    """Runs the coroutines of a Latest and waits for them."""

    def __init__(self) -> None:
        self.tasks: list[asyncio.Task[None]] = []

    def __call__(self, job: Coroutine[Any, Any, None]) -> None:
        self.tasks.append(asyncio.ensure_future(job))

    async def done(self) -> None:
        await asyncio.gather(*self.tasks)


async def test_only_the_newest_wish_is_shown() -> None:
    started, go_on = threading.Event(), threading.Event()
    asked: list[int] = []
    shown: list[int] = []

    def work(wish: int) -> int:
        asked.append(wish)
        started.set()
        go_on.wait(5)
        return wish * 10

    async def show(wish: int, answer: int) -> None:
        shown.append(wish + answer)

    runner = _Runner()
    latest = Latest(work, show, runner)
    latest.ask(1)
    await asyncio.to_thread(started.wait, 5)
    latest.ask(2)
    latest.ask(3)
    go_on.set()
    await runner.done()
    assert (asked, shown) == ([1, 3], [33])


async def test_a_burst_of_wishes_is_one_piece_of_work() -> None:
    asked: list[int] = []

    async def show(wish: int, answer: None) -> None:
        del wish, answer

    runner = _Runner()
    latest = Latest(asked.append, show, runner, 0.01)
    for wish in range(5):
        latest.ask(wish)
    await runner.done()
    assert asked == [4]


async def test_what_was_forgotten_is_neither_done_nor_shown() -> None:
    started, go_on = threading.Event(), threading.Event()
    shown: list[int] = []

    def work(wish: int) -> int:
        started.set()
        go_on.wait(5)
        return wish

    async def show(wish: int, answer: int) -> None:
        shown.append(wish + answer)

    runner = _Runner()
    latest = Latest(work, show, runner)
    latest.ask(1)
    await asyncio.to_thread(started.wait, 5)
    latest.forget()
    go_on.set()
    await runner.done()
    waiting = Latest(work, show, runner, 0.01)
    waiting.ask(2)
    waiting.forget()
    await runner.done()
    assert shown == []


def test_the_palette_finds_commands_by_any_of_their_words() -> None:
    known = commands()
    assert [command.text for command in matching(known, "light theme")] == ["Theme: light"]
    assert matching(known, "") == known
    assert matching(known, "next")[0].text.startswith("Next")
    assert [matching(known, typed)[0].beside for typed in ("w", "W", "q!", "n")] == ["w", "W", "Q", "n"]
    assert matching(known, "zebra") == []
