"""Sources into the library, one after the other: bytes gathered, read in the sandbox, filed."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from reader.library.filing import Filed, Filing, OnProgress, Outcome
from reader.library.gathering import Gathered, gather
from reader.library.library import Library
from reader.library.reading_ahead import read_ahead
from reader.library.sandbox import Sandbox
from reader.model.identity import saved_feed
from reader.model.incoming import FoundFeed, Kind, Parsed
from reader.model.progress import Progress

if TYPE_CHECKING:
    from reader.ingest.client import Client


class SourceReport(msgspec.Struct, frozen=True, kw_only=True):
    """What one source, or one member of an archive, came to. `failure` says why nothing could be read."""

    name: str
    kind: str = ""
    title: str = ""
    filed: tuple[Filed, ...] = ()
    feeds: tuple[FoundFeed, ...] = ()
    warnings: tuple[str, ...] = ()
    failure: str = ""


def import_sources(
    library: Library,
    sources: Iterable[str],
    *,
    kind: Kind | None = None,
    dry_run: bool = False,
    read_input: Callable[[], bytes] = lambda: b"",
    on_progress: OnProgress = lambda _: None,
) -> Iterator[SourceReport]:
    """Brings every source into the library and reports on each as it is done.

    Take all of it: the index is brought up to date at the end. Raises LibraryError when the library cannot be used.
    """
    with ExitStack() as stack:
        sandbox = stack.enter_context(Sandbox())
        filing = stack.enter_context(Filing(library, dry_run=dry_run, on_progress=on_progress))
        client = _Client(stack)
        done = 0
        everything = (one for source in sources for one in gather(source, kind, client.get, read_input))
        for gathered, parsed in read_ahead(everything, sandbox):
            for report in _import(gathered, parsed, filing):
                done += len(report.filed)
                on_progress(Progress(task="reading news", done=done))
                yield report


def _import(gathered: Gathered, parsed: Iterable[Parsed], filing: Filing) -> Iterator[SourceReport]:
    name = gathered.hints.name
    if gathered.failure:
        yield SourceReport(name=name, failure=gathered.failure)
        return
    feed: list[SourceReport] = []
    for piece in parsed:
        report = _file(piece, gathered, filing)
        if feed and feed[0].name != report.name:
            yield _joined(feed)
            feed = []
        if piece.kind is Kind.FEED:
            feed.append(report)
        else:
            yield report
    if feed:
        yield _joined(feed)


def _joined(pieces: list[SourceReport]) -> SourceReport:
    """The reports on the pieces of a feed as one."""
    return replace(
        pieces[0],
        filed=tuple(filed for piece in pieces for filed in piece.filed),
        warnings=tuple(warning for piece in pieces for warning in piece.warnings),
        failure=next((piece.failure for piece in pieces if piece.failure), ""),
    )


def _file(parsed: Parsed, gathered: Gathered, filing: Filing) -> SourceReport:
    name = parsed.member or gathered.hints.name
    if parsed.kind is Kind.OPML and not parsed.failure:
        failure = "this is a list of subscriptions; newsdesk feeds import takes it"
        return SourceReport(name=name, kind=parsed.kind, failure=failure)
    feed = ""
    if parsed.kind is Kind.FEED:
        file = "" if gathered.is_nameless else PurePath(name).name
        feed = gathered.hints.address or parsed.address or saved_feed(parsed.home or parsed.title, file)
    filed = filing.file(
        parsed.incoming, feed=feed, source_name=parsed.title if feed else "", home=parsed.home
    )
    return SourceReport(
        name=name,
        kind=parsed.kind,
        title=parsed.title,
        filed=tuple(filed),
        feeds=parsed.feeds,
        warnings=parsed.warnings,
        failure=parsed.failure,
    )


def counts(reports: Iterable[SourceReport]) -> dict[Outcome, int]:
    """How many articles had which outcome."""
    found = dict.fromkeys(Outcome, 0)
    for report in reports:
        for filed in report.filed:
            found[filed.outcome] += 1
    return found


class _Client:
    """The client of the web, made when it is first needed."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._client: Client | None = None

    def get(self) -> "Client":
        if self._client is None:
            from reader.ingest.client import Client

            self._client = self._stack.enter_context(Client())
        return self._client
