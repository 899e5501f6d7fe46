"""The state file of a library: opened, checked, brought to today's schema. Knows nothing of what is kept in it.

A rollback journal with synchronous=FULL: what is acknowledged outlives a power cut (SQLite documentation, "PRAGMA
synchronous"; WAL with NORMAL does not promise that).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.model.errors import StateError

BUSY_SECONDS = 10.0
"""How long to wait for another Newsdesk's write before giving up."""

_MIGRATIONS = (
    """
    CREATE TABLE articles (id TEXT PRIMARY KEY, read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0,
        position INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
    CREATE INDEX articles_read ON articles (read) WHERE read;
    CREATE INDEX articles_starred ON articles (starred) WHERE starred;
    CREATE TABLE tags (id TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (id, tag)) WITHOUT ROWID;
    CREATE INDEX tags_tag ON tags (tag);
    """,
)
SCHEMA_VERSION = len(_MIGRATIONS)
"""The number of migrations applied, kept in the file as SQLite's user_version."""


def open_database(path: Path) -> sqlite3.Connection:
    """Open the state file, making it where there is none. StateError says what keeps it from being used."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
        connection = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
    except (OSError, sqlite3.Error) as error:
        raise StateError(f"{path}: cannot be opened: {error}; what you read is not remembered") from error
    try:
        with state_errors(path):
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = FULL")
            _migrate(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def state_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into StateError."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StateError(f"{path}: {error}; what you do now is not remembered") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside is kept, or nothing. It is on the disk when this ends."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    version = _version(connection)
    if version > SCHEMA_VERSION:
        raise StateError(f"{path}: written by a newer Newsdesk; update this one to use it")
    if version == SCHEMA_VERSION:
        return
    with transaction(connection):
        for migration in _MIGRATIONS[_version(connection) :]:
            for statement in migration.split(";"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
