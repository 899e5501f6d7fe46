"""A line of the screen's frame: title, rule, status or hints."""

from collections.abc import Sequence

from textual.reactive import reactive

from reader.model.clean_text import CleanText
from reader.text.width import cell_width, truncate
from reader.tui.painted import Painted
from reader.tui.pieces import Ink, Inks, Piece, Pieces


class Bar(Painted):
    """One line: pieces at the left, pieces at the right; what does not fit is cut, the left side first.

    Where `left_whole` is set the left side is news, and the right one goes where there is no room for both.
    """

    left_whole = False

    left: reactive[tuple[Piece, ...]] = reactive(())
    right: reactive[tuple[Piece, ...]] = reactive(())

    def watch_left(self) -> None:
        """Say something else."""
        self.repaint()

    def watch_right(self) -> None:
        """Say something else."""
        self.repaint()

    def line_pieces(self, line: int) -> tuple[Pieces, Inks]:
        """The line."""
        return ([] if line else self._between(self.size.width)), (Ink.TEXT,)

    def _between(self, width: int) -> Pieces:
        right = self.right
        ending = sum(cell_width(piece.text) for piece in right)
        news = sum(cell_width(piece.text) for piece in self.left) if self.left_whole else 0
        if ending + news + 1 > width:
            right, ending = (), 0
        pieces: Pieces = []
        room = width - ending - (1 if ending else 0)
        for piece in self.left:
            is_gap = piece.text.isspace()
            text = CleanText(piece.text[:room]) if is_gap else truncate(piece.text, room)
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
