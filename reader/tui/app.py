"""The app around the one screen: themes, the first frame, and an orderly end. `run` is what the command calls."""

import asyncio
import os
import sys
import threading
import traceback
from collections.abc import Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.filter import Monochrome, NoColor
from textual.screen import Screen
from textual.theme import Theme

from reader.model.entry import Entry
from reader.model.settings import LoadedConfig
from reader.text.clean import clean
from reader.tui.action import Context
from reader.tui.configuring import LOOK_SECONDS, Configuring
from reader.tui.locale_name import wants_ascii
from reader.tui.look import Look
from reader.tui.main_screen import MainScreen
from reader.tui.moving import Moving
from reader.tui.painted import Painted
from reader.tui.theme import TERMINAL, THEMES, first_theme

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.results import Results
    from reader.tui.choice import Choice

DUE_SECONDS = 30.0
"""How often it is looked whether feeds are to be fetched, where the configuration wants that at all."""

CSS = """
Screen { background: $background; layers: base; }
Bar { height: 1; width: 1fr; background: $background; }
Pane { height: 1fr; background: $background; }
#panes { height: 1fr; }
#left { height: 1fr; }
#article { width: 1fr; }
#figures { height: auto; }
#bottom { height: 1; }
#label { width: auto; }
#small { height: 1fr; display: none; }
#prompt { width: 1fr; height: 1; padding: 0; border: none; background: $background; color: $foreground; }
#prompt:focus { border: none; background-tint: transparent 0%; }
Palette { align: center top; background: $background 50%; }
#palette {
    width: 76; max-width: 100%; height: auto; max-height: 90%; margin-top: 2;
    border: solid $rule; background: $background;
}
#palette-line { height: 2; }
NoteScreen { align: center middle; background: $background 50%; }
#note-box {
    width: 72; max-width: 100%; height: 14; max-height: 100%; border: solid $rule; background: $background;
}
#note { height: 1fr; background: $background; color: $foreground; border: none; padding: 0 1; }
#note:focus { border: none; background-tint: transparent 0%; }
HelpScreen { background: $background; }
Sheet { background: $background; }
#sheet-line { height: 1; }
"""


AHEAD_SECONDS = 0.02
"""How long a key waits for a screen that is being put up."""


