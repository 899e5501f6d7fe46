"""Feeds fetched from a server on loopback into a library: what comes in, what is told, what is remembered."""

import datetime as dt
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.ingest.response import Limits
from reader.library.fetching import Fetch
from reader.library.library import Library
from reader.model.errors import StateError
from reader.model.feed import Feed, FeedFilter, FeedOutcome, FeedReport, Keep
from reader.model.progress import Progress
from reader.model.settings import FeedDefaults
from reader.state.feeds import FeedStates
from tests.builders import open_test_library
from tests.ingest.web import Visit, Web, serving
from tests.library.feeds import NOW, Desk, Here, item, rss

DAY = 86_400.0


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    root = tmp_path / "news"
    root.mkdir()
    with open_test_library(root) as library:
        yield Desk(library, FeedStates(tmp_path / "feeds.sqlite3"))


def feed(web: Web, path: str = "/feed", **settings: object) -> Feed:
    return Feed(url=web.url(path), local=True, **settings)  # type: ignore[arg-type]


def one(reports: list[FeedReport]) -> FeedReport:
    assert len(reports) == 1
    return reports[0]


def test_what_a_feed_has_comes_into_the_library_and_is_found_at_once(web: Web, desk: Desk) -> None:
    web.give("/feed", rss(item("Storm closes the bridge", guid="1"), item("Harvest is late", guid="2")))
    report = one(desk.fetch(feed(web, folder="wires", subjects=("weather",))))
    assert (report.outcome, report.added, report.name) == (
        FeedOutcome.FETCHED,
        2,
        "127.0.0.1:" + str(web.port),
    )
    assert desk.headlines("subject:weather storm") == ["Storm closes the bridge"]
    assert all(path.parts[0] == "wires" for path in _files(desk.library))


def test_the_second_time_there_is_nothing_new(web: Web, desk: Desk) -> None:
    web.give("/feed", rss(item("A", guid="1")))
    desk.fetch(feed(web))
    report = one(desk.fetch(feed(web)))
    assert (report.outcome, report.added, report.unchanged) == (FeedOutcome.FETCHED, 0, 1)


def test_a_server_that_says_so_sends_nothing_the_second_time(web: Web, desk: Desk) -> None:
    def answer(visit: Visit) -> None:
        known = visit.fields.get("if-none-match") == '"1"'
        visit.answer(b"" if known else rss(item("A")), 304 if known else 200, etag='"1"')

    web.routes["/feed"] = answer
    assert one(desk.fetch(feed(web))).added == 1
    assert one(desk.fetch(feed(web))).outcome is FeedOutcome.UNCHANGED
    assert one(desk.fetch(feed(web))).outcome is FeedOutcome.UNCHANGED


def test_a_changed_entry_updates_its_article(web: Web, desk: Desk) -> None:
    web.give("/feed", rss(item("A", guid="1", text="One bridge is closed to all traffic.")))
    desk.fetch(feed(web))
    web.give("/feed", rss(item("A", guid="1", text="All of the bridges are closed today.")))
    assert one(desk.fetch(feed(web))).updated == 1
    assert desk.headlines("bridges") == ["A"]


def test_what_the_reader_deleted_does_not_come_back(web: Web, desk: Desk) -> None:
    web.give("/feed", rss(item("A", guid="1"), item("B", guid="2")))
    desk.fetch(feed(web))
    for path in _files(desk.library):
        if "-a." in path.name:
            (desk.library.root / path).unlink()
    web.give("/feed", rss(item("A", guid="1"), item("B", guid="2"), item("C", guid="3")))
    assert one(desk.fetch(feed(web))).added == 1
    desk.library.refresh()
    assert desk.headlines() == ["B", "C"]


def test_one_feeds_failure_stops_no_other_and_is_told_with_the_last_success(web: Web, desk: Desk) -> None:
    bodies = {
        "/good": rss(item("A")),
        "/broken": b"\x89PNG\r\n\x1a\n nothing to read",
        "/page": b"<!doctype html><html><body><p>A page.</p></body></html>",
        "/text": b"Only some text\n\nthat is no feed.\n",
        "/empty": b"",
    }
    for path, body in bodies.items():
        web.give(path, body)
    feeds = [feed(web, path) for path in (*bodies, "/missing")]
    desk.fetch(feeds[0])
    web.routes["/good"] = lambda visit: visit.answer(b"", 500)
    reports = dict(zip((*bodies, "/missing"), desk.fetch(*feeds), strict=True))
    assert {report.outcome for report in reports.values()} == {FeedOutcome.FAILED}
    assert reports["/good"].succeeded_at == desk.now
    assert "(HTTP 500)" in reports["/good"].problem
    assert reports["/page"].problem.startswith("this is a web page and no feed")
    assert "(HTTP 404)" in reports["/missing"].problem
    assert all(reports[path].problem for path in bodies)


