"""The command `feeds`: adding, listing, removing, other readers' lists in and out."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.cli.main import main
from reader.library.places import places_of
from tests.cli.conftest import Newsdesk
from tests.cli.web_commands import InThisProcess, feeds_file
from tests.ingest.web import Web, serving
from tests.library.feeds import item, rss

PAGE = """<!doctype html><html><head><title>Site</title>
<link rel="alternate" type="application/rss+xml" title="All news" href="/all">
<link rel="alternate" type="application/rss+xml" title="Sport" href="/sport"></head><body></body></html>"""


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        running.give("/feed", rss(item("A"), title="Wire & One"))
        running.give("/", PAGE)
        yield running


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.library.sandbox.Sandbox", InThisProcess)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY", "NEWSDESK_CONFIG"):
        monkeypatch.delenv(name, raising=False)


def test_a_feed_is_added_listed_and_removed(newsdesk: Newsdesk, web: Web) -> None:
    run = newsdesk(
        "feeds", "add", web.url("/feed"), "--folder", "wires", "--subject", "Syria", "--keep", "90d"
    )
    assert (run.status, run.out) == (0, b"")
    assert "newsdesk: added: Wire & One\n" in run.err
    assert (
        feeds_file()
        .read_text(encoding="utf-8")
        .endswith(
            f"- title: Wire & One\n  url: {web.url('/feed')}\n  folder: wires\n  subjects: [Syria]\n  keep: 90d\n"
            "  local: yes\n"
        )
    )
    assert newsdesk("feeds").lines == [f"Wire & One\t{web.url('/feed')}\twires\tSyria\t\t"]
    again = newsdesk("feeds", "add", web.url("/feed"))
    assert "there already: Wire & One" in again.err
    removed = newsdesk("feeds", "remove", "wire")
    assert "removed: Wire & One; its articles stay" in removed.err
    assert newsdesk("feeds", "list").status == 1


def test_a_page_with_several_feeds_has_them_listed(newsdesk: Newsdesk, web: Web) -> None:
    run = newsdesk("feeds", "add", web.url())
    assert run.status == 1
    assert f"1 All news {web.url('/all')}" in " ".join(run.err.split())
    assert "--all adds all" in run.err
    assert newsdesk("feeds", "add", "--all", web.url()).status == 0
    assert [line.split("\t")[0] for line in newsdesk("feeds").lines] == ["All news", "Sport"]


@pytest.mark.parametrize(
    ("answer", "titles"), [("2\n", ["Sport"]), ("1, 2\n", ["All news", "Sport"]), ("\n", [])]
)
def test_a_person_is_asked_which(
    newsdesk: Newsdesk,
    web: Web,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    titles: list[str],
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO(answer.encode())))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    main(["feeds", "add", web.url()])
    assert b"Which?" in capsysbinary.readouterr().err
    assert [line.split("\t")[0] for line in newsdesk("feeds").lines] == titles


def test_a_number_that_is_not_there_adds_nothing() -> None:
    from reader.cli.subscribing import _numbered
    from reader.model.errors import UsageError
    from reader.model.incoming import FoundFeed

    for answer in ("3", "0", "x", "1 x"):
        with pytest.raises(UsageError, match="from 1 to 2"):
            _numbered([FoundFeed(url="a"), FoundFeed(url="b")], answer)


def test_a_page_without_feeds_is_told(newsdesk: Newsdesk, web: Web) -> None:
    web.give("/", "<!doctype html><html><body>Nothing.</body></html>")
    run = newsdesk("feeds", "add", web.url())
    assert (run.status, "names no feed" in run.err) == (1, True)


def test_what_cannot_be_fetched_costs_itself_only(newsdesk: Newsdesk, web: Web) -> None:
    run = newsdesk("feeds", "add", web.url("/nothing"), web.url("/feed"))
    assert run.status == 2
    assert "(HTTP 404)" in run.err
    assert "added: Wire & One" in run.err


def test_a_feed_can_be_added_unseen(newsdesk: Newsdesk, web: Web) -> None:
    assert newsdesk("feeds", "add", "--unseen", "--title", "Mine", "--full-text", web.url("/x")).status == 0
    assert newsdesk("feeds", "add", "--unseen", "example.org/feed").status == 0
    assert not web.asked
    written = feeds_file().read_text(encoding="utf-8")
    assert f"- title: Mine\n  url: {web.url('/x')}\n  full_text: yes\n  local: yes\n" in written
    assert written.endswith("- url: https://example.org/feed\n")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["add"], "feeds add needs the address"),
        (["add", "--title", "x", "a", "b"], "--title is for one address"),
        (["add", "--keep", "long", "a"], "--keep takes a time or a number"),
        (["add", "--unseen", "ftp://example.org"], "only http and https"),
        (["remove"], "feeds remove needs names"),
        (["remove", "nothing"], "no feed is called 'nothing'"),
        (["import"], "feeds import needs an OPML file"),
        (["import", "/nowhere/list.opml"], "/nowhere/list.opml: cannot be read"),
        (["list", "x"], "takes no more words"),
        (["frob"], "frob"),
    ],
)
def test_wrong_use_is_told(newsdesk: Newsdesk, words: list[str], message: str) -> None:
    run = newsdesk("feeds", *words)
    assert run.status == 2
    assert message in run.err


OPML = '<opml><body><outline text="World"><outline text="New" xmlUrl="https://new.example/"/></outline></body></opml>'


def test_a_list_comes_in_and_goes_out(newsdesk: Newsdesk, tmp_path: Path) -> None:
    file = tmp_path / "list.opml"
    file.write_text(OPML, encoding="utf-8")
    assert "would be added: New (World)" in newsdesk("feeds", "import", "--dry-run", str(file)).err
    assert newsdesk("feeds").status == 1
    run = newsdesk("feeds", "import", str(file))
    assert (run.status, "1 added, 0 there already" in run.err) == (0, True)
    assert b'<outline text="World">' in newsdesk("feeds", "export").out
    target = tmp_path / "out.opml"
    assert newsdesk("feeds", "export", "-o", str(target)).out == b""
    assert newsdesk("feeds", "import", "-", stdin=target.read_bytes()).err.endswith(
        "0 added, 1 there already\n"
    )


def test_a_list_comes_from_an_address(newsdesk: Newsdesk, web: Web) -> None:
    web.give("/list.opml", OPML)
    assert newsdesk("feeds", "import", web.url("/list.opml")).status == 0
    assert newsdesk("feeds", "import", web.url("/nothing")).status == 2


def test_a_list_with_what_is_left_out_says_so(newsdesk: Newsdesk) -> None:
    data = b'<opml><body><outline xmlUrl="http://127.0.0.1/"/></body></opml>'
    run = newsdesk("feeds", "import", "-", stdin=data)
    assert (run.status, "your own machine" in run.err) == (1, True)


def test_the_list_is_data_in_a_pipe_and_a_table_on_a_terminal(newsdesk: Newsdesk, terminal: Newsdesk) -> None:
    newsdesk("feeds", "add", "--unseen", "--title", "Wire\x1b[2J", "https://me:secret@a.example/x")
    (record,) = json.loads(newsdesk("feeds", "--format", "json").text)
    assert record == {
        "title": "Wire\x1b[2J",
        "url": "https://a.example/x",
        "folder": "",
        "subjects": [],
        "fetched": "",
        "problem": "",
    }
    assert json.loads(newsdesk("feeds", "list", "--format", "jsonl").text) == record
    shown = terminal("feeds", "--color", "never").text
    assert shown.split()[:4] == ["TITLE", "FETCHED", "PROBLEM", "URL"]
    assert "\x1b[2J" not in shown


def test_a_mistake_in_the_file_is_told_and_costs_itself(newsdesk: Newsdesk) -> None:
    feeds_file().parent.mkdir(parents=True, exist_ok=True)
    feeds_file().write_text("- url: https://a.example/\n  colour: red\n", encoding="utf-8")
    run = newsdesk("feeds")
    assert (run.status, len(run.lines)) == (0, 1)
    assert "feeds.yaml:2:3: error" in run.err
    assert "until this is mended" in newsdesk("feeds", "add", "--unseen", "https://b.example").err


def test_feeds_are_listed_where_what_is_remembered_is_damaged(newsdesk: Newsdesk, news: Path) -> None:
    newsdesk("feeds", "add", "--unseen", "https://a.example/x")
    damaged = places_of(news).state.with_name("feeds.sqlite3")
    damaged.parent.mkdir(parents=True)
    damaged.write_bytes(b"no database" * 1000)
    run = newsdesk("feeds")
    assert (run.status, len(run.lines)) == (0, 1)
    assert "not remembered" in run.err


@pytest.mark.parametrize("words", [("feeds",), ("feeds", "export"), ("fetch",)])
def test_feeds_that_cannot_be_read_are_not_taken_for_none(newsdesk: Newsdesk, words: tuple[str, ...]) -> None:
    feeds_file().parent.mkdir(parents=True, exist_ok=True)
    feeds_file().write_text("feeds: [", encoding="utf-8")
    run = newsdesk(*words)
    assert (run.status, run.out) == (2, b"")
    assert run.err.startswith(f"newsdesk: {feeds_file()}:1:9: error: ")
    assert run.err.count("\n") == 1
