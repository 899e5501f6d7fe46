"""Subscriptions: what an address offers, and lists in and out of feeds.yaml."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.ingest.client import Client
from reader.library.subscribing import (
    feeds_path,
    find_feed,
    import_feeds,
    look_at,
    subscribe,
    unsubscribe,
)
from reader.model.errors import IngestError, NetworkError, UsageError
from reader.model.feed import Feed
from reader.store.feeds import read_feeds
from tests.ingest.web import Web, serving
from tests.library.feeds import Here, item, rss

WIRE = Feed(url="https://wire.example/feed", title="Example Wire")
ASIA = Feed(url="https://wire.example/asia", title="Example Wire Asia")
OTHER = Feed(url="https://me:secret@other.example/rss")


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as running:
        yield running


@pytest.fixture
def client() -> Iterator[Client]:
    with Client(environment={}) as opened:
        yield opened


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "feeds.yaml"
    subscribe(path, [WIRE, ASIA, OTHER])
    return path


def test_the_address_of_a_feed_offers_itself(web: Web, client: Client) -> None:
    web.give("/feed", rss(item("A")))
    offer = look_at(web.url("/feed"), client, Here())
    assert (offer.is_feed, offer.local, offer.title) == (True, True, "Example Wire")
    assert [(feed.url, feed.title) for feed in offer.feeds] == [(web.url("/feed"), "Example Wire")]


def test_a_feed_that_moved_for_good_is_offered_where_it_is_now(web: Web, client: Client) -> None:
    web.redirect("/old", "/feed", 301)
    web.give("/feed", rss(item("A")))
    assert look_at(web.url("/old"), client, Here()).feeds[0].url == web.url("/feed")


def test_a_sites_address_offers_its_feeds(web: Web, client: Client) -> None:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" title="{name}" href="/{name}">'
        for name in ("a", "b")
    )
    web.give("/", f"<!doctype html><html><head><title>Site</title>{links}</head><body></body></html>")
    offer = look_at(web.url(), client, Here())
    assert (offer.is_feed, offer.title) == (False, "Site")
    assert [feed.url for feed in offer.feeds] == [web.url("/a"), web.url("/b")]


def test_only_where_the_typed_address_is_may_a_feed_be_at_home(web: Web, client: Client) -> None:
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{href}">'
        for href in ("/feed", "http://router.home/feed")
    )
    web.give("/", f"<!doctype html><html><head>{links}</head><body></body></html>")
    offer = look_at(web.url(), client, Here())
    assert [offer.is_local(feed) for feed in offer.feeds] == [True, False]


def test_the_address_of_a_list_offers_the_feeds_in_it(web: Web, client: Client) -> None:
    web.give("/list", OPML)
    offer = look_at(web.url("/list"), client, Here())
    assert [(feed.title, feed.subjects) for feed in offer.feeds][:2] == [("New", ("World",)), ("Wire", ())]
    assert not any(map(offer.is_local, offer.feeds))
    web.give("/list", "<opml>")
    with pytest.raises(IngestError, match="it cannot be read"):
        look_at(web.url("/list"), client, Here())


def test_an_address_without_an_answer_is_told_with_the_address(web: Web, client: Client) -> None:
    with pytest.raises(NetworkError, match=r"/nothing: there is nothing at this address \(HTTP 404\)"):
        look_at(web.url("/nothing", host="me:secret@127.0.0.1"), client, Here())


def test_what_is_neither_feed_nor_page_is_told(web: Web, client: Client) -> None:
    web.give("/", "")
    with pytest.raises(IngestError, match="neither a feed nor a web page"):
        look_at(web.url(), client, Here())


def test_a_feed_is_added_once(path: Path) -> None:
    assert subscribe(path, [WIRE, Feed(url="https://new.example")]) == [Feed(url="https://new.example")]
    assert subscribe(path, [WIRE]) == []
    assert len(read_feeds(path).feeds) == 4


def test_a_feed_is_found_by_its_name_or_a_part_of_it() -> None:
    feeds = [WIRE, ASIA, OTHER]
    assert find_feed(feeds, "example wire") is WIRE
    assert find_feed(feeds, WIRE.url) is WIRE
    assert find_feed(feeds, "asia") is ASIA
    assert find_feed(feeds, "other") is OTHER
    with pytest.raises(
        UsageError, match=r"may mean Example Wire \(https://wire.example/feed\), Example Wire Asia"
    ):
        find_feed(feeds, "exam")
    with pytest.raises(UsageError, match="no feed is called 'secret'"):
        find_feed(feeds, "secret")


def test_a_feed_is_removed_by_its_name(path: Path) -> None:
    assert unsubscribe(path, ["asia", ASIA.url]) == [ASIA]
    assert read_feeds(path).feeds == (WIRE, OTHER)
    with pytest.raises(UsageError):
        unsubscribe(path, ["other", "nothing"])
    assert read_feeds(path).feeds == (WIRE, OTHER)


OPML = """<opml><body><outline text="World"><outline text="New" xmlUrl="https://new.example/"/></outline>
<outline text="Wire" xmlUrl="https://wire.example/feed"/><outline text="Router" xmlUrl="http://192.168.1.1/reboot"/>
<outline text="Localhost" xmlUrl="http://localhost:631/"/></body></opml>"""


def test_another_readers_list_is_taken_over(path: Path) -> None:
    imported = import_feeds(path, OPML.encode(), "list.opml", Here(), dry_run=True)
    assert [feed.title for feed in imported.added] == ["New"]
    assert len(read_feeds(path).feeds) == 3
    imported = import_feeds(path, OPML.encode(), "list.opml", Here())
    assert imported.known == 1
    assert len(imported.notes) == 2
    assert "your own machine or network" in imported.notes[0]
    assert read_feeds(path).feeds[-1] == Feed(url="https://new.example/", title="New", subjects=("World",))


def test_what_is_no_list_changes_nothing(path: Path) -> None:
    with pytest.raises(IngestError, match=r"list\.opml: "):
        import_feeds(path, b"nonsense", "list.opml", Here())
    assert len(read_feeds(path).feeds) == 3


def test_feeds_stand_beside_the_configuration(tmp_path: Path) -> None:
    assert feeds_path({"NEWSDESK_CONFIG": str(tmp_path / "c" / "mine.yaml")}) == tmp_path / "c" / "feeds.yaml"
