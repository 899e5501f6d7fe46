"""Reading state: what was done is there the next time, and trouble is told."""

import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.errors import StateError
from reader.model.reading_state import UNTOUCHED, ReadingState
from reader.state.database import SCHEMA_VERSION
from reader.state.reading import ReadingStates


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "newsdesk" / "state.sqlite3"


@pytest.fixture
def states(path: Path) -> Iterator[ReadingStates]:
    opened = ReadingStates(path)
    yield opened
    opened.close()


def test_an_article_nobody_touched_is_unread(states: ReadingStates) -> None:
    assert states.get(["a"]) == [UNTOUCHED]


def test_what_was_done_is_there_for_the_next_reader(states: ReadingStates, path: Path) -> None:
    states.set_read(["a", "b"], read=True)
    states.set_read(["b"], read=False)
    states.set_starred(["b"], starred=True)
    states.set_position("a", 120)
    states.set_tagged(["a", "c"], "later", tagged=True)
    states.set_tagged(["a"], "again", tagged=True)
    states.set_tagged(["a"], "again", tagged=False)
    other = ReadingStates(path)
    assert other.get(["c", "b", "a"]) == [
        ReadingState(tags=("later",)),
        ReadingState(starred=True),
        ReadingState(read=True, position=120, tags=("later",)),
    ]
    assert other.read_ids() == ["a"]
    assert other.starred_ids() == ["b"]
    assert sorted(other.tagged_ids("later")) == ["a", "c"]
    other.close()


def test_more_articles_than_one_question_holds(states: ReadingStates) -> None:
    ids = [f"article-{number}" for number in range(1_200)]
    states.set_read(ids, read=True)
    assert all(state.read for state in states.get(ids))


def test_the_file_is_the_readers_alone(states: ReadingStates, path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_is_acknowledged_outlives_a_power_cut(states: ReadingStates) -> None:
    pragmas = [
        states._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")
    ]
    assert pragmas == ["delete", 2]  # a rollback journal, FULL


def test_a_file_from_a_newer_newsdesk_is_left_alone(states: ReadingStates, path: Path) -> None:
    states.close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StateError, match="newer Newsdesk"):
        ReadingStates(path)
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_told_and_kept(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"rubbish" * 1000)
    with pytest.raises(StateError):
        ReadingStates(path)
    assert path.read_bytes() == b"rubbish" * 1000


def test_a_place_where_nothing_can_be_kept_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StateError, match="cannot be opened"):
        ReadingStates(tmp_path / "file" / "state.sqlite3")


def test_half_an_action_is_none(states: ReadingStates) -> None:
    def ids() -> Iterator[str]:
        yield "a"
        raise InterruptedError

    with pytest.raises(InterruptedError):
        states.set_read(ids(), read=True)
    assert states.get(["a"]) == [UNTOUCHED]
