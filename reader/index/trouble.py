"""Where SQLite's and tantivy's errors become Newsdesk's."""

import sqlite3
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from types import TracebackType

from reader.model.errors import CacheDamagedError, CacheError

DAMAGED = "damaged"
"""The file in a cache folder that lets the next writer make it anew, whatever its own first look says."""

LOOKED = "looked"
"""The file whose time says when the library's folder was last compared with the catalogue."""

_PANIC = "PanicException"  # what a panic in tantivy arrives as: not an Exception, and of no importable type


class _CacheErrors(AbstractContextManager[None]):
    """Knows nothing from one use to the next, so one serves all: `contextmanager` would make two objects a time."""

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _place: TracebackType | None
    ) -> None:
        match error:
            case None:
                return
            case sqlite3.OperationalError():
                raise CacheError(f"the catalogue cannot be used ({error})") from error
            case sqlite3.DatabaseError():
                raise CacheDamagedError(f"the catalogue is damaged ({error})") from error
            case OSError():
                raise CacheError(f"the cache cannot be used ({error.strerror or error})") from error
            case ValueError():
                raise CacheDamagedError(f"the full text cannot be read ({error})") from error
        if type(error).__name__ == _PANIC:
            raise CacheDamagedError(f"the full text is damaged ({error})") from error


_CACHE_ERRORS = _CacheErrors()


def cache_errors() -> AbstractContextManager[None]:
    """Raise CacheDamagedError for what only a new cache mends, CacheError for a full disk and the like."""
    return _CACHE_ERRORS


def note(file: Path) -> None:
    """Leave a file in a cache folder as a sign; a cache that cannot be written to does without."""
    with suppress(OSError):
        file.touch()
