"""Saved searches: named, above the list, on keys, in the palette."""

from pathlib import Path

from reader.library.library import Library
from tests.tui.desk import NARROW, desk, focus, press, shown, until, write


async def test_without_saved_searches_there_is_only_the_list(library: Library) -> None:
    async with desk(library) as (pilot, main):
        assert not main.views_pane.display
        await press(pilot, "S")
        assert "there is no search to keep" in shown(main.bottom.status)
        await press(pilot, "4")
        assert "no saved searches yet" in shown(main.bottom.status)


async def test_a_search_is_kept_under_a_name_and_shown_with_what_is_unread(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "slash")
        await write(pilot, "amnesty")
        await press(pilot, "enter", "S")
        assert "name for amnesty:" in shown(main.bottom.label_bar)
        await write(pilot, "Pardons")
        await press(pilot, "enter")
        assert library.kept.searches.expand("@pardons")[0] == "(amnesty)"
        await until(pilot, lambda: "4› Pardons" in shown(main.views_pane))
        lines = shown(main.views_pane).splitlines()
        assert lines[0].split() == ["0", "All", "stories", "5"]
        assert lines[1].split() == ["4›", "Pardons", "2"]
        await press(pilot, "m")
        await until(pilot, lambda: shown(main.views_pane).splitlines()[1].endswith("1"))


async def test_keys_go_to_a_search_and_back_to_all_stories(library: Library) -> None:
    library.kept.searches.save("Moon", "moon")
    library.kept.searches.save("Water", "river")
    async with desk(library) as (pilot, main):
        assert main.views_pane.display
        await press(pilot, "4")
        await until(pilot, lambda: main.list.source.count == 1)
        assert "Two men walk" in shown(main.list)
        assert "/ moon" in shown(main.bottom.status)
        await press(pilot, "5")
        await until(pilot, lambda: "A long report" in shown(main.list))
        await press(pilot, "9")
        assert "there are 2 saved searches" in shown(main.bottom.status)
        await press(pilot, "0")
        await until(pilot, lambda: main.list.source.count == 6)
        await press(pilot, "4", "escape")
        await until(pilot, lambda: main.list.source.count == 6)


async def test_the_pane_is_reached_by_tab_and_shows_and_forgets(library: Library) -> None:
    library.kept.searches.save("Moon", "moon")
    async with desk(library) as (pilot, main):
        await press(pilot, "shift+tab")
        assert focus(main) == "views"
        await press(pilot, "j", "enter")
        await until(pilot, lambda: main.list.source.count == 1)
        assert focus(main) == "list"
        await press(pilot, "shift+tab", "d")
        assert library.kept.searches.all() == []
        assert not main.views_pane.display
        await press(pilot, "u")
        assert [search.name for search in library.kept.searches.all()] == ["Moon"]
        assert main.views_pane.display


async def test_a_search_of_the_configuration_is_there_and_stays(library: Library, tmp_path: Path) -> None:
    (tmp_path / "config.yaml").write_text("searches: {Water: river}\n", encoding="utf-8")
    async with desk(library) as (pilot, main):
        await until(pilot, lambda: "Water" in shown(main.views_pane))
        await press(pilot, "shift+tab", "j", "d")
        assert "stands in the configuration" in shown(main.bottom.status)
        await press(pilot, "k", "d")
        assert main.views_pane.display


async def test_the_palette_has_saved_searches(library: Library) -> None:
    library.kept.searches.save("it's [b]odd[/b]", "river")
    async with desk(library) as (pilot, main):
        await press(pilot, "colon")
        await write(pilot, "search: it")
        await press(pilot, "enter")
        await until(pilot, lambda: main.list.source.count == 1)


async def test_a_click_shows_a_search(library: Library) -> None:
    library.kept.searches.save("Moon", "moon")
    async with desk(library, NARROW) as (pilot, main):
        await pilot.click("#views", offset=(6, 1))
        await until(pilot, lambda: main.list.source.count == 1)
