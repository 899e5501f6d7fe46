"""The list side: orders, the way to an article that the list does not show, the next unread one."""

import asyncio
import threading

import pytest

from reader.library.library import Library
from reader.library.results import Results
from reader.model.entry import Sort
from reader.tui import shelf as module
from tests.tui.desk import desk, headline, press, settle, shown, write


def _entry_ids(library: Library) -> list[str]:
    return [entry.id for entry in library.entries(library.search().keys(0, 99)) if entry]


async def test_another_order_keeps_the_article(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "j", "s")
        assert main.shelf.sort == Sort.OLDEST
        assert headline(main) == "Harvest is late this year"
        assert main.shelf.entry
        assert main.shelf.entry.id == "harvest"
        assert "oldest first" in shown(main.title_bar)


async def test_keys_are_heard_while_a_long_list_is_sorted(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SOON", 0.0)
    search, sorted_at_last = library.search, threading.Event()

    def slow(text: str = "", *, sort: Sort | None = None, typing: bool = False) -> Results:
        if sort == Sort.HEADLINE:
            sorted_at_last.wait()
        return search(text, sort=sort, typing=typing)

    async with desk(library) as (pilot, main):
        monkeypatch.setattr(library, "search", slow)
        await press(pilot, "s")
        await pilot.press("s")
        while "sorting …" not in shown(main.bottom.status):
            await pilot.pause(0.02)
        await pilot.press("j")
        while main.list.cursor != 1:
            await pilot.pause(0.02)
        sorted_at_last.set()
        await settle(pilot)
        assert "by headline" in shown(main.title_bar)
        assert headline(main) == "Two men walk on the Moon"
        assert "sorting" not in shown(main.bottom.status)


async def test_an_article_that_the_search_has_not_found_is_shown_among_all(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "moon")
        await press(pilot, "enter")
        assert main.list.source.count == 1
        await main.shelf.go_to(library.find("wall"))
        await settle(pilot)
        assert main.list.source.count == 6
        assert headline(main) == "Die Mauer ist offen"
        assert (main.shelf.query, main.searching.query) == ("", "")


async def test_an_article_of_the_list_is_gone_to_within_it(library: Library) -> None:
    async with desk(library) as (pilot, main):
        listing = main.shelf.listing
        await main.shelf.go_to(library.find("moon"))
        await settle(pilot)
        assert headline(main) == "Two men walk on the Moon"
        assert main.shelf.listing is listing


@pytest.mark.parametrize("ahead", [1, 2, 500])
async def test_the_next_unread_article_is_found_however_far_away(
    library: Library, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    monkeypatch.setattr(module, "LOOK_AHEAD", ahead)
    ids = _entry_ids(library)
    library.kept.set_read(ids[2:5], True)
    async with desk(library) as (pilot, main):
        await press(pilot, "j")
        assert await main.shelf.unread(1) == 5
        main.list.move(5)
        assert await main.shelf.unread(1) is None
        assert await main.shelf.unread(-1) == 1
        main.list.move(1)
        assert await main.shelf.unread(-1) is None  # a file that cannot be read is not unread


async def test_a_search_that_begins_while_the_list_is_read_anew_wins(library: Library) -> None:
    async with desk(library) as (pilot, main):
        again = asyncio.ensure_future(main.shelf.reload())
        await asyncio.sleep(0)  # it has begun
        found = library.search("moon")
        main.shelf.show(found, "moon")
        await again
        await settle(pilot)
        assert main.shelf.listing
        assert main.shelf.listing.results is found
