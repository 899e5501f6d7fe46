"""A line of the screen's frame: title, rule, status or hints."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import reactive

from reader.model.clean_text import CleanText
from reader.text.width import cell_width, truncate
from reader.tui.painted import Painted
from reader.tui.pieces import Ink, Inks, Piece, Pieces


class Bar(Painted):
    """One line: pieces at the left, pieces at the right; what does not fit is cut, the left side first."""

    left: reactive[tuple[Piece, ...]] = reactive(())
    right: reactive[tuple[Piece, ...]] = reactive(())

    @dataclass
    class Clicked(Message):
        """A click, in cells from the left."""

        bar: "Bar"
        x: int

    def watch_left(self) -> None:
        """Say something else."""
        self.repaint()

    def watch_right(self) -> None:
        """Say something else."""
        self.repaint()

    def line_pieces(self, line: int) -> tuple[Pieces, Inks]:
        """The line."""
        return ([] if line else _between(self.left, self.right, self.size.width)), (Ink.TEXT,)

    def on_click(self, event: events.Click) -> None:
        """Pass it on."""
        self.post_message(self.Clicked(self, event.x))


def _between(left: Sequence[Piece], right: Sequence[Piece], width: int) -> Pieces:
    ending = sum(cell_width(piece.text) for piece in right)
    if ending + 1 > width:
        right, ending = (), 0
    pieces: Pieces = []
    room = width - ending - (1 if ending else 0)
    for piece in left:
        text = truncate(piece.text, room) if cell_width(piece.text) > room else piece.text
        pieces.append(piece._replace(text=text))
        room -= cell_width(text)
        if room <= 0:
            break
    return [*pieces, Piece(CleanText(" " * max(room + (1 if ending else 0), 0))), *right]


def rule(width: int, joints: Sequence[int], joint: str) -> tuple[Piece, ...]:
    """A thin rule with `joint` where the columns `joints` begin or end."""
    cells = ["─"] * max(width, 0)
    for column in joints:
        if 0 <= column < width:
            cells[column] = joint
    return (Piece(CleanText("".join(cells)), (Ink.RULE,)),)
