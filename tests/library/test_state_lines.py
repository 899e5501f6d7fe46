"""The state as lines: they say all of it, and merging them comes to the same in whatever order it is done."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import HealthCheck, given, settings, strategies as st

from reader.export.json_text import json_lines
from reader.library.state_lines import fact_object, format_moment, parse_moment, read_fact
from reader.model.basket import Item
from reader.model.fact import GONE, Fact, Key, Kind
from reader.state.states import States

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NAME = TEXT.filter(bool)
ARTICLE = st.sampled_from(("a", "b", "2024/ü", "x\ty"))
MARK = {"selector": {"exact": "words", "prefix": "", "suffix": "…", "section": "", "start": 3}, "colour": 2}
BASKET = {"what": str(Item.ARTICLE), "place": 1.5, "headline": "A story"}
VALUES: dict[Kind, st.SearchStrategy[object]] = {
    Kind.READ: st.just(True),
    Kind.STAR: st.just(True),
    Kind.TAG: st.just(True),
    Kind.POSITION: st.integers(0, 10**9),
    Kind.MARK: st.just(MARK),
    Kind.NOTE: TEXT,
    Kind.BASKET: st.just(BASKET),
    Kind.SEARCH: TEXT,
}


@st.composite
def facts(draw: st.DrawFn, few: bool = False) -> Fact:
    """A fact that somebody may have done; with `few` one of so few that they get into each other's way."""
    kind = draw(st.sampled_from([*VALUES]))
    named = kind in (Kind.TAG, Kind.MARK, Kind.NOTE, Kind.BASKET, Kind.SEARCH)
    name = draw(st.sampled_from(("m", "n")) if few else NAME) if named else ""
    value = draw(st.none() | VALUES[kind])
    return Fact(
        Key("" if kind is Kind.SEARCH else draw(ARTICLE), kind, name),
        GONE if value is None else msgspec.json.encode(value).decode(),
        draw(st.integers(1, 5) if few else st.integers(0, 4_000_000_000_000_000)),
        draw(st.sampled_from(("", "one", "two"))),
        draw(st.integers(0, (1 << 63) - 1)),
    )


@contextmanager
def states(*merged: list[Fact]) -> Iterator[States]:
    with TemporaryDirectory() as folder:
        opened = States(Path(folder) / "state.sqlite3")
        for some in merged:
            opened.merge(some)
        yield opened
        opened.close()


@given(facts())
def test_a_line_says_all_of_a_fact(fact: Fact) -> None:
    (line,) = json_lines([fact_object(fact)])
    assert "\n" not in line[:-1]
    assert read_fact(line.encode()) == fact


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(facts(few=True), max_size=12), st.data())
def test_merging_comes_to_the_same_in_any_order(done: list[Fact], data: st.DataObject) -> None:
    # On one machine no two actions count as done at the same time.
    times = count(1)
    mine = [
        msgspec.structs.replace(fact, machine="one", at=next(times)) for fact in done if fact.machine != "two"
    ]
    theirs = [fact for fact in done if fact.machine == "two"]
    shuffled = data.draw(st.permutations(mine + theirs))
    with (
        states(mine, theirs) as one,
        states(theirs, mine) as two,
        states(*([fact] for fact in shuffled)) as three,
    ):
        assert held(one) == held(two) == held(three)
        with states(list(one.everything()), list(two.everything())) as union:
            assert held(union) == held(one)


def held(opened: States) -> list[tuple[Key, str, int, str]]:
    return [(fact.key, fact.value, fact.at, fact.machine) for fact in opened.everything()]


@given(st.integers(0, 253_402_300_799_999_999))
def test_moments_are_written_to_the_microsecond(at: int) -> None:
    assert parse_moment(format_moment(at)) == at


def test_a_line_is_readable() -> None:
    fact = Fact(Key("apollo-11", Kind.TAG, "space"), "true", 1_734_632_400_000_001, "laptop", 255)
    assert json.loads(next(iter(json_lines([fact_object(fact)])))) == {
        "article": "apollo-11",
        "kind": "tag",
        "name": "space",
        "value": True,
        "at": "2024-12-19T18:20:00.000001Z",
        "machine": "laptop",
        "content": "00000000000000ff",
    }
