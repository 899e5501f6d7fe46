"""What is remembered of feeds: when each was fetched, what the server said, which entries were filed already.

The file is opened for each look and each change, so that one that was deleted or replaced meanwhile is noticed, and
is on the disk when a call returns. A look makes no file. Losing it costs a fetch that finds nothing new.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import msgspec

from reader.model.errors import StateError
from reader.model.feed import FeedState, SeenEntry

BUSY_SECONDS = 10.0
"""How long to wait for another Newsdesk's write before giving up."""

_SCHEMA_VERSION = 1
_SCHEMA = (
    """CREATE TABLE feeds (url TEXT PRIMARY KEY, etag TEXT NOT NULL, last_modified TEXT NOT NULL,
        moved_to TEXT NOT NULL, tried_at REAL NOT NULL, succeeded_at REAL NOT NULL, failures INTEGER NOT NULL,
        problem TEXT NOT NULL, not_before REAL NOT NULL, server_asked INTEGER NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE entries (feed TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, dated REAL NOT NULL,
        path TEXT NOT NULL, stamp TEXT NOT NULL, PRIMARY KEY (feed, key)) WITHOUT ROWID""",
)
_STATE_FIELDS = FeedState.__struct_fields__
_ENTRY_FIELDS = SeenEntry.__struct_fields__


class FeedStates:
    """The feeds of one library, by their addresses in feeds.yaml. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def prepare(self) -> None:
        """Make the file where there is none, so that what cannot be remembered later is known now."""
        with self._opened():
            pass

    def states(self) -> dict[str, FeedState]:
        """What is known of each feed that was ever fetched."""
        if not self._path.exists():
            return {}
        with self._opened() as connection:
            rows = connection.execute(f"SELECT url, {', '.join(_STATE_FIELDS)} FROM feeds").fetchall()
        return {url: _state(values) for url, *values in rows}

    def entries(self, url: str) -> dict[str, SeenEntry]:
        """The entries of a feed that were filed, by key."""
        return self.all_entries().get(url, {})

    def all_entries(self) -> dict[str, dict[str, SeenEntry]]:
        """The entries of all feeds, by the feed's address and key."""
        if not self._path.exists():
            return {}
        with self._opened() as connection:
            rows = connection.execute(f"SELECT feed, {', '.join(_ENTRY_FIELDS)} FROM entries").fetchall()
        found: dict[str, dict[str, SeenEntry]] = {}
        for feed, *row in rows:
            found.setdefault(feed, {})[row[0]] = SeenEntry(**dict(zip(_ENTRY_FIELDS, row, strict=True)))
        return found

    def keep(
        self,
        states: Mapping[str, FeedState],
        entries: Mapping[str, Sequence[SeenEntry]],
        forgotten: Mapping[str, Sequence[str]] = {},
    ) -> None:
        """Remember states and entries of feeds by address, and forget entries by key; all of it or nothing."""
        with self._opened() as connection, _transaction(connection):
            marks = ", ".join("?" * (len(_STATE_FIELDS) + 1))
            connection.executemany(
                f"INSERT OR REPLACE INTO feeds (url, {', '.join(_STATE_FIELDS)}) VALUES ({marks})",
                [(url, *msgspec.structs.astuple(state)) for url, state in states.items()],
            )
            connection.executemany(
                "DELETE FROM entries WHERE feed = ? AND key = ?",
                [(url, key) for url, keys in forgotten.items() for key in keys],
            )
            marks = ", ".join("?" * (len(_ENTRY_FIELDS) + 1))
            connection.executemany(
                f"INSERT OR REPLACE INTO entries (feed, {', '.join(_ENTRY_FIELDS)}) VALUES ({marks})",
                [(url, *msgspec.structs.astuple(entry)) for url, some in entries.items() for entry in some],
            )

    def forget(self, urls: Iterable[str]) -> None:
        """Forget everything about these feeds."""
        with self._opened() as connection, _transaction(connection):
            for url in urls:
                connection.execute("DELETE FROM feeds WHERE url = ?", (url,))
                connection.execute("DELETE FROM entries WHERE feed = ?", (url,))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """The file, made where there is none. StateError says what keeps it from being used."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._path.exists():
                self._path.touch(mode=0o600)
            with closing(
                sqlite3.connect(self._path, timeout=BUSY_SECONDS, isolation_level=None)
            ) as connection:
                # A rollback journal with FULL outlives a power cut; WAL with NORMAL does not promise that.
                connection.execute("PRAGMA journal_mode = DELETE")
                connection.execute("PRAGMA synchronous = FULL")
                self._prepare(connection)
                yield connection
        except (OSError, sqlite3.Error) as error:
            raise StateError(
                f"{self._path}: {error}; what was fetched is not remembered. If the file is damaged, delete it: "
                "the next fetch looks at everything again"
            ) from error

    def _prepare(self, connection: sqlite3.Connection) -> None:
        version = _version(connection)
        if version > _SCHEMA_VERSION:
            raise StateError(f"{self._path}: written by a newer Newsdesk; update this one to use it")
        if version < _SCHEMA_VERSION:
            with _transaction(connection):
                if _version(connection) == 0:  # another Newsdesk may have been quicker
                    for statement in _SCHEMA:
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")


def _state(values: Sequence[object]) -> FeedState:
    known = dict(zip(_STATE_FIELDS, values, strict=True))
    known["server_asked"] = bool(known["server_asked"])
    return FeedState(**known)  # type: ignore[arg-type]


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
