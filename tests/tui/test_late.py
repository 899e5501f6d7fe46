"""The table of keys and what does the work: every deed that a key asks for can be done."""

import ast
from importlib import import_module

from reader.library.library import Library
from reader.tui.keys import ACTIONS
from reader.tui.late import Late, LateNouns
from tests.tui.desk import desk


async def test_every_deed_in_the_table_of_keys_has_a_doer(library: Library) -> None:
    asked = [action.action.removeprefix("screen.") for action in ACTIONS]
    deeds = [
        ast.literal_eval(action.removeprefix("do") if "," in action else action[3:-1])
        for action in asked
        if action.startswith("do(")
    ]
    async with desk(library) as (_, main):
        for deed in deeds:
            noun, _, verb = (deed[0] if isinstance(deed, tuple) else deed).partition(".")
            assert callable(getattr(getattr(main, noun), verb))
            assert getattr(main, noun) is getattr(main, noun)


def test_every_late_noun_is_where_its_place_says() -> None:
    places = [noun.place for noun in vars(LateNouns).values() if isinstance(noun, Late)]
    for module, _, kind in (place.partition(":") for place in places):
        assert isinstance(getattr(import_module(f"reader.tui.{module}"), kind), type)
    assert places
