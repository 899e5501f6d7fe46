"""The file of an article is renamed, replaced, edited or gone while it is read: its reader stays where they are."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library.library import Library
from reader.library.places import Places
from reader.tui.main_screen import MainScreen
from tests.tui.desk import ARTICLES, MEDIUM, desk, headline, press, settle, shown, write

RIVER = "A long report on the river"


@pytest.fixture
def living(tmp_path: Path) -> Iterator[Library]:
    """A library that a test may change."""
    root = tmp_path / "articles"
    (root / "water").mkdir(parents=True)
    for name in ("border.yaml", "harvest.yaml", "moon.yaml"):
        (root / name).write_text(ARTICLES[name], encoding="utf-8")
    (root / "water" / "river.yaml").write_text(ARTICLES["long.yaml"], encoding="utf-8")
    places = Places(root=root, cache=tmp_path / "cache", state=tmp_path / "state.sqlite3", title="living")
    with Library(places) as library:
        library.refresh()
        yield library


async def _take_in(pilot: Pilot[None], main: MainScreen, library: Library) -> None:
    await asyncio.to_thread(library.refresh)
    await main.library_changed()
    await settle(pilot)


async def _read_on(pilot: Pilot[None], main: MainScreen) -> list[str]:
    """Open the river and go on in it; what the pane shows then."""
    await press(pilot, "j", "j", "enter", "space", "space", "j")
    assert headline(main) == RIVER
    return shown(main.article).splitlines()


def _file(library: Library) -> Path:
    return library.root / "water" / "river.yaml"


async def test_a_renamed_file_keeps_place_row_and_selection(living: Library) -> None:
    async with desk(living, MEDIUM) as (pilot, main):
        await press(pilot, "x")
        await press(pilot, "g")
        before = await _read_on(pilot, main)
        _file(living).rename(living.root / "stream.yaml")
        (living.root / "border.yaml").rename(living.root / "water" / "frontier.yaml")
        await _take_in(pilot, main, living)
        assert shown(main.article).splitlines() == before
        assert (headline(main), main.list.cursor) == (RIVER, 2)
        assert list(main.selecting.chosen) == ["water/frontier"]
        await press(pilot, "escape", "j", "k", "enter")
        assert shown(main.article).splitlines() == before, "the place is kept under the new name"


async def test_a_renamed_folder_keeps_the_place_in_what_is_found(living: Library) -> None:
    async with desk(living, MEDIUM) as (pilot, main):
        await _read_on(pilot, main)
        await press(pilot, "/")
        await write(pilot, "water")
        await press(pilot, "enter", "n", "n")
        before, current = shown(main.article), main.opening.matches.current
        (living.root / "water").rename(living.root / "rivers")
        await _take_in(pilot, main, living)
        assert (shown(main.article), main.opening.matches.current) == (before, current)
        assert main.searching.find == "water"


async def test_a_file_that_an_editor_replaces_keeps_the_place(living: Library) -> None:
    async with desk(living, MEDIUM) as (pilot, main):
        before = await _read_on(pilot, main)
        new = living.root / "water" / ".river.tmp"
        new.write_text(ARTICLES["long.yaml"].replace("headline: A", "by: A. Writer\nheadline: A"))
        new.replace(_file(living))
        await _take_in(pilot, main, living)
        assert shown(main.article).splitlines() == before


async def test_sections_that_grow_above_leave_the_same_words_at_the_top(living: Library) -> None:
    async with desk(living, MEDIUM) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "river")
        await press(pilot, "enter")
        before = await _read_on_from_here(pilot, main)
        longer = ARTICLES["long.yaml"].replace(
            "Part 1\n    text: |\n", "Part 1\n    text: |\n      The river.\n\n" * 1
        )
        _file(living).write_text(longer)
        await _take_in(pilot, main, living)
        assert shown(main.article).splitlines() == before


async def test_a_file_that_is_broken_for_a_while_keeps_the_place(living: Library) -> None:
    async with desk(living, MEDIUM) as (pilot, main):
        before = await _read_on(pilot, main)
        _file(living).write_text("headline: [")
        await _take_in(pilot, main, living)
        assert "This file cannot be read" in shown(main.article)
        _file(living).write_text(ARTICLES["long.yaml"])
        await _take_in(pilot, main, living)
        assert shown(main.article).splitlines() == before


async def _read_on_from_here(pilot: Pilot[None], main: MainScreen) -> list[str]:
    await press(pilot, "enter", "space", "space", "j")
    assert headline(main) == RIVER
    return shown(main.article).splitlines()


async def test_a_file_that_is_gone_leaves_its_text_until_the_reader_leaves_it(living: Library) -> None:
    async with desk(living, MEDIUM) as (pilot, main):
        before = await _read_on(pilot, main)
        away = _file(living).rename(living.root.parent / "away")
        await _take_in(pilot, main, living)
        assert shown(main.article).splitlines() == before
        assert "its text stays" in shown(main.bottom.status)
        assert "3 stories" in shown(main.title_bar)
        away.rename(_file(living))
        await _take_in(pilot, main, living)
        assert (shown(main.article).splitlines(), main.list.source.count) == (before, 4)
        _file(living).unlink()
        await _take_in(pilot, main, living)
        await press(pilot, "escape")
        assert (main.list.source.count, headline(main)) == (3, "Two men walk on the Moon")


async def test_the_next_story_is_reached_from_one_that_is_gone(living: Library) -> None:
    async with desk(living, MEDIUM) as (pilot, main):
        await _read_on(pilot, main)
        _file(living).unlink()
        await _take_in(pilot, main, living)
        await press(pilot, "J")
        assert (headline(main), main.list.source.count) == ("Two men walk on the Moon", 3)


async def test_the_cursor_goes_back_to_a_file_that_is_put_back(living: Library) -> None:
    async with desk(living) as (pilot, main):
        await press(pilot, "j")
        away = (living.root / "harvest.yaml").rename(living.root.parent / "away")
        await _take_in(pilot, main, living)
        assert headline(main) == RIVER
        away.rename(living.root / "harvest.yaml")
        await _take_in(pilot, main, living)
        assert (headline(main), main.list.cursor) == ("Harvest is late this year", 1)


async def test_the_cursor_stays_where_the_reader_went_meanwhile(living: Library) -> None:
    async with desk(living) as (pilot, main):
        await press(pilot, "j")
        away = (living.root / "harvest.yaml").rename(living.root.parent / "away")
        await _take_in(pilot, main, living)
        await press(pilot, "j")
        away.rename(living.root / "harvest.yaml")
        await _take_in(pilot, main, living)
        assert headline(main) == "Two men walk on the Moon"


async def test_an_article_is_read_on_though_it_is_unread_no_more(living: Library) -> None:
    async with desk(living, MEDIUM) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "is:unread")
        await press(pilot, "enter")
        before = await _read_on(pilot, main)
        living.kept.set_read(["water/river"], True)
        (living.root / "new.yaml").write_text("headline: New\npublished: 2025-01-01\n")
        await _take_in(pilot, main, living)
        assert (headline(main), shown(main.article).splitlines()) == (RIVER, before)
        await press(pilot, "escape")
        assert (main.list.source.count, RIVER[:20] in shown(main.list)) == (4, False)
