"""All figures in a table and a figure over time: what a reader sees and where the keys lead."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.tui.app import NewsdeskApp
from reader.tui.figure_columns import columns
from reader.tui.figures_pane import EDGE
from reader.tui.figures_screen import FiguresScreen
from reader.tui.main_screen import MainScreen
from reader.tui.pane import Pane
from reader.tui.pieces import STANDING, Ink, plain
from reader.tui.series_screen import SeriesScreen
from tests.builders import open_test_library, write
from tests.tui.desk import (
    MEDIUM,
    NARROW,
    WIDE,
    desk,
    focus,
    headline,
    press,
    settle,
    shown,
    until,
    write as type_in,
)  # fmt: skip

STORY = """\
headline: Floods, the {name} report
located: Juba
published: 2024-03-0{number}
source: {source}
key_figures:
  - {{label: People displaced, value: "{value}", unit: people}}
sections:
  - text: Rain fell all night in the delta.
  - heading: The damage
    text: They said {value} people were displaced. Some 40 bridges were closed.
"""
NAMES = {1: "early", 2: "second", 3: "third", 4: "last", 9: "late"}
VALUES = {1: "1,000", 2: "1,500", 3: "2,100", 4: "1,800"}


def story(number: int, value: str, source: str = "Wire", name: str = "") -> str:
    return STORY.format(number=number, value=value, source=source, name=name or NAMES[number])


@pytest.fixture
def floods(tmp_path: Path) -> Iterator[Library]:
    """Four reports and one of another source that gives another number for the third day."""
    root = tmp_path / "floods"
    for number, value in VALUES.items():
        write(root, **{f"r{number}": story(number, value)})
    write(root, other=story(3, "2,400", "Agency", "other"))
    with open_test_library(root) as library:
        library.figures.find()
        yield library


def table(main: MainScreen) -> FiguresScreen:
    screen = main.app.screen
    assert isinstance(screen, FiguresScreen)
    return screen


def numbers(main: MainScreen) -> list[str]:
    end = 3 + columns(WIDE[0] - 3).value
    return [line[1:end].strip() for line in shown(table(main).table).splitlines()[2:] if line.strip()]


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_every_figure_of_the_list_is_a_row_the_newest_first(
    floods: Library, size: tuple[int, int]
) -> None:
    async with desk(floods, size) as (pilot, main):
        await press(pilot, "#")
        first = shown(table(main).table).splitlines()[2]
        assert first.split()[:3] == ["▌", "1,800", "people"]
        assert "10 figures · newest first" in shown(table(main)._title)
        assert "1 of 10" in shown(table(main)._status)


async def test_a_figure_found_in_the_text_has_a_point_behind_it(floods: Library) -> None:
    async with desk(floods) as (pilot, main):
        await press(pilot, "#")
        assert "≈40 ·  bridges" in shown(table(main).table)
        assert "found in the text" in shown(table(main)._status)


def inked(pane: Pane, text: str) -> tuple[Ink, ...]:
    """The inks of the first piece in a pane that says this, among figures."""
    lines = (pane.content(line)[0] for line in range(pane.extent))
    return next((piece.inks for pieces in lines for piece in pieces if piece.text == text), ())


async def test_standing_highlights_are_painted_on_figures_found_in_the_text(
    floods: Library, tmp_path: Path
) -> None:
    config = tmp_path / "config.yaml"
    config.write_text("highlights: [{words: bridge early, colour: 2, in: [figures, headline]}]\n", "utf-8")
    async with desk(floods) as (pilot, main):
        await press(pilot, "#")
        assert STANDING[1] in inked(table(main).table, "bridges")
        assert STANDING[1] in inked(table(main).table, "early")
        await press(pilot, "escape", "enter")
        assert STANDING[1] in inked(main.figures, "bridges")
    async with desk(floods, MEDIUM) as (pilot, main):
        await press(pilot, "enter")
        assert STANDING[1] in inked(main.article, "bridges")
        config.write_text("highlights: [{words: bridge, colour: 4}]\n", "utf-8")
        assert isinstance(main.app, NewsdeskApp)
        await main.app.look_at_config()
        await until(pilot, lambda: STANDING[3] in inked(main.article, "bridges"))


async def test_the_table_is_sorted_and_the_figure_stays_the_current_one(floods: Library) -> None:
    async with desk(floods) as (pilot, main):
        await press(pilot, "#", "s", "s")
        assert numbers(main)[:5] == ["2,400", "2,100", "1,800", "1,500", "1,000"]
        assert table(main).table.cursor == 2
        await press(pilot, "s")
        assert "by label" in shown(table(main)._title)


async def test_typing_narrows_the_table_and_escape_takes_that_back(floods: Library) -> None:
    async with desk(floods) as (pilot, main):
        await press(pilot, "#", "slash")
        await type_in(pilot, "displ")
        assert len(numbers(main)) == 5
        assert shown(table(main)._status).split() == [
            "1",
            "of",
            "5",
        ]  # news have no room beside what is typed
        assert shown(table(main)._keys).split() == ["Enter", "done", "Esc", "back"]
        await press(pilot, "down", "enter")
        assert table(main).table.cursor == 1
        assert "narrowed to displ" in shown(table(main)._status)
        await press(pilot, "escape")
        assert len(numbers(main)) == 10
        assert "found in the text" in shown(table(main)._status)
        await press(pilot, "slash")
        await type_in(pilot, "xyz")
        assert "No figure has xyz" in shown(table(main).table)
        await press(pilot, "escape")
        assert len(numbers(main)) == 10
        await press(pilot, "q")
        assert main.app.screen is main


async def test_enter_opens_the_story_at_the_sentence(floods: Library) -> None:
    async with desk(floods) as (pilot, main):
        await press(pilot, "#", "s", "s", "j", "enter")
        await until(pilot, lambda: main.article.lit and headline(main) == "Floods, the second report")
        assert main.app.screen is main
        assert focus(main) == "article"
        lit = main.article.lit
        assert lit is not None
        assert main.opening.opened is not None
        assert (
            main.opening.opened.passages[lit.passage].text[lit.start : lit.end].startswith("They said 1,500")
        )
        assert main.figures.cursor == 0


async def test_enter_opens_the_story_that_is_open_already(floods: Library) -> None:
    async with desk(floods) as (pilot, main):
        await press(pilot, "#", "j", "enter")
        await until(pilot, lambda: main.figures.cursor == 1)
        assert headline(main) == "Floods, the last report"


async def test_only_figures_of_the_search_are_shown(floods: Library) -> None:
    async with desk(floods) as (pilot, main):
        await press(pilot, "slash")
        await type_in(pilot, "second report")
        await press(pilot, "enter", "#")
        assert numbers(main) == ["1,500", "≈40 ·"]
        assert "second report" in shown(table(main)._title)


async def test_the_story_of_a_figure_is_told_below_a_table_that_has_no_room_for_it(floods: Library) -> None:
    async with desk(floods, NARROW) as (pilot, main):
        await press(pilot, "#", "g")
        first = shown(table(main)._status)
        assert first.startswith(" Floods, the last report · Wire")
        await press(pilot, "j", "j")
        assert shown(table(main)._status) != first
        await press(pilot, "slash")
        await type_in(pilot, ">2300")
        await press(pilot, "enter")
        assert shown(table(main)._status).startswith(" narrowed to >2300  Floods, the other report")
        await press(pilot, "escape")
        await pilot.resize_terminal(*WIDE)
        await settle(pilot)
        assert "found in the text, not given by the author" in shown(table(main)._status)


async def test_keys_and_the_mouse_move_in_the_table(floods: Library) -> None:
    async with desk(floods, (100, 12)) as (pilot, main):
        await press(pilot, "#", "G")
        assert table(main).table.cursor == 9
        assert shown(table(main).table).splitlines()[0].split()[0] == "VALUE"
        await press(pilot, "space", "g", "j", "k", "ctrl+d")
        assert table(main).table.cursor > 0
        first = table(main).table.top
        await pilot.click("#all-figures", offset=(5, 1))
        await pilot.click("#all-figures", offset=(5, 2))
        await until(pilot, lambda: table(main).table.cursor == first)
        await pilot.click("#all-figures", offset=(5, 2))
        await until(pilot, lambda: main.app.screen is main)


async def test_a_figure_over_time_is_a_chart_above_its_values(floods: Library) -> None:
    async with desk(floods) as (pilot, main):
        await press(pilot, "#", "c")
        screen = main.app.screen
        assert isinstance(screen, SeriesScreen)
        said = shown(screen.series)
        assert "2,400 ┤" in said
        assert "1 Mar 2024" in said
        assert said.count("≠") == 2
        assert "▲ 50.0 %" in said
        assert "sources give different values for 1 day" in shown(screen._status)
        assert "People displaced, people · Juba" in shown(screen._title)
        assert "5 values" in shown(screen._title)
        await press(pilot, "k")
        assert "3 Mar 2024: Wire 2,100 ≠ Agency 2,400" in shown(screen._status)
        await press(pilot, "k")
        assert "3 Mar 2024: Agency 2,400 ≠ Wire 2,100" in shown(screen._status)
        await press(pilot, "k", "k", "G", "g", "enter")
        await until(pilot, lambda: headline(main) == "Floods, the early report")
        assert main.app.screen is main


async def test_a_source_that_its_line_has_no_room_for_is_told_in_full_below(tmp_path: Path) -> None:
    root, source = tmp_path / "floods", "Commissioner for Refugees of the United Nations"
    for number, value in VALUES.items():
        write(root, **{f"r{number}": story(number, value, source if number == 4 else "Wire")})
    with open_test_library(root) as library:
        library.figures.find()
        async with desk(library, NARROW) as (pilot, main):
            await press(pilot, "#", "c")
            screen = main.app.screen
            assert isinstance(screen, SeriesScreen)
            assert source not in shown(screen.series)
            assert shown(screen._status).strip() == source
            await press(pilot, "k")
            assert shown(screen._status).strip() == ""
            await pilot.resize_terminal(*WIDE)
            await press(pilot, "j")
            assert source in shown(screen.series)
            assert shown(screen._status).strip() == ""


async def test_from_a_series_the_way_back_leads_to_the_table(floods: Library) -> None:
    async with desk(floods, NARROW) as (pilot, main):
        await press(pilot, "#", "c", "escape")
        table(main)
        await press(pilot, "escape")
        assert main.app.screen is main


async def test_a_value_is_chosen_with_the_mouse(floods: Library) -> None:
    async with desk(floods, MEDIUM) as (pilot, main):
        await press(pilot, "#", "c")
        screen = main.app.screen
        assert isinstance(screen, SeriesScreen)
        line = next(
            n for n, text in enumerate(shown(screen.series).splitlines()) if "1,500" in text and "▲" in text
        )
        await pilot.click("#series", offset=(5, line))
        await until(pilot, lambda: screen.series.point and screen.series.point.value == 1500)
        await pilot.click("#series", offset=(5, line))
        await until(pilot, lambda: headline(main) == "Floods, the second report")


async def test_the_figure_beside_the_article_is_followed_too(floods: Library) -> None:
    async with desk(floods) as (pilot, main):
        await press(pilot, "3", "c")
        assert isinstance(main.app.screen, SeriesScreen)


async def test_a_figure_of_one_day_says_so(floods: Library, tmp_path: Path) -> None:
    write(tmp_path / "floods", r9=story(9, "7").replace("displaced", "rescued"))
    floods.refresh()
    floods.figures.find()
    async with desk(floods) as (pilot, main):
        await press(pilot, "#", "c")
        assert "for one day only" in shown(main.app.screen._status)  # type: ignore[attr-defined]


async def test_a_figure_is_copied_with_its_citation_from_the_table_and_the_series(floods: Library) -> None:
    async with desk(floods, NARROW) as (pilot, main):
        await press(pilot, "#", "y")
        whole = [
            "1,800 people: People displaced",
            "“Floods, the last report”, The damage, Wire, 4 Mar 2024",
        ]
        assert pilot.app.clipboard.splitlines() == whole
        assert "copied with its citation: 1,800 people" in shown(table(main)._status)
        await press(pilot, "j", "y")
        assert "found in the text" in pilot.app.clipboard
        await press(pilot, "k", "c", "g", "y")
        assert pilot.app.clipboard.startswith("1,000 people")
        assert "copied with its citation: 1,000 people" in shown(main.app.screen._status)  # type: ignore[attr-defined]
        floods.path(next(filter(None, floods.entries(floods.search("early").keys(0, 1))))).unlink()
        await press(pilot, "y")
        assert "not copied" in shown(main.app.screen._status)  # type: ignore[attr-defined]


async def test_the_figure_reached_in_the_text_is_followed_from_there(floods: Library) -> None:
    async with desk(floods, MEDIUM) as (pilot, main):
        await press(pilot, "enter", "}", "}", "c")
        screen = main.app.screen
        assert isinstance(screen, SeriesScreen)
        assert "bridges" in shown(screen._title).lower()


async def test_where_a_story_has_no_figure_there_is_none_to_follow(tmp_path: Path) -> None:
    write(tmp_path / "bare", one="headline: Nothing counted\n")
    with open_test_library(tmp_path / "bare") as library:
        library.figures.find()
        async with desk(library) as (pilot, main):
            await press(pilot, "enter", "c")
            assert "no key figure to follow" in shown(main.bottom.status)


async def test_a_figure_that_no_day_is_known_of_has_no_course(tmp_path: Path) -> None:
    write(tmp_path / "undated", one="headline: Old\nkey_figures: [{label: Ships, value: 7}]\n")
    with open_test_library(tmp_path / "undated") as library:
        library.figures.find()
        async with desk(library) as (pilot, main):
            await press(pilot, "#", "c")
            assert "has no day or no number" in shown(main.app.screen._status)  # type: ignore[attr-defined]
            await press(pilot, "enter", "j", "escape", "escape")
            assert main.app.screen is main


async def test_before_stories_are_looked_through_the_table_says_so(tmp_path: Path) -> None:
    write(tmp_path / "new", one=story(1, "7"))
    with open_test_library(tmp_path / "new") as library:
        async with desk(library) as (pilot, main):
            await press(pilot, "3", "c")
            assert main.app.screen is main
            assert "not followed yet" in shown(main.bottom.status)
            await press(pilot, "1", "#")
            assert "Figures are being looked for" in shown(table(main).table)
            assert "0 of 1 stories" in shown(table(main)._status)
            await press(pilot, "enter", "c", "j")
            library.figures.find()
            await main.finding.found()
            await settle(pilot)
            assert numbers(main) == ["7", "≈40 ·"]
            await press(pilot, "escape")
            assert main.app.screen is main


async def test_where_no_story_has_a_figure_the_table_says_so(tmp_path: Path) -> None:
    write(tmp_path / "bare", one="headline: Nothing counted\n")
    with open_test_library(tmp_path / "bare") as library:
        library.figures.find()
        async with desk(library) as (pilot, main):
            await press(pilot, "#")
            assert "There are no figures in these stories." in shown(table(main).table)


async def test_in_a_narrow_table_it_is_said_in_full_that_nothing_is_found(floods: Library) -> None:
    async with desk(floods, NARROW) as (pilot, main):
        await press(pilot, "#", "slash")
        await type_in(pilot, "zzzz")
        said = "No figure has zzzz. Words of its label or unit narrow the table, and so does >1000."
        await until(pilot, lambda: said in " ".join(shown(table(main).table).split()))


async def test_a_figure_that_stories_follow_has_its_course_beside_the_text(floods: Library) -> None:
    async with desk(floods) as (pilot, main):
        await until(pilot, lambda: "since 1 Mar 2024" in shown(main.figures))
        assert "found in the text" in shown(main.figures)


def glowing(main: MainScreen) -> list[str]:
    lines = [main.figures.content(line)[0] for line in range(main.figures.extent)]
    lit = [pieces[EDGE:] for pieces in lines if any(Ink.LIT in piece.inks for piece in pieces)]
    return [plain(pieces).split()[0] for pieces in lit][:1]


async def test_pointing_at_a_number_lights_its_row(floods: Library) -> None:
    async with desk(floods) as (pilot, main):
        await settle(pilot)
        text = shown(main.article).splitlines()
        line = next(n for n, said in enumerate(text) if "Some 40" in said)
        await pilot.hover("#article", offset=(text[line].index("40"), line))
        await settle(pilot)
        assert glowing(main) == ["≈"]
        await pilot.hover("#article", offset=(text[line].index("were"), line))
        await settle(pilot)
        assert glowing(main) == []
        await pilot.hover("#list", offset=(1, 1))
        await settle(pilot)
        assert glowing(main) == []


async def test_reaching_a_number_lights_its_row(floods: Library) -> None:
    async with desk(floods) as (pilot, main):
        await settle(pilot)
        await press(pilot, "}")
        assert glowing(main) == ["1,800"]


async def test_of_two_numbers_in_a_sentence_the_row_of_the_one_gone_to_is_lit(tmp_path: Path) -> None:
    write(
        tmp_path / "both",
        one="headline: Born\nsections:\n  - text: In May 700 girls and 650 boys were born, and 90 twins.\n",
    )
    with open_test_library(tmp_path / "both") as library:
        async with desk(library) as (pilot, main):
            await until(pilot, lambda: main.figures.count == 3)
            for number in ("700", "650", "90", "700"):
                await press(pilot, "}")
                assert glowing(main) == [number]


async def test_a_search_for_a_figure_of_the_text_lights_it_there_and_in_the_row(floods: Library) -> None:
    async with desk(floods) as (pilot, main):
        await press(pilot, "slash")
        await type_in(pilot, "fig:bridges<50")
        await press(pilot, "enter")
        await until(pilot, lambda: "40 bridges" in shown(main.list))
        matches = main.opening.matches
        assert main.opening.opened is not None
        lit = [main.opening.opened.passages[p.passage].text[p.start : p.end] for p in matches.all()]
        assert lit == ["40"]


async def test_what_the_second_pass_finds_never_moves_the_list(floods: Library, tmp_path: Path) -> None:
    async with desk(floods) as (pilot, main):
        await press(pilot, "j", "j")
        before = main.shelf.listing
        await main.finding.found()
        assert main.shelf.listing is before
        assert main.list.cursor == 2
        await press(pilot, "slash")
        await type_in(pilot, "fig:>1000")
        await press(pilot, "enter", "j")
        row = main.list.row(1)
        write(tmp_path / "floods", new=story(9, "5,000"))
        floods.refresh()
        floods.figures.find()
        await main.finding.found()
        await settle(pilot)
        assert main.list.cursor == 2
        after = main.list.row(2)
        assert row is not None
        assert after is not None
        assert after.headline == row.headline


async def test_hostile_text_is_shown_and_does_nothing(tmp_path: Path) -> None:
    evil = r'"\e]0;x\a[@click=app.quit]Evil[/]\u202e"'
    for day in (1, 2):
        write(
            tmp_path / "evil",
            **{f"e{day}": f"headline: {evil}\npublished: 2024-03-0{day}\nsource: {evil}\nkey_figures:\n"
               f'  - {{label: {evil}, value: "{day}2", unit: {evil}}}\n'},
        )  # fmt: skip
    with open_test_library(tmp_path / "evil") as library:
        library.figures.find()
        async with desk(library, (160, 20)) as (pilot, main):
            await press(pilot, "#")
            said = shown(table(main).table)
            assert "[@click=app.quit]Evil[/]" in said
            await press(pilot, "c")
            screen = main.app.screen
            assert isinstance(screen, SeriesScreen)
            said += shown(screen.series) + shown(screen._title)
            assert not set(said) & {"\x1b", "\x07", "\u202e"}
