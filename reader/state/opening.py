"""Opening a state file: made where there is none, brought to today's schema, set aside when damaged.

A rollback journal with synchronous=FULL: what is acknowledged outlives a power cut (SQLite documentation, "PRAGMA
synchronous"; WAL with NORMAL does not promise that). The journal is truncated rather than deleted: that spares two
writes of the folder at each action and is as safe, because the empty journal is synced too.
"""

import contextlib
import datetime as dt
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from reader.state.errors import Trouble, trouble_of
from reader.state.lock import folder_lock
from reader.state.salvage import salvaged, whole
from reader.state.schema import SCHEMA_VERSION, migrate, version_of
from reader.state.table import merge

BUSY_SECONDS = 60.0
"""How long to wait for another Newsdesk's write before giving up: far longer than any takes."""


_PRAGMAS = ("journal_mode = TRUNCATE", "synchronous = FULL", "fullfsync = ON", "trusted_schema = OFF")


class NewerStateError(Exception):
    """The file was written by a newer Newsdesk: it is read, not written."""


class Identity(NamedTuple):
    """Which file a path names at a moment."""

    device: int
    inode: int


class Opened(NamedTuple):
    """An open state file. `copy` reads it whatever its path names later; `notices` tell what was done."""

    connection: sqlite3.Connection
    copy: int
    identity: Identity
    notices: tuple[str, ...] = ()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()
        _COPIES.close(self.identity, self.copy)


class _Copies:
    """Descriptors of state files beside SQLite's own, by file.

    Closing any descriptor of a file gives up every lock that the process has on it (POSIX, fcntl): they are all
    closed when the last connection to the file is.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._used: dict[Identity, int] = {}
        self._waiting: dict[Identity, list[int]] = {}

    def add(self, descriptor: int) -> Identity:
        status = os.fstat(descriptor)
        identity = Identity(status.st_dev, status.st_ino)
        with self._lock:
            self._used[identity] = self._used.get(identity, 0) + 1
        return identity

    def close(self, identity: Identity, descriptor: int) -> None:
        with self._lock:
            self._used[identity] -= 1
            self._waiting.setdefault(identity, []).append(descriptor)
            if not self._used[identity]:
                del self._used[identity]
                for one in self._waiting.pop(identity):
                    os.close(one)


_COPIES = _Copies()


def identity_of(path: Path) -> Identity | None:
    """Which file stands at this path, or None."""
    try:
        status = os.stat(path)  # noqa: PTH116 - asked before every action
    except OSError:
        return None
    return Identity(status.st_dev, status.st_ino)


def open_state(path: Path, *, damaged: Identity | None = None) -> Opened:
    """Open the file at `path` for reading and writing.

    `damaged` names a file found to be damaged: it is replaced by what can be saved of it, unless somebody else
    did so already. Raises OSError and sqlite3.Error for what keeps it from being used, NewerStateError.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with folder_lock(path.parent):
        notices: list[str] = []
        if damaged is not None and identity_of(path) == damaged:
            notices.append(_set_aside(path))
        try:
            return _opened(path, notices)
        except sqlite3.DatabaseError as error:
            if trouble_of(error) is not Trouble.DAMAGED:
                raise
            notices.append(_set_aside(path))
            return _opened(path, notices)


def open_copy(path: Path) -> sqlite3.Connection:
    """What stands in the file at `path`, as far as it can be read, in memory: for when it cannot be written."""
    connection = memory()
    with contextlib.suppress(OSError, sqlite3.Error), transaction(connection):
        merge(connection, whole(path))
    return connection


def memory() -> sqlite3.Connection:
    """An empty state that lasts as long as the process."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    with transaction(connection):
        migrate(connection)
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Everything inside is kept, or nothing. It is on the disk when this ends."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _opened(path: Path, notices: list[str]) -> Opened:
    copy = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
    identity = _COPIES.add(copy)
    try:
        connection = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
        )
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
            _bring_up_to_date(connection, path)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        _COPIES.close(identity, copy)
        raise
    return Opened(connection, copy, identity, tuple(notices))


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    version = version_of(connection)
    if version > SCHEMA_VERSION:
        raise NewerStateError
    if version == SCHEMA_VERSION:
        return
    if version:
        _keep_copy(connection, path.with_name(f"{path.name}.version-{version}"))
    else:
        sync_folder(path.parent)
    with transaction(connection):
        migrate(connection)


def _keep_copy(connection: sqlite3.Connection, to: Path) -> None:
    """A whole copy of the file as it is, under a name that says of which version it is."""
    temporary = to.with_name(f"{to.name}.tmp")
    temporary.unlink(missing_ok=True)
    os.close(os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with contextlib.closing(sqlite3.connect(temporary)) as copy:
        connection.backup(copy)
    temporary.replace(to)
    sync_folder(to.parent)


def _set_aside(path: Path) -> str:
    """Keep the damaged file under another name, put what can be saved of it in its place; say so.

    At every moment the path names either the damaged file or the one saved from it, so that being killed here loses
    nothing. The old journal goes before the new file comes: it must not be played back into that.
    """
    stamp = dt.datetime.now(dt.UTC).strftime("%Y%m%d-%H%M%S-%f")
    kept = path.with_name(f"{path.name}.damaged-{stamp}")
    journal, kept_journal = (one.with_name(f"{one.name}-journal") for one in (path, kept))
    _copy(path, kept)
    if journal.exists() and journal.stat().st_size:
        _copy(journal, kept_journal)
    fresh = path.with_name(f"{path.name}.saved.tmp")
    for old in (fresh, fresh.with_name(f"{fresh.name}-journal")):
        old.unlink(missing_ok=True)
    os.close(os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    with contextlib.closing(sqlite3.connect(fresh, isolation_level=None)) as connection:
        with transaction(connection):
            migrate(connection)
        with transaction(connection):
            saved = merge(connection, salvaged(kept))
    journal.unlink(missing_ok=True)
    fresh.replace(path)
    sync_folder(path.parent)
    return f"the state file was damaged; {saved:,} entries of it were saved, and it is kept as {kept}"


def _copy(source: Path, to: Path) -> None:
    import shutil

    shutil.copyfile(source, to)
    to.chmod(0o600)
    with to.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make names in a folder outlive a power cut. Where a system can't do that for a folder, it needn't be done."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
