"""Moving in the list, opening and going back."""

import pytest
from textual.app import App

from reader.library.library import Library
from reader.tui.bar import Bar
from reader.tui.help_screen import HelpScreen
from tests.tui.desk import MEDIUM, NARROW, desk, focus, headline, panes, press, settle, shown


async def test_the_list_shows_every_row_and_the_article_of_the_first_beside_it(library: Library) -> None:
    async with desk(library) as (_, main):
        text = shown(main.list)
        assert "! bad.yaml:2:1:" in text
        assert "● Officers are handed back at the" in text
        assert "19 Dec 2024 · Example Wire" in text
        assert "This file cannot be read" in shown(main.article)


@pytest.mark.parametrize(("key", "back"), [("j", "k"), ("down", "up")])
async def test_the_cursor_moves_and_the_article_follows(library: Library, key: str, back: str) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, key)
        assert headline(main) == "Officers are handed back at the border"
        await press(pilot, key)
        assert headline(main) == "Harvest is late this year"
        await press(pilot, back)
        assert main.list.cursor == 1


@pytest.mark.parametrize(("there", "back"), [("G", "g"), ("end", "home")])
async def test_the_cursor_goes_to_the_end_and_to_the_top(library: Library, there: str, back: str) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, there)
        assert (main.list.cursor, headline(main)) == (5, "Two men walk on the Moon")
        await press(pilot, back)
        assert main.list.cursor == 0


@pytest.mark.parametrize(("there", "back"), [("space", "b"), ("pagedown", "pageup"), ("ctrl+d", "ctrl+u")])
async def test_the_cursor_moves_by_pages(library: Library, there: str, back: str) -> None:
    async with desk(library, NARROW) as (pilot, main):
        await press(pilot, there)
        paged = main.list.cursor
        assert paged == (3 if there != "ctrl+d" else 1)
        await press(pilot, back)
        assert main.list.cursor == 0


@pytest.mark.parametrize("key", ["enter", "l", "right"])
async def test_opening_goes_to_the_article_and_marks_it_read(library: Library, key: str) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", key)
        assert focus(main) == "article"
        assert library.states(["border"])[0].read
        assert "4 unread" in shown(main.title_bar)


@pytest.mark.parametrize("key", ["escape", "h", "left", "q"])
async def test_back_goes_to_the_list(library: Library, key: str) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter", key)
        assert focus(main) == "list"


async def test_q_in_the_list_leaves(library: Library) -> None:
    async with desk(library) as (pilot, _):
        await pilot.press("q")
        assert pilot.app.return_code == 0


@pytest.mark.parametrize("key", ["Q", "ctrl+q"])
async def test_quitting_from_anywhere(library: Library, key: str) -> None:
    async with desk(library) as (pilot, _):
        await press(pilot, "j", "enter")
        await pilot.press(key)
        assert pilot.app.return_code == 0


async def test_next_and_previous_article_while_reading(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter", "J")
        assert (headline(main), focus(main) == "article") == ("Harvest is late this year", True)
        assert library.states(["harvest"])[0].read
        await press(pilot, "K")
        assert headline(main) == "Officers are handed back at the border"


async def test_the_last_article_says_that_it_is_the_last(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "G", "J")
        assert "this is the last story" in shown(main.bottom.status)


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("&", "& is no key here; /: search the library"),
        ("p", "p is no key here; N: previous match; previous unread"),
        ("z", "z is no key here; ? shows all"),
        ("ctrl+e", "Ctrl-E is no key here; j: down"),
        ("f5", "F5 is no key here; ? shows all"),
    ],
)
async def test_a_key_that_means_nothing_is_told_so(library: Library, key: str, said: str) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", key)
        assert said in shown(main.bottom.status)


async def test_what_is_typed_and_what_means_something_is_no_strange_key(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "/", "z", "escape", "y", "z", "ctrl+l", "tab", "j")
        assert "no key here" not in shown(main.bottom.status)


