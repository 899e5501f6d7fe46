"""Every hostile feed and page of the shared corpus through the doors of the screen: `a`, an address, and `R`.

The commands beside the screen and their sandboxes are the true ones.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from reader.library.library import Library, open_library
from reader.library.subscribing import subscribe
from reader.model.feed import Feed
from reader.store.feeds import read_feeds
from reader.tui.main_screen import MainScreen
from reader.tui.prompt import Prompt
from tests.corpus import FEEDS, FILES, PAGES, assert_harmless, assert_inert
from tests.ingest.web import Web, serving
from tests.tui.desk import WIDE, desk, press, shown, until
from tests.tui.pages import lines

pytestmark = pytest.mark.skipif(not FILES, reason="the hostile corpus is not beside the project")


@pytest.fixture
def library(tmp_path: Path, own_places: None) -> Iterator[Library]:
    """An empty one that commands beside the screen find as well."""
    (tmp_path / "news").mkdir()
    with open_library(tmp_path / "news") as opened:
        opened.refresh()
        yield opened


@pytest.fixture
def web() -> Iterator[Web]:
    """All of the corpus on loopback, and nothing else."""
    with serving() as running:
        for file in FILES:
            kind = "application/xml" if file in FEEDS else "text/html"
            running.give(f"/{file.name}", file.read_bytes(), content_type=kind)
        yield running


async def test_each_file_comes_in_with_a_and_nothing_of_it_is_live(library: Library) -> None:
    async with desk(library, WIDE) as (pilot, main):
        for file in FILES:
            said = await _add(pilot, main, str(file))
            assert re.search(r"\d (added|unchanged|duplicate|updated)", said), f"{file.name}: {said}"
            _assert_inert(pilot)
        _assert_all_are_inert(library)
        assert main.list.source.count == assert_harmless(library)


async def test_each_address_comes_in_and_nothing_else_is_asked_for(
    library: Library, web: Web, tmp_path: Path
) -> None:
    feeds = tmp_path / "feeds.yaml"
    async with desk(library, WIDE) as (pilot, main):
        for file in PAGES:
            assert "added" in await _add(pilot, main, web.url(f"/{file.name}"))
            _assert_inert(pilot)
        await _add(pilot, main, web.url(f"/{FEEDS[0].name}"))
        await until(pilot, lambda: not main.fetching.progress)
        assert len(read_feeds(feeds).feeds) == 1
        subscribe(feeds, [Feed(url=web.url(f"/{file.name}"), local=True) for file in FEEDS[1:]])
        await press(pilot, "R")
        await until(pilot, lambda: not main.fetching.progress)
        assert f"from {len(FEEDS)} feeds" in shown(main.bottom.status)
        _assert_inert(pilot)
        _assert_all_are_inert(library)
        assert main.list.source.count == assert_harmless(library)
    assert set(web.paths()) == {f"/{file.name}" for file in FILES}


async def _add(pilot: Pilot[None], main: MainScreen, text: str) -> str:
    """Add what a person pastes after `a`; what is said of it in the end."""
    await press(pilot, "a")
    main.bottom.query_one(Prompt).post_message(events.Paste(text))
    await press(pilot, "enter")
    await until(pilot, lambda: not main.adding.progress)
    return shown(main.bottom.status)


def _assert_all_are_inert(library: Library) -> None:
    """Whatever article is opened, nothing of it reaches the terminal alive."""
    for entry in library.entries(library.search().keys(0, 1_000)):
        assert entry is not None
        assert_inert("\n".join(lines(library.read(entry), 72)))


def _assert_inert(pilot: Pilot[None]) -> None:
    assert_inert("\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips()))
