"""Where SQLite's and tantivy's errors become Newsdesk's."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from reader.model.errors import CacheDamagedError, CacheError

DAMAGED = "damaged"
"""The file in a cache folder that lets the next writer make it anew, whatever its own first look says."""

LOOKED = "looked"
"""The file whose time says when the library's folder was last compared with the catalogue."""

_PANIC = "PanicException"  # what a panic in tantivy arrives as: not an Exception, and of no importable type


@contextmanager
def cache_errors() -> Iterator[None]:
    """Raise CacheDamagedError for what only a new cache mends, CacheError for a full disk and the like."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise CacheError(f"the catalogue cannot be used ({error})") from error
    except sqlite3.DatabaseError as error:
        raise CacheDamagedError(f"the catalogue is damaged ({error})") from error
    except OSError as error:
        raise CacheError(f"the cache cannot be used ({error.strerror or error})") from error
    except ValueError as error:
        raise CacheDamagedError(f"the full text cannot be read ({error})") from error
    except BaseException as error:
        if type(error).__name__ == _PANIC:
            raise CacheDamagedError(f"the full text is damaged ({error})") from error
        raise


def note(file: Path) -> None:
    """Leave a file in a cache folder as a sign; a cache that cannot be written to does without."""
    with suppress(OSError):
        file.touch()
