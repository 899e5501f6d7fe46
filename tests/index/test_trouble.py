"""Trouble: foreign errors arrive as Newsdesk's, and say whether a new cache helps."""

import sqlite3
from pathlib import Path

import pytest

from reader.index.cache import Cache
from reader.index.catalogue import FILE_NAME, create
from reader.index.trouble import DAMAGED, cache_errors
from reader.index.writer import open_writer
from reader.model.errors import CacheDamagedError, CacheError


class PanicException(BaseException):
    """What a panic in tantivy looks like from Python."""


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (sqlite3.OperationalError("disk full"), CacheError),
        (sqlite3.DatabaseError("malformed"), CacheDamagedError),
        (OSError(28, "No space left on device"), CacheError),
        (ValueError("corrupt"), CacheDamagedError),
        (PanicException("index out of bounds"), CacheDamagedError),
    ],
)
def test_a_foreign_error_becomes_ours(raised: BaseException, expected: type[CacheError]) -> None:
    with pytest.raises(CacheError) as caught, cache_errors():
        raise raised
    assert type(caught.value) is expected


def test_an_interrupt_stays_an_interrupt() -> None:
    with pytest.raises(KeyboardInterrupt), cache_errors():
        raise KeyboardInterrupt


def test_damage_that_a_reader_meets_makes_the_next_writer_start_anew(tmp_path: Path) -> None:
    writer = open_writer(tmp_path)
    assert writer is not None
    writer.close()
    cache = Cache(tmp_path)
    with pytest.raises(CacheDamagedError), cache._reading():
        raise sqlite3.DatabaseError("malformed")
    cache.close()
    assert (tmp_path / DAMAGED).exists()
    writer = open_writer(tmp_path)
    assert writer is not None
    assert writer.rebuilt
    writer.close()
    assert not (tmp_path / DAMAGED).exists()


def test_there_is_no_cache_before_the_first_refresh(tmp_path: Path) -> None:
    with pytest.raises(CacheError):
        Cache(tmp_path)


def test_a_catalogue_of_rubbish_is_damaged(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"rubbish" * 1000)
    with pytest.raises(CacheDamagedError):
        Cache(tmp_path)


def test_a_catalogue_of_another_version_is_not_read(tmp_path: Path) -> None:
    connection = create(tmp_path)
    connection.execute("UPDATE meta SET value = 0 WHERE name = 'schema_version'")
    connection.close()
    with pytest.raises(CacheDamagedError, match="another version"):
        Cache(tmp_path)
