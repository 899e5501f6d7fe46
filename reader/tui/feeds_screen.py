"""The feeds: what each is called, when it was fetched, what went wrong; and the keys to fetch, add and remove."""

import asyncio
import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.clean_text import CleanText
from reader.model.errors import NewsdeskError
from reader.model.feed import Feed, FeedState
from reader.text.clean import clean_line
from reader.text.width import pad, truncate
from reader.tui.look import Look
from reader.tui.pieces import Ink, Piece, Pieces
from reader.tui.prompt import Prompt
from reader.tui.rows_pane import FeedsPane, RowsPane
from reader.tui.sheet import Sheet
from reader.tui.status import number

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.adding import Adding
    from reader.tui.fetching import Fetching

NOTICE = (
    "",
    "No feeds yet.",
    "",
    "a adds one: the address of a site or of a feed",
    "newsdesk feeds import FILE takes over another reader's list",
)
_WHEN = 16
_NARROW = 60


class FeedsScreen(Sheet[Feed]):
    """Returns the feed whose stories are to be shown, or None."""

    def __init__(self, library: "Library", look: Look | None, fetching: "Fetching", adding: "Adding") -> None:
        self.rows = FeedsPane(self._paint, id="feeds")
        super().__init__(self.rows, look)
        self._library = library
        self._fetching = fetching
        self._adding = adding
        self._feeds: Sequence[Feed] = ()
        self._states: Mapping[str, FeedState] = {}
        self._removing = ""
        self._trouble = ""
        self._use: Callable[[str], None] = self._add

    def on_mount(self) -> None:
        """What there is now, and from now on whatever a fetch brings."""
        super().on_mount()
        self._fetching.told = self._told
        self.work(self.look_again())

    def on_unmount(self) -> None:
        """Nobody is to be told any more."""
        self._fetching.told = lambda: None

    async def look_again(self) -> None:
        """Read the feeds and what is remembered of them anew."""
        try:
            self._feeds, self._states = await asyncio.to_thread(self._read)
        except NewsdeskError as error:
            self._trouble = str(error)
        told = ("", "The feeds cannot be read.", "", self._trouble) if self._trouble else NOTICE
        self.rows.notice = tuple(map(clean_line, told))
        self.rows.show(len(self._feeds))
        self.entitle("feeds", number(len(self._feeds), "feed"))
        self._tell()

    def _read(self) -> tuple[Sequence[Feed], Mapping[str, FeedState]]:
        from reader.library.fetched import feed_states
        from reader.library.subscribing import feeds_path
        from reader.store.feeds import read_feeds

        file = read_feeds(feeds_path(os.environ))
        self._trouble = str(file.diagnostics[0]) if file.diagnostics else ""
        return file.feeds, feed_states(self._fetching.filled_root).states()

    @property
    def feed(self) -> Feed | None:
        """The feed of the current row."""
        return self._feeds[self.rows.cursor] if self._feeds else None

    def _told(self) -> None:
        if not self._fetching.progress:
            self.work(self.look_again())
        self._tell()

    def _tell(self) -> None:
        place = f"{self.rows.cursor + 1:,} of {len(self._feeds):,}" if self._feeds else ""
        said = self._fetching.progress or self._adding.progress
        if self._removing:
            self.tell([Piece(clean_line(self._removing), (Ink.ACCENT,))], place)
        elif said:
            self.tell([Piece(clean_line(said), (Ink.DIM,))], place)
        elif self._trouble:
            self.tell([Piece(clean_line(self._trouble))], place)
        elif (feed := self.feed) and (problem := self._states.get(feed.url, FeedState()).problem):
            self.tell([Piece(clean_line(f"{feed.name}: {problem}"))], place)
        else:
            self.tell([Piece(clean_line(self._fetching.said), (Ink.DIM,))], place)

    def _paint(self, row: int, width: int) -> Pieces:
        feed = self._feeds[row]
        state = self._states.get(feed.url, FeedState())
        when = ago(state.succeeded_at, dt.datetime.now(dt.UTC).timestamp())
        if width < _NARROW:
            name = max(width - _WHEN, 1)
            return [_cell(feed.name, name), _cell(when, width - name, Ink.DIM)]
        name = min(max(width * 2 // 5, 1), 48)
        note = state.problem if state.failures else " / ".join(feed.subjects)
        ink = Ink.TEXT if state.failures else Ink.DIM
        return [_cell(feed.name, name), _cell(when, _WHEN, Ink.DIM), _cell(note, width - name - _WHEN, ink)]

    def on_rows_pane_moved(self) -> None:
        """Say where the reader is."""
        self._removing = ""
        self._tell()

    def on_rows_pane_asked(self, event: RowsPane.Asked) -> None:
        """Do what a key asks for."""
        feed = self.feed
        if event.what != "remove":
            self._removing = ""
        match event.what:
            case "open" if feed is not None:
                self.dismiss(feed)
            case "fetch" if feed is not None:
                self._fetching.fetch([feed.url])
            case "fetch_all" if feed is not None:
                self._fetching.all()
            case "add":
                self._use = self._add
                self.ask("add:", "")
            case "write" if feed is not None:
                self._use = self._write
                self.ask("write the list to:", "feeds.opml")
            case "remove" if feed is not None:
                self._remove(feed)
            case "close":
                self.dismiss()
        self._tell()

    def _remove(self, feed: Feed) -> None:
        """Asked twice, so that a slip of the finger costs nothing."""
        from reader.library.subscribing import feeds_path, unsubscribe

        question = f"Again to remove {feed.name}; its stories stay"
        if self._removing != question:
            self._removing = question
            return
        self._removing = ""
        try:
            unsubscribe(feeds_path(os.environ), [feed.url])
        except NewsdeskError as error:
            self._trouble = f"not removed: {error}"
        else:
            self.work(self.look_again())

    def on_prompt_accepted(self, event: Prompt.Accepted) -> None:
        """Use what was typed."""
        self.answered()
        self._use(event.text)

    def _add(self, text: str) -> None:
        self._adding.add(text, self._added)

    def _write(self, name: str) -> None:
        """Write the feeds as OPML; what is there already is left alone."""
        from reader.export.opml import opml

        path = Path(name.strip()).expanduser()
        try:
            with path.open("x", encoding="utf-8") as file:
                file.writelines(opml(self._feeds))
        except FileExistsError:
            self._trouble = f"not written: {path} is there already"
        except (OSError, RuntimeError, ValueError) as error:
            self._trouble = f"not written: {getattr(error, 'strerror', None) or error}: {path}"
        else:
            self._trouble = f"written to {path}"
        self._tell()

    def _added(self, said: str) -> None:
        self._fetching.said = said
        if self.is_mounted:
            self.work(self.look_again())

    def on_prompt_cancelled(self) -> None:
        """Nothing is added."""
        self.answered()


def ago(moment: float, now: float) -> str:
    """`just now`, `5 min ago`, `3 h ago`, `19 Dec 2024`; `never` for 0."""
    if not moment:
        return "never"
    seconds = now - moment
    if seconds < 60:
        return "just now"
    if seconds < 3600:
        return f"{seconds // 60:.0f} min ago"
    if seconds < 86_400:
        return f"{seconds // 3600:.0f} h ago"
    when = dt.datetime.fromtimestamp(moment).astimezone()
    return f"{when.day} {when:%b %Y}"


def _cell(text: str, width: int, ink: Ink = Ink.TEXT) -> Piece:
    width = max(width, 0)
    line = truncate(clean_line(text), max(width - 2, 0))
    return Piece(CleanText(pad(line, width)), (ink,))
