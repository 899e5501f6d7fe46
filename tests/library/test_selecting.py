"""Queries that mix words, dates, figures and what the reader did find what a look at each article finds."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest
from hypothesis import given, settings, strategies as st

from reader.index import changes, fulltext, key_sets
from reader.library import search as searching
from reader.library.library import Library
from reader.library.results import SetList
from reader.model.entry import Sort
from tests.builders import open_test_library, write


class Story(NamedTuple):
    """What is known of an article."""

    number: int

    @property
    def id(self) -> str:
        return f"s{self.number:03}"

    @property
    def year(self) -> int:
        """0: none."""
        return 0 if self.number % 7 == 3 else 2000 + self.number * 5 % 17

    @property
    def figures(self) -> list[int]:
        """Some have more than there are layers for."""
        return [self.number * 11 % 40 + step for step in range(0, self.number % 12 * 3, 3)]

    @property
    def text(self) -> str:
        figures = ", ".join(f"{{label: ships, value: {figure}}}" for figure in self.figures)
        date = f"published: {self.year}-01-{self.number % 28 + 1:02}\n" if self.year else ""
        words = "alpha " * (self.number % 3 != 1) + "beta " * (self.number % 5 == 2) + "gamma"
        return f"headline: Story {self.number:03}\n{date}key_figures: [{figures}]\nsections: [{{text: {words}.}}]\n"


LEAVES: dict[str, Callable[[Story], bool]] = {
    "alpha": lambda story: story.number % 3 != 1,
    "beta": lambda story: story.number % 5 == 2,
    "gamma": lambda _: True,
    "delta": lambda _: False,
    "after:2008": lambda story: story.year >= 2008,
    "fig:>20": lambda story: any(figure > 20 for figure in story.figures),
    "fig:ships<10": lambda story: any(figure < 10 for figure in story.figures),
    "has:figures": lambda story: bool(story.figures),
    "is:read": lambda story: story.number % 2 == 0,
    "is:unread": lambda story: story.number % 2 == 1,
    "is:starred": lambda story: story.number % 10 == 4,
    "tag:later": lambda story: story.number % 4 == 1,
}


class Asked(NamedTuple):
    """A query, and what it means for an article."""

    query: str
    holds: Callable[[Story], bool]


def all_of(parts: list[Asked]) -> Asked:
    query = " ".join(part.query for part in parts)
    return Asked(f"({query})", lambda story: all(part.holds(story) for part in parts))


def any_of(parts: list[Asked]) -> Asked:
    query = " OR ".join(part.query for part in parts)
    return Asked(f"({query})", lambda story: any(part.holds(story) for part in parts))


def no(part: Asked) -> Asked:
    return Asked(f"-{part.query}", lambda story: not part.holds(story))


def larger(smaller: st.SearchStrategy[Asked]) -> st.SearchStrategy[Asked]:
    some = st.lists(smaller, min_size=2, max_size=3)
    return some.map(all_of) | some.map(any_of) | smaller.filter(lambda asked: asked.query[0] != "-").map(no)


ASKED = st.recursive(
    st.sampled_from([Asked(query, holds) for query, holds in LEAVES.items()]), larger, max_leaves=6
)

STORIES = [Story(number) for number in range(130) if number not in (60, 61)]


def _having(query: str) -> list[str]:
    return [story.id for story in STORIES if LEAVES[query](story)]


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library that was looked through for figures before two articles went and some came."""
    root = tmp_path_factory.mktemp("mixed") / "articles"
    write(root, **{Story(number).id: Story(number).text for number in range(120)})
    with pytest.MonkeyPatch.context() as patch, open_test_library(root, refresh=False) as library:
        patch.setattr(changes, "SETTLED_NS", 0)
        library.refresh()
        library.figures.find()
        for number in (60, 61):
            (root / f"{Story(number).id}.yaml").unlink()
        write(root, **{Story(number).id: Story(number).text for number in range(120, 130)})
        library.refresh()
        library.kept.set_read(_having("is:read"), True)
        library.kept.set_starred(_having("is:starred"), True)
        library.kept.set_tagged(_having("tag:later"), "later", True)
        yield library


@pytest.mark.parametrize("way", ["one by one", "as sums", "some as sums", "by what does not match"])
@settings(deadline=None, max_examples=60)
@given(asked=ASKED)
def test_sets_find_what_a_look_at_each_article_finds(mixed: Library, way: str, asked: Asked) -> None:
    expected = {story.id for story in STORIES if asked.holds(story)}
    with pytest.MonkeyPatch.context() as patch:
        cache = mixed._cache
        assert cache is not None
        cache._found.clear()
        few = {"one by one": 0, "as sums": 10**9, "some as sums": 10**9, "by what does not match": 2}[way]
        patch.setattr(fulltext, "_FEW", few)
        if way == "some as sums":
            patch.setattr(fulltext, "_AT_ONCE", 1)
            patch.setattr(key_sets, "_FEW", 0)
            patch.setattr(SetList, "FEW", 0)
            patch.setattr(searching, "FEW", 0)
        for sort in Sort:
            found, everything = _ids(mixed, asked.query, sort), _ids(mixed, "", sort)
            if sort is Sort.RELEVANCE:
                found.sort(key=everything.index)
            assert found == [id_ for id_ in everything if id_ in expected]


def _ids(library: Library, query: str, sort: Sort) -> list[str]:
    results = library.search(query, sort=sort)
    keys = results.keys(0, results.count)
    assert len(keys) == results.count
    for place in (0, len(keys) // 2, len(keys) - 1) if keys else ():
        assert results.index(keys[place]) == place
    return [entry.id for entry in library.entries(keys) if entry]


@pytest.mark.parametrize("few", [0, 1_000])
def test_what_has_more_of_the_words_comes_first_and_what_has_none_last(
    mixed: Library, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "FEW", few)
    results = mixed.search("(beta OR is:starred) -is:unread", sort=Sort.RELEVANCE)
    found = [entry.id for entry in mixed.entries(results.keys(0, 100)) if entry]
    having = [LEAVES["beta"](Story(int(id_[1:]))) for id_ in found]
    assert having == sorted(having, reverse=True)
    assert len(set(having)) == 2


def test_a_query_typed_on_asks_the_full_text_for_the_same_words_once(
    mixed: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = mixed._cache
    assert cache is not None
    cache._found.clear()
    first = mixed.search("alpha fig:>1").count
    monkeypatch.delattr(fulltext.FullText, "found")
    assert mixed.search("alpha fig:>10").count < first
    assert mixed.search("alpha fig:>1 is:unread").count < first


def test_no_more_sets_are_remembered_than_there_is_room_for(
    mixed: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.index.cache._SETS", 2)
    for word in ("alpha", "beta", "gamma"):
        mixed.search(f"{word} is:read")
    assert mixed._cache is not None
    assert len(mixed._cache._found) == 2
