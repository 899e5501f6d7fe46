"""Fetching feeds: side by side over the network, one after the other into the library.

Worker threads ask the servers and have the answers taken apart; this thread files what they bring, applies filters
and the rules of what is kept, and remembers it all in the end. One feed's failure costs that feed.
"""

import datetime as dt
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import msgspec

from reader.ingest.client import Client
from reader.ingest.retrying import back_off
from reader.library.claims import Claims
from reader.library.feed_download import Download, Parser
from reader.library.feed_entries import Entry, Selection, expired, forgettable, select, with_subjects
from reader.library.feed_files import article_id, stamp_of, take_away
from reader.library.feed_workers import Brought, Workers
from reader.library.filing import Filed, Filing, Outcome
from reader.library.filtering import judge
from reader.library.library import Library
from reader.model.errors import NewsdeskError
from reader.model.feed import EVERYTHING, Feed, FeedOutcome, FeedReport, FeedState, Keep, read_keep
from reader.model.incoming import Incoming
from reader.model.progress import Progress
from reader.model.settings import FeedDefaults
from reader.state.feeds import FeedStates

FETCHING = "fetching feeds"


class Fetch:
    """One fetch of some feeds into a library. `run` does all of it; `stop` may be called from another thread."""

    def __init__(
        self,
        library: Library,
        states: FeedStates,
        *,
        defaults: FeedDefaults = FeedDefaults(),  # noqa: B008 - frozen
        make_client: Callable[[], Client] = Client,
        parser: Parser,
        now: Callable[[], float] = time.time,
        on_progress: Callable[[Progress], None] = lambda _: None,
        on_report: Callable[[FeedReport], None] = lambda _: None,
    ) -> None:
        self._library = library
        self._kept = states
        self._defaults = defaults
        self._default_keep = read_keep(defaults.keep) or EVERYTHING
        self._make_client = make_client
        self._parser = parser
        self._now = now
        self._on_progress = on_progress
        self._on_report = on_report
        self._stopping = threading.Event()
        self._states: dict[str, FeedState] = {}
        self._claims = Claims({})
        self._changed_states: dict[str, FeedState] = {}
        self._forgotten: dict[str, list[str]] = {}
        self._gone: list[Path] = []

    def stop(self) -> None:
        """Begin nothing new; what is under way is filed and remembered."""
        self._stopping.set()

    def run(self, feeds: Sequence[Feed], *, named: bool = False) -> list[FeedReport]:
        """Fetch the feeds; a report for each, in their order.

        A feed that fails again and again is left alone for a while unless it is `named`; one whose server asked to
        be left alone is left alone in any case. Raises LibraryError where the library cannot be written into,
        StateError where nothing can be remembered.
        """
        self._kept.prepare()
        self._states = self._kept.states()
        self._claims = Claims(self._kept.all_entries())
        reports: dict[str, FeedReport] = {}
        ready: list[Feed] = []
        for feed in feeds:
            waiting = self._waiting(feed, named=named)
            if waiting:
                reports[feed.url] = waiting
                self._on_report(waiting)
            else:
                ready.append(feed)
        if ready:
            self._run(ready, reports)
        return [reports[feed.url] for feed in feeds if feed.url in reports]

    def _run(self, feeds: Sequence[Feed], reports: dict[str, FeedReport]) -> None:
        done = len(reports)
        total = done + len(feeds)
        self._on_progress(Progress(task=FETCHING, done=done, total=total))
        try:
            with ExitStack() as stack:
                filing: Filing | None = None
                workers = Workers(self._make_client, self._parser, self._stopping)
                for brought in workers.bring(feeds, self._states, self._choose, self._wants_full_text):
                    if brought.selection.news and filing is None:
                        filing = stack.enter_context(Filing(self._library, on_progress=self._on_progress))
                    report = self._settle(brought, filing)
                    reports[report.url] = report
                    self._on_report(report)
                    done += 1
                    self._on_progress(Progress(task=FETCHING, done=done, total=total))
                self._expire(feeds, reports)
            if self._gone:
                self._library.refresh(self._gone, on_progress=self._on_progress)
        finally:
            # Not before the files are on the disk: what is remembered as filed is not asked for again.
            self._kept.keep(self._changed_states, self._claims.changed, self._forgotten)

    def _waiting(self, feed: Feed, *, named: bool) -> FeedReport | None:
        """A report for a feed that is not to be asked yet."""
        state = self._states.get(feed.url, FeedState())
        if state.not_before <= self._now() or (named and not state.server_asked):
            return None
        why = "the server asked to be left alone" if state.server_asked else state.problem
        return FeedReport(
            url=feed.url,
            name=feed.name,
            outcome=FeedOutcome.WAITING,
            problem=f"{why}; asked again after {_clock(state.not_before)}",
            succeeded_at=state.succeeded_at,
        )

    def _settle(self, brought: Brought, filing: Filing | None) -> FeedReport:
        """File what a worker brought, and note what is to be remembered."""
        got = brought.download
        before = self._states.get(got.feed.url, FeedState())
        if got.response is None:
            return self._failed(got, before)
        try:
            report = (
                self._file(brought, filing) if got.parsed else self._report(got.feed, FeedOutcome.UNCHANGED)
            )
        except NewsdeskError as error:
            return self._failed(msgspec.structs.replace(got, response=None, problem=str(error)), before)
        now = self._now()
        moved_to = got.response.moved_to or before.moved_to
        if "@" in got.feed.url.partition("://")[2].partition("/")[0]:
            moved_to = ""  # a login is for one host; it is not written down a second time
        self._changed_states[got.feed.url] = FeedState(
            etag=got.response.etag or (before.etag if got.response.is_unchanged else ""),
            last_modified=got.response.last_modified
            or (before.last_modified if got.response.is_unchanged else ""),
            moved_to=moved_to if report.failed == 0 else before.moved_to,
            tried_at=now,
            succeeded_at=now,
        )
        if report.failed:  # ask for everything again next time
            self._changed_states[got.feed.url] = msgspec.structs.replace(
                self._changed_states[got.feed.url], etag="", last_modified=""
            )
        return msgspec.structs.replace(report, moved_to=got.response.moved_to, succeeded_at=now)

    def _failed(self, got: Download, before: FeedState) -> FeedReport:
        now = self._now()
        failures = before.failures + 1
        wait = got.retry_after if got.retry_after is not None else back_off(failures)
        self._changed_states[got.feed.url] = msgspec.structs.replace(
            before,
            tried_at=now,
            failures=failures,
            problem=got.problem,
            not_before=now + wait if wait else 0.0,
            server_asked=got.retry_after is not None,
            # What was there for good is gone: the address in feeds.yaml may be right again.
            moved_to="" if failures > 2 else before.moved_to,
        )
        problem = got.problem
        if got.retry_after:
            problem += f"; asked again after {_clock(now + got.retry_after)}"
        return FeedReport(
            url=got.feed.url,
            name=got.feed.name,
            outcome=FeedOutcome.FAILED,
            problem=problem,
            succeeded_at=before.succeeded_at,
        )

    def _file(self, brought: Brought, filing: Filing | None) -> FeedReport:
        feed, selection, parsed = brought.download.feed, brought.selection, brought.download.parsed
        wanted, tags = self._judged(feed, selection.news)
        filed: Sequence[Filed] = ()
        if wanted and filing and parsed:
            incoming = [with_subjects(entry.incoming, feed) for entry in wanted]
            filed = filing.file(
                incoming,
                feed=feed.url,
                source_name=feed.title or parsed.title,
                home=parsed.home,
                folder=feed.folder,
            )
        self._remember(feed, selection, wanted, filed, filing.former if filing else {})
        notes = [*brought.notes, *(parsed.warnings if parsed else ())]
        notes += [f"{one.headline}: {one.reason}" for one in filed if one.outcome is Outcome.FAILED]
        self._tag(filed, tags)
        counts = {outcome: sum(one.outcome is outcome for one in filed) for outcome in Outcome}
        return msgspec.structs.replace(
            self._report(feed, FeedOutcome.FETCHED),
            added=counts[Outcome.ADDED],
            updated=counts[Outcome.UPDATED],
            unchanged=counts[Outcome.UNCHANGED] + selection.unchanged,
            duplicates=counts[Outcome.DUPLICATE],
            failed=counts[Outcome.FAILED],
            dropped=len(selection.news) - len(wanted),
            notes=tuple(notes),
        )

    def _judged(self, feed: Feed, news: Iterable[Entry]) -> tuple[list[Entry], list[tuple[str, ...]]]:
        """The entries that no filter drops, and the tags for each."""
        today = dt.datetime.fromtimestamp(self._now()).astimezone().date()
        wanted: list[Entry] = []
        tags: list[tuple[str, ...]] = []
        for entry in news:
            verdict = judge(with_subjects(entry.incoming, feed).article, feed.filters, today)
            if not verdict.dropped:
                wanted.append(entry)
                tags.append(verdict.tags)
        return wanted, tags

    def _remember(
        self,
        feed: Feed,
        selection: Selection,
        wanted: Sequence[Entry],
        filed: Sequence[Filed],
        former: Mapping[str, str],
    ) -> None:
        for entry, one in zip(wanted, filed, strict=True):
            if one.outcome is not Outcome.FAILED:
                after = stamp_of(self._library.root / one.path)
                self._claims.filed(feed.url, entry, one, former.get(one.path, after), after)
        self._forgotten[feed.url] = forgettable(self._claims.of(feed.url), selection.keys)

    def _tag(self, filed: Sequence[Filed], tags: Sequence[tuple[str, ...]]) -> None:
        by_tag: dict[str, list[str]] = {}
        for one, some in zip(filed, tags, strict=True):
            for tag in some if one.outcome is Outcome.ADDED else ():
                by_tag.setdefault(tag, []).append(article_id(one.path))
        for tag, ids in by_tag.items():
            self._library.kept.set_tagged(ids, tag, True)

    def _expire(self, feeds: Iterable[Feed], reports: dict[str, FeedReport]) -> None:
        """Take away what was kept long enough, of the feeds that could be fetched."""
        for feed in feeds:
            report = reports.get(feed.url)
            if report is None or report.outcome is FeedOutcome.FAILED:
                continue
            old = expired(self._claims.of(feed.url), self._keep_of(feed), self._now())
            last = self._claims.release(feed.url, old)
            gone = take_away(self._library.root, last, self._library.states) if last else []
            if not gone:
                continue
            for entry in gone:
                self._claims.gone(feed.url, entry)
            reports[feed.url] = msgspec.structs.replace(report, expired=len(gone))
            self._gone += [self._library.root / entry.path for entry in gone]

    def _choose(self, feed: Feed, incoming: Sequence[Incoming]) -> Selection:
        """What is news; asked by workers, while this thread may be adding to what was seen of other feeds."""
        return select(incoming, self._claims.of(feed.url), self._keep_of(feed), self._now())

    def _wants_full_text(self, feed: Feed) -> bool:
        return self._defaults.full_text if feed.full_text is None else feed.full_text

    def _keep_of(self, feed: Feed) -> Keep:
        return self._default_keep if feed.keep is None else feed.keep

    def _report(self, feed: Feed, outcome: FeedOutcome) -> FeedReport:
        return FeedReport(url=feed.url, name=feed.name, outcome=outcome)


def _clock(moment: float) -> str:
    """A time of the reader's day, with the date where it is another one."""
    when, now = dt.datetime.fromtimestamp(moment).astimezone(), dt.datetime.now().astimezone()
    return f"{when:%H:%M}" if when.date() == now.date() else f"{when:%Y-%m-%d %H:%M}"
