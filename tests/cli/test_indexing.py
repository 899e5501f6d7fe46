import json
from pathlib import Path

import pytest

from reader.library.known_figures import KnownFigures
from reader.library.library import Library
from reader.model.progress import RefreshReport
from tests.cli.conftest import BAD, Newsdesk


def test_index_says_what_it_came_to(newsdesk: Newsdesk, news: Path) -> None:
    assert newsdesk("index").text.startswith("3 articles; 3 added, 0 changed, 0 removed in ")
    (news / "bad.yaml").write_text(BAD, encoding="utf-8")
    (news / "stone.yaml").unlink()
    text = newsdesk("index").text
    assert text.startswith(
        "2 articles, 1 that cannot be read (newsdesk check says why); 1 added, 0 changed, 1 removed"
    )


def test_a_rebuild_reads_everything_again(newsdesk: Newsdesk) -> None:
    newsdesk("index")
    run = newsdesk("index", "--rebuild")
    assert run.text.startswith("3 articles; 3 added")
    assert run.err == "newsdesk: the index was made anew: you asked for it\n"


def test_for_programs_progress_and_report_are_objects(newsdesk: Newsdesk) -> None:
    run = newsdesk("index", "--progress", "jsonl")
    report = json.loads(run.text)
    assert (report["added"], report["articles"], report["problems"], report["skipped"]) == (3, 3, 0, [])
    assert all(json.loads(line).keys() == {"task", "done", "total"} for line in run.err.splitlines())
    assert run.err.count("\n") > 1


def test_what_is_skipped_is_told(newsdesk: Newsdesk, news: Path) -> None:
    (news / "loop").symlink_to(news)
    assert newsdesk("index").err.startswith("newsdesk: skipped loop: ")


def test_index_takes_no_words(newsdesk: Newsdesk) -> None:
    run = newsdesk("index", "news")
    assert (run.status, run.err) == (
        2,
        "newsdesk: newsdesk index takes no words; a folder is named with -L\n",
    )


def test_while_another_newsdesk_indexes_index_waits_for_it(
    newsdesk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([None, None, RefreshReport(added=7)])
    monkeypatch.setattr(Library, "refresh", lambda *_, **__: next(answers))
    monkeypatch.setattr("reader.cli.indexing.sleep", lambda _: None)
    run = newsdesk("index")
    assert run.text.startswith("0 articles; 7 added")
    assert run.err == "newsdesk: another Newsdesk is bringing this index up to date; waiting for it\n"


def test_while_another_newsdesk_indexes_list_shows_what_there_is(
    newsdesk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "refresh", lambda *_, **__: None)
    run = newsdesk("list")
    assert run.status == 1
    assert run.err.startswith("newsdesk: another Newsdesk is reading this library for the first time;")


def test_index_looks_for_figures_in_the_text(newsdesk: Newsdesk) -> None:
    assert json.loads(newsdesk("index", "--progress", "jsonl").text)["looked_through"] == 3
    assert newsdesk("search", "fig:>1900", "--fields", "headline").text == (
        "Storm closes the bridge for 14 hours\n"
    )


def test_while_another_newsdesk_looks_for_figures_index_says_so(
    newsdesk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KnownFigures, "find", lambda *_, **__: None)
    assert "another Newsdesk is looking for figures" in newsdesk("index").err


def test_a_search_for_figures_looks_through_a_few_new_articles_by_itself(newsdesk: Newsdesk) -> None:
    run = newsdesk("search", "fig:people>1900", "--fields", "headline")
    assert (run.text, run.err) == ("Storm closes the bridge for 14 hours\n", "")


def test_a_search_for_figures_says_how_many_articles_it_does_not_know_yet(
    newsdesk: Newsdesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.cli.opened.LOOK_THROUGH", 2)
    run = newsdesk("search", "fig:>1900", "--fields", "headline")
    assert run.status == 1
    assert run.err == (
        "newsdesk: newsdesk index looks through all stories for figures\n"
        "newsdesk: 0 of 3 stories looked through for figures so far\n"
    )
