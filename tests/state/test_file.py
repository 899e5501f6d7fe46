"""The state file in use: damaged, deleted, replaced, locked away, of another version, shared by many."""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.errors import StateError
from reader.model.fact import GONE, Key, Kind
from reader.model.reading_state import UNTOUCHED, ReadingState
from reader.state import opening
from reader.state.errors import Trouble, told, trouble_of
from reader.state.salvage import salvaged
from reader.state.schema import MIGRATIONS, SCHEMA_VERSION
from reader.state.states import States
from tests.state.deeds import damage
from tests.unprivileged import unprivileged

ROOT = Path(__file__).parents[2]
READ = ReadingState(read=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "newsdesk" / "state.sqlite3"


@pytest.fixture
def states(path: Path) -> Iterator[States]:
    opened = States(path)
    yield opened
    opened.close()


def read(states: States, *articles: str) -> None:
    states.act((Key(article, Kind.READ), "true") for article in articles)


def reads(states: States, *articles: str) -> list[bool]:
    return [state.read for state in states.get(articles)]


def connection_of(states: States) -> sqlite3.Connection:
    opened = states._file._opened
    assert opened is not None
    return opened.connection


def test_what_is_acknowledged_outlives_a_power_cut(states: States) -> None:
    asked = (connection_of(states).execute(f"PRAGMA {name}") for name in ("journal_mode", "synchronous"))
    assert [answer.fetchone()[0] for answer in asked] == ["truncate", 2]  # a rollback journal, FULL


def test_a_file_of_the_first_version_is_brought_up_to_date_and_a_copy_kept(path: Path) -> None:
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.executescript(MIGRATIONS[0])
        connection.execute("INSERT INTO articles VALUES ('a', 1, 1, 40), ('b', 0, 0, 0)")
        connection.execute("INSERT INTO tags VALUES ('b', 'x')")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    states = States(path)
    assert states.get(["a", "b"]) == [
        ReadingState(read=True, starred=True, position=40),
        ReadingState(tags=("x",)),
    ]
    states.close()
    copy = path.with_name("state.sqlite3.version-1")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert {fact.key.article for fact in salvaged(copy)} == {"a", "b"}


def test_a_file_from_a_newer_newsdesk_is_read_and_left_alone(states: States, path: Path) -> None:
    read(states, "a")
    states.close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    before = path.read_bytes()
    older = States(path)
    assert "newer Newsdesk" in older.trouble
    read(older, "b")
    assert reads(older, "a", "b") == [True, True]
    assert "newer Newsdesk" in older.trouble
    older.close()
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_is_kept_aside(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"rubbish" * 1_000)
    states = States(path)
    (notice,) = states.notices()
    (kept,) = path.parent.glob("state.sqlite3.damaged-*")
    assert str(kept) in notice
    assert "0 entries of it were saved" in notice
    assert kept.read_bytes() == b"rubbish" * 1_000
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    read(states, "a")
    assert states.trouble == ""
    states.close()


@pytest.mark.parametrize("table", ["facts_kind", "facts_seq", "facts_content"])
def test_of_a_damaged_file_what_can_be_saved_is_saved(states: States, path: Path, table: str) -> None:
    articles = [f"article-{number:04}" for number in range(500)]
    read(states, *articles)
    states.close()
    damage(path, table)
    again = States(path, content_of=lambda ids: [5] * len(ids))
    read(again, "new")
    assert all(reads(again, *articles, "new"))
    (notice,) = again.notices()
    assert "the state file was damaged" in notice
    again.close()


def test_a_damaged_table_is_read_from_both_ends(states: States, path: Path) -> None:
    articles = [f"article-{number:05}" for number in range(5_000)]
    read(states, *articles)
    states.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        for place in range(size // 2 // 4096 * 4096, size // 2 + 8_192, 4_096):
            file.seek(place)
            file.write(b"\xa5" * 4_096)
    again = States(path)
    list(again.everything())
    saved = sum(reads(again, *articles))
    assert saved > 3_000
    assert "was damaged" in again.notices()[0]
    again.close()


def test_a_row_of_nonsense_is_damage_too(states: States, path: Path) -> None:
    read(states, "a")
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO facts VALUES ('b', 'nonsense', '', 'true', 1, '', 0, 1)")
        connection.execute("INSERT INTO facts VALUES ('c', 'read', '', 'true', 'soon', '', 0, 1)")
    connection.close()
    assert {fact.key.article for fact in states.everything()} == {"a"}
    assert "was damaged" in states.notices()[0]


def test_a_file_that_lost_its_numbers_is_damaged(states: States, path: Path) -> None:
    read(states, "a")
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM meta")
    connection.close()
    read(states, "b")
    assert reads(states, "a", "b") == [True, True]
    assert states.meta("machine") != ""


def test_of_two_newsdesks_that_find_the_damage_one_mends_it(states: States, path: Path) -> None:
    read(states, "a")
    states.close()
    damage(path)
    one, other = States(path), States(path)
    read(one, "b")
    read(other, "c")
    assert reads(other, "a", "b", "c") == [True, True, True]
    assert len(list(path.parent.glob("*.damaged-*"))) == 1
    one.close()
    other.close()


def test_a_file_that_was_deleted_is_made_again(states: States, path: Path) -> None:
    read(states, "a")
    path.unlink()
    assert reads(states, "a") == [True]
    (notice,) = states.notices()
    assert "was deleted" in notice
    path.unlink()
    read(states, "b")
    states.close()
    again = States(path)
    assert reads(again, "a", "b") == [True, True]
    again.close()


def test_a_folder_that_was_deleted_is_made_again(states: States, path: Path) -> None:
    read(states, "a")
    path.rename(path.parent.with_name("elsewhere"))
    (path.parent / "lock").unlink()
    for left in path.parent.iterdir():
        left.unlink()
    path.parent.rmdir()
    read(states, "b")
    assert reads(states, "a", "b") == [True, True]
    assert path.exists()


def test_a_file_that_was_replaced_is_merged_with(states: States, path: Path) -> None:
    other = States(path.with_name("other.sqlite3"))
    read(other, "b")
    other.close()
    read(states, "a")
    path.with_name("other.sqlite3").replace(path)
    states.act([(Key("c", Kind.STAR), "true")])
    assert states.get(["a", "b", "c"]) == [READ, READ, ReadingState(starred=True)]
    assert "was replaced by another" in states.notices()[0]


def test_a_file_replaced_during_an_action_keeps_the_action(states: States, path: Path) -> None:
    def replaced(articles: object) -> list[int]:
        if states.get(["z"]) == [UNTOUCHED]:  # not on the second attempt
            path.unlink()
            read(states, "z")
        return [0]

    deleting = States(path, content_of=replaced)
    read(deleting, "a")
    deleting.close()
    assert reads(states, "a") == [True]


def test_a_folder_that_cannot_be_used_keeps_things_for_the_session(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    states = States(tmp_path / "file" / "state.sqlite3")
    assert "Not a directory" in states.trouble or "File exists" in states.trouble
    read(states, "a")
    assert reads(states, "a") == [True]
    (tmp_path / "file").unlink()
    read(states, "b")
    assert states.trouble == ""
    assert "can be written again" in states.notices()[0]
    states.close()
    again = States(tmp_path / "file" / "state.sqlite3")
    assert reads(again, "a", "b") == [True, True]
    again.close()


def test_a_file_that_cannot_be_written_any_more_is_read_into_memory(
    states: States, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(states, "a")

    def locked_away(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    connection_of(states).execute(
        "PRAGMA query_only = 1"
    )  # what SQLite says on a file system mounted read-only
    with monkeypatch.context() as patched:
        patched.setattr("reader.state.file.open_state", locked_away)
        read(states, "b")
        assert "readonly" in states.trouble
        read(states, "c")
        assert "Permission denied" in states.trouble
        assert reads(states, "a", "b", "c") == [True, True, True]
    read(states, "d")
    assert states.trouble == ""
    assert reads(states, "a", "b", "c", "d") == [True] * 4


def test_a_folder_that_is_read_only_keeps_things_for_the_session(reachable: Path) -> None:
    path = reachable / "newsdesk" / "state.sqlite3"
    states = States(path)
    read(states, "a")
    states.close()
    with unprivileged(reachable):
        path.parent.chmod(0o500)
        path.chmod(0o400)
        locked = States(path)
        assert "readonly" in locked.trouble or "Permission denied" in locked.trouble
        read(locked, "b")
        assert reads(locked, "a", "b") == [True, True]
        path.parent.chmod(0o700)
        path.chmod(0o600)
        read(locked, "c")
        assert locked.trouble == ""
        assert locked.notices() == (f"what you did meanwhile is kept now: {path} can be written again",)
        locked.close()
    again = States(path)
    assert reads(again, "a", "b", "c") == [True, True, True]
    again.close()


def test_a_folder_that_cannot_be_made_keeps_things_for_the_session(reachable: Path) -> None:
    path = reachable / "newsdesk" / "state.sqlite3"
    with unprivileged(reachable):
        reachable.chmod(0o500)
        states = States(path)
        assert "Permission denied" in states.trouble
        read(states, "a")
        assert reads(states, "a", "b") == [True, False]
        states.close()
        reachable.chmod(0o700)
    assert not path.exists()


def test_what_was_under_way_is_undone_before_a_file_is_read_into_memory(
    states: States, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hot journal that cannot be played back in its place: the copy is what it should be."""
    read(states, "a")
    states.close()
    left = tmp_path / "left"
    left.mkdir()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_spill = 1")
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM facts")
    rows = ((f"article-{number}", "read", "", "true", 1, "", 0, 1) for number in range(5_000))
    writer.executemany("INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    for name in ("state.sqlite3", "state.sqlite3-journal"):
        (left / name).write_bytes((path.parent / name).read_bytes())
    writer.execute("ROLLBACK")
    writer.close()
    real = sqlite3.connect

    def no_playing_back(name: object, *words: object, **named: object) -> sqlite3.Connection:
        if "mode=ro" in str(name) and "immutable" not in str(name):
            raise sqlite3.OperationalError("attempt to write a readonly database")
        return real(name, *words, **named)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", no_playing_back)
    copy = opening.open_copy(left / "state.sqlite3")
    assert copy.execute("SELECT article FROM facts").fetchall() == [("a",)]
    copy.close()


def test_of_a_file_that_cannot_be_read_at_all_nothing_is_known(tmp_path: Path) -> None:
    copy = opening.open_copy(tmp_path / "nowhere")
    assert copy.execute("SELECT count(*) FROM facts").fetchone() == (0,)
    copy.close()


def test_a_closed_state_keeps_nothing(states: States) -> None:
    states.close()
    with pytest.raises(StateError, match="the file is closed"):
        read(states, "a")


def test_another_state_in_the_same_process_does_not_give_up_its_locks(states: States, path: Path) -> None:
    """POSIX locks go when any descriptor of the file is closed: none may be, while one is in use."""
    connection_of(states).execute("BEGIN IMMEDIATE")
    other = States(path)
    other.get(["a"])
    other.close()
    ask = f"import sqlite3; sqlite3.connect({str(path)!r}, timeout=0).execute('BEGIN IMMEDIATE')"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=False)
    assert "database is locked" in done.stderr
    connection_of(states).execute("ROLLBACK")


def test_a_write_waits_for_another_newsdesk(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    states = States(path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StateError, match="another Newsdesk has been writing for a long time"):
        read(states, "a")
    other.execute("ROLLBACK")
    other.close()
    read(states, "a")
    assert reads(states, "a") == [True]
    states.close()


def test_many_newsdesks_write_at_once(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from reader.model.fact import Key, Kind\n"
        "from reader.state.states import States\n"
        "states = States(Path(sys.argv[1]))\n"
        "for number in range(40):\n"
        "    one = (Key(f'{sys.argv[2]}-{number}', Kind.READ), 'true')\n"
        "    states.act([one, (Key('all', Kind.TAG, sys.argv[2]), str(number))])\n"
        "    assert states.get([f'{sys.argv[2]}-{number}'])[0].read\n"
        "assert not states.trouble, states.trouble\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", script, str(path)]
    writers = [
        subprocess.Popen([*command, name], env=environment, stderr=subprocess.PIPE, text=True)
        for name in ("one", "two", "three", "four")
    ]
    for writer in writers:
        with writer:
            assert writer.communicate(timeout=900)[1] == ""
            assert writer.returncode == 0
    states = States(path)
    assert len(states.articles_with(Kind.READ)[0]) == 160
    facts = [fact for fact in states.everything() if fact.key.kind == Kind.READ]
    assert len({fact.at for fact in facts}) == 160  # no two actions count as done at the same time
    states.close()


def test_errors_are_told_by_what_can_be_done() -> None:
    def error(code: int) -> sqlite3.OperationalError:
        made = sqlite3.OperationalError("broken")
        made.sqlite_errorcode = code
        return made

    assert trouble_of(error(sqlite3.SQLITE_BUSY)) is Trouble.BUSY
    assert trouble_of(error(1032)) is Trouble.MOVED
    assert trouble_of(error(sqlite3.SQLITE_FULL)) is Trouble.FAILED
    assert "the disk is full" in str(told(Path("x"), error(sqlite3.SQLITE_FULL)))
    assert "not certain" in str(told(Path("x"), error(sqlite3.SQLITE_IOERR)))
    assert str(told(Path("x"), error(1))) == "x: this was not kept: broken"


def test_a_file_moved_away_between_the_look_and_the_write_is_noticed(
    states: States, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(states, "a")
    real, looks = opening.identity_of, list[Path]()

    def late(where: Path) -> object:
        looks.append(where)
        if len(looks) == 1:
            known = real(where)
            path.rename(path.with_name("moved"))
            return known
        return real(where)

    monkeypatch.setattr("reader.state.file.identity_of", late)
    read(states, "b")
    assert reads(states, "a", "b") == [True, True]


def test_a_file_deleted_right_after_an_action_is_made_again_at_once(
    states: States, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, looks = opening.identity_of, list[Path]()

    def late(where: Path) -> object:
        looks.append(where)
        if len(looks) == 2:
            path.unlink()
        return real(where)

    monkeypatch.setattr("reader.state.file.identity_of", late)
    read(states, "a")
    monkeypatch.undo()
    again = States(path)
    assert reads(again, "a") == [True]
    again.close()


def test_nothing_that_was_taken_away_comes_back_with_an_old_file(states: States, path: Path) -> None:
    read(states, "a")
    with sqlite3.connect(path) as source, sqlite3.connect(path.with_name("old")) as old:
        source.backup(old)
    source.close()
    old.close()
    states.act([(Key("a", Kind.READ), GONE)])
    path.with_name("old").replace(path)
    assert states.get(["a"]) == [UNTOUCHED]
