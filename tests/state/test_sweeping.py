"""One value for very many articles, and back again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.fact import GONE, Key, Kind
from reader.state.states import States


@pytest.fixture
def states(tmp_path: Path) -> Iterator[States]:
    """A state file in which one article of the hundred is read already."""
    found = States(tmp_path / "state.sqlite3", content_of=lambda ids: [len(id_) for id_ in ids])
    found.act([(Key("story 7", Kind.READ), "true")])
    yield found
    found.close()


PAGES = [[f"story {number}" for number in range(start, start + 10)] for start in range(0, 100, 10)]


def read(states: States) -> int:
    return len(states.articles_with(Kind.READ, "")[0])


def test_what_holds_already_is_left_alone_and_not_taken_back(states: States) -> None:
    swept = states.sweep([*PAGES, []], Kind.READ, "", on=True)
    assert (swept.count, read(states)) == (99, 100)
    assert states.contents_of(["story 12"]) == {8}
    back = states.sweep_back(swept)
    assert (back.count, read(states)) == (99, 1)
    again = states.sweep_back(back)
    assert (again.count, read(states)) == (99, 100)


def test_what_was_changed_since_stays(states: States, tmp_path: Path) -> None:
    swept = states.sweep(PAGES, Kind.READ, "", on=True)
    other = States(tmp_path / "state.sqlite3")
    other.act([(Key("story 3", Kind.READ), GONE)])
    other.act([(Key("story 3", Kind.READ), "true")])
    other.close()
    assert (states.sweep_back(swept).count, read(states)) == (98, 2)


def test_articles_that_were_renamed_since_are_taken_back_too(states: States) -> None:
    swept = states.sweep(PAGES, Kind.READ, "", on=True)
    states.move("story 3", "elsewhere/story 3")
    assert (states.sweep_back(swept).count, read(states)) == (99, 1)
