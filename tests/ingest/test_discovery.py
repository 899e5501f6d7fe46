"""Which feeds a page offers."""

import pytest

from reader.ingest.discovery import MOST_FEEDS, find_feeds
from reader.model.errors import IngestError

AT = "https://site.example/news/"


def found(page: str) -> list[tuple[str, str]]:
    return [(feed.url, feed.title) for feed in find_feeds(page.encode(), AT).feeds]


def test_feeds_that_a_page_declares_are_offered_in_its_order() -> None:
    page = """<!doctype html><html><head><title>The  Site</title><base href="https://cdn.example/x/">
    <link rel="alternate" type="application/rss+xml" title="All news" href="/feed.xml">
    <link rel="ALTERNATE stylesheet" type="application/atom+xml; charset=utf-8" title="Sport" href="sport.atom">
    <link rel="alternate" type="application/feed+json" href="//json.example/feed.json">
    <link rel="alternate" type="application/rss+xml" title="again" href="/feed.xml">
    <link rel="alternate" hreflang="de" href="/de">
    <link rel="alternate" type="application/json" href="https://site.example/wp-json/wp/v2/pages/2">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
    <link rel="alternate" type="application/rss+xml">
    <link rel="stylesheet" href="/feed.css"></head><body><a href="/rss">RSS</a></body></html>"""
    assert found(page) == [
        ("https://cdn.example/feed.xml", "All news"),
        ("https://cdn.example/x/sport.atom", "Sport"),
        ("https://json.example/feed.json", ""),
    ]
    parsed = find_feeds(page.encode(), AT)
    assert (parsed.title, parsed.home) == ("The Site", AT)


def test_links_that_look_like_feeds_are_offered_where_none_is_declared() -> None:
    page = """<html><body><a href="/about">About</a> <a href="rss/">Latest <b>news</b></a>
    <a href="/atom.xml" title="Atom">x</a> <a href="/?feed=rss2">y</a> <a href="/feeds/logo.png">logo</a>
    <a href="/rss.html">about RSS</a> <a href="/feedback">z</a> <a href="ftp://site.example/rss">f</a></body></html>"""
    assert found(page) == [
        ("https://site.example/news/rss/", "Latest news"),
        ("https://site.example/atom.xml", "Atom"),
        ("https://site.example/?feed=rss2", "y"),
    ]


@pytest.mark.parametrize("page", ["<html><body><p>Nothing.</p></body></html>", "plain text"])
def test_a_page_without_feeds_offers_none(page: str) -> None:
    assert found(page) == []


@pytest.mark.parametrize("data", [b"", b"   ", b"<!-- -->"])
def test_nothing_is_no_page(data: bytes) -> None:
    with pytest.raises(IngestError):
        find_feeds(data, AT)


def test_hostile_pages_offer_clean_titles_and_not_too_many() -> None:
    links = "".join(
        f"<link rel=alternate type=application/rss+xml title='a\n\u202e&#27;' href='/{n}'>"
        for n in range(200)
    )
    feeds = found(f"<html><head>{links}</head></html>")
    assert len(feeds) == MOST_FEEDS
    assert "\u202e" not in feeds[0][1]
    assert "\n" not in feeds[0][1]
