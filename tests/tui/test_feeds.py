"""Feeds on the screen: adding, choosing, fetching, removing; with a server on loopback and commands beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from reader.library.library import Library, open_library
from reader.library.subscribing import subscribe
from reader.model.feed import Feed
from reader.store.feeds import read_feeds
from reader.tui.adding import added_line
from reader.tui.feeds_screen import FeedsScreen, ago
from reader.tui.fetching import fetch_line
from reader.tui.main_screen import MainScreen
from reader.tui.offers_screen import OffersScreen
from tests.ingest.web import Visit, Web, serving
from tests.library.feeds import item, rss
from tests.tui.desk import MEDIUM, NARROW, WIDE, desk, press, settle, shown, until, write

SITE = """<!doctype html><html><head><title>The Site</title>
<link rel="alternate" type="application/rss+xml" title="All news" href="/feed">
<link rel="alternate" type="application/rss+xml" title="Sport \x1b[2J" href="/sport"></head><body></body></html>"""


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        running.give(
            "/feed", rss(item("Storm closes the bridge", guid="1"), item("Harvest is late", guid="2"))
        )
        running.give("/sport", rss(item("A goal", guid="3"), title="Sport"))
        running.give("/", SITE)
        yield running


@pytest.fixture
def library(tmp_path: Path, own_places: None) -> Iterator[Library]:
    """One that commands beside the screen find as well."""
    root = tmp_path / "news"
    root.mkdir()
    (root / "moon.yaml").write_text("headline: Two men walk on the Moon\n", encoding="utf-8")
    with open_library(root) as opened:
        opened.refresh()
        yield opened


@pytest.fixture
def feeds(tmp_path: Path) -> Path:
    """Where the screen's feeds are, by `plain_environment`."""
    return tmp_path / "feeds.yaml"


def feeds_screen(pilot: Pilot[None]) -> FeedsScreen:
    assert isinstance(pilot.app.screen, FeedsScreen)
    return pilot.app.screen


def typing(main: MainScreen) -> bool:
    return bool(main.bottom.label_bar.display)


def headlines(main: MainScreen) -> set[str]:
    listing = main.shelf.listing
    return {entry.headline for entry in listing.entries(0, listing.count)} if listing else set()


ALL = {"Two men walk on the Moon", "Storm closes the bridge", "Harvest is late"}


async def test_a_feed_is_added_and_its_stories_come(library: Library, feeds: Path, web: Web) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "a")
        assert "add a feed, a page or a file:" in shown(main.bottom.label_bar)
        await write(pilot, web.url("/feed"))
        await press(pilot, "enter")
        await until(pilot, lambda: headlines(main) == ALL)
        await until(pilot, lambda: "2 new from 1 feed" in shown(main.bottom.status))
        assert [(feed.title, feed.local) for feed in read_feeds(feeds).feeds] == [("Example Wire", True)]


async def test_an_address_that_is_pasted_is_to_be_added(library: Library, web: Web) -> None:
    async with desk(library) as (pilot, main):
        pilot.app.post_message(events.Paste("no address \x1b[2J"))
        await settle(pilot)
        assert not typing(main)
        pilot.app.post_message(events.Paste(f" {web.url('/feed')}\n"))
        await settle(pilot)
        assert typing(main)
        await press(pilot, "enter")
        await until(pilot, lambda: headlines(main) == ALL)


async def test_of_a_sites_feeds_the_reader_chooses_one(library: Library, feeds: Path, web: Web) -> None:
    async with desk(library) as (pilot, main):
        main.adding.add(web.url())
        await until(pilot, lambda: isinstance(pilot.app.screen, OffersScreen))
        screen = pilot.app.screen
        assert isinstance(screen, OffersScreen)
        assert "feeds of The Site" in shown(screen._title)
        assert "Sport ␛[2J" in shown(screen.rows)
        await press(pilot, "j", "enter")
        await until(pilot, lambda: "A goal" in headlines(main))
        assert [feed.url for feed in read_feeds(feeds).feeds] == [web.url("/sport")]


