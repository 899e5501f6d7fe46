"""The table of figures: a database of its own beside the catalogue. Opening and schema.

It is filled after the catalogue, by a process that holds its own lock, and refers to articles by the catalogue's
keys. `born` says of which catalogue: the keys of another mean other articles. Nothing here is precious.
"""

import sqlite3
from pathlib import Path

from reader.index.catalogue import read_meta, write_meta
from reader.index.trouble import cache_errors
from reader.model.errors import CacheDamagedError, CacheError

SCHEMA_VERSION = 7
"""To be raised whenever the tables change, or what is found in a text."""

FILE_NAME = "figures.sqlite3"
LOCK_NAME = "figures.lock"

ORDER_BITS = 20
"""A figure's id is its article's key and, in so many bits below it, its place among the article's figures."""

CHECKPOINT_PAGES = 8_000
"""Pages of 4 KB that are committed before they go into the table itself: labels come in no order, so that the same
pages change with every batch."""

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE stories (key INTEGER PRIMARY KEY, rank INTEGER NOT NULL, place TEXT NOT NULL);
CREATE TABLE phrases (id INTEGER PRIMARY KEY, label TEXT NOT NULL, unit TEXT NOT NULL, label_sort TEXT NOT NULL,
    unit_sort TEXT NOT NULL, UNIQUE (label, unit));
CREATE TABLE phrase_words (word TEXT NOT NULL, phrase INTEGER NOT NULL, PRIMARY KEY (word, phrase)) WITHOUT ROWID;
CREATE TABLE figures (id INTEGER PRIMARY KEY, rank INTEGER NOT NULL, low REAL, high REAL, phrase INTEGER NOT NULL,
    day INTEGER NOT NULL, value TEXT NOT NULL, qualifier TEXT NOT NULL, kind TEXT NOT NULL,
    extracted INTEGER NOT NULL, section INTEGER NOT NULL, passage INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL, as_of TEXT NOT NULL, previous TEXT NOT NULL);
-- What reader.index.figure_sets keeps, and the articles of it that are no more.
CREATE TABLE sets (version INTEGER NOT NULL, name TEXT NOT NULL, data BLOB NOT NULL, PRIMARY KEY (version, name));
CREATE TABLE gone (key INTEGER PRIMARY KEY);
"""

INDEXES = """
CREATE INDEX IF NOT EXISTS figures_value ON figures (low DESC, high DESC, rank DESC);
CREATE INDEX IF NOT EXISTS figures_phrase ON figures (phrase, day DESC, low, high, rank);
CREATE INDEX IF NOT EXISTS figures_day ON figures (day DESC, rank DESC);
CREATE INDEX IF NOT EXISTS phrases_label ON phrases (label_sort, unit_sort);
CREATE INDEX IF NOT EXISTS phrases_unit ON phrases (unit_sort);
"""
"""Made when the table has been filled for the first time: until then they would only hold that up.

Their directions are those of the orders in `reader.index.figure_table`, so that little is put in order there."""


def connect_figures(folder: Path, born: int, *, writable: bool = False) -> sqlite3.Connection:
    """Open the table of figures of the catalogue that was `born` so.

    CacheError where there is none yet, CacheDamagedError where it belongs to another catalogue or version.
    """
    path = folder / FILE_NAME
    if not path.exists():
        raise CacheError("the table of figures has not been made yet")
    with cache_errors():
        connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
        try:
            kilobytes = 64_000 if writable else 8_000  # indexes of millions
            for pragma in (
                "synchronous = NORMAL",
                f"cache_size = -{kilobytes}",
                "temp_store = FILE",  # for what is more than the cache holds: millions in an order
                f"wal_autocheckpoint = {CHECKPOINT_PAGES}",
            ):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute(f"PRAGMA query_only = {int(not writable)}")
            if read_meta(connection, "schema_version") != SCHEMA_VERSION:
                raise CacheDamagedError("the table of figures was made by another version of Newsdesk")
            if read_meta(connection, "born") != born:
                raise CacheDamagedError("the table of figures belongs to another catalogue")
        except BaseException:
            connection.close()
            raise
    return connection


def create_figures(folder: Path, born: int) -> sqlite3.Connection:
    """Make an empty table of figures in the place of whatever there is, and open it for writing."""
    for name in (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm"):
        (folder / name).unlink(missing_ok=True)
    with cache_errors():
        connection = sqlite3.connect(folder / FILE_NAME, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(f"BEGIN; {SCHEMA} COMMIT;")
        write_meta(connection, "born", born)
        write_meta(connection, "schema_version", SCHEMA_VERSION)
        connection.close()
    return connect_figures(folder, born, writable=True)
