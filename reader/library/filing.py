"""Putting what came in into the library: one story, one file.

Whatever comes from one feed is looked up at once, decided upon, and written at once; the index follows in the end.
"""

import datetime as dt
import enum
import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self

import msgspec
from msgspec.structs import replace

from reader.ingest.sums import is_near_equal
from reader.library.desk import Desk, OnProgress
from reader.library.freshness import freshen
from reader.library.knowledge import Knowledge
from reader.library.library import Library
from reader.library.merging import is_main, merged, text_of, with_origin
from reader.library.recognising import Candidate, candidates, is_unchanged, recognise
from reader.model.article import Article, Source
from reader.model.entry import Known
from reader.model.errors import ArticleError, LibraryError
from reader.model.identity import is_saved, plain_link
from reader.model.incoming import Incoming
from reader.model.progress import RefreshReport
from reader.model.timestamp import Timestamp

__all__ = ["Filed", "Filing", "OnProgress", "Outcome"]

_PATIENCE = 60.0  # seconds to wait for another Newsdesk that files into the same library
UNDATED = "undated"
_TOO_FAR_AHEAD = dt.timedelta(days=1)  # of a date, which may be that of another zone


class Outcome(enum.StrEnum):
    """What became of an article that came in."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    FAILED = "failed"


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """One article that came in: what became of it, its file below the library, and why."""

    outcome: Outcome
    headline: str
    path: str = ""
    reason: str = ""


class Filing:
    """Brings articles into one library; use it in a `with` statement, from one thread at a time.

    Raises LibraryError when the folder cannot be used, or another Newsdesk is bringing articles in all the time.
    """

    def __init__(
        self,
        library: Library,
        *,
        dry_run: bool = False,
        now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
        on_progress: OnProgress = lambda _: None,
    ) -> None:
        self.index = True
        """Whether the index is brought up to date in the end."""
        self.refreshed: RefreshReport | None = None
        """What the index had to do in the end."""
        self._library = library
        self._root = library.root
        self._dry_run = dry_run
        self._now = now
        self._on_progress = on_progress
        self._lock = library.filing_lock()
        self._folder = ""
        self._known = Knowledge(library.origins)
        self._desk = Desk(self._root, now, on_progress, dry_run=dry_run)

    def __enter__(self) -> Self:
        if not self._dry_run:
            self._take_lock()
        try:
            freshen(self._library, self._on_progress)
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._desk.close()
            is_interrupted = kind is not None and not issubclass(kind, Exception)
            if (
                self._desk.written and self.index and not is_interrupted
            ):  # the next look finds what was written
                self.refreshed = self._library.refresh(self._desk.written, on_progress=self._on_progress)
        finally:
            self._lock.release()

    def file(
        self,
        incoming: Sequence[Incoming],
        *,
        feed: str = "",
        source_name: str = "",
        home: str = "",
        folder: str = "",
    ) -> list[Filed]:
        """Files what came from one source, and says of each article what became of it, in their order.

        `feed` is the address of the feed they are entries of; `source_name` and `home` say who publishes them where
        they don't themselves. New ones go below `folder` of the library.
        """
        self._folder = folder
        self._desk.former.clear()
        found = candidates([self._settled(one, feed, source_name, home) for one in incoming], feed)
        self._known.look_up(found)
        filed = [self._decide(row, candidate) for row, candidate in enumerate(found)]
        for row, reason in self._desk.write():
            filed[row] = replace(filed[row], outcome=Outcome.FAILED, reason=reason)
        return filed

    @property
    def former(self) -> Mapping[str, str]:
        """What the files that the last sources changed were like before, by their place in the library."""
        return self._desk.former

    def news(self, incoming: Sequence[Incoming], *, feed: str = "") -> list[bool]:
        """Of each of these, whether it is new or another version: what is worth fetching more of."""
        found = candidates([self._settled(one, feed, "", "") for one in incoming], feed)
        self._known.look_up(found)
        news = []
        for candidate in found:
            recognised = recognise(candidate, self._known.of)
            is_there = recognised.same is not None and is_unchanged(candidate, recognised.same)
            news.append(not is_there and recognised.story is None)
        return news

    def _settled(self, one: Incoming, feed: str, source_name: str, home: str) -> Incoming:
        """With a source, and with a date that is known and not in the future, or else that of its arrival."""
        article, dated = one.article, ""
        if one.is_own:
            return one
        if article.source is None and source_name:
            article = replace(article, source=Source(name=source_name, url=home))
        now = self._now().replace(microsecond=0)
        published, updated = article.published, article.updated
        if published is not None and published.moment > now + _TOO_FAR_AHEAD:
            published, dated = Timestamp(now), str(published)
        elif published is None and feed:
            published, dated = Timestamp(now), UNDATED
        if updated is not None and updated.moment > now + _TOO_FAR_AHEAD:
            updated = None
        return replace(one, article=replace(article, published=published, updated=updated), dated=dated)

    def _decide(self, row: int, candidate: Candidate) -> Filed:
        try:
            recognised = recognise(candidate, self._known.of)
            if recognised.same is not None:
                return self._same(row, candidate, recognised.same)
            for one in recognised.versions:
                if _is_version(self._desk.article(one), candidate):
                    return self._same(row, candidate, one)
            if recognised.story is not None:
                return self._duplicate(row, candidate, recognised.story, "the same link")
            for one in recognised.alike:
                if is_near_equal(self._desk.article(one), candidate.incoming.article):
                    if candidate.is_loose:
                        return self._same(row, candidate, one)
                    return self._duplicate(row, candidate, one, "nearly the same text")
            return self._add(row, candidate)
        except ArticleError as error:
            return Filed(
                outcome=Outcome.FAILED, headline=candidate.incoming.article.headline, reason=str(error)
            )

    def _add(self, row: int, candidate: Candidate) -> Filed:
        article = candidate.incoming.article
        if not candidate.incoming.is_own:
            article = replace(article, origins=(candidate.origin,))
        path = self._desk.add(row, article, self._folder)
        self._known.remember(article, path, 0)
        return Filed(outcome=Outcome.ADDED, headline=article.headline, path=path)

    def _same(self, row: int, candidate: Candidate, known: Known) -> Filed:
        headline = candidate.incoming.article.headline
        if is_unchanged(candidate, known):
            return Filed(outcome=Outcome.UNCHANGED, headline=headline, path=known.path)
        old = self._desk.article(known)
        if candidate.incoming.is_own:
            new = replace(candidate.incoming.article, id=old.id)
            if replace(new, origins=()) == replace(old, origins=()):
                return Filed(outcome=Outcome.UNCHANGED, headline=headline, path=known.path)
            self._change(row, known, replace(new, origins=new.origins or old.origins), keeps_old=True)
            return Filed(outcome=Outcome.UPDATED, headline=headline, path=known.path)
        if not candidate.is_loose and not is_main(old, candidate.origin):
            self._change(row, known, with_origin(old, candidate.origin), keeps_old=False)
            reason = "another source has it already"
            return Filed(outcome=Outcome.DUPLICATE, headline=headline, path=known.path, reason=reason)
        if _is_another_story(old, candidate):
            return self._add(row, candidate)
        now = Timestamp(self._now().replace(microsecond=0))
        new = merged(old, candidate.incoming.article, is_summary=candidate.incoming.is_summary, now=now)
        changed = text_of(new) != text_of(old)
        self._change(row, known, with_origin(new, candidate.origin), keeps_old=changed)
        outcome = Outcome.UPDATED if changed or new != old else Outcome.UNCHANGED
        return Filed(outcome=outcome, headline=headline, path=known.path)

    def _duplicate(self, row: int, candidate: Candidate, known: Known, why: str) -> Filed:
        old = self._desk.article(known)
        if old.origins and not candidate.incoming.is_own:
            self._change(row, known, with_origin(old, candidate.origin), keeps_old=False)
        reason = f"{why} as {known.path}"
        headline = candidate.incoming.article.headline
        return Filed(outcome=Outcome.DUPLICATE, headline=headline, path=known.path, reason=reason)

    def _change(self, row: int, known: Known, article: Article, *, keeps_old: bool) -> None:
        self._desk.change(row, known, article, keeps_old=keeps_old)
        self._known.remember(article, known.path, known.number)

    def _take_lock(self) -> None:
        deadline = time.monotonic() + _PATIENCE
        while not self._lock.acquire():
            if time.monotonic() > deadline:
                raise LibraryError(
                    f"{self._root}: another Newsdesk is bringing news in; try again when it is done"
                )
            time.sleep(0.1)


def _is_version(old: Article, candidate: Candidate) -> bool:
    """Whether what an entry is known by, which says little, means this article: what it says is much the same.

    In a file of the same name the id is enough.
    """
    new, feed = candidate.incoming.article, candidate.origin.feed
    if is_saved(feed):
        if not feed.endswith("#") and any(origin.feed == feed for origin in old.origins):
            return True
        if new.url and plain_link(new.url) == plain_link(old.url):
            return True
        if new.headline == old.headline and new.published == old.published and not candidate.origin.dated:
            return True
    return is_near_equal(old, new)


def _is_another_story(old: Article, candidate: Candidate) -> bool:
    """Whether a publisher gave an id away a second time: neither link nor headline nor text is what it was."""
    new = candidate.incoming.article
    if (
        not new.url
        or not old.url
        or plain_link(new.url) == plain_link(old.url)
        or new.headline == old.headline
    ):
        return False
    return not is_near_equal(old, new)
