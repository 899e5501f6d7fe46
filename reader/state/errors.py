"""What SQLite's errors mean for a state file: whether to wait, to mend, to keep things in memory, or to tell."""

import enum
import sqlite3
from pathlib import Path

from reader.model.errors import StateError


class Trouble(enum.Enum):
    """What is to be done about an error."""

    BUSY = enum.auto()
    """Another Newsdesk writes: wait."""
    MOVED = enum.auto()
    """The file at this path is another one now: look again."""
    LOCKED_AWAY = enum.auto()
    """The file or its folder cannot be written to."""
    DAMAGED = enum.auto()
    """The file holds nonsense: set it aside, save what can be saved."""
    FAILED = enum.auto()
    """Full disk, failing disk: nothing was changed; tell."""


_READONLY_DBMOVED = 1032
_BY_CODE = {
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    sqlite3.SQLITE_READONLY: Trouble.LOCKED_AWAY,
    sqlite3.SQLITE_CANTOPEN: Trouble.LOCKED_AWAY,
    sqlite3.SQLITE_PERM: Trouble.LOCKED_AWAY,
    sqlite3.SQLITE_AUTH: Trouble.LOCKED_AWAY,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
}
"""By primary result code (SQLite documentation, "Result and Error Codes")."""


def trouble_of(error: sqlite3.Error) -> Trouble:
    """What to do about an error of SQLite's."""
    code = getattr(error, "sqlite_errorcode", 0)
    if code == _READONLY_DBMOVED:
        return Trouble.MOVED
    return _BY_CODE.get(code & 0xFF, Trouble.FAILED)


def told(path: Path, error: BaseException) -> StateError:
    """The error for people."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_IOERR:
        # When the last sync of a commit fails nobody knows whether it would outlive a power cut.
        reason = "the disk reports an error; look after it and do it again"
        return StateError(f"{path}: it is not certain that this was kept: {reason}")
    reason = {
        sqlite3.SQLITE_FULL: "the disk is full; make room and do it again",
        sqlite3.SQLITE_BUSY: "another Newsdesk has been writing for a long time; do it again",
    }.get(code) or (getattr(error, "strerror", None) or str(error))
    return StateError(f"{path}: this was not kept: {reason}")
