"""The line to type in: a search, a file name, a command. Made when it is first needed."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input

from reader.text.clean import clean_line
from reader.tui.keys import Context, bindings
from reader.tui.purpose import SEARCHING, Purpose


class Prompt(Input):
    """An input that tells its purpose with every message."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.SEARCH)]
    context = Context.SEARCH

    @dataclass
    class Typed(Message):
        """The text has changed."""

        purpose: Purpose
        text: str

    @dataclass
    class Accepted(Message):
        """The text is to be used."""

        purpose: Purpose
        text: str

    @dataclass
    class Cancelled(Message):
        """The reader thought better of it."""

        purpose: Purpose

    @dataclass
    class Switched(Message):
        """Search elsewhere: in the library instead of the article, or the other way round."""

        purpose: Purpose
        text: str

    @dataclass
    class MovedOn(Message):
        """Move in the results while typing."""

        by: int

    def __init__(self, purpose: Purpose = Purpose.LIBRARY) -> None:
        super().__init__(id="prompt", compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.purpose = purpose

    def begin(self, purpose: Purpose, text: str) -> None:
        """Ask for something, starting from `text`."""
        self.purpose = purpose
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)
        self.focus()

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted is foreign text like any other."""
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(clean_line(event.text))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass the text on."""
        event.stop()
        self.post_message(self.Typed(self.purpose, event.value))

    def action_accept(self) -> None:
        """Use the text."""
        self.post_message(self.Accepted(self.purpose, self.value))

    def action_cancel(self) -> None:
        """Leave without using the text."""
        self.post_message(self.Cancelled(self.purpose))

    def action_scope(self) -> None:
        """Switch between searching the library and finding in the article."""
        if self.purpose in SEARCHING:
            self.purpose = Purpose.ARTICLE if self.purpose == Purpose.LIBRARY else Purpose.LIBRARY
            self.post_message(self.Switched(self.purpose, self.value))

    def action_results(self, by: int) -> None:
        """Move in the results without leaving the line."""
        if self.purpose in {Purpose.LIBRARY, Purpose.PALETTE}:
            self.post_message(self.MovedOn(by))
