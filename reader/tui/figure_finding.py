"""The second pass beside the screen: looking for figures in what the indexer has brought, told in the bottom bar.

A thread of its own that sleeps until there is something to do. The list is left alone by it.
"""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.tui.status import progress_line

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.refresher import Refresher
    from reader.tui.main_screen import MainScreen

LEAVE_SECONDS = 1.0
"""How long leaving waits for the thread, as in `watching`."""


class FigureFinding:
    """`look` whenever the catalogue may have changed; ends with `stop`."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._wanted = threading.Event()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._refresher: Refresher | None = None

    def look(self) -> None:
        """See whether there are articles to look through."""
        self._wanted.set()
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="library-figures", daemon=True)
            self._thread.start()

    async def found(self) -> None:
        """All figures are known now: ask again where the list depends on them, and leave it alone elsewhere."""
        if self._library.asks_for_figures(self._screen.shelf.query):
            await self._screen.shelf.reload()
        shown = self._screen.app.screen
        if shown is not self._screen:
            from reader.tui.figures_screen import FiguresScreen

            if isinstance(shown, FiguresScreen):
                shown.look_again()

    def stop(self) -> None:
        """End the thread and the process; what that has not written is found again next time."""
        self._stop.set()
        self._wanted.set()
        if self._refresher is not None:
            self._refresher.stop()
        if self._thread is not None:
            self._thread.join(LEAVE_SECONDS)

    def _serve(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            if self._stop.is_set():
                return
            if not self._library.figures.are_current:
                self._find()

    def _find(self) -> None:
        from reader.library.indexer import FailureMessage, FiguresMessage, ProgressMessage
        from reader.library.refresher import Refresher

        self._refresher = Refresher(self._library.root, figures=True)
        for message in self._refresher:
            if self._stop.is_set():
                self._refresher.stop()
                return
            if isinstance(message, ProgressMessage):
                self._tell(self._screen.working, progress_line(message.progress))
            elif isinstance(message, FailureMessage):
                self._tell(self._screen.say, message.reason)
            elif isinstance(message, FiguresMessage) and message.read is not None:
                self._tell(self.found)
        self._tell(self._screen.working, "")

    def _tell(self, what: Callable[..., object], *values: object) -> None:
        if not self._stop.is_set():
            self._screen.app.call_later(what, *values)
