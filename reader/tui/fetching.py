"""Fetching feeds from the screen: by a command beside it, one at a time, told in the bottom bar."""

import os
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.model.errors import NewsdeskError
from reader.model.feed import Feed
from reader.tui.status import number, progress_line

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.beside import Beside
    from reader.tui.main_screen import MainScreen

LEAVE_SECONDS = 1.0
"""How long leaving waits for the thread, as in `watching`."""


class Fetching:
    """The keys `r` and `R`. `told` is called with every change, for a screen that lies over the main one."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._beside: Beside | None = None
        self._thread: threading.Thread | None = None
        self._stopped = False
        self.told: Callable[[], object] = lambda: None
        self.progress = ""
        """How far a fetch has come; empty while there is none."""
        self.said = ""
        """What the last fetch came to."""

    @property
    def is_shipped(self) -> bool:
        """Whether the articles on the screen are those that came with Newsdesk, which nothing is added to."""
        from reader.library.places import shipped_library

        return os.path.realpath(self._library.root) == os.path.realpath(shipped_library())

    @property
    def filled_root(self) -> Path:
        """The library that news comes into."""
        from reader.library.places import own_library

        return own_library() if self.is_shipped else self._library.root

    def this(self) -> None:
        """Fetch the feeds that the current article came from."""
        entry = self._screen.shelf.entry
        try:
            origins = self._library.read(entry).origins if entry else ()
            known = {feed.url: feed for feed in self.feeds()}
        except NewsdeskError as error:
            self._screen.say(str(error))
            return
        feeds = [known[origin.feed] for origin in origins if origin.feed in known]
        if feeds:
            self.fetch([feed.url for feed in feeds])
        else:
            self._screen.say("this story came from none of your feeds; R fetches all, F shows them")

    def all(self) -> None:
        """Fetch all feeds."""
        try:
            there_are = bool(self.feeds())
        except NewsdeskError as error:
            self._screen.say(str(error))
            return
        if there_are:
            self.fetch([])
        else:
            self._screen.say("there are no feeds yet; a adds one")

    def when_due(self, every: float) -> None:
        """Fetch all feeds if the last time is so many seconds ago; nothing is said where there are none."""
        from reader.library.fetched import feed_states

        try:
            urls = {feed.url for feed in self.feeds()}
            states = feed_states(self.filled_root).states() if urls and not self.progress else {}
        except NewsdeskError as error:
            self._screen.say(str(error))
            return
        tried = max((state.tried_at for url, state in states.items() if url in urls), default=0.0)
        if urls and not self.progress and time.time() - tried >= every:
            self.fetch([])

    def feeds(self) -> Sequence[Feed]:
        """The feeds there are. Raises ArticleError."""
        from reader.library.subscribing import feeds_path
        from reader.store.feeds import read_feeds

        return read_feeds(feeds_path(os.environ)).feeds

    def fetch(self, urls: Sequence[str]) -> None:
        """Fetch some feeds, or all for none, unless that is going on already."""
        if self._thread is not None and self._thread.is_alive():
            self._screen.say("feeds are being fetched already")
            return
        library = [] if self.is_shipped else ["-L", str(self._library.root)]
        words = [*library, "fetch", "--json", "--progress", "jsonl", "--", *urls]
        self._tell_progress("fetching feeds")
        self._thread = threading.Thread(target=self._run, args=(words,), name="fetching", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End a fetch that is going on; what it has filed stays."""
        self._stopped = True
        if self._beside is not None:
            self._beside.stop()
        if self._thread is not None:
            self._thread.join(LEAVE_SECONDS)

    def _run(self, words: Sequence[str]) -> None:
        from reader.tui.beside import Beside

        self._beside = Beside(words)
        data = self._beside.run(lambda progress: self._call(self._tell_progress, progress_line(progress)))
        self._call(self._done, fetch_line(data) or " · ".join(self._beside.said[-1:]))

    async def _done(self, said: str) -> None:
        self.said = f"{said}; they are in your own library: newsdesk opens it" if self.is_shipped else said
        self._tell_progress("")
        self._screen.say(self.said)
        if self._library.reload():
            await self._screen.library_changed()

    def _tell_progress(self, text: str) -> None:
        self.progress = text
        self._screen.working(text)
        self.told()

    def _call(self, what: Callable[..., object], *values: object) -> None:
        if not self._stopped:
            self._screen.app.call_later(what, *values)


def fetch_line(data: Any) -> str:
    """`12 new, 1 changed from 3 feeds · Example Wire: what is wrong`; empty where there is no report."""
    if not isinstance(data, dict) or not isinstance(data.get("feeds"), list):
        return ""
    feeds = data["feeds"]
    new, changed = (sum(feed[name] for feed in feeds) for name in ("new", "changed"))
    said = (
        f"{new:,} new" + (f", {changed:,} changed" if changed else "") + f" from {number(len(feeds), 'feed')}"
    )
    troubled = [feed for feed in feeds if feed["problem"]]
    if troubled:
        first = f"{troubled[0]['feed']}: {troubled[0]['problem']}"
        said += (
            f" · {first}" if len(troubled) == 1 else f" · {len(troubled)} feeds brought nothing: F shows why"
        )
    return said
