"""Read, starred, and undo."""

import enum
from typing import TYPE_CHECKING, NamedTuple

from reader.model.entry import Entry
from reader.tui.status import number

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen


class Mark(enum.StrEnum):
    """What can be set and undone."""

    READ = "read"
    STARRED = "starred"


class Change(NamedTuple):
    """What an article was before it was marked."""

    entry: Entry
    mark: Mark
    before: bool


MOST_CHANGES = 100


class Marking:
    """Marks articles; the list shows it once the state is safely written."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._changes: list[Change] = []

    def toggle_read(self) -> None:
        """The article of the current row: read or unread."""
        self.toggle(self._screen.shelf.entry, Mark.READ)

    def toggle_star(self) -> None:
        """The article of the current row: a star or none."""
        self.toggle(self._screen.shelf.entry, Mark.STARRED)

    def toggle(self, entry: Entry | None, mark: Mark) -> None:
        """Turn a mark on or off."""
        if entry is not None and not entry.problem:
            before = self._is(entry, mark)
            self._changes = [*self._changes[1 - MOST_CHANGES :], Change(entry, mark, before)]
            self._set(entry, mark, value=not before)
            done = {Mark.READ: ("marked read", "marked unread"), Mark.STARRED: ("starred", "star taken away")}
            self._screen.say(f"{done[mark][before]} · u undoes it")

    def opened(self, entry: Entry | None) -> None:
        """An article was opened, and so read; that can be undone too."""
        if entry is not None and not entry.problem and not self._is(entry, Mark.READ):
            self._changes = [*self._changes[1 - MOST_CHANGES :], Change(entry, Mark.READ, before=False)]
            self._set(entry, Mark.READ, value=True)

    def undo(self) -> None:
        """Take the last change back."""
        if not self._changes:
            self._screen.say("nothing to undo")
            return
        change = self._changes.pop()
        self._set(change.entry, change.mark, value=change.before)
        left = number(len(self._changes), "change") + " before it" if self._changes else "nothing before it"
        self._screen.say(f"undone: {'' if change.before else 'not '}{change.mark} again · {left}")

    def _is(self, entry: Entry, mark: Mark) -> bool:
        state = self._library.states([entry.id])[0]
        return state.read if mark is Mark.READ else state.starred

    def _set(self, entry: Entry, mark: Mark, *, value: bool) -> None:
        if mark is Mark.READ:
            self._library.set_read([entry.id], value)
        else:
            self._library.set_starred([entry.id], value)
        self._screen.list.forget([entry.key])
        self._screen.count()
