"""One value for very many articles: the same edit to each, as one action that needs little memory, and back again.

Works on an open connection, as `table` does.
"""

import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, Self

import msgspec

from reader.model.fact import Key, Sweep
from reader.state import table
from reader.state.packed import PackedIds


class Page(NamedTuple):
    """Some articles, and what each is known by."""

    ids: PackedIds
    contents: "array[int]"

    @classmethod
    def of(cls, ids: Sequence[str], contents: Sequence[int]) -> Self:
        """A page of articles."""
        return cls(PackedIds(ids), array("Q", contents))


def sweep(
    connection: sqlite3.Connection,
    wanted: Sweep,
    pages: Iterable[Page],
    now: int,
) -> Sweep:
    """The value wanted for all these articles, page by page with their contents: one action, and little memory."""
    at, machine, number = table.begin(connection, now)

    def swept() -> Iterator[str]:
        for page in pages:
            ids = list(page.ids)
            asked = ((Key(id_, wanted.kind, wanted.name), wanted.after) for id_ in ids)
            edits = list(table.edits_of(connection, asked, ()))
            table.put(connection, edits, dict(zip(ids, page.contents, strict=True)), (at, machine, number))
            yield from (edit.key.article for edit in edits)

    ids = PackedIds(swept())
    return msgspec.structs.replace(wanted, at=at, machine=machine, count=len(ids), ids=ids)


def sweep_back(
    connection: sqlite3.Connection, done: Sweep, now: int, restored: Collection[str] = ()
) -> Sweep:
    """Take a sweep back wherever nobody has changed the value since.

    `restored` are articles whose value was changed and put back by undoing: of these, too.
    """
    at, machine, number = table.begin(connection, now)
    if own := set(restored).intersection(done.ids) if restored else set():
        connection.execute(
            """UPDATE facts SET at = ?, machine = ? WHERE kind = ? AND name = ? AND value = ?
            AND article IN (SELECT value FROM json_each(?))""",
            (
                done.at,
                done.machine,
                done.kind,
                done.name,
                done.after,
                msgspec.json.encode(list(own)).decode(),
            ),
        )
    found = connection.execute(
        """UPDATE facts SET value = ?, at = ?, machine = ?, seq = ?
        WHERE kind = ? AND name = ? AND value = ? AND at = ? AND machine = ?""",
        (done.before, at, machine, number, done.kind, done.name, done.after, done.at, done.machine),
    )
    return Sweep(done.kind, done.name, done.after, done.before, at, machine, found.rowcount, done.ids)
