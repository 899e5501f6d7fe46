"""Worker threads that ask several servers at once and bring what they gave, as it comes."""

import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from reader.ingest.client import Client
from reader.library.feed_download import (
    Download,
    Parser,
    ask,
    host_of,
    own_service,
    take_apart,
    with_full_text,
)
from reader.library.feed_entries import Selection
from reader.library.hosts import HostQueue
from reader.model.feed import Feed, FeedState
from reader.model.incoming import Incoming

AT_ONCE = 8
"""Feeds asked at the same time."""

Choose = Callable[[Feed, Sequence[Incoming]], Selection]
"""Which of a feed's entries are news."""


class Brought(msgspec.Struct, frozen=True, kw_only=True):
    """What a worker brings of one feed: its news with the full text where that was wanted, and what went wrong."""

    download: Download
    selection: Selection = Selection()
    notes: tuple[str, ...] = ()


class Workers:
    """Up to AT_ONCE threads, each with a client of its own. They begin nothing new once `stopping` is set."""

    def __init__(self, make_client: Callable[[], Client], parser: Parser, stopping: threading.Event) -> None:
        self._make_client = make_client
        self._parser = parser
        self._stopping = stopping
        self._brought: queue.SimpleQueue[Brought | BaseException | None] = queue.SimpleQueue()

    def bring(
        self,
        feeds: Sequence[Feed],
        states: Mapping[str, FeedState],
        choose: Choose,
        wants_full_text: Callable[[Feed], bool],
    ) -> Iterator[Brought]:
        """What the servers of these feeds gave. Raises what a worker could not cope with."""
        jobs = HostQueue((host_of(feed.url), feed) for feed in feeds)

        def complete(got: Download, client: Client) -> Brought:
            if got.parsed is None:
                return Brought(download=got)
            selection = choose(got.feed, got.parsed.incoming)
            if not wants_full_text(got.feed):
                return Brought(download=got, selection=selection)
            entries = [entry.incoming for entry in selection.news]
            full, notes = with_full_text(
                entries, client, self._parser, jobs.visiting, self._stopping.is_set, own=own_service(got.feed)
            )
            news = tuple(
                msgspec.structs.replace(entry, incoming=one)
                for entry, one in zip(selection.news, full, strict=True)
            )
            selection = msgspec.structs.replace(selection, news=news)
            return Brought(download=got, selection=selection, notes=tuple(notes))

        def work() -> None:
            try:
                with self._make_client() as client:
                    while not self._stopping.is_set():
                        with jobs.taken() as feed:
                            if feed is None:
                                break
                            got = ask(feed, states.get(feed.url, FeedState()), client)
                        self._brought.put(complete(take_apart(got, self._parser), client))
            except BaseException as error:
                self._brought.put(error)
            finally:
                self._brought.put(None)

        threads = [
            threading.Thread(target=work, name=f"fetch {number}", daemon=True)
            for number in range(min(AT_ONCE, len(feeds)))
        ]
        for thread in threads:
            thread.start()
        try:
            yield from self._coming(len(threads))
        finally:
            self._stopping.set()
            jobs.clear()

    def _coming(self, workers: int) -> Iterator[Brought]:
        while workers:
            item = self._brought.get()
            if item is None:
                workers -= 1
            elif isinstance(item, BaseException):
                raise item
            else:
                yield item