def test_a_feed_that_fails_again_and_again_is_left_alone_for_a_while(web: Web, desk: Desk) -> None:
    for _ in range(2):
        assert one(desk.fetch(feed(web))).outcome is FeedOutcome.FAILED
    waiting = one(desk.fetch(feed(web)))
    assert waiting.outcome is FeedOutcome.WAITING
    assert "(HTTP 404); asked again after" in waiting.problem
    assert len(web.asked) == 2
    assert one(desk.fetch(feed(web), named=True)).outcome is FeedOutcome.FAILED
    desk.now += DAY
    web.give("/feed", rss(item("A")))
    assert one(desk.fetch(feed(web))).added == 1
    assert desk.states.states()[feed(web).url].failures == 0


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_to_be_left_alone_is_left_alone(web: Web, desk: Desk, status: int) -> None:
    web.routes["/feed"] = lambda visit: visit.answer(b"", status, retry_after="3600")
    assert "asked again after" in one(desk.fetch(feed(web))).problem
    waiting = one(desk.fetch(feed(web), named=True))
    assert (waiting.outcome, len(web.asked)) == (FeedOutcome.WAITING, 1)
    assert waiting.problem.startswith("the server asked to be left alone; asked again after")
    desk.now += 3601
    web.give("/feed", rss(item("A")))
    assert one(desk.fetch(feed(web))).added == 1


def test_where_a_feed_moved_for_good_is_remembered(web: Web, desk: Desk) -> None:
    web.redirect("/feed", "/new", 301)
    web.give("/new", rss(item("A")))
    assert one(desk.fetch(feed(web))).moved_to == web.url("/new")
    desk.fetch(feed(web))
    assert web.paths() == ["/feed", "/new", "/new"]
    web.give("/feed", rss(item("A"), item("B")))
    del web.routes["/new"]
    for _ in range(4):
        reports = desk.fetch(feed(web), named=True)
    assert one(reports).added == 1  # the new address is gone: the old one is asked again


def test_an_address_with_a_login_is_not_written_down_a_second_time(web: Web, desk: Desk) -> None:
    web.redirect("/feed", "/new", 301)
    web.give("/new", rss(item("A")))
    private = Feed(url=web.url("/feed", host="me:secret@127.0.0.1"), local=True)
    desk.fetch(private)
    desk.fetch(private)
    assert [asked.path for asked in web.asked] == ["/feed", "/new"] * 2
    assert all("authorization" in asked.fields for asked in web.asked)


def test_feeds_of_ones_own_network_have_to_be_meant(web: Web, desk: Desk) -> None:
    web.give("/feed", rss(item("A")))
    report = one(desk.fetch(Feed(url=web.url("/feed"))))
    assert (report.outcome, web.asked) == (FeedOutcome.FAILED, [])
    assert "local: yes" in report.problem


def test_many_feeds_are_fetched_side_by_side_two_at_a_host(web: Web, desk: Desk) -> None:
    both = threading.Barrier(2, timeout=60)
    lock = threading.Lock()
    busy = most = 0

    def answer(visit: Visit) -> None:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        both.wait()
        with lock:
            busy -= 1
        visit.answer(rss(item(visit.path)))

    for n in range(12):
        web.routes[f"/{n}"] = answer
    reports = desk.fetch(*(feed(web, f"/{n}") for n in range(12)))
    assert sum(report.added for report in reports) == 12
    assert most == 2
    progress = [note for note in desk.notes if isinstance(note, Progress) and note.task == "fetching feeds"]
    assert [(each.done, each.total) for each in progress] == [(n, 12) for n in range(13)]


# Full text

PAGE = """<!doctype html><html><head><title>Storm closes the bridge</title>
<meta property="og:type" content="article"></head><body><article><h1>Storm closes the bridge</h1>
<p>The bridge over the strait was closed at five in the morning because of strong winds from the west.</p>
<p>Ferries carried nineteen hundred people over the water until the evening, the harbour office said.</p>
<p>Engineers are going to look at the cables before the first train may cross it again on Friday.</p>
</article></body></html>"""


