"""A small editor for the note of a mark, over the main screen; a real one is a key away."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import TextArea

from reader.model.clean_text import CleanText
from reader.model.errors import NewsdeskError
from reader.model.mark import Mark
from reader.text.clean import clean, clean_line
from reader.text.width import truncate
from reader.tui.action import Context
from reader.tui.bar import Bar
from reader.tui.editor import editor_command
from reader.tui.hints import KeyBar
from reader.tui.keys import bindings
from reader.tui.look import Look
from reader.tui.outside import call
from reader.tui.overlay import Overlay
from reader.tui.pieces import MARKED, Ink, Piece


class NoteArea(TextArea):
    """The text of the note. What is pasted is foreign text like any other."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.NOTE)]
    context = Context.NOTE

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert(clean(event.text))


class NoteScreen(Overlay[str], inherit_bindings=False):
    """Returns the note, or None where it stays as it was. `keep` keeps it, or raises what is to be said.

    A note that could not be kept stays open, and one that is being written when the program ends is kept.
    """

    AUTO_FOCUS = "#note"

    def __init__(
        self, mark: Mark, look: Look | None, environment: Mapping[str, str], keep: Callable[[str], object]
    ) -> None:
        super().__init__()
        self._mark = mark
        self._look = look
        self._environment = environment
        self._keep = keep
        self._warned = self._left = False
        self.title_bar, self.keys_bar = Bar(id="note-title"), KeyBar(id="note-keys")
        self.area = NoteArea(clean(mark.note), id="note", show_line_numbers=False, compact=True)

    def compose(self) -> ComposeResult:
        """What was marked above the note; the keys below it."""
        self.title_bar.look = self.keys_bar.look = self._look
        with Vertical(id="note-box"):
            yield self.title_bar
            yield self.area
            yield self.keys_bar

    def on_mount(self) -> None:
        """Say what the note is on, and begin at its end."""
        words = truncate(clean_line(self._mark.selector.exact), 200)
        sign = Piece(CleanText(f" {self._mark.colour} "), (MARKED[self._mark.colour - 1],))
        self.title_bar.left = (Piece(CleanText(" ")), sign, Piece(CleanText(f" {words}"), (Ink.DIM,)))
        self._say("")
        self.area.move_cursor(self.area.document.end)

    def _say(self, text: str) -> None:
        if text:
            self.keys_bar.say(clean_line(text))
        else:
            self.keys_bar.show(Context.NOTE)

    def action_keep(self) -> None:
        """Keep the note."""
        if not self._changed:
            self._leave(None)
            return
        try:
            self._keep(self.area.text)
        except (NewsdeskError, ValueError) as error:
            self._say(str(error))
        else:
            self._leave(self.area.text)

    def on_unmount(self) -> None:
        """The program ends meanwhile: the terminal was closed, or a key quit."""
        if self._changed and not self._left:
            with contextlib.suppress(NewsdeskError, ValueError):  # there is nobody left to tell
                self._keep(self.area.text)

    @property
    def _changed(self) -> bool:
        return self.area.text.strip() != clean(self._mark.note).strip()

    def _leave(self, note: str | None) -> None:
        self._left = True
        self.dismiss(note)

    def action_leave(self) -> None:
        """Leave without keeping; a note that was changed is not thrown away by one key."""
        if self._warned or not self._changed:
            self._leave(None)
        else:
            self._warned = True
            self._say("not kept yet: the same key again throws the changes away")

    def action_edit(self) -> None:
        """Write the note in the reader's editor."""
        try:
            self.area.text = self._edited(self.area.text)
        except (OSError, ValueError) as error:
            self._say(f"cannot edit: {getattr(error, 'strerror', None) or error}")
        except SuspendNotSupported:
            self._say("not possible on this terminal")
        else:
            self.area.move_cursor(self.area.document.end)
        self.refresh(repaint=True, layout=True)

    def _edited(self, text: str) -> str:
        """The text after an editor had it; as it was where the editor ended with a fault."""
        handle, name = tempfile.mkstemp(prefix="note-", suffix=".md")
        path = Path(name)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            with self.app.suspend():
                status = call(editor_command(self._environment, name, 1))
            if status:
                self._say(f"the editor ended with status {status}: the note is as it was")
                return text
            return clean(path.read_text(encoding="utf-8", errors="replace"))
        finally:
            path.unlink(missing_ok=True)
