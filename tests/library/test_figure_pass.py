"""The second pass: figures of the text are found, kept and searched, whatever happens to folder and process."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from reader.index import figure_table, figure_writer
from reader.index.cache import Cache
from reader.index.figure_store import FILE_NAME, LOCK_NAME
from reader.index.lock import CacheLock
from reader.library import figure_finding, figure_pass, search as searching
from reader.library.figure_finding import decode_stories, find_figures
from reader.library.figure_pass import find_all_figures
from reader.library.library import Library
from reader.library.results import SetList
from reader.model.article import Article
from reader.model.entry import Sort
from reader.model.errors import CacheDamagedError, CacheError
from reader.model.figure_entry import FigureSort
from reader.model.progress import Progress
from reader.store.articles import Wanted, read_articles
from reader.store.files import read_bytes
from reader.text.figure_filter import parse_filter
from tests.builders import IRAQ, open_test_library, places, write

MARCH = """\
headline: Police clear the square
located: Athens
published: 2024-05-02
sections:
  - text: Police arrested 4,200 protesters in the capital. Prices rose 3.5 per cent in April.
  - heading: The day after
    text: Between 200 and 250 people were hurt.
"""


def found(library: Library, query: str, sort: Sort | None = None) -> list[str]:
    results = library.search(query, sort=sort)
    return [entry.id for entry in library.entries(results.keys(0, results.count)) if entry]


def lines(library: Library) -> list[tuple[str, str, str, bool]]:
    """Every figure of the table: article, value, label, whether it was extracted."""
    cache = Cache(places(library.root).cache)
    table = cache.figures.table()
    assert table is not None
    entries = table.entries(table.ids(FigureSort.LABEL))
    shown = [
        (article.id, entry.line.value, entry.line.label, entry.line.extracted)
        for entry in entries
        if entry
        for article in cache.entries([entry.key])
        if article
    ]
    cache.close()
    return shown


@pytest.fixture
def march(library: Library, root: Path) -> Library:
    """The library with an article whose author gave no figures, indexed but not yet looked through."""
    write(root, march=MARCH)
    library.refresh()
    return library


@pytest.fixture
def looked(march: Library) -> Library:
    """The same, looked through."""
    march.figures.find()
    return march


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("fig:>4000", ["march"]),
        ("fig:>1900", ["iraq", "march"]),
        ("fig:<30", ["iraq", "march", "old/wall"]),
        ("fig:1000..2000", ["iraq"]),
        ("fig:210..220", ["march"]),
        ("fig:protesters>4000", ["march"]),
        ("fig:protester", ["march"]),
        ("fig:%>3", ["march"]),
        ("fig:%>4", []),
        ("fig:returned>1000", ["iraq"]),
        ("has:figures", ["iraq", "march", "old/wall"]),
        ("-has:figures", ["old/letter"]),
        ("has:figures fig:>1000", ["iraq", "march"]),
        ("police fig:>1000", ["march"]),
        ("officers fig:>4000", []),
        ("fig:>4000 OR berlin", ["march", "old/wall"]),
        ("fig:>1000 -police", ["iraq"]),
    ],
)
def test_a_query_finds_figures_of_the_text(looked: Library, query: str, expected: list[str]) -> None:
    assert found(looked, query) == expected
    assert looked.search(query).notes == ()


@pytest.mark.parametrize(
    "query",
    [
        "police fig:>1000",
        "(police OR amnesty) fig:>1000 has:figures",
        "(police OR amnesty OR berlin) fig:>4000",
        "police has:figures",
        "(police OR berlin) fig:20..300",
    ],
)
def test_many_articles_with_a_figure_are_compared_with_those_of_the_words(
    looked: Library, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {sort: found(looked, query, sort) for sort in Sort}
    monkeypatch.setattr(searching, "FEW", 0)
    assert {sort: found(looked, query, sort) for sort in Sort} == few


@pytest.mark.parametrize("query", ["fig:>1900", "fig:<300", "has:figures"])
def test_a_set_is_listed_as_one_that_is_put_in_order_at_once(
    looked: Library, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = {sort: found(looked, query, sort) for sort in Sort}
    monkeypatch.setattr(SetList, "FEW", 0)
    assert {sort: found(looked, query, sort) for sort in Sort} == at_once
    results = looked.search(query)
    assert results.index(results.keys(1, 2)[0]) == 1


def test_every_order_of_the_list_is_an_order_of_figures_too(looked: Library, root: Path) -> None:
    write(root, undated=MARCH.replace("published: 2024-05-02\n", ""))
    looked.refresh()
    looked.figures.find()
    assert found(looked, "fig:>1900") == ["iraq", "march", "undated"]
    assert found(looked, "fig:>1900", Sort.OLDEST) == ["march", "iraq", "undated"]
    assert found(looked, "fig:>1900", Sort.HEADLINE)[0] == "iraq"
    results = looked.search("fig:>1900", sort=Sort.OLDEST)
    keys = results.keys(0, 3)
    assert [results.index(key) for key in keys] == [0, 1, 2]
    assert results.index(10**6) is None


def test_until_it_is_done_authors_figures_answer_and_a_note_says_so(march: Library) -> None:
    results = march.search("fig:>1000")
    assert found(march, "fig:>1000") == ["iraq"]
    assert results.notes == ("0 of 4 stories looked through for figures so far",)
    assert not march.figures.are_current
    assert found(march, "has:figures") == ["iraq", "old/wall"]


def test_a_query_without_figures_has_no_note(march: Library) -> None:
    assert march.search("police").notes == ()
    assert march.asks_for_figures("police -(fig:>3 OR x)")
    assert not march.asks_for_figures("police")


def test_a_rescan_reads_only_what_changed(looked: Library, root: Path) -> None:
    assert looked.figures.are_current
    assert looked.figures.find() == 0
    write(root, march=MARCH.replace("4,200", "4,300"))
    looked.refresh()
    assert found(looked, "fig:>4000") == []
    assert looked.figures.find() == 1
    assert found(looked, "fig:4300..4300") == ["march"]
    assert ("march", "4,200", "Protesters arrested", True) not in lines(looked)


def test_a_deleted_article_is_gone_at_once_and_its_figures_with_the_next_pass(
    looked: Library, root: Path
) -> None:
    (root / "march.yaml").unlink()
    looked.refresh()
    assert found(looked, "fig:>1900") == ["iraq"]
    assert not looked.figures.are_current
    looked.figures.find()
    assert found(looked, "fig:>1900") == ["iraq"]
    assert looked.figures.are_current


def test_the_table_says_all_of_a_figure(looked: Library) -> None:
    cache = Cache(places(looked.root).cache)
    table = cache.figures.table()
    assert table is not None
    (key,) = looked.search("square").keys(0, 1)
    first, *_, last = table.of_article(key)
    assert (first.line.value, first.line.label, first.line.extracted) == (
        "4,200",
        "Protesters arrested",
        True,
    )
    assert (first.line.section, first.line.start, first.line.end) == (0, 16, 21)
    assert str(first.date) == "2024-05-02"
    assert (last.line.value, last.line.low, last.line.high) == ("200–250", 200, 250)
    assert table.places([key]) == {key: "athens"}
    assert table.entries([1, first.id]) == [None, first]
    cache.close()


@pytest.mark.parametrize("sort", FigureSort)
def test_figures_of_some_articles_are_gathered_from_few_or_among_all(
    looked: Library, sort: FigureSort, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = looked.search("fig:>1900")
    for wanted in (None, parse_filter("people >1")):
        few = list(looked.figures.ids(sort, wanted=wanted, results=results))
        of_all = list(looked.figures.ids(sort, wanted=wanted))
        keys = set(results.keys(0, 2))
        shown = [row[0] for row in looked.figures.rows(of_all) if row]
        assert few == [figure.id for figure in shown if figure.key in keys]
        with monkeypatch.context() as patch:
            patch.setattr(figure_table, "FEW_STORIES", 0)
            assert list(looked.figures.ids(sort, wanted=wanted, results=results)) == few


def test_articles_of_one_file_keep_their_own_figures(library: Library, root: Path) -> None:
    write(root, two=f"{MARCH}---\n{IRAQ}---\nheadline: [broken\n")
    library.refresh()
    library.figures.find()
    assert found(library, "fig:>1900") == ["two#2", "iraq", "two#1"] or found(library, "fig:>4000") == [
        "two#1"
    ]


def test_a_file_of_many_articles_is_read_but_once(
    library: Library, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figure_pass, "JOB", 2)
    read: list[str] = []

    def note(path: str, shown_as: str) -> bytes:
        read.append(shown_as)
        return read_bytes(path, shown_as)

    monkeypatch.setattr(figure_finding, "read_bytes", note)
    write(root, nine="---\n".join([MARCH] * 9))
    library.refresh()
    assert library.figures.find() == 12
    assert read.count("nine.yaml") == 1


def test_large_files_are_not_read_at_once(
    march: Library, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    together: list[int] = []

    def note(files: list[Wanted]) -> list[list[Article | None]]:
        together.append(len(files))
        return read_articles(files)

    monkeypatch.setattr(figure_finding, "read_articles", note)
    monkeypatch.setattr(figure_finding, "AT_ONCE", (root / "march.yaml").stat().st_size)
    write(root, april=MARCH, may=MARCH)
    march.refresh()
    assert march.figures.find() == 6
    assert sum(together) == 6
    assert len(together) >= 3


def test_work_that_was_cut_short_is_gone_on_with(march: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_writer, "BATCH", 1)
    monkeypatch.setattr(figure_pass, "JOB", 1)

    def stop(progress: Progress) -> None:
        if progress.done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        march.figures.find(on_progress=stop)
    assert march.figures.progress.done == 2
    assert march.figures.find() == 2
    assert found(march, "fig:>1900") == ["iraq", "march"]


def test_another_newsdesk_at_it_is_not_waited_for(march: Library) -> None:
    lock = CacheLock(places(march.root).cache, LOCK_NAME)
    assert lock.acquire()
    assert march.figures.find() is None
    lock.release()
    assert march.figures.find() == 4


def test_an_index_made_anew_is_looked_through_anew(looked: Library) -> None:
    looked.refresh(rebuild="for the test")
    assert found(looked, "fig:>4000") == []
    assert looked.figures.find() == 4
    assert found(looked, "fig:>4000") == ["march"]


def test_without_a_catalogue_there_is_nothing_to_look_through(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    with pytest.raises(CacheError):
        find_all_figures(tmp_path, tmp_path / "cache")


def test_a_library_that_was_never_read_is_current(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    with open_test_library(tmp_path / "none", refresh=False) as library:
        assert library.figures.are_current
        assert library.figures.progress.complete


def test_a_damaged_table_is_made_anew(looked: Library) -> None:
    cache = places(looked.root).cache
    for file in cache.glob(f"{FILE_NAME}*"):
        file.unlink()
    (cache / FILE_NAME).write_bytes(b"nonsense" * 1000)
    assert found(looked, "fig:>1900") == ["iraq"]
    assert looked.figures.find() == 4
    assert found(looked, "fig:>4000") == ["march"]


def test_a_table_of_another_version_is_made_anew(looked: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.index.figure_store.SCHEMA_VERSION", 99)
    assert looked.figures.find() == 4


def test_a_catalogue_made_anew_meanwhile_is_noticed(march: Library) -> None:
    again = iter([True])

    def interfere(_: Progress) -> None:
        if next(again, False):
            march.refresh(rebuild="for the test")

    assert march.figures.find(on_progress=interfere) == 4
    march.reload()
    assert found(march, "fig:>4000") == ["march"]


def test_a_file_that_went_away_meanwhile_has_no_figures(march: Library, root: Path) -> None:
    (root / "march.yaml").unlink()
    assert march.figures.find() == 4
    assert found(march, "fig:>4000") == []


def test_worker_processes_find_the_same(march: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figure_pass, "POOL_FROM", 1)
    assert march.figures.find() == 4
    assert found(march, "fig:>4000") == ["march"]


def test_a_worker_gives_bytes_that_hold_the_figures(march: Library) -> None:
    writer = figure_writer.open_figure_writer(places(march.root).cache)
    assert writer is not None
    stories = list(writer.to_read())
    writer.close()
    decoded = decode_stories(find_figures(str(march.root), stories))
    assert sorted(len(story.figures) for story in decoded) == [0, 1, 2, 3]


def test_the_second_pass_is_a_process_that_tells_how_it_went(march: Library, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader.library.indexer", str(march.root), "--figures"],
        capture_output=True,
        check=False,
        env={"XDG_CACHE_HOME": str(tmp_path / "xdg"), "HOME": str(tmp_path), "PATH": ""},
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 2
    assert json.loads(done.stdout)["type"] == "failure"


Edit = tuple[str, str | None]
NAMES = st.sampled_from(["a", "b", "c__d"])
TEXTS = st.none() | st.sampled_from(["Police held 12 men.", "Some 40 ships sank; 3% were new.", "Nothing."])


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rounds=st.lists(st.lists(st.tuples(NAMES, TEXTS), max_size=3), min_size=1, max_size=4))
def test_kept_up_to_date_is_the_same_as_made_anew(
    rounds: list[list[Edit]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("figures") / "articles"
    root.mkdir()
    with open_test_library(root, refresh=False) as library:
        for edits in rounds:
            for name, text in edits:
                if text is None:
                    (root / f"{name.replace('__', '/')}.yaml").unlink(missing_ok=True)
                else:
                    write(root, **{name: f"headline: x\nsections:\n  - text: {text}\n"})
            library.refresh()
            library.figures.find()
        kept = sorted(lines(library))
        library.refresh(rebuild="to compare")
        library.figures.find()
        assert sorted(lines(library)) == kept


def test_damage_that_shows_only_while_writing_is_mended(
    march: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    real: Callable[..., None] = figure_writer.FigureWriter.add
    first = iter([True])

    def add(self: figure_writer.FigureWriter, stories: object) -> None:
        if next(first, False):
            raise CacheDamagedError("damaged")
        real(self, stories)

    monkeypatch.setattr(figure_writer.FigureWriter, "add", add)
    assert march.figures.find() == 4


@pytest.mark.parametrize("looked_through", [False, True])
def test_per_cent_is_a_unit_also_where_the_value_says_it(
    library: Library, root: Path, looked_through: bool
) -> None:
    text = "headline: x\nkey_figures:\n- {label: a, value: 43%}\n- {label: b, value: 5, unit: '% of GDP'}\n"
    write(root, share=text)
    library.refresh()
    if looked_through:
        library.figures.find()
        assert [line[1] for line in lines(library) if line[0] == "share"] == ["43", "5"]
    assert found(library, "fig:%>40") == ["share"]
    assert found(library, "fig:gdp<10") == found(library, "fig:%<10") == ["share"]
    results = library.search("fig:%>40")
    (entry,) = library.entries(results.keys(0, 1))
    assert entry is not None
    snippet = library.hit(entry, results.matcher).snippet
    assert snippet is not None
    assert [snippet.text[span.start : span.end] for span in snippet.spans] == ["43%"]


@pytest.mark.parametrize("looked_through", [False, True])
def test_dollars_of_every_country_are_dollars(library: Library, root: Path, looked_through: bool) -> None:
    write(root, fine="headline: x\nkey_figures:\n- {label: Fine, value: 25 million, unit: US$}\n")
    library.refresh()
    if looked_through:
        library.figures.find()
    for query in ("fig:$>1000", "fig:US$>1000", "fig:>$1 000", "fig:fine>US$1 million"):
        assert found(library, query) == ["fine"], query
        results = library.search(query)
        (entry,) = library.entries(results.keys(0, 1))
        assert entry is not None
        snippet = library.hit(entry, results.matcher).snippet
        assert snippet is not None
        assert [snippet.text[span.start : span.end] for span in snippet.spans] == ["25 million US$"]
    assert found(library, "fig:>€1000") == []


def test_the_figure_of_a_hit_has_its_sign_and_says_where_it_was_found(library: Library, root: Path) -> None:
    text = "headline: x\nkey_figures:\n- {label: Zeppelins, value: 43, qualifier: at least}\n"
    write(root, ships=f"{text}sections: [{{text: About 770 zeppelins flew by.}}]\n")
    library.refresh()
    library.figures.find()
    for asked, shown, lit in (
        ("fig:zeppelins<50", "≥43 · Zeppelins", "43"),
        ("fig:zeppelins>700", "≈770 zeppelins · Zeppelins · found in the text", "770 zeppelins"),
    ):
        results = library.search(asked)
        (entry,) = library.entries(results.keys(0, 1))
        assert entry is not None
        snippet = library.hit(entry, results.matcher).snippet
        assert snippet is not None
        assert snippet.text == shown
        assert [snippet.text[span.start : span.end] for span in snippet.spans] == [lit]


def test_a_table_holds_more_figures_of_an_article_than_are_usual(tmp_path: Path) -> None:
    given_figures = "".join(f"  - {{label: Ward {number}, value: {number}}}\n" for number in range(1, 301))
    write(tmp_path / "city", wards=f"headline: All wards\nkey_figures:\n{given_figures}")
    with open_test_library(tmp_path / "city") as library:
        library.figures.find()
        ids = library.figures.ids(FigureSort.VALUE)
        values = [row[0].line.value for row in library.figures.rows(ids) if row]
    assert values == [str(number) for number in range(300, 0, -1)]
