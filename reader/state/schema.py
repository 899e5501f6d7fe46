"""The tables of a state file, and the way from each version of them to the next. Knows no paths."""

import sqlite3

_FACTS = """
    -- The latest fact of each key. A value of 'null' says that it was taken away.
    CREATE TABLE facts (article TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
        at INTEGER NOT NULL, machine TEXT NOT NULL, content INTEGER NOT NULL, seq INTEGER NOT NULL,
        PRIMARY KEY (article, kind, name)) WITHOUT ROWID;
    CREATE INDEX facts_kind ON facts (kind, name) WHERE value <> 'null';
    CREATE INDEX facts_content ON facts (content) WHERE content <> 0;
    -- In the order in which they came into this file, so that what is derived from them can follow.
    CREATE INDEX facts_seq ON facts (seq);
    CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
    INSERT INTO meta VALUES ('machine', lower(hex(randomblob(6)))), ('last_at', 1), ('seq', 1);
"""

MIGRATIONS = (
    """
    CREATE TABLE articles (id TEXT PRIMARY KEY, read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0,
        position INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
    CREATE TABLE tags (id TEXT NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (id, tag)) WITHOUT ROWID;
    """,
    f"""
    {_FACTS}
    INSERT INTO facts SELECT id, 'read', '', 'true', 1, '', 0, 1 FROM articles WHERE read;
    INSERT INTO facts SELECT id, 'star', '', 'true', 1, '', 0, 1 FROM articles WHERE starred;
    INSERT INTO facts SELECT id, 'position', '', position, 1, '', 0, 1 FROM articles WHERE position;
    INSERT INTO facts SELECT id, 'tag', tag, 'true', 1, '', 0, 1 FROM tags;
    DROP TABLE articles;
    DROP TABLE tags;
    """,
)
"""What each version adds; what was done before facts had times counts as done in 1970."""

SCHEMA_VERSION = len(MIGRATIONS)
"""The number of migrations applied, kept in the file as SQLite's user_version."""


def version_of(connection: sqlite3.Connection) -> int:
    """The version of an open file; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring an older file to SCHEMA_VERSION, inside the caller's transaction."""
    for migration in MIGRATIONS[version_of(connection) :]:
        for statement in _statements(migration):
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _statements(script: str) -> list[str]:
    """The statements one by one: SQLite's own running of a script would commit the transaction first."""
    lines = (line for line in script.splitlines() if not line.strip().startswith("--"))
    return [statement for statement in "\n".join(lines).split(";") if statement.strip()]
