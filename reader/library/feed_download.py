"""One feed fetched and taken apart: what a worker thread does. It writes nothing."""

import re
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

import msgspec

from reader.ingest.address import read_address
from reader.ingest.client import Client
from reader.ingest.opml import looks_like_opml
from reader.ingest.response import Response
from reader.model.errors import NetworkError
from reader.model.feed import Feed, FeedState
from reader.model.incoming import Hints, Incoming, Kind, Parsed

FEED_TYPES = (
    "application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
PAGE_TYPES = "text/html, application/xhtml+xml, */*;q=0.5"
MOST_PAGES = 100
"""Linked pages fetched for one feed at a time; the others keep their summaries."""


class Parser(Protocol):
    """Takes foreign bytes apart where they can do no harm: `reader.library.sandbox.Sandbox`."""

    def parse(self, data: bytes, hints: Hints) -> Sequence[Parsed]:
        """What the bytes hold."""


class Download(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed's server gave. Of `response` and `problem` there is one."""

    feed: Feed
    response: Response | None = None
    parsed: Parsed | None = None
    problem: str = ""
    retry_after: float | None = None
    status: int = 0


def host_of(url: str) -> str:
    """The host that an address leads to; empty for what is no address."""
    try:
        return read_address(url).host
    except NetworkError:
        return ""


def own_service(feed: Feed) -> str:
    """Host and port of a feed that lies on the reader's own machine or network; else empty."""
    try:
        return read_address(feed.url).authority if feed.local else ""
    except NetworkError:
        return ""


def ask(feed: Feed, state: FeedState, client: Client) -> Download:
    """Ask the feed's server for news. Never raises for what a server does."""
    address = state.moved_to or feed.url
    try:
        response = client.get(
            address,
            typed=feed.local and host_of(address) == host_of(feed.url),
            etag=state.etag,
            last_modified=state.last_modified,
            accept=FEED_TYPES,
        )
    except NetworkError as error:
        return Download(feed=feed, problem=str(error), retry_after=error.retry_after, status=error.status)
    return Download(feed=feed, response=response)


def take_apart(got: Download, parser: Parser) -> Download:
    """With the entries of what came, where anything came. Never raises for what a server sends."""
    response = got.response
    if response is None or response.is_unchanged:
        return got
    parsed = parser.parse(
        response.body,
        Hints(
            address=response.address,
            media_type=response.media_type,
            charset=response.charset,
            kind=Kind.FEED,
        ),
    )
    if problem := _no_feed(parsed, response.body):
        return Download(feed=got.feed, problem=problem, status=response.status)
    return Download(feed=got.feed, response=msgspec.structs.replace(response, body=b""), parsed=parsed[0])


def with_full_text(
    incoming: Sequence[Incoming],
    client: Client,
    parser: Parser,
    visiting: Callable[[str], AbstractContextManager[None]],
    stopped: Callable[[], bool],
    *,
    own: str = "",
) -> tuple[list[Incoming], list[str]]:
    """The entries, those that carry only a summary with the text of the page they link to; and what went wrong.

    Pages may lie on the reader's own machine or network only where the feed does: at `own`, as `own_service` says.
    """
    full: list[Incoming] = []
    notes: list[str] = []
    pages = 0
    for one in incoming:
        host = host_of(one.link)
        if not one.is_summary or not host or stopped():
            full.append(one)
            continue
        pages += 1
        if pages > MOST_PAGES:
            full.append(one)
            continue
        with visiting(host):
            text, problem = _page(one, client, own)
        page = text and _read_page(text, parser)
        full.append(_joined(one, page) if page else one)
        if not page:
            notes.append(f"{one.link}: {problem or 'no article was found on the page'}; the summary is kept")
    if pages > MOST_PAGES:
        notes.append(
            f"{pages - MOST_PAGES} linked pages were left for want of time; their summaries are kept"
        )
    return full, notes


def _page(one: Incoming, client: Client, own: str) -> tuple[Response | None, str]:
    try:
        return client.get(one.link, typed=read_address(one.link).authority == own, accept=PAGE_TYPES), ""
    except NetworkError as error:
        return None, str(error)


def _read_page(response: Response, parser: Parser) -> Incoming | None:
    hints = Hints(
        address=response.address,
        media_type=response.media_type,
        charset=response.charset,
        kind=Kind.PAGE,
    )
    parsed = parser.parse(response.body, hints)
    found = parsed[0].incoming if parsed and not parsed[0].failure else ()
    return found[0] if found and any(section.text.strip() for section in found[0].article.sections) else None


def _joined(one: Incoming, page: Incoming) -> Incoming:
    """The page's text under what the feed says; where the feed says nothing, the page does."""
    feed, found = one.article, page.article
    filled = {
        name: getattr(found, name)
        for name in (
            "by",
            "located",
            "published",
            "updated",
            "language",
            "url",
            "people",
            "places",
            "organisations",
        )
        if not getattr(feed, name) and getattr(found, name)
    }
    article = msgspec.structs.replace(
        feed,
        **filled,
        sections=found.sections,
        standfirst=feed.standfirst or found.standfirst,
        subjects=feed.subjects or found.subjects,
    )
    return msgspec.structs.replace(one, article=article, is_summary=False)


def looks_like_page(body: bytes) -> bool:
    """Whether what came instead of a feed is a web page."""
    if looks_like_opml(body):
        return False  # it has a body, too
    return re.search(rb"<(?:!doctype html|html|head|body)\b", body[:4096], re.IGNORECASE) is not None


def _no_feed(parsed: Sequence[Parsed], body: bytes) -> str:
    """Why what came is no feed; empty where it is one."""
    failure = parsed[0].failure if parsed else "there is nothing in it"
    if failure and looks_like_page(body):
        return "this is a web page and no feed; newsdesk feeds add finds the feeds of a page"
    return f"the feed cannot be read: {failure}" if failure else ""
