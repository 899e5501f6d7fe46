"""The list side of the screen: which results it shows, in which order, and the way through them."""

import asyncio
import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from reader.model.entry import Entry, Sort
from reader.tui.arrangement import PaneName
from reader.tui.article_list import ListPlace
from reader.tui.latest import Latest
from reader.tui.listing import Listing, is_unread
from reader.tui.status import next_sort, nothing_lines

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.results import Results
    from reader.tui.main_screen import MainScreen

SOON = 0.3
"""Seconds after which it is said that the list is being sorted."""

LOOK_AHEAD = 500
"""Rows looked at in one go for the next unread article."""


class Missing(NamedTuple):
    """An article that was the current one until it was gone, and the id of the one that is current instead."""

    entry: Entry
    stand_in: str


class Shelf:
    """What is in the list. `query` is the search that made it; empty: everything.

    `overdue`: the list is older than the library, because a newer one lacks the article that is being read.
    """

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self.listing: Listing | None = None
        self.query = ""
        self.sort: Sort | None = None
        self._wanted: Sort | None = None
        self.busy = False
        self.overdue = False
        self._missing: Missing | None = None
        self._first_reading = False
        self._snippets = Latest(self._read_snippets, self._show_snippets, screen.work)

    def show(self, results: "Results", query: str, place: ListPlace | None = None) -> None:
        """Show results: the first row, or the place given."""
        self.query = query
        self.listing = self._listing_of(results)
        self._show(place or ListPlace(0, 0))

    def _listing_of(self, results: "Results") -> Listing:
        listing = Listing(self._library, results, dt.datetime.now(dt.UTC), self._screen.settings.dates)
        listing.standing = self._screen.standing_rules
        listing.selected = self._screen.selecting.chosen
        return listing

    def restore(self, listing: Listing, place: ListPlace) -> None:
        """Show everything again, exactly as it was."""
        self.query = ""
        self.listing = listing
        self._show(place)

    def _show(self, place: ListPlace) -> None:
        self._wanted = self._missing = None
        self.overdue = False
        if self.listing is None:
            return
        self.say_nothing_found()
        self._screen.views.show()
        self._screen.list.show(self.listing, place.cursor, place.top)
        self._screen.row_changed()
        self._screen.tell()

    def say_nothing_found(self) -> None:
        """Give the list its words for having nothing to show."""
        root = str(self._library.root)
        self._screen.list.notice = nothing_lines(self.query, root, busy=self.busy)
        self._screen.list.repaint()

    def at_work(self, busy: bool) -> None:
        """Whether the folder is being read: an empty list says so."""
        self.busy = busy
        if busy and not self._library.is_complete:
            self._first_reading = True
        if self.listing is not None and not self.listing.count:
            self.say_nothing_found()

    def read_snippets(self, keys: list[int], width: int) -> None:
        """Read what matched in these rows, off the screen's thread."""
        if self.listing is not None:
            self._snippets.ask((self.listing, keys, width))

    @staticmethod
    def _read_snippets(wish: tuple[Listing, list[int], int]) -> None:
        wish[0].read_hits(wish[1], wish[2])

    async def _show_snippets(self, wish: tuple[Listing, list[int], int], _: None) -> None:
        if wish[0] is self.listing:
            self._screen.list.forget(wish[1])

    @property
    def entry(self) -> Entry | None:
        """The article of the current row."""
        cursor = self._screen.list.cursor
        if self.listing is None or cursor >= self.listing.count:
            return None
        return self.listing.entries(cursor, cursor + 1)[0]

    def reorder(self) -> None:
        """Go to the next order, with the cursor on the same article."""
        if self.listing is not None:
            shown = self._wanted or self.listing.results.sort
            self.sort = self._wanted = next_sort(shown, searching=self.listing.searching)
            self._screen.work(self._sorted())

    async def _sorted(self) -> None:
        """Keys are heard meanwhile: a million headlines take a while."""
        reloading = asyncio.ensure_future(self.reload())
        _, late = await asyncio.wait({reloading}, timeout=SOON)
        if late:
            self._screen.working("sorting …")
        await reloading
        if late:
            self._screen.working("")

    async def reload(self) -> Entry | None:
        """Ask for the same again: another order, or the library has changed.

        The current article stays current, under the id it has now, and comes back if it was gone. While one is read
        that the list would have no more, the list waits. Returns the article as it is now; None: it is gone.
        """
        current, query, sort = self.entry, self.query, self.sort

        def search() -> "Results":
            results = self._library.search(query, sort=sort)
            results.keys(0, 1)  # the first page is fetched here, so that painting it need not wait
            return results

        results = await asyncio.to_thread(search)
        now, cursor = await asyncio.to_thread(self._place, results, current)
        moved = self.entry
        if (
            moved is not None and current is not None and moved.key != current.key
        ):  # keys were heard meanwhile
            current = moved
            now, cursor = await asyncio.to_thread(self._place, results, current)
        if query != self.query or sort != self.sort:
            return now
        self.overdue = current is not None and cursor is None and self._screen.pane != PaneName.LIST
        if self.overdue:
            return now
        self._wanted = None
        self.listing = self._listing_of(results)
        self.say_nothing_found()
        at = self._screen.list.cursor if cursor is None else cursor
        if self._first_reading and not self._screen.list.cursor and self._screen.pane == PaneName.LIST:
            at = 0  # nobody has been anywhere yet: what comes in above is not to push the top out of view
        self._first_reading = self._first_reading and not self._library.is_complete
        self._screen.list.show(self.listing, at)
        if current is not None and cursor is None:
            lost = self._missing.entry if self._is_stand_in(current) and self._missing else current
            self._missing = Missing(lost, self.entry.id) if self.entry else None
        self._screen.tell()
        return now

    def _place(self, results: "Results", current: Entry | None) -> tuple[Entry | None, int | None]:
        """The current article as it is now, and the row to go to: its own, or of the one it stands in for.

        An article whose file has changed has a new key, but is still the same article.
        """
        if current is None:
            return None, None
        now = self._library.now(current)
        lost = (
            self._library.now(self._missing.entry) if self._is_stand_in(current) and self._missing else None
        )
        rows = (results.index(entry.key) for entry in (lost, now) if entry is not None)
        return now, next((row for row in rows if row is not None), None)

    def _is_stand_in(self, entry: Entry) -> bool:
        return self._missing is not None and self._missing.stand_in == entry.id

    def catch_up(self) -> None:
        """What was being read has been left: take in what came meanwhile."""
        if self.overdue:
            self.overdue = False
            self._screen.work(self._screen.library_changed())

    async def go_to(self, entry: Entry) -> None:
        """Make an article the current row; where the list does not have it, show everything."""
        listing = self.listing
        index = await asyncio.to_thread(listing.results.index, entry.key) if listing else None
        if index is None:
            self._screen.searching.clear()
            results = await asyncio.to_thread(self._library.search, "", sort=self.sort)
            self.show(results, "", ListPlace(results.index(entry.key) or 0, 0))
        else:
            self._screen.list.move(index)

    async def unread(self, by: int) -> int | None:
        """The row of the next unread article (`by` 1) or the one before (-1); None when there is none."""
        listing, start = self.listing, self._screen.list.cursor + by
        if listing is None:
            return None

        def look() -> int | None:
            at = start
            while 0 <= at < listing.count:
                first, stop = (at, at + LOOK_AHEAD) if by > 0 else (max(at - LOOK_AHEAD + 1, 0), at + 1)
                entries = listing.entries(first, stop)
                states = self._library.states([entry.id for entry in entries])
                rows = range(first, first + len(entries))
                for row, entry, state in list(zip(rows, entries, states, strict=True))[::by]:
                    if is_unread(entry, state):
                        return row
                at = stop if by > 0 else first - 1
            return None

        return await asyncio.to_thread(look)
