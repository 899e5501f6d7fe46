"""The rows of the list, made from the library's results page by page. No Textual here."""

import datetime as dt
from collections.abc import Collection, Container, Sequence
from typing import TYPE_CHECKING

from reader.model.clean_text import CleanText
from reader.model.entry import Entry
from reader.model.errors import NewsdeskError
from reader.model.highlighted import HighlightedText
from reader.model.hit import Hit
from reader.model.reading_state import UNTOUCHED, ReadingState
from reader.model.settings import DateStyle
from reader.model.timestamp import Timestamp
from reader.text.clean import clean_line
from reader.text.dates import format_age, format_date
from reader.text.passages import Field
from reader.text.standing import NO_STANDING
from reader.tui.row import Row

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.results import Results

MOST_HITS = 2_000
"""Snippets kept; far more than a screen, far less than a library."""


class Listing:
    """A row source over `results`. `now` is what ages are counted from."""

    def __init__(
        self, library: "Library", results: "Results", now: dt.datetime, dates: DateStyle = DateStyle.AGE
    ) -> None:
        self.results = results
        self.count = results.count
        self.searching = bool(results.matcher)
        self._library = library
        self._now = now
        self._dates = dates
        self.standing = NO_STANDING
        self.selected: Container[str] = ()
        self._hits: dict[int, Hit] = {}
        self._entries: dict[int, Entry] = {}

    def entries(self, start: int, stop: int) -> list[Entry]:
        """The entries `start` up to `stop`.

        An article that was removed or changed meanwhile is given as it was, so that its place is found again; one
        that was never seen is a row that says so.
        """
        keys = self.results.keys(max(start, 0), min(stop, self.count))
        if len(self._entries) > MOST_HITS:
            self._entries.clear()
        for key, entry in zip(keys, self._library.entries(keys), strict=True):
            if entry is not None:
                self._entries[key] = entry
        return [self._entries.get(key) or _gone(key) for key in keys]

    def keys_of(self, ids: Collection[str]) -> list[int]:
        """The keys of those of these articles that were looked at."""
        wanted = frozenset(ids)
        return [key for key, entry in self._entries.items() if entry.id in wanted]

    def rows(self, start: int, stop: int) -> list[Row]:
        """The rows `start` up to `stop`, with those snippets that have been read."""
        entries = self.entries(start, stop)
        states = self._library.states([entry.id for entry in entries])
        return [self._row(entry, state) for entry, state in zip(entries, states, strict=True)]

    def read_hits(self, keys: Sequence[int], width: int) -> None:
        """Read what matched in these articles, the first match within `width` cells; slow (a file each)."""
        if len(self._hits) > MOST_HITS:
            self._hits.clear()
        wanted = [key for key in keys if key not in self._hits]
        for key, entry in zip(wanted, self._library.entries(wanted), strict=True):
            self._hits[key] = self._hit(entry or _gone(key), width)

    def _hit(self, entry: Entry, width: int) -> Hit:
        if not entry.problem:
            try:
                return self._library.hit(entry, self.results.matcher, width=width)
            except NewsdeskError as error:
                return Hit(_plain(entry.headline), HighlightedText(clean_line(str(error))))
        return Hit(_plain(entry.headline))

    def _row(self, entry: Entry, state: ReadingState) -> Row:
        if entry.problem:
            return Row(
                key=entry.key,
                headline=_plain(entry.problem),
                meta=CleanText("cannot be read · Enter"),
                problem=True,
            )
        hit = self._hits.get(entry.key)
        headline = hit.headline if hit else self._headline(entry)
        date = self._date(entry.published) if entry.published else ""
        tags = " ".join(f"#{clean_line(tag)}" for tag in state.tags)
        meta = " · ".join(part for part in (date, tags, clean_line(entry.source)) if part)
        return Row(
            key=entry.key,
            headline=headline,
            meta=CleanText(meta),
            snippet=hit.snippet if hit else None,
            standing=self.standing.spans(headline.text, Field.HEADLINE),
            snippet_standing=self.standing.spans(hit.snippet.text) if hit and hit.snippet else (),
            unread=not state.read,
            starred=state.starred,
            pending=self.searching and hit is None,
            selected=entry.id in self.selected,
        )

    def _date(self, published: Timestamp) -> str:
        match self._dates:
            case DateStyle.DAY:
                return format_date(published)
            case DateStyle.ISO:
                return published.day.isoformat()
            case _:
                return format_age(published, self._now)

    def _headline(self, entry: Entry) -> HighlightedText:
        text = clean_line(entry.headline)
        return HighlightedText(
            text, self.results.matcher.spans(text, Field.HEADLINE) if self.searching else ()
        )


def _plain(text: str) -> HighlightedText:
    return HighlightedText(clean_line(text))


def _gone(key: int) -> Entry:
    return Entry(key=key, id="", path="", line=1, headline="", problem="this article was removed meanwhile")


def is_unread(entry: Entry, state: ReadingState = UNTOUCHED) -> bool:
    """Whether `n` stops at it: an article that can be read and has not been."""
    return not entry.problem and not state.read
