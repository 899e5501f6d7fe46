"""The library changes while it is being read, is empty, or is read for the first time."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events

from reader.library.library import Library, open_library
from reader.library.places import Places
from reader.model.progress import Progress
from reader.tui.prompt import Prompt
from reader.tui.status import progress_line
from tests.tui.desk import ARTICLES, MEDIUM, desk, focus, headline, press, settle, shown, until, write


@pytest.fixture
def living(tmp_path: Path) -> Iterator[Library]:
    """A library that a test may change."""
    root = tmp_path / "articles"
    root.mkdir()
    for name in ("border.yaml", "harvest.yaml", "moon.yaml"):
        (root / name).write_text(ARTICLES[name], encoding="utf-8")
    places = Places(root=root, cache=tmp_path / "cache", state=tmp_path / "state.sqlite3", title="living")
    with Library(places) as library:
        library.refresh()
        yield library


async def _change(library: Library, name: str, text: str | None) -> None:
    path = library.root / name
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    await asyncio.to_thread(library.refresh)


async def test_a_new_article_appears_and_the_cursor_stays_on_its_own(living: Library) -> None:
    async with desk(living) as (pilot, main):
        await press(pilot, "j")
        assert headline(main) == "Harvest is late this year"
        await _change(living, "new.yaml", "headline: Newest of all\npublished: 2024-12-31\n")
        await main.library_changed()
        await settle(pilot)
        assert "Newest of all" in shown(main.list)
        assert (headline(main), main.list.cursor) == ("Harvest is late this year", 2)
        assert "4 stories" in shown(main.title_bar)


async def test_the_cursor_stays_on_an_article_that_was_edited_while_another_came(living: Library) -> None:
    async with desk(living) as (pilot, main):
        await press(pilot, "j")
        (living.root / "new.yaml").write_text("headline: Newest\npublished: 2024-12-31\n", encoding="utf-8")
        await _change(living, "harvest.yaml", ARTICLES["harvest.yaml"].replace("Farm News", "Field News"))
        await main.library_changed()
        await settle(pilot)
        assert (headline(main), main.list.cursor) == ("Harvest is late this year", 2)


async def test_an_edited_article_is_read_anew_at_the_same_place(living: Library) -> None:
    async with desk(living, MEDIUM) as (pilot, main):
        await press(pilot, "enter", "G")
        top = main.article.top
        assert top > 0
        await _change(living, "border.yaml", ARTICLES["border.yaml"].replace("isolated", "quite isolated"))
        await main.library_changed()
        await settle(pilot)
        assert main.article.top == top
        assert "The camp was quite isolated" in main.article.layout_of_page.text((0, 0), (999, 0))


async def test_a_removed_article_leaves_the_row_to_the_next(living: Library) -> None:
    async with desk(living) as (pilot, main):
        await press(pilot, "j")
        await _change(living, "harvest.yaml", None)
        await main.library_changed()
        await settle(pilot)
        assert headline(main) == "Two men walk on the Moon"


async def test_a_change_during_a_search_shows_after_it(living: Library) -> None:
    async with desk(living) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "moon")
        await _change(living, "new.yaml", "headline: Newest of all\npublished: 2024-12-31\n")
        await main.library_changed()
        await settle(pilot)
        assert main.list.source.count == 1
        await press(pilot, "escape")
        assert main.list.source.count == 4


async def test_edited_added_and_removed_files_show_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    root = tmp_path / "articles"
    root.mkdir()
    for name in ("border.yaml", "harvest.yaml", "moon.yaml"):
        (root / name).write_text(ARTICLES[name], encoding="utf-8")
    with open_library(root) as library:
        async with desk(library, live=True) as (pilot, main):
            await until(pilot, lambda: main.list.source.count == 3)
            await until(pilot, lambda: "3 added" in shown(main.bottom.status))
            await press(pilot, "j")
            assert headline(main) == "Harvest is late this year"

            (root / "moon.yaml").write_text("headline: One man walks\npublished: 2025-01-01\n")
            await until(pilot, lambda: "One man walks" in shown(main.list))
            assert (headline(main), main.list.cursor) == ("Harvest is late this year", 2)

            (root / "new.yaml").write_text("headline: Newest of all\npublished: 2026-01-01\n")
            await until(pilot, lambda: "Newest of all" in shown(main.list))
            assert (headline(main), main.list.cursor) == ("Harvest is late this year", 3)

            (root / "border.yaml").unlink()
            await until(pilot, lambda: main.list.source.count == 3)
            assert (headline(main), main.list.cursor) == ("Harvest is late this year", 2)

            (root / "harvest.yaml").write_text(ARTICLES["harvest.yaml"].replace("rain fell", "snow fell"))
            await until(pilot, lambda: "snow fell" in shown(main.article))
            assert main.list.cursor == 2


async def test_an_article_that_breaks_is_explained(living: Library) -> None:
    async with desk(living) as (pilot, main):
        (living.root / "harvest.yaml").write_text("headline: [", encoding="utf-8")
        await press(pilot, "j")
        assert "This file cannot be read" in shown(main.article)


async def test_an_empty_library_says_where_articles_go(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    places = Places(root=tmp_path / "empty", cache=tmp_path / "c", state=tmp_path / "s", title="empty")
    with Library(places) as library:
        async with desk(library) as (pilot, main):
            assert "No stories here yet" in shown(main.list)
            main.shelf.at_work(True)
            assert "Reading the library" in shown(main.list)
            main.shelf.at_work(False)
            main.working(progress_line(Progress(task="reading articles", done=5, total=10)))
            assert "reading articles · 5 of 10" in shown(main.bottom.status)
            await press(pilot, "j", "enter", "n", "N", "J", "m", "y", "o", "e", "w", "|", "]", "}", "s", "3")
            assert pilot.app.return_code is None
            assert focus(main) in {"list", "sections", "article"}


async def test_what_is_pasted_is_cleaned(living: Library) -> None:
    async with desk(living) as (pilot, main):
        await press(pilot, "/")
        prompt = main.bottom.query_one(Prompt)
        prompt.post_message(events.Paste("\x1b]0;title\x07moon"))
        await settle(pilot)
        assert prompt.value == "␛]0;title␇moon"


async def test_while_a_library_is_read_for_the_first_time_the_list_stays_at_its_top(
    living: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    complete = [False]
    monkeypatch.setattr(Library, "is_complete", property(lambda _: complete[0]))

    async def come(day: int) -> None:
        await _change(living, f"new{day}.yaml", f"headline: Day {day}\npublished: 2025-01-0{day}\n")
        await main.library_changed()
        await settle(pilot)

    async with desk(living) as (pilot, main):
        main.shelf.at_work(True)
        await come(1)
        assert (headline(main), main.list.cursor) == ("Day 1", 0)
        await press(pilot, "j")
        here = headline(main)
        await come(2)
        assert (headline(main), main.list.cursor) == (here, 2)
        await press(pilot, "g")
        complete[0] = True
        await come(3)
        assert (headline(main), main.list.cursor) == ("Day 3", 0)
        await come(4)
        assert (headline(main), main.list.cursor) == ("Day 3", 1)
