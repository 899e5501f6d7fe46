"""Searching a library: what is found, in which order, and what is lit."""

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from reader.library import results
from reader.library.library import Library
from reader.model.entry import Sort
from reader.model.highlighted import HighlightedText
from reader.text.passages import passages
from tests.builders import BROKEN, open_test_library, write


def found(library: Library, query: str, *, sort: Sort | None = None, typing: bool = False) -> list[str]:
    answer = library.search(query, sort=sort, typing=typing)
    keys = answer.keys(0, answer.count)
    assert len(keys) == answer.count
    return [entry.id for entry in library.entries(keys) if entry]


def lit(text: HighlightedText | None) -> list[str]:
    return [text.text[span.start : span.end] for span in text.spans] if text else []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["iraq", "old/wall", "old/letter"]),
        ("officers", ["iraq", "old/letter"]),
        ("return", ["iraq", "old/letter"]),
        ('"return"', []),
        ('"general amnesty"', ["iraq"]),
        ('"amnesty general"', []),
        ("officers -amnesty", ["old/letter"]),
        ("-officers", ["old/wall"]),
        ("amnesty OR berlin", ["iraq", "old/wall"]),
        ("officers (amnesty OR letter)", ["iraq", "old/letter"]),
        ("amn*", ["iraq"]),
        ("x*", []),
        ('"at their"', ["iraq"]),
        ('"their at"', []),
        ('"it was at their"', []),
        ("1905", ["iraq"]),
        ("1 905", ["iraq"]),
        ("cafe", ["old/wall"]),
        ("東京", ["old/wall"]),
        ("京都", ["old/wall"]),
        ("都", ["old/wall"]),
        ("headline:officers", ["iraq"]),
        ("in:humanitarian", ["iraq"]),
        ("subject:syria", ["iraq"]),
        ("source:wire", ["old/wall"]),
        ("by:writer", ["iraq"]),
        ("place:berlin", ["old/wall"]),
        ("person:mayor", ["iraq"]),
        ("after:2024-12", ["iraq"]),
        ("before:2000", ["old/wall"]),
        ("date:1989-11-09", ["old/wall"]),
        ("date:1989-11-10", []),
        ("has:figures", ["iraq", "old/wall"]),
        ("-has:figures", ["old/letter"]),
        ("fig:>1000", ["iraq"]),
        ("fig:>1905", []),
        ("fig:>=1905", ["iraq"]),
        ("fig:20..30", ["old/wall"]),
        ("fig:returned>1000", ["iraq"]),
        ("fig:return", ["iraq"]),
        ("fig:years<100", ["old/wall"]),
        ("fig:camels>1", []),
        ("!!!", []),
        ("colour:red", []),
    ],
)  # fmt: skip
def test_a_query_finds_what_it_asks_for(library: Library, query: str, expected: list[str]) -> None:
    assert found(library, query) == expected


def test_no_phrase_reaches_from_one_passage_into_the_next(library: Library) -> None:
    assert found(library, '"al qaim they fled"') == []


def test_the_word_being_typed_is_a_beginning(library: Library) -> None:
    assert found(library, "general amn", typing=True) == ["iraq"]
    assert found(library, "general amn") == []


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NEWEST, ["iraq", "old/wall", "old/letter"]),
        (Sort.OLDEST, ["old/wall", "iraq", "old/letter"]),
        (Sort.HEADLINE, ["old/letter", "iraq", "old/wall"]),
        (Sort.SOURCE, ["old/wall", "iraq", "old/letter"]),
    ],
)
@pytest.mark.parametrize("query", ["", "officers OR wall"])
def test_every_order_puts_undated_and_unsourced_articles_last(
    library: Library, query: str, sort: Sort, expected: list[str]
) -> None:
    assert found(library, query, sort=sort) == expected
    assert found(library, f"{query} sort:{sort}") == expected


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("page", [1, 3, 100])
def test_any_part_of_the_whole_list_is_the_same_part_of_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sort: Sort, page: int
) -> None:
    monkeypatch.setattr(results, "PAGE", page)
    days = ["", "published: 2024-01-02", "published: 2024-01-01", "published: 2024-01-02"]
    texts = {f"a{n}": f"headline: {n % 4}\nsource: {'' if n % 3 else n}\n{days[n % 4]}\n" for n in range(9)}
    write(tmp_path / "a", bad=BROKEN, **texts)
    with open_test_library(tmp_path / "a") as library:
        whole = list(library.search(sort=sort).all_keys())
        assert len(set(whole)) == 10
        for start in range(11):
            for stop in range(start, 11):
                again = library.search(sort=sort)
                assert again.keys(start, stop) == whole[start:stop]
                assert [again.index(key) for key in whole[start:stop]] == list(range(start, min(stop, 10)))
        assert library.search(sort=sort).index(12345) is None


