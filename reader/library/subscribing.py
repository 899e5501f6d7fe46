"""Subscriptions as both faces use them: what an address offers, adding, removing, finding, other readers' lists."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

from reader.ingest.address import complete_address, read_address, shown
from reader.ingest.client import Client
from reader.ingest.opml import looks_like_opml
from reader.ingest.public_addresses import is_own_host
from reader.library.feed_download import FEED_TYPES, Parser, host_of, looks_like_page
from reader.library.places import config_path
from reader.model.errors import IngestError, NetworkError, UsageError
from reader.model.feed import Feed
from reader.model.incoming import FoundFeed, Hints, Kind
from reader.store.feeds import add_feeds, remove_feeds, usable_feeds

MOST_GUESSES = 6
"""Names that an ambiguous name is answered with."""


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """What an address has to subscribe to. `is_feed` says that the address itself is the one feed.

    `local` says that it lies on the reader's own machine or network. `title` is what the page or feed calls itself.
    """

    address: str
    title: str = ""
    is_feed: bool = False
    local: bool = False
    feeds: tuple[FoundFeed, ...] = ()

    def is_local(self, feed: FoundFeed) -> bool:
        """Whether a feed lies where the address that was typed does, on the reader's own machine or network."""
        return self.local and host_of(feed.url) == host_of(self.address)


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What a list came to: feeds that were added, how many were there already, lines on what was left out."""

    added: tuple[Feed, ...] = ()
    known: int = 0
    notes: tuple[str, ...] = ()


def feeds_path(environment: Mapping[str, str]) -> Path:
    """`feeds.yaml`, beside the configuration."""
    return config_path(environment).with_name("feeds.yaml")


def look_at(typed: str, client: Client, parser: Parser) -> Offer:
    """What the address that a person typed has to subscribe to: itself, or the feeds of the page or list it is.

    Raises NetworkError where it cannot be fetched, IngestError where it is none of these.
    """
    address = complete_address(typed)
    try:
        response = client.get(address, typed=True, accept=f"text/html, {FEED_TYPES}")
    except NetworkError as error:
        raise NetworkError(f"{shown(address)}: {error}", status=error.status) from error
    hints = Hints(
        address=response.address, media_type=response.media_type, charset=response.charset, kind=Kind.FEED
    )
    parsed = parser.parse(response.body, hints)
    failure = parsed[0].failure if parsed else "there is nothing in it"
    if not failure:
        # Where it moved for good; else as typed, with the login that it may need.
        itself = FoundFeed(url=response.moved_to or address, title=parsed[0].title)
        return Offer(
            address=response.address,
            title=itself.title,
            is_feed=True,
            local=response.is_private,
            feeds=(itself,),
        )
    kind = Kind.FEED_LINKS if looks_like_page(response.body) else Kind.OPML
    if kind is Kind.OPML and not looks_like_opml(response.body):
        raise IngestError(f"{shown(address)}: this is neither a feed nor a web page: {failure}")
    links = parser.parse(response.body, msgspec.structs.replace(hints, kind=kind))
    if not links or links[0].failure:
        reason = links[0].failure if links else "there is nothing in it"
        raise IngestError(f"{shown(address)}: it cannot be read: {reason}")
    return Offer(
        address=response.address, title=links[0].title, local=response.is_private, feeds=links[0].feeds
    )


def subscribe(path: Path, feeds: Sequence[Feed]) -> list[Feed]:
    """Add feeds to the file; those that were not there yet."""
    known = {feed.url for feed in usable_feeds(path).feeds}
    fresh = [feed for feed in {feed.url: feed for feed in feeds}.values() if feed.url not in known]
    if fresh:
        add_feeds(path, fresh)
    return fresh


def unsubscribe(path: Path, names: Iterable[str]) -> list[Feed]:
    """Take the feeds with these names out of the file. Raises UsageError for a name of none or of several."""
    feeds = usable_feeds(path).feeds
    wanted = {feed.url: feed for name in names for feed in [find_feed(feeds, name)]}
    remove_feeds(path, list(wanted))
    return list(wanted.values())


def import_feeds(path: Path, data: bytes, name: str, parser: Parser, *, dry_run: bool = False) -> Imported:
    """Add the feeds of an OPML file. Those on the reader's own machine or network are left out: nobody typed them.

    Raises IngestError where it is no OPML.
    """
    parsed = parser.parse(data, Hints(name=name, kind=Kind.OPML))
    if not parsed or parsed[0].failure:
        reason = parsed[0].failure if parsed else "there is nothing in it"
        raise IngestError(f"{name}: {reason}")
    notes = list(parsed[0].warnings)
    known = {feed.url for feed in usable_feeds(path).feeds}
    fresh: list[Feed] = []
    for found in parsed[0].feeds:
        if found.url in known:
            continue
        if is_own_host(read_address(found.url).host):
            notes.append(
                f"left out: {shown(found.url)} is on your own machine or network; add it by hand if it is yours"
            )
        else:
            fresh.append(Feed(url=found.url, title=found.title, subjects=found.subjects))
    if fresh and not dry_run:
        add_feeds(path, fresh)
    there = sum(found.url in known for found in parsed[0].feeds)
    return Imported(added=tuple(fresh), known=there, notes=tuple(notes))


def find_feed(feeds: Sequence[Feed], name: str) -> Feed:
    """The feed meant by its title, its address, or a part of either that no other has. Raises UsageError."""
    wanted = name.strip().casefold()
    for is_meant in (
        lambda feed: wanted in (feed.url.casefold(), feed.name.casefold()),
        lambda feed: feed.name.casefold().startswith(wanted),
        lambda feed: wanted in feed.name.casefold() or wanted in shown(feed.url).casefold(),
    ):
        found = [feed for feed in feeds if is_meant(feed)]
        if len(found) == 1:
            return found[0]
        if found:
            more = ", …" if len(found) > MOST_GUESSES else ""
            names = ", ".join(f"{feed.name} ({shown(feed.url)})" for feed in found[:MOST_GUESSES])
            raise UsageError(f"{name!r} may mean {names}{more}; write more of it, or the address")
    raise UsageError(f"no feed is called {name!r}; `newsdesk feeds list` shows all")
