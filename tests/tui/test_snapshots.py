"""A few whole screens."""

from collections.abc import Awaitable, Callable
from concurrent.futures import Future

import pytest
from textual.pilot import Pilot

from reader.library.library import Library
from reader.library.results import Results
from reader.tui.app import NewsdeskApp
from tests.tui.desk import MEDIUM, NARROW, WIDE, press, settle, write

Before = Callable[[Pilot[None]], Awaitable[None]]


async def _reading(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "j", "enter", "}")


async def _searching(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "slash")
    await write(pilot, "amnesty")


@pytest.mark.parametrize(
    ("size", "before"),
    [(WIDE, _reading), (MEDIUM, _searching), (NARROW, _reading)],
    ids=["reading-wide", "searching-medium", "reading-narrow"],
)
def test_a_screen_looks_as_it_did(
    library: Library, snap_compare: Callable[..., bool], size: tuple[int, int], before: Before
) -> None:
    results: Future[Results] = Future()
    results.set_result(library.search())
    app = NewsdeskApp(library, results, live=False)
    assert snap_compare(app, terminal_size=size, run_before=before)
    app.main.close_state()
