"""The catalogue: one row an article, in SQLite, beside the files they came from. Opening and schema.

It is written by one process at a time, which holds the cache's lock, and read by any number. Nothing here is
precious: `CacheError` means that the cache has to be made anew.
"""

import random
import sqlite3
from pathlib import Path

from reader.index.trouble import cache_errors
from reader.model.errors import CacheDamagedError, CacheError

SCHEMA_VERSION = 11
"""To be raised whenever the tables, the full-text fields or the rules of `reader.text.words` change."""

FILE_NAME = "catalogue.sqlite3"

_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
-- A folder's digest sums up its files; 0 means: look at each of them again.
CREATE TABLE folders (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, mtime_ns INTEGER NOT NULL DEFAULT 0,
    digest INTEGER NOT NULL DEFAULT 0);
CREATE TABLE files (id INTEGER PRIMARY KEY, folder INTEGER NOT NULL, name TEXT NOT NULL, size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL, ctime_ns INTEGER NOT NULL, inode INTEGER NOT NULL, UNIQUE (folder, name));
CREATE TABLE articles (key INTEGER PRIMARY KEY, rank INTEGER NOT NULL, file INTEGER NOT NULL,
    number INTEGER NOT NULL, line INTEGER NOT NULL, id TEXT NOT NULL, headline TEXT NOT NULL,
    headline_sort TEXT NOT NULL, source TEXT NOT NULL, source_sort TEXT NOT NULL, published TEXT NOT NULL,
    updated TEXT NOT NULL, figures INTEGER NOT NULL, words INTEGER NOT NULL, text INTEGER NOT NULL,
    problem TEXT NOT NULL);
CREATE INDEX articles_rank ON articles (rank) WHERE problem = '';
CREATE INDEX articles_problem ON articles (key) WHERE problem <> '';
CREATE INDEX articles_file ON articles (file);
CREATE INDEX articles_id ON articles (id);
CREATE TABLE figures (article INTEGER NOT NULL, low REAL NOT NULL, high REAL NOT NULL, words TEXT NOT NULL);
CREATE INDEX figures_article ON figures (article);
-- How a story is known again (reader.model.identity), and the digest of the version that came in so; 0: none.
CREATE TABLE origins (identity INTEGER NOT NULL, article INTEGER NOT NULL, digest INTEGER NOT NULL);
CREATE INDEX origins_article ON origins (article);
-- What an article's id was before its file was renamed and it was corrected at once (reader.index.succession).
-- `noted` is a key that no article has: all that came before it were in when that was noted.
CREATE TABLE formers (article INTEGER PRIMARY KEY, id TEXT NOT NULL, noted INTEGER NOT NULL);
-- Forms in the full text that differ from their stem; some may be in no article any more.
CREATE TABLE stems (stem TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (stem, form)) WITHOUT ROWID;
-- What the full text may not know yet: articles added (gone = 0) and removed (gone = 1) since its last commit.
CREATE TABLE pending (key INTEGER PRIMARY KEY, gone INTEGER NOT NULL);
"""

_LATE_INDEXES = (
    "articles_headline ON articles (headline_sort, rank) WHERE problem = ''",
    "articles_source ON articles (source_sort, rank DESC) WHERE problem = ''",
    "origins_identity ON origins (identity)",
)
"""Of what comes in no order: made at once they cost much less than row by row. Without them answers come late."""

_CHECKPOINT_PAGES = 8_000
"""Pages of 4 KB a writer commits before they go into the catalogue itself: one that is changed often goes once."""


def connect(folder: Path, *, writable: bool = False) -> sqlite3.Connection:
    """Open the catalogue in a cache folder.

    CacheError where there is none yet, CacheDamagedError where this version cannot read it.
    """
    path = folder / FILE_NAME
    if not path.exists():
        raise CacheError("the catalogue has not been made yet")
    with cache_errors():
        connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
        try:
            kilobytes = 64_000 if writable else 4_000
            for pragma in (
                "synchronous = NORMAL",
                f"cache_size = -{kilobytes}",
                "temp_store = MEMORY",
                f"wal_autocheckpoint = {_CHECKPOINT_PAGES}",
            ):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute(f"PRAGMA query_only = {int(not writable)}")
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
                raise CacheDamagedError("whoever made the catalogue was interrupted")
            if read_meta(connection, "schema_version") != SCHEMA_VERSION:
                raise CacheDamagedError("the catalogue was made by another version of Newsdesk")
        except BaseException:
            connection.close()
            raise
    return connection


def create(folder: Path) -> sqlite3.Connection:
    """Make an empty catalogue in a cache folder that has none, and open it for writing."""
    connection = sqlite3.connect(folder / FILE_NAME, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
    write_meta(connection, "schema_version", SCHEMA_VERSION)
    write_meta(connection, "born", random.getrandbits(60) | 1)  # for those who keep this catalogue's keys
    connection.close()
    return connect(folder, writable=True)


def add_late_indexes(connection: sqlite3.Connection) -> None:
    """Make the indexes that are not there before the first articles are in: 3 s for each million rows."""
    for index in _LATE_INDEXES:
        connection.execute(f"CREATE INDEX IF NOT EXISTS {index}")


def read_meta(connection: sqlite3.Connection, name: str) -> int | None:
    """A value the catalogue keeps about itself, or None."""
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return row[0] if row else None


def write_meta(connection: sqlite3.Connection, name: str, value: int) -> None:
    """Keep a value about the catalogue itself."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))