async def test_all_or_none_of_them_can_be_chosen(library: Library, feeds: Path, web: Web) -> None:
    async with desk(library) as (pilot, main):
        main.adding.add(web.url())
        await until(pilot, lambda: isinstance(pilot.app.screen, OffersScreen))
        await press(pilot, "escape")
        assert read_feeds(feeds).feeds == ()
        assert "nothing added" in shown(main.bottom.status)
        main.adding.add(web.url())
        await until(pilot, lambda: isinstance(pilot.app.screen, OffersScreen))
        await press(pilot, "A")
        assert len(read_feeds(feeds).feeds) == 2
        await until(pilot, lambda: "3 new from 2 feeds" in shown(main.bottom.status))
        main.adding.add(web.url("/feed"))
        await until(pilot, lambda: "among your feeds already" in shown(main.bottom.status))


async def test_what_cannot_be_had_is_told(library: Library, web: Web) -> None:
    async with desk(library) as (pilot, main):
        main.adding.add(web.url("/nothing"))
        await until(pilot, lambda: "(HTTP 404)" in shown(main.bottom.status))
        main.adding.add("  ")
        assert "nothing added" in shown(main.bottom.status)


async def test_a_file_is_taken_in(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "saved.xml"
    file.write_bytes(rss(item("Storm closes the bridge")))
    async with desk(library) as (pilot, main):
        main.adding.add(str(file))
        await until(pilot, lambda: "Storm closes the bridge" in headlines(main))


async def test_one_thing_is_added_at_a_time(library: Library, web: Web) -> None:
    web.routes["/slow"] = Visit.say_nothing
    async with desk(library) as (pilot, main):
        main.adding.add(web.url("/slow"))
        main.adding.add(web.url("/feed"))
        await settle(pilot)
        assert "not yet: looking at" in shown(main.bottom.status)
        web.closing.set()
        await until(pilot, lambda: not main.adding.progress)


async def test_all_feeds_are_fetched_or_that_of_a_story(library: Library, feeds: Path, web: Web) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "R")
        assert "no feeds yet" in shown(main.bottom.status)
        subscribe(feeds, [Feed(url=web.url("/feed"), title="Wire", local=True)])
        subscribe(feeds, [Feed(url=web.url("/gone"), title="Gone", local=True)])
        await press(pilot, "r")
        assert "none of your feeds" in shown(main.bottom.status)
        await press(pilot, "R")
        await until(pilot, lambda: headlines(main) == ALL)
        await until(pilot, lambda: "2 new from 2 feeds · Gone: there is nothing" in shown(main.bottom.status))
        web.give("/feed", rss(item("A third one", guid="9")))
        await press(pilot, "g", "r")
        await until(pilot, lambda: "A third one" in headlines(main))
        assert (sorted(web.paths()[:2]), web.paths()[2:]) == (["/feed", "/gone"], ["/feed"])


async def test_one_fetch_goes_on_at_a_time_and_ends_with_the_screen(
    library: Library, feeds: Path, web: Web
) -> None:
    web.routes["/feed"] = Visit.say_nothing
    subscribe(feeds, [Feed(url=web.url("/feed"), title="Slow", local=True)])
    async with desk(library) as (pilot, main):
        await press(pilot, "R")
        await until(pilot, lambda: web.asked)
        await press(pilot, "R")
        assert "already" in shown(main.bottom.status)
        beside = main.fetching._beside
        assert beside is not None
        process = beside._process
    assert process.wait(60) == 143


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_the_feeds_are_shown_with_what_is_wrong(
    library: Library, feeds: Path, web: Web, size: tuple[int, int]
) -> None:
    subscribe(
        feeds, [Feed(url=web.url("/feed"), title="Wire \x1b]0;x\x07", local=True, subjects=("World", "Asia"))]
    )
    subscribe(feeds, [Feed(url=web.url("/gone"), title="Gone", local=True)])
    async with desk(library, size) as (pilot, _):
        await press(pilot, "F")
        screen = feeds_screen(pilot)
        await until(pilot, lambda: screen.rows.count == 2)
        assert "2 feeds" in shown(screen._title)
        assert shown(screen.rows).count("never") == 2
        assert "\x1b" not in shown(screen.rows)
        await press(pilot, "R")
        await until(pilot, lambda: "just now" in shown(screen.rows))
        await press(pilot, "j")
        await until(pilot, lambda: "Gone: there is nothing" in shown(screen._status))
        if size != NARROW:
            assert "World / Asia" in shown(screen.rows)
            assert "there is nothing at this address" in shown(screen.rows)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, FeedsScreen)


