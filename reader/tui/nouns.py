"""Who does what the keys ask for: `do('noun.verb')` in the table of keys is a method of one of these.

A noun is an attribute of the main screen, or a class named here, which is imported and made (from the screen and
the library) when it is first asked for, so that nobody waits at the start for what is seldom used.
"""

from importlib import import_module
from inspect import isawaitable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen

LATE = {
    "adding": "reader.tui.adding:Adding",
    "all_figures": "reader.tui.all_figures:AllFigures",
    "announcing": "reader.tui.announcing:Announcing",
    "briefing": "reader.tui.briefing:Briefing",
    "calling": "reader.tui.calling:Calling",
    "diffing": "reader.tui.diffing:Diffing",
    "making": "reader.tui.making:Making",
    "marks": "reader.tui.marks:Marks",
    "fetching": "reader.tui.fetching:Fetching",
}
"""Noun -> module:class; the class takes the main screen and the library."""


class Nouns:
    """The nouns of one screen."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._made: dict[str, Any] = {}

    def get(self, name: str) -> Any:
        """A noun by its name."""
        if name not in LATE:
            return getattr(self._screen, name)
        if name not in self._made:
            module, _, kind = LATE[name].partition(":")
            self._made[name] = getattr(import_module(module), kind)(self._screen, self._library)
        return self._made[name]

    def stop(self) -> None:
        """End what the nouns that were made have going on beside the screen."""
        for noun in self._made.values():
            if hasattr(noun, "stop"):
                noun.stop()

    async def do(self, deed: str, *values: object) -> None:
        """Do `noun.verb`, and wait for it where it takes time."""
        noun, _, verb = deed.partition(".")
        done = getattr(self.get(noun), verb)(*values)
        if isawaitable(done):
            await done
