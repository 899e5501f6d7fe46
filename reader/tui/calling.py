"""Calling up the screens that lie over the main one: the palette and the help."""

from typing import TYPE_CHECKING

from reader.model.entry import Entry

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen
    from reader.tui.palette import Command


class Calling:
    """Pushes them, and does what was chosen there."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library

    def palette(self) -> None:
        """Commands, and articles by name."""
        from reader.tui.palette import Palette

        self._screen.app.push_screen(Palette(self._library, self._screen.current_look), self._choose)

    def _choose(self, command: "Command | None") -> None:
        if command is None:
            return
        if command.entry is not None:
            self._screen.work(self._open(command.entry))
        else:
            self._screen.work(self._screen.run_action(command.action))

    async def _open(self, entry: Entry) -> None:
        """Show an article that may not be in the list as it is."""
        await self._screen.shelf.go_to(entry)
        self._screen.walking.read()

    def help(self) -> None:
        """The keys."""
        from reader.tui.help_screen import HelpScreen

        self._screen.app.push_screen(HelpScreen(self._screen.current_look))
