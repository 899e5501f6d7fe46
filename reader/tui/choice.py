"""A question that one key answers: what to copy, whether to overwrite."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from reader.model.clean_text import CleanText
from reader.tui.action import Context
from reader.tui.bar import Bar
from reader.tui.keys import ACTIONS, bindings, key_name, keys_of
from reader.tui.pieces import MARKED, Ink, Piece

Answer = Callable[[str], None]


class Choice(Bar, can_focus=True):
    """Takes the focus until a key is pressed; a key that means nothing here is a no."""

    context = Context.COPY

    def __init__(self, answer: Answer) -> None:
        super().__init__(id="choice")
        self._answer = answer

    def on_key(self, event: events.Key) -> None:
        """Anything that is not bound here says no."""
        bound = self.screen.active_bindings.get(event.key)
        if bound is None or bound.node is not self:
            event.stop()
            self._answer("")

    def action_answer(self, what: str) -> None:
        """Say what was chosen."""
        self._answer(what)


class CopyChoice(Choice):
    """`y` was pressed: the link, the sentence, or the key figure."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.COPY)]

    def on_mount(self) -> None:
        """Say what may follow."""
        pieces = [Piece(CleanText(" copy   "), (Ink.ACCENT,))]
        for action in ACTIONS:
            if Context.COPY in action.contexts:
                pieces.append(Piece(CleanText(key_name(keys_of(action)[0])), (Ink.BOLD,)))
                pieces.append(Piece(CleanText(f" {action.does}   ")))
        self.left = tuple(pieces)


class MarkChoice(Choice):
    """A mark is being made: what the keys do, and its colour."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.MAKING)]
    context = Context.MAKING

    def tell(self, name: str, colour: int) -> None:
        """Say which colour it has."""
        keys = {action.id: key_name(keys_of(action)[0]) for action in ACTIONS}
        pieces = [
            Piece(CleanText(" mark   "), (Ink.ACCENT,)),
            Piece(CleanText(f" {colour} {name} "), (MARKED[colour - 1],)),
            Piece(CleanText(f"   {keys['mark.keep']} keep   {keys['mark.note']} with a note   ")),
        ]
        for what in ("sentence", "word", "line"):
            pair = f"{keys[f'mark.{what}']} {keys[f'mark.{what}.back']}"
            pieces.append(Piece(CleanText(f"{pair} {what}   "), (Ink.DIM,)))
        self.left = (*pieces, Piece(CleanText("1–5 colour"), (Ink.DIM,)))

    def on_key(self, event: events.Key) -> None:
        """A key that means nothing here does nothing."""
        event.prevent_default()  # Textual would call the one above as well
        bound = self.screen.active_bindings.get(event.key)
        if bound is None or bound.node is not self:
            event.stop()

    def on_blur(self) -> None:
        """The mouse went elsewhere; that the terminal lost the focus is no answer."""
        if self.app.app_focus:
            self._answer("")


class YesChoice(Choice):
    """A question to be answered with y; any other key is a no."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "answer('yes')", "yes", show=False)]

    def __init__(self, question: CleanText, answer: Answer) -> None:
        super().__init__(answer)
        self.left = (
            Piece(CleanText(f" {question}   ")),
            Piece(CleanText("y"), (Ink.BOLD,)),
            Piece(CleanText(" yes   any other key no")),
        )
