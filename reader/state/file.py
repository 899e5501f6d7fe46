"""The state file of a library as the process that has it open sees it, whatever happens to it meanwhile.

Deleted or replaced: what it held is merged into what stands there now. Damaged: what can be saved is saved. Not to
be written to: things are kept in memory and `trouble` says so. Knows nothing of what the facts mean.
"""

import contextlib
import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from reader.model.errors import StateError
from reader.state.errors import Trouble, told, trouble_of
from reader.state.opening import (
    NewerStateError,
    Opened,
    identity_of,
    memory,
    open_copy,
    open_state,
    transaction,
)
from reader.state.salvage import salvaged
from reader.state.table import everything, merge

T = TypeVar("T")

_ATTEMPTS = 4
"""How often an action is begun again because the file under it changed."""


class StateFile:
    """Safe to use from several threads; any number of processes may have the same file open."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.trouble = ""
        """What keeps the file from being written; empty where nothing does."""
        self._notices: list[str] = []
        self._lock = threading.RLock()
        self._opened: Opened | None = None
        self._session: sqlite3.Connection | None = None
        self._newer = False
        self._open()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._opened:
                self._opened.close()
            if self._session:
                self._session.close()
            self._opened = self._session = None

    def notices(self) -> tuple[str, ...]:
        """What had to be done to the file since this was asked last, for people."""
        with self._lock:
            told_, self._notices = tuple(self._notices), []
            return told_

    def read(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` finds. Raises StateError."""
        return self._run(work)

    def write(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` returns, once all it did is on the disk. It may be run several times.

        Raises StateError, and then none of it was kept, or where the disk failed all of it or none.
        """

        def whole(connection: sqlite3.Connection) -> T:
            with transaction(connection):
                return work(connection)

        with self._lock:
            if self._session and not self._newer:
                self._open()  # The folder may have become writable again.
            done = self._run(whole)
            if self._opened and identity_of(self.path) != self._opened.identity:
                self._look_again(self._opened)
            return done

    def _run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with self._lock:
            for left in reversed(range(_ATTEMPTS)):
                opened, connection = self._current()
                try:
                    return work(connection)
                except sqlite3.Error as error:
                    if opened is None or not self._mended(opened, error) or not left:
                        raise told(self.path, error) from error
            raise AssertionError("unreachable")  # the last attempt returned or raised

    def _current(self) -> tuple[Opened | None, sqlite3.Connection]:
        """The file that stands there now, and the connection to it or to memory."""
        if self._opened and identity_of(self.path) != self._opened.identity:
            self._look_again(self._opened)
        if self._session:
            return None, self._session
        if self._opened is None:
            raise StateError(f"{self.path}: this was not kept: the file is closed")
        return self._opened, self._opened.connection

    def _mended(self, opened: Opened, error: sqlite3.Error) -> bool:
        """Whether it is worth trying again after this error."""
        match trouble_of(error):
            case Trouble.MOVED:
                self._look_again(opened)
            case Trouble.LOCKED_AWAY:
                self._keep_in_memory(error)
            case Trouble.DAMAGED:
                opened.close()
                self._open(damaged=opened)
            case _:
                # After a failed sync nobody knows what the system still holds: begin with what is on the disk.
                opened.close()
                self._open()
                return False
        return True

    def _open(self, damaged: Opened | None = None) -> None:
        self._opened = None
        try:
            self._opened = open_state(self.path, damaged=damaged.identity if damaged else None)
        except NewerStateError:
            self._newer = True
            self._keep_in_memory("the state was written by a newer Newsdesk; update this one")
            return
        except (OSError, sqlite3.Error) as error:
            self._keep_in_memory(error)
            return
        self._notices += self._opened.notices
        if self._session:
            with transaction(self._opened.connection):
                merge(self._opened.connection, everything(self._session))
            self._session.close()
            self._session = None
            self.trouble = ""
            self._notices.append(f"what you did meanwhile is kept now: {self.path} can be written again")

    def _keep_in_memory(self, why: object) -> None:
        """Go on without the file, with what it has so far."""
        if self._session is None:
            self._session = open_copy(self.path)
        if self._opened:
            self._opened.close()
            self._opened = None
        reason = getattr(why, "strerror", None) or why
        self.trouble = f"{reason}: {self.path}"

    def _look_again(self, before: Opened) -> None:
        """Another file stands there, or none: put what the one we know held into it."""
        try:
            kept = _held(before)
        finally:
            before.close()
        was_there = self.path.exists()
        self._open()
        now = self._session or (self._opened and self._opened.connection)
        if now:
            with transaction(now):
                merge(now, everything(kept))
        kept.close()
        how = "replaced by another; what both held is kept" if was_there else "deleted; it was made again"
        self._notices.append(f"the state file was {how}: {self.path}")


def _held(opened: Opened) -> sqlite3.Connection:
    """What a file holds that may have no name any more, in memory.

    Read from its bytes: SQLite would look for the journal of a file that now stands in its place.
    """
    held = memory()
    with tempfile.TemporaryDirectory(prefix="newsdesk-state-") as folder:
        whole = Path(folder) / "state"
        with whole.open("wb") as file:
            place = 0
            while piece := os.pread(opened.copy, 1 << 20, place):
                file.write(piece)
                place += len(piece)
        with contextlib.suppress(sqlite3.Error), transaction(held):
            merge(held, salvaged(whole))
    return held


def wall_clock() -> int:
    """Now, in microseconds since 1970 UTC."""
    return time.time_ns() // 1000
