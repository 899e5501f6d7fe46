"""The articles that are selected in the list, and what the next action is about: them, or the one that is read."""

import asyncio
from typing import TYPE_CHECKING

from reader.model.entry import Entry
from reader.tui.arrangement import PaneName
from reader.tui.status import number

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen

AT_ONCE = 20_000
"""Rows of a range that are fetched in one go."""


class Selecting:
    """`chosen` has the selected articles by their ids, as they were chosen. It outlives a change of list."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen
        self.chosen: dict[str, Entry] = {}
        self._last = 0

    def targets(self) -> list[Entry]:
        """What an action is for: in the list the selected articles, or else the current one."""
        screen = self._screen
        if screen.pane != PaneName.LIST:
            entries = [screen.opening.entry] if screen.opening.entry else []
        else:
            entries = list(self.chosen.values()) or ([screen.shelf.entry] if screen.shelf.entry else [])
        return [entry for entry in entries if not entry.problem]

    def toggle(self) -> None:
        """Select the current row or not, and go to the next."""
        entry, self._last = self._screen.shelf.entry, self._screen.list.cursor
        if entry is None or entry.problem:
            self._screen.say("only a story can be selected")
            return
        if self.chosen.pop(entry.id, None) is None:
            self.chosen[entry.id] = entry
        self._screen.list.forget([entry.key])
        self._screen.list.advance(1)
        self._screen.tell()

    async def range(self) -> None:
        """Select every row from the one that was selected last up to the current one."""
        listing, ends = self._screen.shelf.listing, sorted((self._last, self._screen.list.cursor))
        if listing is None:
            return
        first, stop = ends[0], ends[1] + 1

        def look() -> list[Entry]:
            return [
                entry
                for start in range(first, stop, AT_ONCE)
                for entry in listing.entries(start, min(start + AT_ONCE, stop))
                if not entry.problem
            ]

        self.chosen.update({entry.id: entry for entry in await asyncio.to_thread(look)})
        self._screen.list.forget()
        self._screen.say(f"{number(len(self.chosen), 'story', 'stories')} selected · Esc selects none")
        self._screen.tell()

    async def follow(self, library: "Library") -> None:
        """Keep what is selected when its file is renamed. What is gone stays selected, since it may come back."""
        chosen = dict(self.chosen)

        def look() -> dict[str, Entry]:
            there = library.entries_of(chosen)
            return {id_: library.now(entry) or entry for id_, entry in chosen.items() if id_ not in there}

        renamed = await asyncio.to_thread(look) if 0 < len(chosen) <= AT_ONCE else {}
        if renamed and self.chosen == chosen:
            self.chosen.clear()
            now = (renamed.get(id_, entry) for id_, entry in chosen.items())
            self.chosen.update({entry.id: entry for entry in now})

    def clear(self) -> bool:
        """Select nothing; False: nothing was selected."""
        if not self.chosen:
            return False
        self.chosen.clear()
        self._screen.list.forget()
        self._screen.tell()
        return True
