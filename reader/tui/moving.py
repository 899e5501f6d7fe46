"""From one library to the one that the configuration names from now on, while the reader is running."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library.places import choose_root
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from reader.library.library import Library

STAYS = "the configuration was taken in; its library is for a start without one: this one was named"


class Moving:
    """`wanted` is the folder to go to as soon as the reader writes nothing; None: stay.

    `allowed` says whether the configuration chose the library that is open, rather than whoever started Newsdesk.
    """

    def __init__(self, *, allowed: bool) -> None:
        self._allowed = allowed
        self._opened: list[Library] = []
        self.wanted: Path | None = None

    def choose(self, here: Path) -> str:
        """Take in that the configuration names another library; what there is to say about that."""
        self.wanted = None
        if not self._allowed:
            return STAYS
        root = choose_root(None, os.environ)
        if not os.path.isdir(root):  # noqa: PTH112 - unlike Path.is_dir, false for names that no file can have
            return clean_line(f"this library stays open: there is no folder {root}")
        if os.path.realpath(root) != os.path.realpath(here):
            self.wanted = root
        return ""

    def open(self, root: Path) -> "Library":
        """The library there."""
        from reader.library.library import open_library

        library = open_library(root)
        self._opened.append(library)
        return library

    def close(self) -> None:
        """Let go of what was opened; not before the end, since threads may still look at it."""
        for library in self._opened:
            library.close()
