"""Feeds for tests: what a server has, written as RSS, and a fetch of it without child processes."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape

from reader.ingest.client import Client
from reader.ingest.parsing import parse
from reader.ingest.response import Limits
from reader.library.fetching import Fetch
from reader.library.library import Library
from reader.model.article import Article, Section
from reader.model.feed import Feed, FeedReport
from reader.model.incoming import Hints, Incoming, Kind, Parsed
from reader.model.settings import FeedDefaults
from reader.state.feeds import FeedStates

NOW = 1734700000.0  # 2024-12-20T13:06:40Z


class Here:
    """Takes bytes apart in this process, where coverage sees it."""

    def parse(self, data: bytes, hints: Hints) -> list[Parsed]:
        return [_page(data)] if hints.kind is Kind.PAGE else list(parse(data, hints))


def _page(data: bytes) -> Parsed:
    """An article of a page's paragraphs: how pages are read is not what these tests are about."""
    paragraphs = re.findall(r"<p>(.*?)</p>", data.decode("utf-8", "replace"), re.DOTALL)
    article = Article(headline="Page", by="A. Writer", sections=(Section(text="\n\n".join(paragraphs)),))
    incoming = (Incoming(article=article),) if paragraphs else ()
    return Parsed(kind=Kind.PAGE, incoming=incoming, failure="" if paragraphs else "nothing in it")


def item(
    title: str, *, guid: str = "", link: str = "", date: str = "", text: str = "", tags: Sequence[str] = ()
) -> str:
    """One entry; the text is its whole content, without it there is a short summary only."""
    parts = [f"<title>{escape(title)}</title>"]
    if guid:
        parts.append(f'<guid isPermaLink="false">{escape(guid)}</guid>')
    if link:
        parts.append(f"<link>{escape(link)}</link>")
    if date:
        parts.append(f"<pubDate>{date}</pubDate>")
    parts += [f"<category>{escape(tag)}</category>" for tag in tags]
    parts.append(f"<description>{escape(text or f'A summary of {title}.')}</description>")
    return f"<item>{''.join(parts)}</item>"


def rss(*items: str, title: str = "Example Wire") -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
        f"<title>{escape(title)}</title><link>https://wire.example/</link>{''.join(items)}</channel></rss>"
    ).encode()


class Desk:
    """A library, what is remembered of its feeds, and a clock that a test sets."""

    def __init__(self, library: Library, states: FeedStates) -> None:
        self.library = library
        self.states = states
        self.now = NOW
        self.defaults = FeedDefaults()
        self.limits = Limits()
        self.notes: list[object] = []

    def fetch(self, *feeds: Feed, named: bool = False) -> list[FeedReport]:
        fetch = Fetch(
            self.library,
            self.states,
            defaults=self.defaults,
            make_client=lambda: Client(self.limits, environment={}),
            parser=Here(),
            now=lambda: self.now,
            on_progress=self.notes.append,
            on_report=self.notes.append,
        )
        return fetch.run(feeds, named=named)

    def headlines(self, query: str = "") -> list[str]:
        results = self.library.search(query)
        entries = self.library.entries(results.keys(0, results.count))
        return sorted(entry.headline for entry in entries if entry)
