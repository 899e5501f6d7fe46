"""The line to type in: a search, a file name, a command. Made when it is first needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from reader.text.clean import clean_line
from reader.tui.action import Context
from reader.tui.keys import bindings
from reader.tui.purpose import SEARCHING, Purpose


class Completion(Suggester):
    """Completes what stands behind the last comma with one of some words, whatever the case."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = words

    async def get_suggestion(self, value: str) -> str | None:
        """The value with its last item completed, or None."""
        return completed(value, self._words)


def completed(value: str, words: Sequence[str]) -> str | None:
    """`value` with its last item completed, where that is the beginning of one of the `words` not yet taken."""
    before, _, last = value.rpartition(",")
    start = last.lstrip()
    taken = {item.strip().casefold() for item in before.split(",")}
    for word in words:
        if start and word.casefold().startswith(start.casefold()) and word.casefold() not in taken:
            return value[: len(value) - len(start)] + word
    return None


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

    @property
    def hint_words(self) -> dict[str, str]:
        """What keys are for here, where that is not searching."""
        if self.purpose != Purpose.LINE:
            return {}
        complete = {"search.scope": "complete"} if self.suggester else {"search.scope": ""}
        return {"search.accept": "done", **complete}

    def begin(self, purpose: Purpose, text: str, words: Sequence[str] = ()) -> None:
        """Ask for something, starting from `text`; `words` are offered for the last item of a list.

        What was searched for before is selected: typing replaces it, a key that moves keeps it.
        """
        self.purpose = purpose
        self.suggester = Completion(words) if words else None
        self._suggestion = ""
        with self.prevent(Input.Changed):
            self.value = text
        self.cursor_position = len(text)
        if purpose != Purpose.LINE:
            self.select_all()
        self.screen.set_focus(self)  # at once: what was typed ahead belongs here

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
        """Switch between searching the library and finding in the article; elsewhere, take the completion."""
        if self.purpose == Purpose.LINE:
            self.action_cursor_right()
        if self.purpose in SEARCHING:
            self.purpose = Purpose.ARTICLE if self.purpose == Purpose.LIBRARY else Purpose.LIBRARY
            self.post_message(self.Switched(self.purpose, self.value))

    def action_results(self, by: int) -> None:
        """Move in the results without leaving the line."""
        if self.purpose in {Purpose.LIBRARY, Purpose.PALETTE}:
            self.post_message(self.MovedOn(by))
