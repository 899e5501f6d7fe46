"""The command `fetch`: what is said of each feed, as a table and as data, once and again and again."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli import fetching
from reader.cli.feed_options import read_duration
from reader.model.feed import Feed
from reader.store.feeds import add_feeds
from tests.cli.conftest import Newsdesk
from tests.cli.web_commands import InThisProcess, feeds_file
from tests.ingest.web import Web, serving
from tests.library.feeds import item, rss


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        running.give(
            "/feed", rss(item("Storm closes the bridge", guid="1"), item("Harvest is late", guid="2"))
        )
        yield running


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.fetched.Sandbox", InThisProcess)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "NEWSDESK_CONFIG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def feeds(web: Web) -> None:
    add_feeds(
        feeds_file(),
        [
            Feed(url=web.url("/feed"), title="Good one", local=True),
            Feed(url=web.url("/missing"), title="Bad one", local=True),
        ],
    )


pytestmark = pytest.mark.usefixtures("feeds")


def test_news_come_in_and_a_failure_is_told(newsdesk: Newsdesk, web: Web) -> None:
    run = newsdesk("fetch")
    assert run.status == 2
    good, bad = (line.split("\t") for line in run.lines)
    assert good[:4] == ["Good one", "fetched", "2", "0"]
    assert bad[:2] == ["Bad one", "failed"]
    assert "(HTTP 404)" in bad[7]
    assert run.err.endswith("newsdesk: 2 feeds: 2 new, 1 feed failed\n")
    assert "Storm closes the bridge" in newsdesk("search", "storm").text


def test_a_feed_that_moved_for_good_is_told(newsdesk: Newsdesk, web: Web) -> None:
    web.redirect("/missing", "/feed", 301)
    assert (
        f"Bad one has moved for good, and is asked there from now on: {web.url('/feed')}"
        in newsdesk("fetch").err
    )


def test_a_feed_can_be_named(newsdesk: Newsdesk) -> None:
    run = newsdesk("fetch", "good", "Good one")
    assert (run.status, len(run.lines)) == (0, 1)
    assert newsdesk("fetch", "nothing").status == 2


def test_the_report_is_data_on_request(newsdesk: Newsdesk, web: Web) -> None:
    run = newsdesk("fetch", "--json")
    good, bad = json.loads(run.text)["feeds"]
    assert (good["new"], good["url"], good["problem"]) == (2, web.url("/feed"), "")
    assert good["last_success"].endswith("Z")
    assert (bad["outcome"], bad["last_success"]) == ("failed", "")
    assert run.err == ""


def test_on_a_terminal_there_is_a_table_of_what_matters(terminal: Newsdesk, web: Web) -> None:
    lines = terminal("fetch", "good", "--color", "never").lines
    assert lines == ["FEED      NEW  CHANGED", "Good one    2        0"]
    quiet = terminal("fetch", "good")
    assert quiet.out == b""
    assert "1 feed: 0 new" in quiet.err
    web.routes["/feed"] = lambda visit: visit.answer(b"", 500)
    failed = terminal("fetch", "good")
    assert "newsdesk: Good one: the server has an error of its own (HTTP 500) (last fetched 20" in failed.err


def test_progress_is_told_to_programs(newsdesk: Newsdesk) -> None:
    lines = newsdesk("fetch", "good", "--json", "--progress", "jsonl").err.splitlines()
    assert {"task": "fetching feeds", "done": 1, "total": 1} in map(json.loads, lines)


def test_again_and_again_until_it_is_stopped(
    newsdesk: Newsdesk, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(fetching, "_wait", wait)
    assert newsdesk("fetch", "good", "--every", "30m").status == 130
    assert waits == [1800.0] * 3
    assert web.paths() == ["/feed"] * 3


def test_a_round_that_fails_does_not_end_the_others(
    newsdesk: Newsdesk, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = feeds_file().read_bytes()
    rounds: list[float] = []

    def wait(seconds: float) -> None:
        rounds.append(seconds)
        if len(rounds) == 1:
            feeds_file().unlink()
            feeds_file().mkdir()
        elif len(rounds) == 2:
            feeds_file().rmdir()
            feeds_file().write_bytes(written)
        else:
            raise KeyboardInterrupt

    monkeypatch.setattr(fetching, "_wait", wait)
    run = newsdesk("fetch", "good", "--every", "30m")
    assert (run.status, web.paths()) == (130, ["/feed", "/feed"])
    assert "feeds.yaml: " in run.err


def test_waiting_takes_as_long_as_it_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(fetching, "monotonic", lambda: now[0])
    monkeypatch.setattr(fetching, "sleep", lambda seconds: now.__setitem__(0, now[0] + seconds))
    fetching._wait(70.0)
    assert now == [170.0]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("30m", 1800), ("2h", 7200), ("90s", 90), ("15", 900), ("1d", 86_400), ("5 min", 300)],
)
def test_a_time_is_read(text: str, seconds: float) -> None:
    assert read_duration(text) == seconds


@pytest.mark.parametrize("text", ["soon", "0m", "-5m", ""])
def test_what_is_no_time_is_told(newsdesk: Newsdesk, text: str) -> None:
    run = newsdesk("fetch", f"--every={text}")
    assert run.status == 2
    assert "30m, 2h or 1d" in run.err


def test_without_feeds_there_is_nothing_to_do(newsdesk: Newsdesk) -> None:
    feeds_file().unlink()
    run = newsdesk("fetch")
    assert (run.status, "newsdesk feeds add ADDRESS" in run.err) == (1, True)


def test_a_mistake_in_the_file_costs_itself_only(newsdesk: Newsdesk) -> None:
    with feeds_file().open("a", encoding="utf-8") as file:
        file.write("- title: No address\n")
    run = newsdesk("fetch", "good")
    assert (run.status, "a feed has no url" in run.err) == (0, True)


def test_what_went_wrong_with_articles_is_said(newsdesk: Newsdesk, news: Path, web: Web) -> None:
    (news / "wires").write_text("a file where a folder has to be", encoding="utf-8")
    add_feeds(feeds_file(), [Feed(url=web.url("/feed?2"), title="Third", folder="wires", local=True)])
    run = newsdesk("fetch", "third")
    assert "2 that could not be written" in run.err
    assert "Third: Storm closes the bridge: " in run.err


def test_without_a_library_of_ones_own_one_is_made(
    newsdesk: Newsdesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("NEWSDESK_LIBRARY")
    assert newsdesk("fetch", "good").status == 0
    written = list((tmp_path / "xdg" / "data" / "newsdesk" / "articles").rglob("*.yaml"))
    assert len(written) == 2
    assert not os.environ.get("NEWSDESK_LIBRARY")
