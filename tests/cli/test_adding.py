"""`newsdesk add` and `show --diff` as a person uses them."""

import json
from pathlib import Path

import pytest

from reader.cli.options import IMPORT_KINDS
from reader.model.incoming import Kind
from tests.cli.conftest import Newsdesk

FEED = b"""<rss version="2.0"><channel><title>Wire</title><link>https://e.org/</link>
<item><title>Storm hits coast</title><guid>1</guid><pubDate>Thu, 19 Dec 2024 10:00:00 GMT</pubDate>
<description>%s</description></item>
<item><title>Late</title><guid>2</guid><pubDate>whenever</pubDate></item></channel></rss>"""


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    path = tmp_path / "feed.xml"
    path.write_bytes(FEED % b"Winds of 120 km/h.")
    return path


def test_a_feed_is_added_and_can_be_searched_at_once(newsdesk: Newsdesk, news: Path, feed: Path) -> None:
    run = newsdesk("add", str(feed))
    assert run.status == 0
    assert run.lines[0] == "added\tStorm hits coast\t2024/12/2024-12-19-storm-hits-coast.yaml\t"
    assert "feed.xml: 1 entry has a date that cannot be read" not in run.text
    assert "1 entry has a date that cannot be read" in run.err
    assert f"1 feed into {news}: 2 added, 0 updated, 0 unchanged" in run.err
    assert newsdesk("search", "winds", "--fields", "headline").lines == ["Storm hits coast"]


def test_added_again_it_is_unchanged_and_changed_it_can_be_compared(newsdesk: Newsdesk, feed: Path) -> None:
    newsdesk("add", str(feed))
    assert newsdesk("add", str(feed)).text.count("unchanged\t") == 2
    feed.write_bytes(FEED % b"Winds of 150 km/h.")
    assert newsdesk("add", str(feed)).lines[0].startswith("updated\t")
    run = newsdesk("show", "--diff", "storm-hits-coast")
    assert run.status == 0
    assert run.lines[0].startswith("Storm hits coast: changed ")
    assert "- Winds of 120 km/h." in run.lines
    assert "+ Winds of 150 km/h." in run.lines


def test_what_never_changed_has_no_diff(newsdesk: Newsdesk) -> None:
    run = newsdesk("show", "--diff", "moon-landing")
    assert (run.status, run.out) == (1, b"")
    assert "no former version" in run.err
    assert newsdesk("show", "--diff", "nowhere").status == 2


def test_a_diff_in_colour_still_has_its_signs(newsdesk: Newsdesk, feed: Path) -> None:
    newsdesk("add", str(feed))
    feed.write_bytes(FEED % b"Winds of 150 km/h.")
    newsdesk("add", str(feed))
    assert (
        "\x1b[1m+ Winds of 150 km/h.\x1b[0m" in newsdesk("--color", "always", "show", "--diff", "storm").text
    )


def test_on_a_terminal_there_is_a_table_of_what_changed(terminal: Newsdesk, feed: Path) -> None:
    run = terminal("--color", "never", "add", str(feed))
    assert run.lines[0].split() == ["OUTCOME", "HEADLINE"]
    assert run.lines[1].split(maxsplit=1) == ["added", "Storm hits coast"]
    assert terminal("add", str(feed)).text == ""


def test_a_dry_run_on_a_terminal_shows_where_everything_would_go(terminal: Newsdesk, feed: Path) -> None:
    run = terminal("--color", "never", "add", "--dry-run", str(feed))
    assert run.lines[:2] == ["OUTCOME  PATH", "added    2024/12/2024-12-19-storm-hits-coast.yaml"]


def test_a_story_that_is_there_from_another_source_says_why(
    terminal: Newsdesk, feed: Path, tmp_path: Path
) -> None:
    link = b"<guid>1</guid><link>https://e.org/1</link>"
    feed.write_bytes((FEED % b"x").replace(b"<guid>1</guid>", link))
    terminal("add", str(feed))
    other = tmp_path / "other.xml"
    other.write_bytes(feed.read_bytes().replace(b"https://e.org/<", b"https://o.org/<"))
    run = terminal("--color", "never", "add", str(other))
    assert run.lines[0].split() == ["OUTCOME", "HEADLINE", "REASON"]
    assert "duplicate" in run.text
    assert "the same link" in run.text


def test_a_dry_run_writes_nothing(newsdesk: Newsdesk, news: Path, feed: Path) -> None:
    before = sorted(news.rglob("*"))
    run = newsdesk("add", "--dry-run", str(feed))
    assert run.text.count("added\t") == 2
    assert "nothing was written" in run.err
    assert sorted(news.rglob("*")) == before


