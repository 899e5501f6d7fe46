"""Reading state: what was done is there the next time, and the latest action holds."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.fact import GONE, Change, Fact, Key, Kind
from reader.model.reading_state import UNTOUCHED, ReadingState
from reader.state.states import States, held


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "newsdesk" / "state.sqlite3"


@pytest.fixture
def states(path: Path) -> Iterator[States]:
    opened = States(path)
    yield opened
    opened.close()


def read(article: str) -> Key:
    return Key(article, Kind.READ)


def test_an_article_nobody_touched_is_unread(states: States) -> None:
    assert states.get(["a"]) == [UNTOUCHED]


def test_what_was_done_is_there_for_the_next_reader(states: States, path: Path) -> None:
    states.act([(read("a"), "true"), (read("b"), "true")])
    states.act([(read("b"), GONE), (Key("b", Kind.STAR), "true"), (Key("a", Kind.POSITION), "120")])
    states.act([(Key(id_, Kind.TAG, "later"), "true") for id_ in "ac"])
    states.act([(Key("a", Kind.TAG, "again"), "true")])
    states.act([(Key("a", Kind.TAG, "again"), GONE)])
    states.act([(Key("c", Kind.MARK, "m1"), "{}"), (Key("c", Kind.NOTE, "m1"), '"why"')])
    other = States(path)
    assert other.get(["c", "b", "a"]) == [
        ReadingState(tags=("later",), marks=1, notes=1),
        ReadingState(starred=True),
        ReadingState(read=True, position=120, tags=("later",)),
    ]
    assert list(other.articles_with(Kind.READ)[0]) == ["a"]
    assert sorted(other.articles_with(Kind.TAG, "later")[0]) == ["a", "c"]
    assert other.names_of(Kind.TAG) == [("later", 2)]
    other.close()


def test_more_articles_than_one_question_holds(states: States) -> None:
    ids = [f"article-{number}" for number in range(1_200)]
    assert len(states.act((read(id_), "true") for id_ in ids)) == 1_200
    assert all(state.read for state in states.get(ids))


def test_the_file_is_the_readers_alone(states: States, path: Path) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_changed_nothing_is_no_change(states: States) -> None:
    assert states.act([(read("a"), "true")])
    assert states.act([(read("a"), "true")]) == ()


def test_half_an_action_is_none(states: States) -> None:
    def ids() -> Iterator[tuple[Key, str]]:
        yield read("a"), "true"
        raise InterruptedError

    with pytest.raises(InterruptedError):
        states.act(ids())
    assert states.get(["a"]) == [UNTOUCHED]


def test_taking_back_puts_what_was_before(states: States) -> None:
    states.act([(read("a"), "true")])
    change = Change("", states.act([(read("a"), GONE), (read("b"), "true")]))
    assert change.articles == ("a", "b")
    states.take_back(change)
    assert [state.read for state in states.get(["a", "b"])] == [True, False]


def test_taking_back_leaves_what_another_did_since(states: States, path: Path) -> None:
    change = Change("", states.act([(read("a"), "true"), (read("b"), "true")]))
    other = States(path)
    other.act([(read("a"), GONE)])
    other.act([(read("a"), "1")])
    other.close()
    assert [edit.key.article for edit in states.take_back(change)] == ["b"]


def test_a_clock_set_back_does_not_lose_the_newer_action(path: Path) -> None:
    times = iter((5_000_000, 1_000_000, 1_000_000))
    states = States(path, clock=lambda: next(times))
    states.act([(read("a"), "true")])
    states.act([(read("a"), GONE)])
    gone, *_ = states.everything()
    assert gone.value == GONE
    assert gone.at == 5_000_001
    states.close()
    again = States(path, clock=lambda: next(times))
    again.act([(read("a"), "true")])
    assert next(again.everything()).at == 5_000_002
    again.close()


def test_of_two_machines_the_later_action_holds(states: States, path: Path) -> None:
    other = States(path.with_name("other.sqlite3"), clock=lambda: 20)
    assert other.now() == 20
    other.act([(read("a"), "true"), (Key("b", Kind.STAR), "true")])
    facts = list(other.everything())
    earlier = [Fact(read("a"), GONE, 10, "zz"), Fact(read("b"), "true", 10, "zz")]
    assert states.merge(facts) == 2
    assert states.merge(earlier) == 1
    assert states.merge(facts) == 0
    assert states.get(["a", "b"]) == [ReadingState(read=True), ReadingState(read=True, starred=True)]
    other.close()


def test_merging_comes_to_the_same_in_any_order(path: Path) -> None:
    facts = [Fact(read("a"), value, at, machine) for value, at, machine in (("1", 5, "x"), ("2", 5, "y"))]
    facts += [Fact(read("a"), "3", 5, "y"), Fact(read("a"), GONE, 4, "z")]
    outcomes = set()
    for number, order in enumerate(((0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1))):
        states = States(path.with_name(f"{number}.sqlite3"))
        for index in order:
            states.merge([facts[index]])
        outcomes.add(tuple(states.everything()))
        states.close()
    assert len(outcomes) == 1


def test_what_changed_since_a_moment_is_known(states: States) -> None:
    states.act([(read("a"), "true"), (read("b"), "true")])
    _, seen = states.articles_with(Kind.READ)
    assert states.touched_since(Kind.READ, None, seen, 9) == ({}, seen)
    states.act([(read("b"), GONE), (read("c"), "true"), (Key("d", Kind.STAR), "true")])
    now = states.seq()
    assert states.touched_since(Kind.READ, "", seen, 2) == ({"b": False, "c": True}, now)
    assert states.touched_since(Kind.READ, "", seen, 1) is None
    assert states.touched_since(Kind.STAR, None, seen, 9) == ({"d": True}, now)


def test_a_renamed_article_takes_its_state_along(states: States) -> None:
    states.act([(read("old"), "true"), (Key("old", Kind.TAG, "x"), "true")])
    states.move("old", "new")
    assert states.get(["old", "new"]) == [UNTOUCHED, ReadingState(read=True, tags=("x",))]
    states.move("new", "newer")
    assert states.get(["new", "newer"]) == [UNTOUCHED, ReadingState(read=True, tags=("x",))]
    states.move("newer", "old")
    assert states.get(["newer", "old"]) == [UNTOUCHED, ReadingState(read=True, tags=("x",))]


def test_what_another_machine_did_under_the_old_name_arrives_under_the_new(states: States) -> None:
    states.act([(read("old"), "true")])
    states.move("old", "new")
    states.merge([Fact(Key("old", Kind.STAR), "true", 7, "other")])
    assert states.get(["old", "new"]) == [UNTOUCHED, ReadingState(read=True, starred=True)]


def test_an_article_that_takes_an_old_name_has_a_state_of_its_own(states: States) -> None:
    states.act([(read("old"), "true")])
    states.move("old", "new")
    states.act([(Key("old", Kind.STAR), "true")])
    states.merge([])
    assert states.get(["old", "new"]) == [ReadingState(starred=True), ReadingState(read=True)]


def test_names_that_lead_in_a_circle_lose_nothing(states: States) -> None:
    states.merge(
        [
            Fact(Key("a", Kind.MOVED), '"b"', 10, "x"),
            Fact(Key("b", Kind.MOVED), '"a"', 10, "y"),
            Fact(read("a"), "true", 5, "x"),
        ]
    )
    assert sum(state.read for state in states.get(["a", "b"])) == 1


def test_an_article_is_known_by_what_it_says(path: Path) -> None:
    states = States(path, content_of=lambda ids: [len(id_) for id_ in ids])
    states.act([(read("a"), "true"), (read("bb"), "true"), (Key("", Kind.SEARCH, "s"), '"q"')])
    assert sorted(states.known_by_content([1, 2, 3])) == [(1, "a"), (2, "bb")]
    states.note_contents([("a", 7)])
    assert states.known_by_content([1, 7]) == [(7, "a")]
    states.close()


def test_a_state_file_can_say_something_about_itself(states: States) -> None:
    assert states.meta("library") == ""
    states.put_meta("library", "abc")
    assert states.meta("library") == "abc"
    assert states.value(read("a")) == GONE
    assert held(True) == "true"


def test_a_place_that_makes_no_sense_is_the_beginning(states: States) -> None:
    states.act([(Key("a", Kind.POSITION), "[]")])
    assert states.get(["a"]) == [UNTOUCHED]


def test_what_others_change_is_noticed_and_what_one_does_oneself_is_not(states: States, path: Path) -> None:
    before = states.foreign()
    states.act([(read("a"), "true")])
    assert states.foreign() == before
    other = States(path)
    other.act([(read("b"), "true")])
    other.close()
    assert states.foreign() != before
