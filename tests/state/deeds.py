"""What is done to a state file while things go wrong, and what must hold afterwards."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

from reader.model.fact import GONE, Key, Kind
from reader.state.schema import MIGRATIONS
from reader.state.states import States

FILE = "state.sqlite3"

DEEDS: tuple[tuple[tuple[Key, str], ...], ...] = (
    ((Key("a", Kind.READ), "true"), (Key("b", Kind.READ), "true")),
    ((Key("a", Kind.TAG, "later"), "true"), (Key("c", Kind.STAR), "true")),
    ((Key("a", Kind.MARK, "m"), '"' + "x" * 9_000 + '"'), (Key("a", Kind.NOTE, "m"), '"why"')),
    ((Key("b", Kind.READ), GONE), (Key("d", Kind.READ), "true")),
    ((Key("a", Kind.TAG, "later"), GONE), (Key("e", Kind.POSITION), "7")),
)
"""Actions of two facts each: both hold or neither. The third is larger than a page."""


def do(folder: Path, done: Callable[[int], None]) -> None:
    """Every deed, one after the other; `done` hears how many are acknowledged."""
    states = States(folder / FILE)
    if states.trouble:
        os._exit(7)
    done(0)
    for number, deed in enumerate(DEEDS, 1):
        states.act(deed)
        done(number)
    states.close()


PROBE = Key("probe", Kind.STAR)


def check(folder: Path, acknowledged: int, before: dict[Key, str]) -> str:
    """What is wrong with the state after so many deeds were acknowledged, or an empty text.

    `before` is what the file held when it began. The deed under way may have happened, wholly.
    """
    states = States(folder / FILE)
    try:
        if states.trouble:
            return states.trouble
        states.act([(PROBE, "true")])  # damage in an index is noticed by writing
        for notice in states.notices():
            if "damaged" in notice and before is not DAMAGED:
                return notice
        facts = {fact.key: fact.value for fact in states.everything() if fact.value != GONE}
        held = {key: value for key, value in facts.items() if key != PROBE}
    finally:
        states.close()
    with sqlite3.connect(folder / FILE) as connection:
        (sound,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    if sound != "ok":
        return str(sound)
    allowed = [after(before, count) for count in (acknowledged, min(acknowledged + 1, len(DEEDS)))]
    return "" if held in allowed else f"after {acknowledged} deeds: {sorted(map(str, held.items()))}"


def after(before: dict[Key, str], count: int) -> dict[Key, str]:
    """What holds after so many deeds."""
    held = dict(before)
    for deed in DEEDS[:count]:
        held.update(deed)
    return {key: value for key, value in held.items() if value != GONE}


FRESH: dict[Key, str] = {}
OLD = {Key("old", Kind.READ): "true", Key("old", Kind.TAG, "x"): "true"}
DAMAGED = {Key(f"article-{number:03}", Kind.READ): "true" for number in range(300)}


def prepare(folder: Path, before: dict[Key, str]) -> None:
    """Put the file there that the deeds begin with: none, one of the first version, or a damaged one."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    path = folder / FILE
    if before is OLD:
        with sqlite3.connect(path) as connection:
            connection.executescript(MIGRATIONS[0])
            connection.execute("INSERT INTO articles VALUES ('old', 1, 0, 0)")
            connection.execute("INSERT INTO tags VALUES ('old', 'x')")
            connection.execute("PRAGMA user_version = 1")
        connection.close()
    elif before is DAMAGED:
        states = States(path)
        states.act(before.items())
        states.close()
        damage(path)


def damage(path: Path, table: str = "facts_kind") -> None:
    """Put nonsense in the place of the first page of an index or a table."""
    with sqlite3.connect(path) as connection:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = connection.execute(query, (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)
