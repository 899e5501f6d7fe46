"""Changes: what a folder's looks say about its files."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from reader.index.catalogue import create
from reader.index.changes import FileSeen, KnownFolder, compare, compare_named, digest_of

OLD = 10**15
NOW = 2 * OLD
A = FileSeen("a.yaml", 10, OLD, OLD, 1)
B = FileSeen("b.yaml", 20, OLD, OLD, 2)


NEWS = KnownFolder(1, 5, digest_of([A, B]))


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = create(tmp_path)
    connection.execute("INSERT INTO folders VALUES (1, 'news', 5, ?)", (digest_of([A, B]),))
    connection.executemany(
        "INSERT INTO files (folder, name, size, mtime_ns, ctime_ns, inode) VALUES (1, ?, ?, ?, ?, ?)", [A, B]
    )
    yield connection
    connection.close()


def test_a_folder_that_looks_the_same_has_no_changes(catalogue: sqlite3.Connection) -> None:
    assert compare(catalogue, NEWS, "news", 5, [B, A], now_ns=NOW) is None


def test_a_folder_whose_time_alone_changed_has_it_noted(catalogue: sqlite3.Connection) -> None:
    assert compare(catalogue, NEWS, "news", 6, [A, B], now_ns=NOW) is None
    assert catalogue.execute("SELECT mtime_ns FROM folders").fetchone() == (6,)


@pytest.mark.parametrize(
    "different", [B._replace(size=7), B._replace(mtime_ns=7), B._replace(ctime_ns=7), B._replace(inode=7)]
)
def test_a_file_that_looks_different_in_any_way_is_to_be_read(
    catalogue: sqlite3.Connection, different: FileSeen
) -> None:
    change = compare(catalogue, NEWS, "news", 5, [A, different], now_ns=NOW)
    assert change is not None
    assert change.changed == [different]
    assert change.removed == []


def test_a_renamed_file_is_one_gone_and_one_new(catalogue: sqlite3.Connection) -> None:
    renamed = B._replace(name="c.yaml")
    change = compare(catalogue, NEWS, "news", 5, [A, renamed], now_ns=NOW)
    assert change is not None
    assert (change.changed, change.removed) == ([renamed], ["b.yaml"])


def test_a_folder_never_seen_is_all_new(catalogue: sqlite3.Connection) -> None:
    change = compare(catalogue, None, "other", 5, [A], now_ns=NOW)
    assert change is not None
    assert change.changed == [A]
    assert change.digest == digest_of([A])


def test_a_file_written_this_moment_is_not_trusted_to_stay_as_it_is(catalogue: sqlite3.Connection) -> None:
    fresh = B._replace(mtime_ns=NOW)
    change = compare(catalogue, NEWS, "news", 5, [A, fresh], now_ns=NOW)
    assert change is not None
    assert change.changed == [fresh._replace(size=-1)]
    assert change.digest == 0


def test_of_named_files_the_others_are_taken_to_be_as_they_were(catalogue: sqlite3.Connection) -> None:
    longer, new = B._replace(size=21), FileSeen("c.yaml", 30, OLD, OLD, 3)
    names = {"b.yaml", "c.yaml", "never.yaml"}
    change = compare_named(catalogue, NEWS, "news", names, [new, longer], now_ns=NOW)
    assert change is not None
    assert (change.changed, change.removed) == ([new, longer], [])
    assert (change.digest, change.mtime_ns) == (digest_of([A, longer, new]), NEWS.mtime_ns)


def test_a_named_file_that_is_gone_is_taken_off_the_digest(catalogue: sqlite3.Connection) -> None:
    change = compare_named(catalogue, NEWS, "news", {"a.yaml", "b.yaml"}, [A], now_ns=NOW)
    assert change is not None
    assert (change.changed, change.removed, change.digest) == ([], ["b.yaml"], digest_of([A]))


def test_named_files_that_look_as_they_did_are_no_change(catalogue: sqlite3.Connection) -> None:
    assert compare_named(catalogue, NEWS, "news", {"a.yaml", "never.yaml"}, [A], now_ns=NOW) is None


def test_a_folder_to_be_compared_file_by_file_stays_so_when_some_are_named(
    catalogue: sqlite3.Connection,
) -> None:
    unsure = NEWS._replace(mtime_ns=0, digest=0)
    change = compare_named(catalogue, unsure, "news", {"a.yaml"}, [], now_ns=NOW)
    assert change is not None
    assert (change.digest, change.mtime_ns) == (0, 0)


def test_a_named_file_written_this_moment_is_read_again_at_the_next_look_at_all(
    catalogue: sqlite3.Connection,
) -> None:
    fresh = B._replace(mtime_ns=NOW)
    change = compare_named(catalogue, NEWS, "news", {"b.yaml"}, [fresh], now_ns=NOW)
    assert change is not None
    assert change.changed == [fresh._replace(size=-1)]
    assert change.mtime_ns == 0
    assert change.digest not in (0, digest_of([A, fresh]))


FILES = st.builds(FileSeen, st.text(max_size=5), *[st.integers(0, 2**62)] * 4)


@given(st.lists(FILES), st.randoms())
def test_a_digest_does_not_depend_on_the_order_and_is_never_nought(
    files: list[FileSeen], random: object
) -> None:
    shuffled = sorted(files, key=lambda file: hash((random, file)))
    assert digest_of(files) == digest_of(shuffled) != 0