def test_the_report_is_had_as_json(newsdesk: Newsdesk, feed: Path, tmp_path: Path) -> None:
    run = newsdesk("add", "--json", str(feed), str(tmp_path / "gone"))
    assert run.status == 2
    report, gone = json.loads(run.out)
    assert report["kind"] == "feed"
    assert [article["outcome"] for article in report["articles"]] == ["added", "added"]
    assert gone["articles"] == []
    assert "No such file" in gone["failure"]


def test_what_is_of_no_use_makes_the_status_1(newsdesk: Newsdesk) -> None:
    run = newsdesk("add", "-", stdin=b"%PDF-1.7")
    assert (run.status, run.out) == (1, b"")
    assert "this is a PDF document" in run.err
    assert "nothing into" in run.err


def test_add_needs_something_to_add(newsdesk: Newsdesk) -> None:
    assert newsdesk("add").status == 2
    assert newsdesk("add", "--as", "pdf", "x").status == 2


def test_a_page_with_a_feed_says_how_to_follow_it(newsdesk: Newsdesk) -> None:
    page = b"<!doctype html><link rel=alternate type=application/rss+xml href='https://e.org/f'><h1>H</h1><p>Text."
    run = newsdesk("add", "-", stdin=page)
    assert "newsdesk feeds add https://e.org/f" in run.err


def test_hostile_text_in_a_feed_reaches_no_terminal(newsdesk: Newsdesk) -> None:
    run = newsdesk("add", "-", stdin=b"x\x1b]0;y\x07\n\ntext")
    assert b"\x1b" not in run.out
    assert "\x1b" not in run.err


@pytest.mark.parametrize("format_", ["yaml", "json", "jsonl"])
def test_what_export_writes_add_reads_back(
    newsdesk: Newsdesk, news: Path, tmp_path: Path, format_: str
) -> None:
    exported = newsdesk("export", "--format", format_).out
    copy = tmp_path / "copy"
    run = newsdesk("-L", str(copy), "add", "-", stdin=exported)
    assert run.text.count("added\t") == 3
    assert _articles(newsdesk, news) == _articles(newsdesk, copy)
    assert newsdesk("add", "-", stdin=exported).text.count("unchanged\t") == 3


def _articles(newsdesk: Newsdesk, library: Path) -> list[dict[str, object]]:
    articles = json.loads(newsdesk("-L", str(library), "export", "--format", "json").out)
    return [
        {name: value for name, value in article.items() if name not in ("id", "path")} for article in articles
    ]


def test_every_kind_can_be_asked_for() -> None:
    assert set(IMPORT_KINDS) == {*Kind} - {Kind.OPML, Kind.FEED_LINKS}


def test_a_date_in_the_future_is_shown_as_what_the_publisher_said(newsdesk: Newsdesk, tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes((FEED % b"x").replace(b"19 Dec 2024", b"19 Dec 2999"))
    newsdesk("add", str(path))
    shown = newsdesk("show", "storm-hits-coast").text
    assert "dated 19 December 2999, 10:00 UTC by its publisher" in shown
    assert newsdesk("list", "--fields", "published", "storm", "coast").lines[0] < "2999"


def test_a_saved_feed_is_known_again_under_another_name(
    newsdesk: Newsdesk, feed: Path, tmp_path: Path
) -> None:
    newsdesk("add", str(feed))
    other = tmp_path / "feed (1).xml"
    other.write_bytes(FEED % b"Winds of 150 km/h.")
    assert [line.split("\t")[0] for line in newsdesk("add", str(other)).lines] == ["updated", "unchanged"]
    assert newsdesk("add", "-", stdin=other.read_bytes()).text.count("unchanged\t") == 2


def test_saved_feeds_that_number_their_entries_do_not_overwrite_each_other(
    newsdesk: Newsdesk, feed: Path, tmp_path: Path
) -> None:
    newsdesk("add", str(feed))
    other = tmp_path / "sport.xml"
    other.write_bytes((FEED % b"It was close.").replace(b"Storm hits coast", b"A goal in the last minute"))
    assert newsdesk("add", str(other)).lines[0].startswith("added\tA goal")
    assert (
        newsdesk("add", "-", stdin=(FEED % b"x").replace(b"Storm hits", b"Sun over"))
        .lines[0]
        .startswith("added\t")
    )
