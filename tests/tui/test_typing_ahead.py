"""Keys that come faster than the screen follows go where they were meant to go."""

import pytest
from textual import events
from textual.pilot import Pilot

from reader.library.library import Library
from reader.tui.palette import Palette
from reader.tui.prompt import Prompt
from tests.tui.desk import desk, headline, press, until


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
