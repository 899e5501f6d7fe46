"""Searches that ask for figures: sets find what a look at each article finds, whatever came and went."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from reader.index import figure_sets_writer
from reader.index.figure_table import FigureTable
from reader.library import search as searching
from reader.library.library import Library
from reader.library.results import SetList
from reader.model.entry import Sort
from tests.builders import open_test_library, write

STORIES = {
    "ten": "headline: Ten men\npublished: 2024-05-02\nsections: [{text: Police held 10 men.}]\n",
    "range": "headline: Rain\npublished: 2024-05-03\nsections: [{text: Between 200 and 250 people were hurt.}]\n",
    "share": "headline: Prices\nsections: [{text: Prices rose 3.5 per cent. Some 4 million people pay $12.}]\n",
    "none": "headline: Rain again\npublished: 2024-05-01\nsections: [{text: It rained.}]\n",
    "words": "headline: A word\nkey_figures: [{value: many, label: People hurt}]\npublished: 2023-01-01\n",
    "zero": "headline: Nil\npublished: 2022-01-01\nkey_figures: [{value: '0', label: Ships, unit: people}]\n",
}
QUERIES = [
    "fig:>9", "fig:>=10", "fig:<10", "fig:<=10", "fig:10..10", "fig:210..220", "fig:251..300", "fig:>100000000",
    "fig:<0", "fig:people>1", "fig:people", "fig:person", "fig:%>3", "fig:%", "fig:men<11", "fig:camels",
    "fig:people<1", "fig:$>3", "has:figures", "-has:figures", "-fig:>9", "rain fig:>100", "rain -fig:>100",
    "fig:>9 fig:people", "fig:>9 -fig:people", "fig:>9 OR rain", "fig:people (rain OR fig:%)", "-(fig:>9 OR rain)",
    "(fig:%>3 OR -rain) headline:prices", "is:starred fig:>3", "is:unread fig:>3", "is:starred OR fig:>3",
    "after:2024 fig:>3",
]  # fmt: skip


def answers(library: Library, query: str, sort: Sort) -> tuple[list[str], int]:
    results = library.search(query, sort=sort)
    entries = library.entries(results.keys(0, results.count))
    return [entry.id for entry in entries if entry], results.count


def one_by_one(
    library: Library, queries: Sequence[str], sort: Sort, patched: pytest.MonkeyPatch
) -> list[tuple[list[str], int]]:
    with patched.context() as patch:
        patch.setattr(FigureTable, "sets", lambda _: None)
        return [answers(library, query, sort) for query in queries]


@pytest.mark.parametrize("few", [0, 1_000])
@pytest.mark.parametrize("one_of", [0, 16])
@pytest.mark.parametrize("seldom", [0, 500])
def test_sets_find_what_a_look_at_each_finds(
    library: Library, root: Path, few: int, one_of: int, seldom: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "FEW", few)
    monkeypatch.setattr(SetList, "FEW", one_of)
    monkeypatch.setattr(figure_sets_writer, "SELDOM", seldom)
    monkeypatch.setattr(figure_sets_writer, "SELDOM_PART", 10**9)
    write(root, **STORIES)
    library.refresh()
    library.figures.find()
    library.kept.set_starred(["ten", "none"], True)
    for sort in (Sort.NEWEST, Sort.OLDEST, Sort.HEADLINE):
        expected = one_by_one(library, QUERIES, sort, monkeypatch)
        assert [answers(library, query, sort) for query in QUERIES] == expected
    expected = one_by_one(library, QUERIES, Sort.RELEVANCE, monkeypatch)
    found = [answers(library, query, Sort.RELEVANCE) for query in QUERIES]
    assert [(sorted(ids), count) for ids, count in found] == [(sorted(ids), count) for ids, count in expected]


def test_what_came_and_went_since_the_sets_were_made_is_seen(
    library: Library, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root, **STORIES)
    library.refresh()
    library.figures.find()
    assert answers(library, "fig:>100", Sort.NEWEST)[0] == ["iraq", "range", "share"]
    write(
        root,
        new="headline: New rain\npublished: 2024-05-02T12:00:00Z\nsections: [{text: He held 500 men.}]\n",
    )
    (root / "range.yaml").unlink()
    (root / "none.yaml").unlink()
    library.refresh()
    assert answers(library, "fig:>100", Sort.NEWEST) == (["iraq", "share"], 2)
    assert answers(library, "-has:figures", Sort.NEWEST) == (["new", "old/letter"], 2)
    library.figures.find()
    assert answers(library, "fig:>100", Sort.NEWEST)[0] == ["iraq", "new", "share"]
    assert answers(library, "rain fig:>100", Sort.NEWEST) == (["new"], 1)
    assert answers(library, "-has:figures", Sort.NEWEST)[0] == ["old/letter"]
    for sort in (Sort.NEWEST, Sort.OLDEST):
        expected = one_by_one(library, QUERIES, sort, monkeypatch)
        assert [answers(library, query, sort) for query in QUERIES] == expected


def test_sets_are_made_anew_when_much_has_changed(
    library: Library, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.figures.find()
    monkeypatch.setattr(figure_sets_writer, "NEWS", 1)
    write(root, **STORIES)
    library.refresh()
    library.figures.find()
    cache = library._cache
    assert cache is not None
    table = cache.figures.table()
    sets = table and table.sets()
    assert sets
    assert (sets.version, sets.done) == (2, cache.stamp().next_key - 1)
    expected = one_by_one(library, QUERIES, Sort.NEWEST, monkeypatch)
    assert [answers(library, query, Sort.NEWEST) for query in QUERIES] == expected


def test_sets_that_another_process_replaces_meanwhile_are_told(library: Library) -> None:
    library.figures.find()
    cache = library._cache
    assert cache is not None
    table = cache.figures.table()
    assert table is not None
    assert table.sets() is not None
    with table._reading() as connection:
        connection.execute("PRAGMA query_only = 0")
        connection.execute("DELETE FROM sets")
    results = library.search("fig:>1000")
    assert (results.count, len(results.notes)) == (0, 1)
    assert "made anew" in results.notes[0]


NUMBERS = st.integers(0, 40) | st.sampled_from([10**6, 2 * 10**6, 10**40])
FIGURES = st.lists(
    st.tuples(st.sampled_from(["men", "ships lost", "of the men", "%"]), NUMBERS, st.none() | NUMBERS),
    max_size=4,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    stories=st.lists(FIGURES, min_size=1, max_size=8),
    bounds=st.lists(
        st.tuples(st.sampled_from(["", "men", "ships", "lost men"]), NUMBERS, NUMBERS), min_size=1
    ),
)
def test_any_bounds_and_words(
    stories: list[list[tuple[str, int, int | None]]],
    bounds: list[tuple[str, int, int]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    root = tmp_path_factory.mktemp("sets") / "articles"
    root.mkdir()
    for number, figures in enumerate(stories):
        lines = [
            f"{{label: {label!r}, value: {low if high is None else f'{low}-{high}'!r}}}"
            for label, low, high in figures
        ]
        write(root, **{f"s{number}": f"headline: S\nkey_figures: [{', '.join(lines)}]\n"})
    asked = [f"fig:{word}{sign}{low}" for word, low, _ in bounds for sign in (">", ">=", "<", "<=")]
    asked += [f"fig:{low}..{high}" for _, low, high in bounds]
    with open_test_library(root) as library, pytest.MonkeyPatch.context() as patch:
        library.figures.find()
        expected = one_by_one(library, asked, Sort.NEWEST, patch)
        assert [answers(library, query, Sort.NEWEST) for query in asked] == expected
