from pathlib import Path

import pytest

from reader.figures.locate import locate
from reader.model.article import Article
from reader.store.reading import parse_file
from tests.benchmarks.make_library import main, make_library
from tests.benchmarks.names import CJK_WORDS
from tests.benchmarks.vocabulary import SIZE, words_by_rank, zipf_table


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.yaml")}


def articles(folder: Path) -> list[Article]:
    found: list[Article] = []
    for path, data in sorted(files(folder).items()):
        for document in parse_file(data, path):
            assert document.article is not None, document.diagnostics
            assert not document.diagnostics
            found.append(document.article)
    return found


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    make_library(folder, 200)
    return folder


def test_the_same_arguments_make_the_same_files(library: Path, tmp_path: Path) -> None:
    make_library(tmp_path, 200)
    assert files(tmp_path) == files(library)


def test_another_seed_makes_other_articles(library: Path, tmp_path: Path) -> None:
    make_library(tmp_path, 200, seed=2)
    ours, others = files(library).values(), files(tmp_path).values()
    assert not set(ours) & set(others)


def test_every_article_is_one_that_newsdesk_reads(library: Path) -> None:
    assert len(articles(library)) == 200


def test_many_articles_lie_in_a_file_when_asked(library: Path, tmp_path: Path) -> None:
    main([str(tmp_path), "--articles", "200", "--per-file", "80"])
    assert len(files(tmp_path)) == 3
    assert articles(tmp_path) == articles(library)


def test_worker_processes_make_what_one_process_makes(tmp_path: Path) -> None:
    told: list[int] = []
    make_library(tmp_path / "one", 1_200, per_file=1_200)
    make_library(tmp_path / "many", 1_200, per_file=600, on_done=told.append)
    one, many = files(tmp_path / "one"), files(tmp_path / "many")
    assert told == [600, 1_200]
    assert b"---\n".join(many[name] for name in sorted(many)) == next(iter(one.values()))


def test_articles_are_spread_over_thirty_years(library: Path) -> None:
    years = {path.split("/")[0] for path in files(library)}
    assert years == {str(year) for year in range(1995, 2025)}


def test_every_key_figure_stands_in_its_text(library: Path) -> None:
    for article in articles(library):
        texts = [section.text for section in article.sections]
        assert all(locate(figure, texts) for figure in article.key_figures)


def test_an_article_is_about_350_words_long(library: Path) -> None:
    lengths = [sum(len(part.text.split()) for part in article.sections) for article in articles(library)]
    assert 280 < sum(lengths) / len(lengths) < 420


def test_some_articles_are_chinese_or_japanese(library: Path) -> None:
    written = [article for article in articles(library) if article.headline.startswith(tuple(CJK_WORDS))]
    assert 1 <= len(written) <= 10


def test_words_are_as_frequent_as_in_running_english() -> None:
    table = zipf_table()
    assert len(set(table)) == len(words_by_rank()) == SIZE
    assert 0.04 < table.count("the") / len(table) < 0.08
