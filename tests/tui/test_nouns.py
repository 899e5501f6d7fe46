"""The table of keys and what does the work: every deed that a key asks for can be done."""

import ast
from importlib import import_module

from reader.library.library import Library
from reader.tui.keys import ACTIONS
from reader.tui.nouns import LATE
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
            assert callable(getattr(main.noun(noun), verb))
            assert main.noun(noun) is main.noun(noun)


def test_every_late_noun_is_where_the_table_says() -> None:
    for where in LATE.values():
        module, _, kind = where.partition(":")
        assert isinstance(getattr(import_module(module), kind), type)