async def test_every_cell_is_written_again_when_asked(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(library) as (pilot, main):
        written: list[object] = []
        monkeypatch.setattr(main, "refresh", lambda **how: written.append(how))
        await press(pilot, "ctrl+l")
        assert {"repaint": True, "layout": True} in written


async def test_n_goes_to_the_next_unread_article(library: Library) -> None:
    library.kept.set_read(["border"], True)
    async with desk(library) as (pilot, main):
        await press(pilot, "n")
        assert headline(main) == "Harvest is late this year"
        await press(pilot, "g", "escape", "G", "N")
        assert headline(main) == "Die Mauer ist offen"


async def test_n_says_when_everything_is_read(library: Library) -> None:
    library.kept.set_read(["border", "harvest", "long", "wall", "moon"], True)
    async with desk(library) as (pilot, main):
        await press(pilot, "n")
        assert "no unread story" in shown(main.bottom.status)


async def test_panes_take_turns(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j")
        for pane in ("article", "figures", "sections", "list"):
            await press(pilot, "tab")
            assert focus(main) == pane
        await press(pilot, "shift+tab")
        assert focus(main) == "sections"
        for key, pane in (("2", "article"), ("3", "figures"), ("1", "list")):
            await press(pilot, key)
            assert focus(main) == pane


async def test_one_pane_at_a_time_on_a_narrow_screen(library: Library) -> None:
    async with desk(library, NARROW) as (pilot, main):
        await press(pilot, "j")
        assert panes(main) == ["list"]
        await press(pilot, "enter")
        assert panes(main) == ["article"]
        assert "1,905 people" in shown(main.article)
        await press(pilot, "escape")
        assert panes(main) == ["list"]


async def test_a_medium_screen_has_figures_in_the_article_and_a_side_pane_when_asked(
    library: Library,
) -> None:
    async with desk(library, MEDIUM) as (pilot, main):
        await press(pilot, "j")
        assert "1,905 people · officers" in shown(main.article)
        assert panes(main) == ["list", "article"]
        await press(pilot, "3")
        assert panes(main) == ["article", "side"]
        assert "KEY FIGURES" in shown(main.figures)


async def test_resizing_keeps_the_place(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "j", "j", "enter", "]", "]", "]")
        before = main.article.place
        await pilot.resize_terminal(*NARROW)
        await settle(pilot)
        assert main.article.place == before
        assert shown(main.article).startswith("▌ PART 3")


@pytest.mark.parametrize("size", [(19, 5), (20, 4), (1, 1)])
async def test_a_screen_that_is_too_small_says_so(library: Library, size: tuple[int, int]) -> None:
    async with desk(library, size) as (pilot, main):
        assert main.small.display
        assert shown(main.small).startswith("too small" if size[0] > 1 else "…")
        await pilot.resize_terminal(100, 30)
        await settle(pilot)
        assert not main.small.display


@pytest.mark.parametrize("key", ["/", "w", "y", "3"])
async def test_what_is_being_typed_or_asked_outlasts_a_screen_that_is_too_small(
    library: Library, key: str
) -> None:
    async with desk(library, (100, 30)) as (pilot, main):
        await press(pilot, "j")
        before = main.focused
        await press(pilot, key)
        asked = main.focused
        assert asked is not before
        for size in ((1, 1), (100, 30)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        assert main.focused is asked


async def test_the_figures_stand_below_their_title_again_when_there_is_room_for_it(library: Library) -> None:
    async with desk(library, (100, 30)) as (pilot, main):
        await press(pilot, "j", "3")
        for size in ((100, 15), (100, 30)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
        assert shown(main.figures).splitlines()[:2] == ["│  KEY FIGURES", "│"]


@pytest.mark.parametrize("keys", ["", "/", "?", ":", "M", "B", "F"])
async def test_the_program_can_be_suspended_from_every_screen(
    library: Library, monkeypatch: pytest.MonkeyPatch, keys: str
) -> None:
    suspended: list[str] = []
    monkeypatch.setattr(App, "action_suspend_process", lambda self: suspended.append("yes"))
    async with desk(library) as (pilot, _):
        await press(pilot, *keys, "ctrl+z")
    assert suspended == ["yes"]


@pytest.mark.parametrize("keys", [["#"], ["M"], ["B"], ["F"], ["#", "c"]])
async def test_help_and_quitting_work_on_every_screen(library: Library, keys: list[str]) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", *keys)
        below = pilot.app.screen
        assert below is not main
        await press(pilot, "f1", "f1", "?")
        assert isinstance(pilot.app.screen, HelpScreen)
        await press(pilot, "?")
        assert pilot.app.screen is below
        await press(pilot, "ctrl+c")
        assert "Q quits" in "\n".join(shown(bar) for bar in below.query(Bar))
        await press(pilot, "Q")
        assert pilot.app.return_code == 0


async def test_the_rule_of_the_help_is_as_long_as_the_screen_is_wide(library: Library) -> None:
    async with desk(library, NARROW) as (pilot, main):
        await press(pilot, "?")
        await pilot.resize_terminal(140, 36)
        await settle(pilot)
        bars = list(main.app.screen.query(Bar))
        assert shown(bars[1]) == "─" * 140


async def test_a_click_on_the_title_leads_back_to_the_list_where_only_one_pane_fits(library: Library) -> None:
    async with desk(library, NARROW) as (pilot, main):
        assert shown(main.title_bar).startswith(" Newsdesk")
        await press(pilot, "j", "enter")
        assert shown(main.title_bar).startswith(" ‹ Newsdesk")
        await pilot.click(main.title_bar, offset=(2, 0))
        await settle(pilot)
        assert panes(main) == ["list"]
        await pilot.click(main.title_bar, offset=(2, 0))
        assert panes(main) == ["list"]


async def test_a_click_on_the_title_does_not_end_what_is_being_typed(library: Library) -> None:
    async with desk(library, NARROW) as (pilot, main):
        await press(pilot, "j", "enter", "/")
        await pilot.click(main.title_bar, offset=(2, 0))
        await settle(pilot)
        assert focus(main) == "prompt"


async def test_a_click_on_its_title_closes_the_help(library: Library) -> None:
    async with desk(library, NARROW) as (pilot, main):
        await press(pilot, "?")
        await pilot.click(offset=(55, 0))
        assert pilot.app.screen is main


async def test_starting_with_an_article_opens_it(library: Library) -> None:
    async with desk(library, first=library.find("wall")) as (_, main):
        assert headline(main) == "Die Mauer ist offen"
        assert focus(main) == "article"