def test_the_linked_page_is_fetched_for_a_summary_once(web: Web, desk: Desk) -> None:
    web.give("/story", PAGE, content_type="text/html")
    web.give("/feed", rss(item("Storm closes the bridge", guid="1", link=web.url("/story")), item("No link")))
    report = one(desk.fetch(feed(web, full_text=True)))
    assert (report.added, report.notes) == (2, ())
    assert desk.headlines("ferries by:writer") == ["Storm closes the bridge"]
    desk.fetch(feed(web, full_text=True))
    assert web.paths() == ["/feed", "/story", "/feed"]


def test_a_page_at_home_but_not_beside_the_feed_leaves_the_summary(web: Web, desk: Desk) -> None:
    with serving() as router:
        router.give("/", PAGE, content_type="text/html")
        links = [
            router.url(),
            web.url("/", host="localhost"),
            "http://10.0.0.1/",
            "http://:0/",
        ]
        web.give("/feed", rss(*(item(f"Story {n}", link=link) for n, link in enumerate(links))))
        desk.defaults = FeedDefaults(full_text=True)
        report = one(desk.fetch(feed(web)))
    assert report.added == 4
    assert sum("may not lead" in note for note in report.notes) == 3
    assert all("the summary is kept" in note for note in report.notes)
    assert (web.paths(), router.paths()) == (["/feed"], [])


def test_a_page_without_an_article_leaves_the_summary(web: Web, desk: Desk) -> None:
    web.give("/story", "\x00\x01 nothing", content_type="application/octet-stream")
    web.give("/feed", rss(item("Storm closes the bridge", link=web.url("/story"))))
    assert "no article was found" in one(desk.fetch(feed(web, full_text=True))).notes[0]


