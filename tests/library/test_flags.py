"""Filters by what the reader did: quick lists that always say what a look at each article would."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.index import ordering
from reader.index.ordering import load
from reader.library import flags
from reader.library.library import Library
from reader.library.results import SetList
from reader.model.entry import Sort
from reader.model.fact import Fact, Key, Kind
from reader.model.mark import Selector
from reader.model.reading_state import ReadingState
from tests.builders import open_test_library, write

HOLDS: dict[str, Callable[[ReadingState], bool]] = {
    "is:read": lambda state: state.read,
    "is:unread": lambda state: not state.read,
    "is:starred": lambda state: state.starred,
    "has:marks": lambda state: state.marks > 0,
    "has:note": lambda state: state.notes > 0,
    "tag:later": lambda state: "later" in state.tags,
    "is:unread is:starred": lambda state: not state.read and state.starred,
    "is:read OR tag:later": lambda state: state.read or "later" in state.tags,
    "-is:starred -is:read": lambda state: not (state.starred or state.read),
    "is:unread (is:starred OR has:marks)": lambda state: (
        not state.read and (state.starred or state.marks > 0)
    ),
}


@pytest.fixture(params=["kept in the cache", "made each time", "much at once", "few"])
def root(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of thirty articles, every fifth without a date."""
    if request.param == "kept in the cache":
        monkeypatch.setattr(ordering, "KEPT_FROM", 1)
        monkeypatch.setattr(flags, "KEPT_FROM", 1)
        monkeypatch.setattr(flags, "MANY", 1)
    if request.param == "much at once":
        monkeypatch.setattr(flags, "FOLLOWED", 1)
    if request.param != "few":
        monkeypatch.setattr(flags, "FEW", -1)
    if request.param == "kept in the cache":
        monkeypatch.setattr(SetList, "FEW", 1)
    folder = tmp_path / "articles"
    for number in range(30):
        story(folder, number)
    return folder


def story(folder: Path, number: int, word: str = "story") -> None:
    date = "" if number % 5 == 0 else f"published: 2024-01-{number % 28 + 1:02}\n"
    write(folder, **{f"a{number:02}": f"headline: A {word} number{number}\n{date}"})


def act(library: Library) -> None:
    """Something of everything."""
    kept = library.kept
    kept.set_read([f"a{number:02}" for number in range(0, 30, 2)], True)
    kept.set_starred(["a03", "a04", "a05"], True)
    kept.set_tagged(["a05", "a06", "gone"], "later", True)
    kept.marks.add(library.find("a07"), Selector(exact="x"))
    kept.marks.add(library.find("a08"), Selector(exact="x"), note="why")
    kept.set_read(["a02", "a04"], False)


def check(library: Library) -> None:
    """Every filter, in every order, as a look at each article has it."""
    everything = {sort: _ids(library, "", sort) for sort in Sort}
    states = dict(zip(everything[Sort.NEWEST], library.states(everything[Sort.NEWEST]), strict=True))
    for query, holds in HOLDS.items():
        for sort in Sort:
            expected = [id_ for id_ in everything[sort] if holds(states[id_])]
            assert _ids(library, query, sort) == expected, (query, sort)
    assert library.unread_count() == sum(not state.read for state in states.values())


def _ids(library: Library, query: str, sort: Sort) -> list[str]:
    results = library.search(query, sort=sort)
    keys = results.keys(0, results.count)
    assert len(keys) == results.count
    for place, key in enumerate(keys):
        assert results.index(key) == place
    return [entry.id for entry in library.entries(keys) if entry]


def test_filters_follow_what_is_done(root: Path) -> None:
    with open_test_library(root) as library:
        check(library)
        act(library)
        check(library)
        library.kept.undo()
        check(library)
    with open_test_library(root, refresh=False) as library:
        check(library)
        library.kept.set_read(["a29", "a11"], True)
        check(library)
    with open_test_library(root, refresh=False) as library:
        check(library)


def test_filters_follow_the_library(root: Path) -> None:
    with open_test_library(root) as library:
        act(library)
        check(library)
        library.kept.set_read(["a31", "a33"], True)  # before they are there, as from another machine
        for number in range(30, 36):
            story(root, number)
        library.refresh()
        check(library)
        assert library.search("is:read", sort=Sort.OLDEST).count == 15
        (root / "a03.yaml").unlink()
        story(root, 4, "different")
        library.refresh()
        check(library)
    with open_test_library(root, refresh=False) as library:
        check(library)


def test_a_list_stays_as_it_was_when_it_was_asked_for(root: Path) -> None:
    with open_test_library(root) as library:
        unread = library.search("is:unread")
        library.kept.set_read(["a00", "a01"], True)
        assert library.search("is:unread").count == 28
        assert len(unread.keys(0, 100)) == 30


def test_filters_and_words_together(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_test_library(root) as library:
        act(library)
        for few in (0, 1_000):
            monkeypatch.setattr("reader.library.search.FEW", few)
            assert library.search("number7 is:unread").count == 1
            assert library.search("number8 is:unread").count == 0
            assert library.search("story is:read").count == 13
            assert library.search("story is:starred sort:headline").count == 3
            assert library.search("number9 OR is:starred").count == 4
            assert library.search("number9 OR has:marks").count == 3
            assert library.search("is:starred -(story is:read)").count == 3
            assert library.search("is:unread after:2024-01-20").count == 4
            assert library.search("has:figures is:read").count == 0


def test_a_place_that_is_not_in_the_list_is_none(root: Path) -> None:
    with open_test_library(root) as library:
        act(library)
        starred = library.search("is:starred")
        assert starred.index(library.find("a01").key) is None
        assert starred.index(10_000) is None
        assert starred.keys(1, 2) == [starred.keys(0, 3)[1]]
        assert library.search("is:starred", sort=Sort.OLDEST).keys(5, 9) == []


def test_what_is_kept_in_the_cache_and_of_no_use_is_made_anew(root: Path) -> None:
    with open_test_library(root) as library:
        act(library)
        check(library)
    cache = root.parent / "articles-cache"
    for file in (
        *cache.glob("flags-*"),
        *cache.glob("ranks"),
        *cache.glob("readable"),
        *cache.glob("places"),
    ):
        data = file.read_bytes()
        for spoiled in (b"", data[:20], data[:-1], data[:-1] + b"\7"):
            file.write_bytes(spoiled)
            with open_test_library(root, refresh=False) as library:
                if spoiled[-1:] != b"\7" or file.name not in ("ranks", "places"):
                    check(library)
        file.write_bytes(data)


def test_another_state_does_not_take_the_lists_of_the_first(root: Path) -> None:
    with open_test_library(root) as library:
        act(library)
        check(library)
    (root.parent / "articles-state" / "state.sqlite3").unlink()
    with open_test_library(root, refresh=False) as library:
        library.kept.merge([Fact(Key("a01", Kind.READ), "true", 1, "x")])
        check(library)


def test_a_cache_that_cannot_be_written_to_does_without(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_test_library(root) as library:
        act(library)

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", full)
        check(library)
    assert not list((root.parent / "articles-cache").glob("*.tmp"))


def test_a_folder_without_ranks_has_none(tmp_path: Path) -> None:
    assert load(tmp_path) is None
