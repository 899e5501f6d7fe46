"""Facts out of a state file of any version, whole or damaged, without writing to it."""

import contextlib
import sqlite3
import tempfile
from collections.abc import Generator, Iterator
from pathlib import Path
from urllib.parse import quote

from reader.model.fact import Fact, Key, Kind

_KINDS = frozenset(Kind)
_FACTS = "SELECT article, kind, name, value, at, machine, content FROM facts"
_BEFORE_FACTS = (
    "SELECT id, 'read', '', 'true', 1, '', 0 FROM articles WHERE read",
    "SELECT id, 'star', '', 'true', 1, '', 0 FROM articles WHERE starred",
    "SELECT id, 'position', '', position, 1, '', 0 FROM articles WHERE position",
    "SELECT id, 'tag', tag, 'true', 1, '', 0 FROM tags",
)
_WAYS = tuple(
    f"{_FACTS} {way}"
    for way in (
        "ORDER BY article, kind, name",
        "ORDER BY article DESC, kind DESC, name DESC",
        "INDEXED BY facts_kind WHERE value <> 'null' ORDER BY kind, name",
        "INDEXED BY facts_seq WHERE seq > 0 ORDER BY seq",
        "INDEXED BY facts_seq WHERE seq > 0 ORDER BY seq DESC",
    )
)
"""A damaged page ends a walk through the table: other ways get behind it. Merging makes one of what comes twice."""


def whole(path: Path) -> list[Fact]:
    """The facts as of the last action that was completed, of a file that cannot be written.

    An action that was under way when something failed is in the file and has to be undone from its journal: that is
    done in a copy. Raises OSError and sqlite3.Error where that cannot be.
    """
    try:
        with contextlib.closing(
            sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)
        ) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            connection.text_factory = bytes
            return list(_all_ways(connection))
    except sqlite3.Error:
        with tempfile.TemporaryDirectory(prefix="newsdesk-state-") as folder:
            copy = Path(folder) / "state"
            for end in ("", "-journal"):
                with contextlib.suppress(FileNotFoundError):
                    copy.with_name(f"state{end}").write_bytes(
                        path.with_name(f"{path.name}{end}").read_bytes()
                    )
            with contextlib.closing(sqlite3.connect(copy)) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
                connection.text_factory = bytes
                return list(_all_ways(connection))


def salvaged(path: Path) -> Iterator[Fact]:
    """The facts that can be read; one may come several times."""
    address = (
        f"file:{quote(str(path.absolute()))}?mode=ro&immutable=1"  # no locks, no journal: the file as it is
    )
    with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
        connection.text_factory = bytes
        yield from _all_ways(connection)


def _all_ways(connection: sqlite3.Connection) -> Iterator[Fact]:
    for query in _WAYS:
        if (yield from _rows(connection, query)):
            return
    for query in _BEFORE_FACTS:
        yield from _rows(connection, query)


def _rows(connection: sqlite3.Connection, query: str) -> Generator[Fact, None, bool]:
    """The facts on one way through the file, and in the end whether it led through all of it."""
    try:
        for row in connection.execute(query):
            if fact := _fact(row):
                yield fact
    except sqlite3.Error:
        return False
    return True


def _fact(row: tuple[object, ...]) -> Fact | None:
    """A row as a fact, or None where it holds nonsense."""
    try:
        article, kind, name, value, machine = (
            part.decode() if isinstance(part, bytes) else str(part) for part in (*row[:4], row[5])
        )
        at, content = (part if isinstance(part, int) else int(str(part)) for part in (row[4], row[6]))
    except ValueError:
        return None
    return Fact(Key(article, Kind(kind), name), value, at, machine, content) if kind in _KINDS else None
