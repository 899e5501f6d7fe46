"""What changed in the current article with each new version that came in: the key `D`, and the screen it opens.

Signs tell what went and what came; colour only helps.
"""

import asyncio
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from reader.model.clean_text import CleanText
from reader.model.entry import Entry
from reader.model.errors import NewsdeskError
from reader.model.timestamp import Timestamp
from reader.text.clean import clean_line
from reader.text.dates import format_long
from reader.text.width import truncate, wrap
from reader.tui.action import Context
from reader.tui.bar import Bar, rule
from reader.tui.keys import bindings
from reader.tui.look import Look
from reader.tui.overlay import Overlay
from reader.tui.pane import Pane
from reader.tui.pieces import Ink, Inks, Piece, Pieces

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.revisions import Change
    from reader.tui.main_screen import MainScreen

MEASURE = 76
INDENT = 4
_INKS: dict[str, Inks] = {"+": (Ink.BRIGHT,), "-": (Ink.DIM,), "@": (Ink.ACCENT,), " ": (Ink.TEXT,)}


class Diffing:
    """The key `D`."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library

    async def show(self) -> None:
        """Open the screen on the current article, or say that it never changed."""
        entry = self._screen.opening.entry
        if entry is None:
            self._screen.say("open an article first")
            return
        try:
            changes = await asyncio.to_thread(self._read, entry)
        except NewsdeskError as error:
            self._screen.say(str(error))
            return
        if not changes:
            self._screen.say("there is no former version of this article")
            return
        self._screen.app.push_screen(
            DiffScreen(self._screen.current_look, clean_line(entry.headline), changes)
        )

    def _read(self, entry: Entry) -> "list[Change]":
        return list(self._library.changes(entry))


class DiffPane(Pane):
    """The changes, newest first, scrolled by lines."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.HELP)]
    context = Context.HELP

    def __init__(self, changes: "Iterable[Change]") -> None:
        super().__init__(id="diff")
        self._changes = list(changes)
        self._lines: list[Pieces] = []

    def on_resize(self) -> None:
        """Wrap anew."""
        self._lines = diff_lines(self._changes, self.size.width)
        self.repaint()

    def content(self, line: int) -> tuple[Pieces, Inks]:
        """One line of the changes."""
        return (self._lines[line] if line < len(self._lines) else []), (Ink.TEXT,)

    @property
    def extent(self) -> int:
        """Lines of all changes."""
        return len(self._lines)

    def advance(self, by: int) -> None:
        """Scroll by lines."""
        self.go_to(self.top + by)

    def action_close(self) -> None:
        """Back to reading."""
        self.screen.dismiss()


class DiffScreen(Overlay[None]):
    """Over the main screen until a key closes it."""

    def __init__(self, look: Look | None, headline: CleanText, changes: "Iterable[Change]") -> None:
        super().__init__()
        self._look = look
        self._headline = headline
        self._changes = changes

    def compose(self) -> ComposeResult:
        """The changes below the headline."""
        title, line, pane = Bar(), Bar(), DiffPane(self._changes)
        room = max(self.app.size.width - 12, 1)
        title.left = (Piece(truncate(CleanText(f" {self._headline}"), room), (Ink.ACCENT,)),)
        title.right = (Piece(CleanText("Esc back ")),)
        line.left = rule(self.app.size.width, (), "")
        for widget in (title, line, pane):
            widget.look = self._look
            yield widget


def diff_lines(changes: "Iterable[Change]", width: int) -> list[Pieces]:
    """The changes as lines of at most the readable measure, each text behind its sign."""
    room = max(min(width - 2 * INDENT, MEASURE), 1)
    margin = Piece(CleanText(" " * min(INDENT, max(width - 1, 0))), (Ink.TEXT,))
    lines: list[Pieces] = [[]]
    for change in changes:
        when = CleanText(f"Changed {format_long(Timestamp(change.replaced))}")
        lines += [[margin, Piece(truncate(when, room), (Ink.BOLD,))], []]
        for line in change.lines:
            lines += [[margin, *pieces] for pieces in _wrapped(line.sign, clean_line(line.text), room)]
            lines.append([])
    return lines


def _wrapped(sign: str, text: CleanText, room: int) -> list[Pieces]:
    """A text behind its sign, wrapped; a heading that only says where we are stands without one."""
    inks = _INKS[sign]
    if sign == "@":
        return [[Piece(truncate(text, room), inks)]] if text else []
    spans = wrap(text, max(room - 2, 1))
    return [
        [
            Piece(CleanText(f"{' ' if number else sign} "), inks),
            Piece(CleanText(text[span.start : span.end]), inks),
        ]
        for number, span in enumerate(spans)
    ]