async def test_a_feeds_stories_are_listed_with_enter(library: Library, feeds: Path, web: Web) -> None:
    subscribe(feeds, [Feed(url=web.url("/feed"), title="Wire", local=True)])
    async with desk(library) as (pilot, main):
        await press(pilot, "F", "r")
        await until(pilot, lambda: "2 new" in shown(feeds_screen(pilot)._status))
        await press(pilot, "enter")
        await until(pilot, lambda: headlines(main) == ALL - {"Two men walk on the Moon"})
        assert main.shelf.query == 'source:"Wire"'


async def test_feeds_are_added_and_removed_where_they_are_listed(
    library: Library, feeds: Path, web: Web
) -> None:
    async with desk(library) as (pilot, _):
        await press(pilot, "F")
        screen = feeds_screen(pilot)
        await until(pilot, lambda: "No feeds yet." in shown(screen.rows))
        await press(pilot, "a")
        await write(pilot, web.url("/feed"))
        await press(pilot, "enter")
        await until(pilot, lambda: "Example Wire" in shown(screen.rows))
        await until(pilot, lambda: "2 new" in shown(screen._status))
        await press(pilot, "d")
        assert "Again to remove Example Wire; its stories stay" in shown(screen._status)
        assert len(read_feeds(feeds).feeds) == 1
        await press(pilot, "d")
        await until(pilot, lambda: "No feeds yet." in shown(screen.rows))
        await press(pilot, "a", "escape")
        assert screen.focused is screen.rows
        await press(pilot, "q")
        assert not isinstance(pilot.app.screen, FeedsScreen)


async def test_a_list_of_feeds_comes_in_and_goes_out(library: Library, feeds: Path, tmp_path: Path) -> None:
    opml = tmp_path / "list.opml"
    opml.write_text(
        '<opml><body><outline text="A" xmlUrl="https://a.example/x"/></body></opml>', encoding="utf-8"
    )
    async with desk(library) as (pilot, main):
        main.adding.add(str(opml))
        await until(pilot, lambda: "1 added, 0 there already" in shown(main.bottom.status))
        await press(pilot, "F")
        screen = feeds_screen(pilot)
        await until(pilot, lambda: screen.rows.count == 1)
        for name, said in (
            ("new.opml", "written to"),
            ("new.opml", "is there already"),
            ("no/x", "not written"),
        ):
            await press(pilot, "w", "ctrl+u")
            await write(pilot, str(tmp_path / name))
            await press(pilot, "enter")
            assert said in shown(screen._status)
        assert "https://a.example/x" in (tmp_path / "new.opml").read_text(encoding="utf-8")


async def test_a_mistake_in_the_file_is_told(library: Library, feeds: Path) -> None:
    feeds.write_text("- title: No address\n- url: https://a.example\n", encoding="utf-8")
    async with desk(library) as (pilot, _):
        await press(pilot, "F")
        screen = feeds_screen(pilot)
        await until(pilot, lambda: "a feed has no url" in shown(screen._status))
        await press(pilot, "d", "d")
        await until(pilot, lambda: "not removed: " in shown(screen._status))


async def test_a_click_goes_to_a_row_and_opens_it(library: Library, feeds: Path) -> None:
    subscribe(feeds, [Feed(url=f"https://{name}.example", title=name) for name in "abc"])
    async with desk(library) as (pilot, main):
        await press(pilot, "F")
        screen = feeds_screen(pilot)
        await until(pilot, lambda: screen.rows.count == 3)
        await pilot.click(screen.rows, offset=(5, 2))
        await settle(pilot)
        assert screen.rows.cursor == 2
        await pilot.click(screen.rows, offset=(5, 20))
        await settle(pilot)
        await pilot.click(screen.rows, offset=(5, 2))
        await settle(pilot)
        assert main.shelf.query == 'source:"c"'