class NewsdeskApp(App[None]):
    """One screen over one library."""

    CSS = CSS
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "how_to_quit", show=False),
        Binding("ctrl+z", "suspend_process", show=False, id="suspend", priority=True),
    ]

    def __init__(
        self,
        library: "Library",
        results: "Future[Results]",
        first: Entry | None = None,
        *,
        live: bool = True,
        follows: bool = False,
    ) -> None:
        super().__init__(driver_class=_driver())
        self._live = live
        self._held_by: Choice | None = None
        self.moving = Moving(allowed=follows)
        for theme in THEMES.values():
            self.register_theme(theme)
        self.configuring = Configuring(os.environ)
        settings = self.configuring.config.settings
        # Without the watcher, which would have all styles read twice before the first screen.
        self.set_reactive(App.theme, first_theme(os.environ, settings.theme).name)
        self.stylesheet.set_variables(self.get_css_variables())
        if self.no_color:  # Textual has put a filter there that makes greys, for the theme before this one
            self._filters = [each for each in self._filters if not isinstance(each, Monochrome)] + [NoColor()]
        if wants_ascii(os.environ):
            from reader.tui.ascii_filter import AsciiFilter

            self._filters.append(AsciiFilter())
        self.look = self._look_of(self.current_theme)
        self.main = self._screen_of(library, results, first)
        self.set_keymap(self.configuring.own_keys)

    def _screen_of(
        self, library: "Library", results: "Future[Results]", first: Entry | None = None
    ) -> MainScreen:
        library.kept.configured_searches = lambda: self.configuring.config.settings.searches
        return MainScreen(library, results, first, self.configuring.config.settings)

    def get_default_screen(self) -> Screen[None]:
        """The one screen."""
        return self.main

    def on_mount(self) -> None:
        """Paint first; look at the folder afterwards."""
        self.main.take_look(self.look)
        self.app_resume_signal.subscribe(self, self._after_suspend)
        self.call_after_refresh(self._after_first_paint)

    def _after_first_paint(self) -> None:
        if complaint := self.configuring.complaint():
            self.main.say(complaint)
        if self._live:
            self._watch()
            self.set_interval(LOOK_SECONDS, self.look_at_config)
            self.set_interval(LOOK_SECONDS, self.look_at_kept)
            self.set_interval(DUE_SECONDS, self.fetch_when_due)

    def _watch(self) -> None:
        self.main.watching.after = self.main.finding.look
        self.main.watching.start()

    def on_key(self, event: events.Key) -> None:
        """What was typed ahead of a line to type in, and nobody has used, is for that line."""
        if not event.is_printable:
            return
        key = events.Key(event.key, event.character)
        if self.focused is not None and self.focused.id == "prompt":
            event.prevent_default()
            self.focused.post_message(key)
        elif (
            self.focused is None and self.screen.AUTO_FOCUS == "#prompt"
        ):  # it is just being put on the screen
            event.prevent_default()
            self.set_timer(AHEAD_SECONDS, lambda: self.post_message(key))

    def fetch_when_due(self) -> None:
        """Fetch the feeds where the configuration says how often (`feeds: {every: 30m}`)."""
        if every := self.main.settings.feeds.every:
            self.main.fetching.when_due(every)

    async def look_at_kept(self) -> None:
        """Show what another Newsdesk has changed."""
        await self.main.keeping.look()

    async def look_at_config(self) -> None:
        """Take the configuration in if it has changed."""
        await self.configuring.look(self._take, self.main.say)
        if self.moving.wanted is not None and self.screen is self.main and not self.main.is_written_in:
            await self._move(self.moving.wanted)

    def _take(self, config: LoadedConfig) -> str:
        before = self.main.settings
        if config.settings.theme != before.theme:
            self._use(first_theme(os.environ, config.settings.theme))
        self.set_keymap(self.configuring.own_keys)
        self.main.take_settings(config.settings)
        return self.moving.choose(self.main.library.root) if config.settings.library != before.library else ""

    async def _move(self, root: Path) -> None:
        """Open another library in the place of this one."""
        self.moving.wanted = None
        library = await asyncio.to_thread(self.moving.open, root)
        results: Future[Results] = Future()
        await asyncio.to_thread(_first_list, library, results)
        self.main.close_state()
        self.main = self._screen_of(library, results)
        self.main.take_look(self.look)
        if len(self.screen_stack) > 1:
            await self.switch_screen(self.main)
        else:  # Textual cannot take its first screen away; it stays below, where nobody gets
            await self.push_screen(self.main)
        self.main.say(f"as the configuration says, the library is {root} now")
        if self._live:
            self._watch()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """None of Textual's: the palette has our own."""
        del screen
        return ()

    def _fatal_error(self) -> None:
        """A crash: the traceback, cleaned like all foreign text, once the screen is restored (Textual's hook)."""
        self.panic(Text(clean(traceback.format_exc())))

    def action_use_theme(self, name: str) -> None:
        """Change all colours."""
        self._use(THEMES[name])

    def _use(self, theme: Theme) -> None:
        self.theme = theme.name
        self.look = self._look_of(theme)
        self.main.take_look(self.look)
        for screen in self.screen_stack:
            for widget in screen.query(Painted):
                widget.look = self.look

    def _look_of(self, theme: Theme) -> Look:
        return Look(TERMINAL if self.no_color else theme)

    def action_how_to_quit(self) -> None:
        """Ctrl-C with nothing to copy."""
        self.main.say("Q quits")

    def action_help(self) -> None:
        """The keys."""
        self.main.calling.help()

    async def action_quit(self) -> None:
        """Leave; out of a mark that is being made only when the key is pressed again."""
        asked = self.main.bottom.asked
        if asked is None or asked is self._held_by or asked.lets_go():
            await super().action_quit()
        self._held_by = asked

    def _after_suspend(self, _: object) -> None:
        """After `fg` nothing of the screen is there any more."""
        self.action_redraw()

    def action_redraw(self) -> None:
        """Write every cell again, whatever another program has left on the terminal."""
        for screen in self.screen_stack:
            screen.refresh(repaint=True, layout=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Suspend from every screen but from a note, where the key takes back what was written last."""
        if action == "suspend_process" and getattr(self.focused, "context", None) == Context.NOTE:
            return False
        return super().check_action(action, parameters)


def _driver() -> type[Driver] | None:
    if sys.platform == "win32":
        return None
    from reader.tui.driver import TerminalDriver

    return TerminalDriver


def _first_list(library: "Library", results: "Future[Results]") -> None:
    try:
        found = library.search()
        found.keys(0, 1)  # the first page is fetched here, so that painting it need not wait
        results.set_result(found)
    except Exception as error:
        results.set_exception(error)


def run(library: "Library", first: Entry | None = None, *, follows: bool = False) -> int:
    """Show the library until the reader leaves; the exit status. Needs a terminal on standard input and error.

    With `follows` it is another one from then on when the configuration names another.
    """
    results: Future[Results] = Future()
    threading.Thread(target=_first_list, args=(library, results), name="first-list", daemon=True).start()
    app = NewsdeskApp(library, results, first, follows=follows)
    try:
        if sys.platform == "win32":
            app.run()
        else:
            from reader.tui.endings import orderly

            with orderly(lambda status: app.call_later(app.exit, return_code=status)):
                app.run()
    finally:
        app.main.close_state()
        app.moving.close()
    return app.return_code or 0