def test_relevance_puts_the_exact_form_first(tmp_path: Path) -> None:
    text = "headline: {}\npublished: {}\nsections: [{{text: The {} was long.}}]\n"
    write(
        tmp_path / "a",
        other=text.format("X", "2024-01-02", "returning"),
        same=text.format("Y", "2024-01-01", "return"),
    )
    with open_test_library(tmp_path / "a") as library:
        assert found(library, "return", sort=Sort.RELEVANCE) == ["same", "other"]
        assert found(library, "return", sort=Sort.NEWEST) == ["other", "same"]


@pytest.mark.parametrize(
    ("query", "headline", "snippet"),
    [
        ("officers amnesty", ["officers"], ["officers", "amnesty"]),
        ("1905", ["1,905"], ["1,905"]),
        ("fig:>1000", [], ["1,905 people"]),
        ("subject:amnesty", [], ["amnesty"]),
    ],
)
def test_a_hit_shows_what_matched(
    library: Library, query: str, headline: list[str], snippet: list[str]
) -> None:
    results = library.search(query)
    entry = library.entries(results.keys(0, 1))[0]
    assert entry is not None
    hit = library.hit(entry, results.matcher)
    assert lit(hit.headline) == headline
    assert lit(hit.snippet) == snippet


def test_reading_state_is_searched(library: Library) -> None:
    library.kept.set_read(["iraq"], True)
    library.kept.set_starred(["old/wall"], True)
    assert found(library, "is:read") == ["iraq"]
    assert found(library, "is:unread") == ["old/wall", "old/letter"]
    assert found(library, "is:unread officers") == ["old/letter"]
    assert found(library, "is:starred") == ["old/wall"]
    assert found(library, "tag:none") == []


def test_a_place_in_the_results_is_found_again(library: Library) -> None:
    for query in ("", "officers", "officers sort:headline"):
        results = library.search(query)
        keys = results.keys(0, results.count)
        assert [results.index(key) for key in keys] == list(range(results.count))
        assert results.index(10**6) is None


WORDS = st.sampled_from(
    [
        "at",
        "their",
        "o",
        "officers",
        "return",
        "Amnesty",
        "1905",
        "1 905",
        "cafe",
        "東京",
        "京",
        "general",
        "camp",
        "Iraq",
        "letter",
        "wrote",
    ]
)
TERMS = st.builds(
    "{}{}{}".format, st.sampled_from(["", "headline:", "subject:", "in:"]), WORDS, st.sampled_from(["", "*"])
)
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(lambda some: '"' + " ".join(some) + '"')


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Library:
    from tests.builders import IRAQ, UNDATED, WALL

    folder = tmp_path_factory.mktemp("shared") / "articles"
    write(folder, iraq=IRAQ, wall=WALL, letter=UNDATED)
    return open_test_library(folder)


@settings(deadline=None)
@given(
    query=st.lists(st.one_of(TERMS, PHRASES), min_size=1, max_size=3).map(" OR ".join), typing=st.booleans()
)
def test_every_hit_has_something_lit(shared: Library, query: str, typing: bool) -> None:
    results = shared.search(query, typing=typing)
    for entry in shared.entries(results.keys(0, results.count)):
        assert entry is not None
        hit = shared.hit(entry, results.matcher)
        assert lit(hit.headline) or lit(hit.snippet)


@settings(deadline=None)
@given(
    query=st.lists(st.one_of(TERMS, PHRASES), min_size=1, max_size=3).map(" OR ".join), typing=st.booleans()
)
def test_what_has_something_lit_is_found(shared: Library, query: str, typing: bool) -> None:
    results = shared.search(query, typing=typing)
    everything = shared.search("")
    matching = {
        entry.id
        for entry in shared.entries(everything.keys(0, everything.count))
        if entry
        and any(results.matcher.spans(each.text, each.field) for each in passages(shared.read(entry)))
    }
    assert matching == {entry.id for entry in shared.entries(results.keys(0, results.count)) if entry}


@settings(deadline=None)
@given(query=st.text(st.characters(codec=None)), typing=st.booleans(), sort=st.sampled_from(Sort))
def test_no_query_is_an_error(shared: Library, query: str, typing: bool, sort: Sort) -> None:
    results = shared.search(query, typing=typing, sort=sort)
    assert len(results.keys(0, 10)) == min(10, results.count)


def test_what_came_in_after_an_article_is_the_newest_first(root: Path) -> None:
    with open_test_library(root) as library:
        before = library.entries_after(0, 1)[0].key
        assert library.entries_after(before, 10) == []
        write(root, late="headline: Came late\n", later="headline: Came later\n", bad=BROKEN)
        library.refresh()
        assert sorted(entry.headline for entry in library.entries_after(before, 10)) == [
            "Came late",
            "Came later",
        ]
        assert len(library.entries_after(before, 1)) == 1
    with open_test_library(root.parent / "none", refresh=False) as empty:
        assert empty.entries_after(0, 5) == []
