"""Keys that come faster than the screen follows go where they were meant to go."""

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea

from reader.library.library import Library
from reader.tui.palette import Palette
from reader.tui.prompt import Prompt
from tests.tui.desk import desk, headline, press, settle, until


def _type(pilot: Pilot[None], text: str) -> None:
    """All in one go, as a slow line or a busy machine delivers it."""
    names = {"/": "slash", ":": "colon"}
    for letter in text:
        pilot.app.post_message(events.Key(names.get(letter, letter), letter))


@pytest.mark.parametrize("text", ["/moon", "j/moon", "jj/moon"])
async def test_a_search_typed_in_one_go_is_no_row_of_commands(library: Library, text: str) -> None:
    async with desk(library) as (pilot, main):
        _type(pilot, text)
        await until(pilot, lambda: main.searching.query == "moon")
        await until(pilot, lambda: headline(main) == "Two men walk on the Moon")


@pytest.mark.parametrize("text", ["l/amnesty", "jl/weather", "lJ/weather"])
async def test_what_is_typed_with_opening_an_article_is_found_in_it(library: Library, text: str) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j")
        _type(pilot, text)
        await until(pilot, lambda: main.searching.find == text.partition("/")[2])
        await until(pilot, lambda: main.opening.matches.place)
        assert main.searching.query == ""
        assert headline(main).startswith("Harvest" if "j" in text.lower() else "Officers")


async def test_the_palette_hears_what_was_typed_while_it_came_up(library: Library) -> None:
    async with desk(library) as (pilot, _):
        _type(pilot, ":quit")
        await until(pilot, lambda: isinstance(pilot.app.screen, Palette))
        await until(pilot, lambda: pilot.app.screen.query_one(Prompt).value == "quit")


async def test_escape_pressed_twice_leaves_the_palette_once(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "colon")
        prompt = pilot.app.screen.query_one(Prompt)
        prompt.action_cancel()
        prompt.action_cancel()
        await settle(pilot)
        assert pilot.app.screen is main


@pytest.mark.parametrize("key", ["?", "#", "M", "B", "F"])
async def test_a_screen_that_is_told_to_go_twice_goes_once(library: Library, key: str) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, key)
        screen = pilot.app.screen
        assert screen is not main
        screen.dismiss()
        screen.dismiss()
        await settle(pilot)
        assert pilot.app.screen is main


async def test_keys_that_work_everywhere_are_letters_where_one_types(library: Library) -> None:
    async with desk(library) as (pilot, _):
        await press(pilot, "colon", "Q", "question_mark")
        assert pilot.app.screen.query_one(Prompt).value == "Q?"
        await press(pilot, "escape", "#", "/", "Q", "question_mark")
        assert pilot.app.screen.query_one(Prompt).value == "Q?"
        await press(pilot, "escape", "escape", "j", "enter", "v", "a", "Q", "question_mark")
        assert pilot.app.screen.query_one(TextArea).text == "Q?"


async def test_a_question_may_follow_another_at_once(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j")
        _type(pilot, "yzyzys")
        await until(pilot, lambda: "copied: " in main.message)


async def test_a_question_that_comes_late_asks_nobody_who_types(library: Library) -> None:
    async with desk(library) as (pilot, main):
        _type(pilot, "A/yemen")
        await until(pilot, lambda: main.searching.query == "yemen")
        assert main.bottom.asked is None
        assert not any(state.read for state in library.states(["border", "harvest"]))