async def test_a_long_list_scrolls(library: Library, feeds: Path) -> None:
    subscribe(feeds, [Feed(url=f"https://{n}.example", title=f"feed {n}") for n in range(60)])
    async with desk(library, NARROW) as (pilot, _):
        await press(pilot, "F")
        screen = feeds_screen(pilot)
        await until(pilot, lambda: screen.rows.count == 60)
        await press(pilot, "G")
        assert "feed 59" in shown(screen.rows)
        await press(pilot, "g")
        assert "feed 0 " in shown(screen.rows)


async def test_feeds_are_fetched_as_often_as_the_configuration_says(
    library: Library, feeds: Path, web: Web, tmp_path: Path
) -> None:
    (tmp_path / "config.yaml").write_text("feeds: {every: 30m}\n", encoding="utf-8")
    async with desk(library) as (pilot, main):
        main.app.fetch_when_due()  # type: ignore[attr-defined]
        await settle(pilot)
        assert not main.fetching.progress
        subscribe(feeds, [Feed(url=web.url("/feed"), title="Wire", local=True)])
        main.app.fetch_when_due()  # type: ignore[attr-defined]
        await until(pilot, lambda: headlines(main) == ALL)
        await until(pilot, lambda: not main.fetching.progress)
        main.app.fetch_when_due()  # type: ignore[attr-defined]
        await settle(pilot)
        assert not main.fetching.progress
        assert web.paths() == ["/feed"]


async def test_a_mistake_keeps_feeds_from_being_fetched_by_themselves(library: Library, feeds: Path) -> None:
    feeds.mkdir()
    async with desk(library) as (pilot, main):
        main.fetching.when_due(1.0)
        await settle(pilot)
        assert "feeds.yaml" in shown(main.bottom.status)
        main.fetching.all()
        await settle(pilot)
        assert "feeds.yaml" in shown(main.bottom.status)


def test_times_are_told_as_people_do() -> None:
    now = 1734700000.0
    times = [ago(moment, now) for moment in (0, now - 5, now - 300, now - 7200, now - 86_400 * 30)]
    assert times[:4] == ["never", "just now", "5 min ago", "2 h ago"]
    assert times[4].endswith("Nov 2024")


def test_a_report_is_told_in_a_line() -> None:
    good = {"feed": "Wire", "outcome": "fetched", "new": 12, "changed": 1, "problem": ""}
    bad = {"feed": "Gone", "outcome": "failed", "new": 0, "changed": 0, "problem": "no"}
    assert fetch_line({"feeds": [good]}) == "12 new, 1 changed from 1 feed"
    assert fetch_line({"feeds": [good, bad]}) == "12 new, 1 changed from 2 feeds · Gone: no"
    assert fetch_line({"feeds": [bad, bad]}) == "0 new from 2 feeds · 2 feeds brought nothing: F shows why"
    assert fetch_line(None) == fetch_line({"feeds": 1}) == ""


def test_what_was_added_is_told_in_a_line() -> None:
    filed = [{"outcome": "added", "reason": None}, {"outcome": "added", "reason": None}]
    good = {"failure": None, "warnings": [], "articles": filed}
    odd = {"failure": None, "warnings": ["not well formed", "a date is wrong"], "articles": filed[:1]}
    twice = {"outcome": "duplicate", "reason": "the same link as a.yaml"}
    assert added_line([good]) == "2 added"
    assert added_line([good, odd]) == "3 added · not well formed (and 1 more)"
    assert added_line([{**good, "articles": [*filed, twice]}]) == (
        "2 added, 1 duplicate · the same link as a.yaml"
    )
    assert (
        added_line([{"failure": "this is a picture", "warnings": [], "articles": []}]) == "this is a picture"
    )
    assert added_line(None) == added_line([]) == ""


async def test_feeds_that_cannot_be_read_are_not_shown_as_none(library: Library, feeds: Path) -> None:
    feeds.write_text("feeds: [", encoding="utf-8")
    async with desk(library) as (pilot, _):
        await press(pilot, "F")
        shelf = shown(feeds_screen(pilot).rows)
        assert "The feeds cannot be read." in shelf
        assert "No feeds yet" not in shelf
        feeds.write_text("")
        await press(pilot, "escape", "F")
        assert "No feeds yet" in shown(feeds_screen(pilot).rows)
