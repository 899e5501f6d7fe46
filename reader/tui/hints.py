"""The line of hints: the keys that matter where the focus is."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from textual import events

from reader.model.clean_text import CleanText
from reader.text.width import cell_width
from reader.tui.action import Context
from reader.tui.bar import Bar
from reader.tui.keys import hints, key_name, keys_of
from reader.tui.pieces import Ink, Piece

LAST = "palette"
NO_WORDS: Mapping[str, str] = MappingProxyType({})
GAP, EDGE = Piece(CleanText("   ")), Piece(CleanText(" "))


class Hint(NamedTuple):
    """A key and its word, and where they stand in the line; `action` is what a click does."""

    pieces: tuple[Piece, ...]
    action: str
    start: int
    end: int


def hint_line(
    context: Context, keys: Mapping[str, str], width: int, words: Mapping[str, str] = NO_WORDS
) -> tuple[list[Hint], list[Hint]]:
    """Hints at the left, as many as fit, and the command palette at the right.

    `keys` says which key an action has now, `words` what it is called where that differs; both by the action's id.
    """
    left: list[Hint] = []
    right: list[Hint] = []
    at, room = 1, width - 1
    for action in sorted(hints(context), key=lambda action: action.id != LAST):
        if not (word := words.get(action.id, action.hint)):
            continue
        key = key_name(keys.get(action.id, keys_of(action)[0]))
        pieces = (Piece(CleanText(key)), Piece(CleanText(f" {word}"), (Ink.DIM,)))
        cells = sum(cell_width(piece.text) for piece in pieces)
        if action.id == LAST:
            room -= cells + 3
            right.append(Hint(pieces, action.action, width - cells - 1, width - 1))
        elif at + cells <= room:
            left.append(Hint(pieces, action.action, at, at + cells))
            at += cells + 3
    return left, right


class KeyBar(Bar):
    """The line itself, which knows what a click on a hint does."""

    _hints: tuple[Hint, ...] = ()

    def show(self, context: Context, words: Mapping[str, str] = NO_WORDS) -> None:
        """Show the hints for where the focus is, with the keys that actions have now."""
        keys = {
            active.binding.id: key
            for key, active in reversed(self.screen.active_bindings.items())
            if active.binding.id
        }
        left, right = hint_line(context, keys, self.app.size.width, words)
        self._hints = (*left, *right)
        self.left = (EDGE, *(piece for hint in left for piece in (*hint.pieces, GAP)))
        self.right = (*(piece for hint in right for piece in hint.pieces), EDGE)

    def say(self, text: CleanText) -> None:
        """Something else than hints."""
        self._hints = ()
        self.left, self.right = (EDGE, Piece(text, (Ink.DIM,))), ()

    def action_at(self, x: int) -> str:
        """The action of the hint that many cells from the left, or nothing."""
        return next((hint.action for hint in self._hints if hint.start <= x < hint.end), "")

    def on_click(self, event: events.Click) -> None:
        """A click on a hint does what its key does."""
        if action := self.action_at(event.x):
            self.screen.run_worker(self._do(action))

    async def _do(self, action: str) -> None:
        target = self.screen.focused
        if target is None or not hasattr(target, f"action_{action.partition('(')[0]}"):
            target = self.screen
        await self.app.run_action(action, target)
