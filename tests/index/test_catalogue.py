"""A catalogue that was not finished is made anew, not stumbled over for ever."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from reader.index import rows
from reader.index.cache import Cache
from reader.index.catalogue import FILE_NAME, connect
from reader.index.writer import open_writer
from reader.model.entry import Sort
from reader.model.errors import CacheDamagedError
from tests.builders import open_test_library, places, write


def test_a_catalogue_whose_maker_was_interrupted_is_made_anew(tmp_path: Path) -> None:
    root = tmp_path / "news"
    write(root, one="headline: One\n")
    cache = places(root).cache
    cache.mkdir()
    (cache / FILE_NAME).touch()
    with pytest.raises(CacheDamagedError, match="interrupted"):
        Cache(cache)
    with open_test_library(root) as library:
        assert library.counts().articles == 1


def late_indexes(cache: Path) -> set[str]:
    names = "('articles_headline', 'articles_source', 'origins_identity')"
    with closing(sqlite3.connect(cache / FILE_NAME)) as connection:
        return {
            name for (name,) in connection.execute(f"SELECT name FROM sqlite_master WHERE name IN {names}")
        }


def test_a_first_reading_that_was_interrupted_gets_its_indexes_with_the_next(tmp_path: Path) -> None:
    root = tmp_path / "news"
    write(root, two="headline: Two\n", one="headline: One\n")
    cache = places(root).cache
    writer = open_writer(cache)
    assert writer is not None
    writer.commit()
    writer.abandon()
    assert late_indexes(cache) == set()
    with closing(Cache(cache)) as reading:  # There is nothing yet, but no error either.
        assert list(reading.order(Sort.HEADLINE)) == []
    with open_test_library(root) as library:
        assert len(late_indexes(cache)) == 3
        found = library.entries(library.search(sort=Sort.HEADLINE).keys(0, 2))
        assert [entry.headline for entry in found if entry] == ["One", "Two"]


@pytest.mark.parametrize("sort", Sort)
def test_the_first_rows_of_any_order_are_there_without_sorting_a_whole_library(
    tmp_path: Path, sort: Sort
) -> None:
    root = tmp_path / "news"
    write(root, one="headline: One\nsource: A Wire\npublished: 2024-12-19\n", two="headline: Two\n")
    open_test_library(root).close()
    asked: list[str] = []
    with closing(connect(places(root).cache)) as connection:
        connection.set_trace_callback(asked.append)
        rows.order(connection, sort, 60)
        connection.set_trace_callback(None)
        steps = [row[3] for query in asked for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert steps
    assert not [step for step in steps if "TEMP B-TREE" in step]
