"""A question that one key answers: what to copy, whether to overwrite."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from reader.model.clean_text import CleanText
from reader.text.width import cell_width, truncate
from reader.tui.action import Context
from reader.tui.bar import Bar
from reader.tui.keys import ACTIONS, bindings, key_name, keys_of
from reader.tui.pieces import MARKED, Ink, Piece

Answer = Callable[[str], None]


class Choice(Bar, can_focus=True):
    """Takes the focus until a key is pressed; a key that means nothing here is a no."""

    context = Context.COPY

    def __init__(self, answer: Answer) -> None:
        super().__init__()  # without an id: the one before may not have gone yet
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

    def lets_go(self) -> bool:
        """Whether the focus may go elsewhere; the answer is no then, as at a key that means nothing here."""
        return True


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

    def __init__(self) -> None:
        super().__init__(lambda _: None)
        self._told: tuple[Piece, ...] = ()

    def tell(self, name: str, colour: int) -> None:
        """Say which colour it has."""
        keys = {action.id: key_name(keys_of(action)[0]) for action in ACTIONS}
        pieces = [
            Piece(CleanText(" mark   "), (Ink.ACCENT,)),
            Piece(CleanText(f" {colour} {name} "), (MARKED[colour - 1],)),
            Piece(CleanText("   ")),
        ]
        for what in ("sentence", "word", "line"):
            pair = f"{keys[f'mark.{what}']} {keys[f'mark.{what}.back']}"
            pieces.append(Piece(CleanText(f"{pair} {what}   "), (Ink.DIM,)))
        self.left = self._told = (*pieces, Piece(CleanText("1–5 colour"), (Ink.DIM,)))

    def on_key(self, event: events.Key) -> None:
        """A key that means nothing here does nothing."""
        event.prevent_default()  # Textual would call the one above as well
        self.left = self._told
        bound = self.screen.active_bindings.get(event.key)
        if bound is None or bound.node is not self:
            event.stop()

    def lets_go(self) -> bool:
        """What was drawn out with care is not lost to a click."""
        keep, cancel = (
            key_name(keys_of(action)[0]) for action in ACTIONS if action.id in {"mark.keep", "mark.cancel"}
        )
        told = f"not kept yet: {keep} keeps the mark, {cancel} drops it"
        self.left = (self._told[0], Piece(CleanText(told), (Ink.BRIGHT,)))
        return False


_YES, _NO = "y yes", "  any other key no"


class YesChoice(Choice):
    """A question to be answered with y or a click on that; any other key is a no, and a click elsewhere too."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("y", "answer('yes')", "yes", show=False)]

    def __init__(self, question: CleanText, answer: Answer) -> None:
        super().__init__(answer)
        self._question = question
        self._asks = Piece(CleanText(""))

    def on_resize(self) -> None:
        """A long question is cut: what may be answered is always seen."""
        room = self.size.width - cell_width(f"   {_YES}{_NO}")
        self._asks = Piece(CleanText(f" {truncate(self._question, room)}  "))
        self.left = (self._asks, Piece(CleanText(_YES[:1]), (Ink.BOLD,)), Piece(CleanText(_YES[1:] + _NO)))

    def on_click(self, event: events.Click) -> None:
        """A click on the yes says yes, one beside it no."""
        start = cell_width(self._asks.text)
        self._answer("yes" if start <= event.x < start + len(_YES) else "")
