"""Adding from the screen: a file, a page, a site or a feed; typed after `a`, or pasted.

An address is looked at first, in a thread: a feed is subscribed to and fetched, of several the reader chooses, and
a page without feeds becomes a story. Nothing else on the screen goes over the network.
"""

import os
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.model.errors import NewsdeskError
from reader.model.feed import Feed
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.subscribing import Offer
    from reader.model.incoming import FoundFeed
    from reader.tui.main_screen import MainScreen

Told = Callable[[str], object]
"""Hears what adding came to."""


class Adding:
    """The key `a`, and what is pasted."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self.progress = ""
        """What is being added; empty while nothing is."""

    def ask(self, text: str = "") -> None:
        """Ask what to add."""
        self._screen.ask_line("add a feed, a page or a file:", clean_line(text), self.add)

    def paste(self, text: str) -> None:
        """Ask about an address that was pasted; other text has no place on the screen."""
        from reader.ingest.address import looks_like_address

        if looks_like_address(text):
            self.ask(text)

    def feeds(self) -> None:
        """Show the feeds."""
        from reader.tui.feeds_screen import FeedsScreen

        screen = FeedsScreen(self._library, self._screen.current_look, self._screen.fetching, self)
        self._screen.app.push_screen(screen, self._show_stories)

    def _show_stories(self, feed: Feed | None) -> None:
        if feed is not None:
            self._screen.searching.look_for(f'source:"{clean_line(feed.name).replace(chr(34), " ")}"')

    def add(self, text: str, told: Told | None = None) -> None:
        """Add what the reader typed."""
        from reader.ingest.address import looks_like_address

        text = text.strip()
        told = told or self._screen.say
        if not text:
            told("nothing added")
        elif self.progress:
            told(f"not yet: {self.progress}")
        elif looks_like_address(text) or not _is_path(text):
            self._begin(f"looking at {clean_line(text)}", self._look, text, told)
        elif _is_list(text):
            self._begin(f"reading {clean_line(text)}", self._import_feeds, text, told)
        else:
            self._begin(f"adding {clean_line(text)}", self._import, text, told)

    def _begin(self, doing: str, work: Callable[[str, Told], None], text: str, told: Told) -> None:
        self._tell_progress(doing)
        threading.Thread(target=work, args=(text, told), name="adding", daemon=True).start()

    def _tell_progress(self, text: str) -> None:
        self.progress = text
        self._screen.working(text)

    # On a thread

    def _look(self, text: str, told: Told) -> None:
        from reader.ingest.client import Client
        from reader.library.sandbox import Sandbox
        from reader.library.subscribing import look_at

        try:
            with Client() as client, Sandbox() as sandbox:
                offer = look_at(text, client, sandbox)
        except NewsdeskError as error:
            self._call(self._end, told, str(error))
        else:
            self._call(self._offered, offer, told)

    def _import(self, text: str, told: Told) -> None:
        from reader.tui.beside import Beside

        library = [] if self._screen.fetching.is_shipped else ["-L", str(self._library.root)]
        beside = Beside([*library, "add", "--json", "--", os.path.expanduser(text)])  # noqa: PTH111 - no path
        data = beside.run()
        self._call(
            self._imported, told, added_line(data) or " · ".join(beside.said[-1:]) or "nothing was added"
        )

    def _import_feeds(self, text: str, told: Told) -> None:
        from reader.tui.beside import Beside

        beside = Beside(["feeds", "import", "--", os.path.expanduser(text)])  # noqa: PTH111
        beside.run()
        self._call(self._end, told, " · ".join(beside.said[-1:]) or "no feed was added")

    def _call(self, what: Callable[..., object], *values: object) -> None:
        self._screen.app.call_later(what, *values)

    # On the screen's

    def _end(self, told: Told, said: str) -> None:
        self._tell_progress("")
        told(said)

    async def _imported(self, told: Told, said: str) -> None:
        self._end(told, said)
        if self._library.reload():
            await self._screen.library_changed()

    def _offered(self, offer: "Offer", told: Told) -> None:
        self._tell_progress("")
        if len(offer.feeds) > 1:
            from reader.tui.offers_screen import OffersScreen

            def chosen(feeds: "Sequence[FoundFeed] | None") -> None:
                if feeds:
                    self._subscribe(offer, feeds, told)
                else:
                    told("nothing added")

            screen = OffersScreen(self._screen.current_look, offer)
            self._screen.app.push_screen(screen, chosen)
        elif offer.feeds:
            self._subscribe(offer, offer.feeds, told)
        else:
            self._begin(f"adding {offer.address}", self._import, offer.address, told)

    def _subscribe(self, offer: "Offer", found: "Sequence[FoundFeed]", told: Told) -> None:
        from reader.library.subscribing import feeds_path, subscribe

        feeds = [
            Feed(
                url=one.url, title=one.title or offer.title, subjects=one.subjects, local=offer.is_local(one)
            )
            for one in found
        ]
        try:
            added = subscribe(feeds_path(os.environ), feeds)
        except NewsdeskError as error:
            told(str(error))
            return
        if not added:
            told(f"{feeds[0].name} is among your feeds already")
            return
        told(f"added: {', '.join(feed.name for feed in added)}")
        self._screen.fetching.fetch([feed.url for feed in added])


def added_line(data: Any) -> str:
    """`3 added, 1 unchanged · what was wrong with it`; empty where there is no report."""
    if not isinstance(data, list) or not data:
        return ""
    outcomes = Counter(article["outcome"] for source in data for article in source["articles"])
    wrong = [text for source in data for text in (source["failure"], *source["warnings"]) if text]
    wrong += [article["reason"] for source in data for article in source["articles"] if article["reason"]]
    told = [f"{count:,} {outcome}" for outcome, count in outcomes.items()]
    more = [f"{wrong[0]} (and {len(wrong) - 1} more)"] if len(wrong) > 1 else wrong
    return " · ".join(filter(None, (", ".join(told), *more)))


def _is_path(text: str) -> bool:
    """Whether a file is meant rather than an address without https: before it."""
    path = os.path.expanduser(text)  # noqa: PTH111
    return os.path.exists(path) or text.startswith(("/", "~", "./", "../")) or "." not in text  # noqa: PTH110


def _is_list(text: str) -> bool:
    """Whether a file is another reader's list of feeds."""
    from reader.ingest.opml import looks_like_opml

    try:
        with Path(text).expanduser().open("rb") as file:
            return looks_like_opml(file.read(4096))
    except (OSError, RuntimeError, ValueError):
        return False  # whoever adds it says what is wrong with it