def test_more_pages_than_can_be_asked_for_keep_their_summaries(
    web: Web, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.feed_download.MOST_PAGES", 1)
    web.give("/feed", rss(*(item(f"Story {n}", link=web.url(f"/{n}")) for n in range(3))))
    report = one(desk.fetch(feed(web, full_text=True)))
    assert report.added == 3
    assert "2 linked pages were left" in report.notes[-1]


# Filters and age


def test_filters_drop_and_tag(web: Web, desk: Desk) -> None:
    web.give("/feed", rss(item("Storm"), item("Football", tags=["sport"]), item("Bridge")))
    filters = (FeedFilter(query="subject:sport"), FeedFilter(query="storm", tag="later"))
    report = one(desk.fetch(feed(web, filters=filters)))
    assert (report.added, report.dropped) == (2, 1)
    assert desk.headlines() == ["Bridge", "Storm"]
    assert desk.headlines("tag:later") == ["Storm"]


def _date(days_ago: float) -> str:
    moment = dt.datetime.fromtimestamp(NOW - days_ago * DAY, dt.UTC)
    return moment.strftime("%a, %d %b %Y %H:%M:%S GMT")


def test_articles_are_kept_as_long_as_the_feed_says(web: Web, desk: Desk) -> None:
    web.give("/feed", rss(item("Old", date=_date(40)), item("New", date=_date(5)), item("Undated")))
    kept = feed(web, keep=Keep(days=30))
    assert one(desk.fetch(kept)).added == 2
    desk.now += 27 * DAY
    report = one(desk.fetch(kept))
    assert (report.added, report.expired) == (0, 1)
    assert desk.headlines() == ["Undated"]
    desk.now += 4 * DAY
    assert one(desk.fetch(kept)).expired == 1
    assert one(desk.fetch(kept)).added == 0  # though the feed still has it
    assert desk.headlines() == []


def test_starred_articles_outlive_their_time(web: Web, desk: Desk) -> None:
    web.give("/feed", rss(item("Starred", date=_date(1)), item("Plain", date=_date(1))))
    desk.defaults = FeedDefaults(keep="30d")
    desk.fetch(feed(web))
    (starred,) = (path for path in _files(desk.library) if "starred" in path.name)
    desk.library.kept.set_starred([starred.as_posix().removesuffix(".yaml")], True)
    desk.now += 60 * DAY
    assert one(desk.fetch(feed(web))).expired == 1
    assert desk.headlines() == ["Starred"]


def test_a_story_of_two_feeds_goes_when_neither_keeps_it_any_longer(web: Web, desk: Desk) -> None:
    story = item("Storm", link="https://wire.example/storm", date=_date(1))
    web.give("/feed", rss(story))
    web.give("/other", rss(story, title="Other"))
    short, long = feed(web, keep=Keep(days=10)), feed(web, "/other", keep=Keep(days=30))
    assert one(desk.fetch(short)).added == 1
    assert one(desk.fetch(long)).duplicates == 1
    desk.now += 20 * DAY
    assert [report.expired for report in desk.fetch(short, long)] == [0, 0]
    assert desk.headlines() == ["Storm"]
    desk.now += 20 * DAY
    assert [report.expired for report in desk.fetch(short, long)] == [0, 1]
    assert desk.headlines() == []


def test_what_the_reader_wrote_stays_when_the_publisher_changes_the_story(web: Web, desk: Desk) -> None:
    web.give("/feed", rss(item("Storm", guid="1", date=_date(1), text="It came. " * 60)))
    kept = feed(web, keep=Keep(days=10))
    desk.fetch(kept)
    (file,) = _files(desk.library)
    path = desk.library.root / file
    path.write_text("# mine\n" + path.read_text())
    web.give("/feed", rss(item("Storm", guid="1", date=_date(1), text="It went. " * 60)))
    assert one(desk.fetch(kept)).updated == 1
    assert path.read_text().startswith("# mine\n")
    desk.now += 20 * DAY
    assert one(desk.fetch(kept)).expired == 0
    assert desk.headlines() == ["Storm"]


def test_of_a_number_the_newest_are_kept(web: Web, desk: Desk) -> None:
    web.give("/feed", rss(item("One", date=_date(3)), item("Two", date=_date(2))))
    desk.fetch(feed(web, keep=Keep(count=2)))
    web.give("/feed", rss(item("Three", date=_date(1))))
    assert one(desk.fetch(feed(web, keep=Keep(count=2)))).expired == 1
    assert desk.headlines() == ["Three", "Two"]


# Endings


def test_what_was_done_before_a_stop_is_remembered(web: Web, desk: Desk) -> None:
    fetches: list[Fetch] = []

    def answer(visit: Visit) -> None:
        fetches[0].stop()
        visit.answer(rss(item("A")))

    web.routes["/1"] = web.routes["/2"] = answer
    fetches.append(Fetch(desk.library, desk.states, parser=Here(), now=lambda: desk.now))
    reports = fetches[0].run([feed(web, "/1"), feed(web, "/2")])
    assert 1 <= len(reports) <= 2
    assert len(desk.states.states()) == len(reports)


def test_a_fault_in_a_worker_is_not_swallowed(web: Web, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    web.give("/feed", rss(item("A")))
    monkeypatch.setattr("reader.library.feed_workers.ask", fail)
    with pytest.raises(ZeroDivisionError):
        desk.fetch(feed(web))


def test_an_article_that_cannot_be_written_is_told_and_asked_for_again(web: Web, desk: Desk) -> None:
    web.give("/feed", rss(item("A")), etag='"1"')
    blocked = desk.library.root / "wires"
    blocked.write_text("a file where a folder has to be", encoding="utf-8")
    report = one(desk.fetch(feed(web, folder="wires")))
    assert (report.added, report.failed) == (0, 1)
    assert report.notes[0].startswith("A: ")
    blocked.unlink()
    assert one(desk.fetch(feed(web, folder="wires"))).added == 1


def test_nothing_is_fetched_where_nothing_can_be_remembered(web: Web, desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    desk.states = FeedStates(tmp_path / "file" / "feeds.sqlite3")
    with pytest.raises(StateError):
        desk.fetch(feed(web))
    assert not web.asked


def test_a_slow_server_costs_itself_only(web: Web, desk: Desk) -> None:
    web.routes["/slow"] = Visit.say_nothing
    web.give("/good", rss(item("A")))
    desk.limits = Limits(read=0.3)
    slow, good = desk.fetch(feed(web, "/slow"), feed(web, "/good"))
    assert (slow.outcome, good.added) == (FeedOutcome.FAILED, 1)
    assert "silent" in slow.problem


def _files(library: Library) -> list[Path]:
    return [path.relative_to(library.root) for path in library.root.rglob("*.yaml")]
