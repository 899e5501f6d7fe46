"""Read, starred, tagged; undone and done again. What is shown as done is on the disk."""

import asyncio
import contextlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from textual.timer import Timer

from reader.model.entry import Entry
from reader.model.errors import NewsdeskError
from reader.model.fact import Change, Kind
from reader.text.clean import clean_line
from reader.tui.status import number

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen


COUNTED = frozenset({Kind.READ, Kind.STAR, Kind.TAG, Kind.SEARCH})
"""What the counts of title and views depend on."""

PAGE = 5_000
"""Articles that are marked read at once where all of a list are."""

AT_HAND = 20
"""Articles up to which an action takes no longer than a key may."""


class Keeping:
    """Changes what the reader keeps of articles; `changed` shows any change, whoever made it."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._kept = library.kept
        self._library = library
        self._stepping = asyncio.Lock()
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="state")
        self._timer: Timer | None = None
        self._reading: Entry | None = None
        self._open = ""
        self._foreign: int | None = None

    # When an article counts as read

    def entered(self, entry: Entry | None) -> None:
        """The reader went into the article, whichever way: that opens it, unless it lies open already."""
        if entry is not None and entry.id != self._open:
            self.opened(entry)

    def opened(self, entry: Entry | None) -> None:
        """An article was opened: it counts as read after a while, unless it is left before."""
        self.left()
        after = self._screen.settings.read_after
        if entry is None or entry.problem:
            return
        self._reading, self._open = entry, entry.id
        if after == 0:
            self._count_as_read(entry)
        elif after is not None:
            self._timer = self._screen.set_timer(after, self._read_after)

    def renamed(self, before: Entry, now: Entry) -> None:
        """The file of an article was renamed, perhaps while it is read."""
        if self._reading is not None and self._reading.id == before.id:
            self._reading = now
        if self._open == before.id:
            self._open = now.id

    def left(self) -> None:
        """The reader went back to the list, or on."""
        self._open = ""
        self._settled()

    def _settled(self) -> None:
        """Nothing more is to come of its being open."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._reading = None

    def at_end(self) -> None:
        """The reader came to the end of the open article."""
        if self._reading is not None and self._screen.settings.read_at_end:
            self._count_as_read(self._reading)

    def _read_after(self) -> None:
        if self._reading is not None:
            self._count_as_read(self._reading)

    def _count_as_read(self, entry: Entry) -> None:
        self._settled()
        if not self._kept.states([entry.id])[0].read:
            self.do(lambda: self._kept.set_read([entry.id], True), quiet=True)

    # What keys do

    async def toggle_read(self) -> None:
        """Read, or unread where all of them are read."""
        ids = self._ids()

        def toggle() -> Change:
            on = not all(state.read for state in self._kept.states(ids))
            return self._kept.set_read(ids, on)

        if ids:
            self._settled()  # whatever it is now, the reader has said so
            await self.do_for(len(ids), toggle)

    async def toggle_star(self) -> None:
        """Starred, or not where all of them are."""
        ids = self._ids()

        def toggle() -> Change:
            on = not all(state.starred for state in self._kept.states(ids))
            return self._kept.set_starred(ids, on)

        if ids:
            await self.do_for(len(ids), toggle)

    def ask_tags(self) -> None:
        """Ask for the tags, several with commas between them."""
        ids = self._ids()
        if not ids:
            return
        tags = [set(state.tags) for state in self._kept.states(ids)]
        before = sorted(set.intersection(*tags))
        known = [tag for tag, _ in self._kept.tags()]
        start = "".join(f"{tag}, " for tag in before)
        label = "tags:" if len(ids) == 1 else f"tags of {number(len(ids), 'story', 'stories')}:"
        self._screen.ask_line(label, start, lambda text: self._retag(ids, before, text), known)

    def _retag(self, ids: Sequence[str], before: Sequence[str], text: str) -> None:
        wanted = list(dict.fromkeys(tag for item in text.split(",") if (tag := clean_line(item))))
        new = [tag for tag in wanted if tag not in before]
        gone = [tag for tag in before if tag not in wanted]
        if new or gone:
            self._screen.work(self.do_for(len(ids), lambda: self._kept.retag(ids, new, gone)))

    def ask_all_read(self) -> None:
        """Ask whether everything in this list is to be marked read, and say how many that is."""
        self._screen.work(self._ask_all_read())

    async def _ask_all_read(self) -> None:
        from reader.tui.choice import YesChoice

        self._screen.working("counting …")
        count, pages = await asyncio.to_thread(self._unread)
        self._screen.working("")
        if self._screen.is_written_in or not self._screen.is_current:
            return  # the reader has gone on meanwhile, and what is typed now is no answer to this
        if not count:
            self._screen.say("everything in this list is read")
            return
        question = f"Mark {number(count, 'story', 'stories')} of this list read?"

        def answer(yes: str) -> None:
            self._screen.ask(None)
            if yes:
                self._screen.work(self.do_for(count, lambda: self._kept.set_all_read(pages)))

        self._screen.ask(YesChoice(clean_line(question), answer))

    def _unread(self) -> tuple[int, Iterator[list[str]]]:
        """How many articles of this list are unread, and their ids page by page."""
        listing = self._screen.shelf.listing
        unread = array("q", self._library.search("is:unread").all_keys())
        if listing is None or self._screen.shelf.query:
            listed = frozenset(listing.results.all_keys() if listing else ())
            unread = array("q", (key for key in unread if key in listed))
        pages = (unread[start : start + PAGE] for start in range(0, len(unread), PAGE))
        return len(unread), (self._library.ids(page) for page in pages)

    def undo(self, then: Callable[[str], None] = lambda _: None) -> None:
        """Take the last change back, whatever it was and wherever; `then` gets what is said about it."""
        self._screen.work(self._step(self._kept.undo, "undone", "nothing to undo", then))

    def redo(self, then: Callable[[str], None] = lambda _: None) -> None:
        """Do again what was undone last; `then` gets what is said about it."""
        self._screen.work(self._step(self._kept.redo, "done again", "nothing to do again", then))

    async def _step(
        self, step: Callable[[], Change | None], done: str, nothing: str, then: Callable[[str], None]
    ) -> None:
        self._settled()
        async with self._stepping:  # one after the other: a million articles take a while
            try:
                change = await asyncio.to_thread(step)
            except NewsdeskError as error:
                said = str(error)
            else:
                if change is not None:
                    self.changed(change)
                meanwhile = "" if change else " · it was changed meanwhile"
                said = nothing if change is None else f"{done}: {change.text}{meanwhile}"
        self._screen.say(said)
        then(said)

    def later(self, write: Callable[[], object]) -> None:
        """Write a place in the background, in order; quitting waits for it."""
        self._writer.submit(self._write, write)

    def _write(self, write: Callable[[], object]) -> None:
        try:
            write()
        except NewsdeskError as error:
            self._screen.app.call_later(self._screen.say, str(error))

    def close(self) -> None:
        """Wait until everything is written."""
        self._writer.shutdown(wait=True)

    # For everything that changes what is kept

    async def do_for(self, count: int, action: Callable[[], Change]) -> None:
        """Change something of so many articles and show it: off the screen's thread where that takes a while."""
        if count <= AT_HAND:
            self.do(action)
            return
        self._screen.working("keeping …")
        try:
            change = await asyncio.to_thread(action)
        except NewsdeskError as error:
            self._screen.say(str(error))
        else:
            self.do(lambda: change)
        finally:
            self._screen.working("")

    def do(self, action: Callable[[], Change], *, quiet: bool = False) -> bool:
        """Change something and show it; what went wrong is said and has changed nothing. False: then."""
        try:
            change = action()
        except (NewsdeskError, ValueError) as error:
            self._screen.say(str(error))
            return False
        self.changed(change)
        if change and not quiet:
            self.said(change.text)
        elif not quiet:
            self._screen.say(change.text)
        return True

    def said(self, done: str) -> None:
        """Say what was done, and what became of the state file if anything did."""
        parts = [done, "u undoes it"]
        if self._kept.problem:
            parts.append(f"kept for this session only: {self._kept.problem}")
        self._screen.say(" · ".join([*parts, *self._kept.notices()]))

    def changed(self, change: Change) -> None:
        """Show what was changed, in the rows that it touched and beyond them."""
        listing = self._screen.shelf.listing
        if listing is not None:
            keys = listing.keys_of(change.articles)
            are_all = len(keys) == len(change.articles) and not change.sweep
            self._screen.list.forget(keys if are_all else None)
        kinds = change.kinds
        if kinds & COUNTED:
            self._screen.count()
        if Kind.SEARCH in kinds:
            self._screen.views.load()
        if kinds & {Kind.MARK, Kind.NOTE}:
            self._screen.opening.lighting.place_marks()

    async def look(self) -> None:
        """Show what another Newsdesk, or a script, has changed since this was last called.

        No worker of the screen does this: each would have what stands above it painted anew, every second.
        """
        before = self._foreign
        with contextlib.suppress(NewsdeskError):  # whoever does something next is told
            self._foreign = await asyncio.to_thread(self._kept.foreign)
        if before not in {None, self._foreign}:
            self._screen.list.forget()
            self._screen.views.load()
            self._screen.count()
            self._screen.opening.lighting.place_marks()

    def _ids(self) -> list[str]:
        return [entry.id for entry in self._screen.selecting.targets()]
