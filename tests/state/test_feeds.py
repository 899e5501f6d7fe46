"""What is remembered of feeds, whatever happens to the file between two looks."""

import sqlite3
import stat
import threading
from pathlib import Path

import pytest

from reader.model.errors import StateError
from reader.model.feed import FeedState, SeenEntry
from reader.state.feeds import FeedStates

A, B = "https://a.example/feed", "https://b.example/feed"
STATE = FeedState(
    etag='"1"',
    last_modified="Thu, 19 Dec 2024 10:00:00 GMT",
    moved_to="https://c.example/",
    tried_at=5.0,
    succeeded_at=4.0,
    failures=3,
    problem="no",
    not_before=9.0,
    server_asked=True,
)
ONE = SeenEntry(key="one", digest="d1", dated=1.0, path="2024/one.yaml", stamp="s")
TWO = SeenEntry(key="two", digest="d2", dated=2.0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "feeds.sqlite3"


@pytest.fixture
def kept(path: Path) -> FeedStates:
    kept = FeedStates(path)
    kept.keep({A: STATE, B: FeedState()}, {A: [ONE, TWO], B: [ONE]})
    return kept


def test_what_was_kept_is_there_again(kept: FeedStates, path: Path) -> None:
    again = FeedStates(path)
    assert again.states() == {A: STATE, B: FeedState()}
    assert again.entries(A) == {"one": ONE, "two": TWO}
    assert again.all_entries() == {A: {"one": ONE, "two": TWO}, B: {"one": ONE}}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_is_known_at_first(path: Path) -> None:
    assert FeedStates(path).states() == {}
    assert FeedStates(path).entries(A) == {}
    assert not path.parent.exists()


def test_later_news_take_the_place_of_earlier_ones(kept: FeedStates) -> None:
    newer = SeenEntry(key="one", digest="d9", dated=1.0)
    kept.keep({A: FeedState(problem="worse")}, {A: [newer]}, {A: ["two"], B: ["one"]})
    assert kept.states()[A].problem == "worse"
    assert kept.all_entries() == {A: {"one": newer}}


def test_a_feed_is_forgotten_with_its_entries(kept: FeedStates) -> None:
    kept.forget([A])
    assert kept.states() == {B: FeedState()}
    assert kept.all_entries() == {B: {"one": ONE}}


def test_a_file_that_was_deleted_is_made_again(kept: FeedStates, path: Path) -> None:
    path.unlink()
    assert kept.states() == {}
    kept.keep({B: STATE}, {})
    assert FeedStates(path).states() == {B: STATE}


def test_a_file_that_was_replaced_is_the_one_that_counts(
    kept: FeedStates, path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.sqlite3"
    FeedStates(other).keep({B: STATE}, {})
    other.replace(path)
    assert kept.states() == {B: STATE}


def test_all_is_kept_or_nothing(kept: FeedStates) -> None:
    bad = SeenEntry(key="x", digest=object(), dated=0.0)  # type: ignore[arg-type]
    with pytest.raises(StateError):
        kept.keep({A: FeedState()}, {A: [bad]})
    assert kept.states()[A] == STATE


def test_a_damaged_file_is_told_with_what_to_do(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StateError, match="delete it"):
        FeedStates(path).states()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StateError):
        FeedStates(tmp_path / "file" / "feeds.sqlite3").keep({A: STATE}, {})


def test_a_file_of_a_newer_newsdesk_is_left_alone(kept: FeedStates, path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StateError, match="newer Newsdesk"):
        kept.states()


def test_two_newsdesks_may_begin_at_once(path: Path) -> None:
    both = [threading.Thread(target=lambda n=n: FeedStates(path).keep({str(n): STATE}, {})) for n in range(4)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert set(FeedStates(path).states()) == {"0", "1", "2", "3"}
