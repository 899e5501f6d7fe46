"""Keeping up with the folder: the indexer at the start and after every change, told in the bottom bar.

Two threads of its own; leaving the program waits for them a moment at most.
"""

import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.tui.status import progress_line, report_line

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.refresher import Refresher
    from reader.tui.main_screen import MainScreen

RELOAD_SECONDS = 1.0
"""How often the list takes in what a long indexing has brought."""

PATIENCE = 5.0
"""Seconds that the first look waits for the watch to begin; not at all where there are no articles to read yet."""

LEAVE_SECONDS = 1.0
"""How long leaving waits for a thread: one that ends in the middle of an import would leave its lock behind."""

ANOTHER_AT_WORK = "another Newsdesk is reading the folder"


class Watching:
    """Starts with `start`, ends with `stop`."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._changes: queue.SimpleQueue[frozenset[Path]] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._refresher: Refresher | None = None
        self._threads: list[threading.Thread] = []
        self.after: Callable[[], None] = lambda: None
        """Called when the folder has been read, on a thread."""

    def start(self) -> None:
        """Look at the whole folder once, then at what changes."""
        for work in (self._watch, self._refresh):
            thread = threading.Thread(target=work, name=f"library{work.__name__}", daemon=True)
            self._threads.append(thread)
            thread.start()

    def stop(self) -> None:
        """End both threads and the indexer."""
        self._stop.set()
        self._changes.put(frozenset())
        if self._refresher is not None:
            self._refresher.stop()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(LEAVE_SECONDS)

    def _watch(self) -> None:
        """The first look begins with the watch, so that no change falls between them; but see PATIENCE."""
        from reader.library.watch import watch

        look = threading.Timer(
            PATIENCE if self._library.counts().articles else 0.0, self._changes.put, (frozenset(),)
        )
        look.start()
        for paths in watch(self._library.root, self._stop):
            look.cancel()
            self._changes.put(paths)

    def _refresh(self) -> None:
        while True:
            changed = [self._changes.get()]
            while not self._changes.empty():
                changed.append(self._changes.get())
            if self._stop.is_set():
                return
            everything = not all(changed)
            self._run(() if everything else tuple(frozenset().union(*changed)))

    def _run(self, paths: tuple[Path, ...]) -> None:
        from reader.library.indexer import FailureMessage, ProgressMessage, ReportMessage
        from reader.library.refresher import Refresher

        self._refresher = Refresher(self._library.root, paths)
        self._tell(self._screen.busy, True)
        reloaded = time.monotonic()
        said = ""
        for message in self._refresher:
            if self._stop.is_set():
                return
            if isinstance(message, ProgressMessage):
                self._tell(self._screen.working, progress_line(message.progress))
                if time.monotonic() - reloaded > RELOAD_SECONDS:
                    reloaded = time.monotonic()
                    self._reload()
            elif isinstance(message, FailureMessage):
                said = message.reason
            elif isinstance(message, ReportMessage):
                said = report_line(message.report) if message.report else ANOTHER_AT_WORK
                if message.report is None:
                    self._follow()
                    self._changes.put(frozenset(paths))  # the other may have looked before they changed
        self._tell(self._screen.busy, False)
        self._tell(self._screen.working, "")
        self._reload()
        if said:
            self._tell(self._screen.say, said)
        if not self._stop.is_set():
            self.after()

    def _follow(self) -> None:
        """Another process writes the catalogue: take in what it brings for as long as it brings something."""
        quiet = 0
        while quiet < 10 and not self._stop.wait(RELOAD_SECONDS):
            self._tell(self._screen.working, ANOTHER_AT_WORK)
            quiet = 0 if self._reload() else quiet + 1

    def _reload(self) -> bool:
        changed = self._library.reload()
        if changed:
            self._tell(self._screen.library_changed)
        return changed

    def _tell(self, what: Callable[..., object], *values: object) -> None:
        if not self._stop.is_set():
            self._screen.app.call_later(what, *values)
