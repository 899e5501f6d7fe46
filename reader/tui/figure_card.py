"""A key figure as a card: the number first, then what it counts, how it moved, and where it is from. Pure."""

from collections.abc import Sequence

from reader.model.article import Figure
from reader.model.clean_text import CleanText
from reader.text.clean import clean_line
from reader.text.width import cell_width, truncate, wrap
from reader.tui.course import Course, course_line
from reader.tui.figure_text import as_of, origin, sign, trend
from reader.tui.pieces import Ink, Inks, Mark, Piece, Pieces, paint


def figure_card(
    figure: Figure,
    passage: str,
    lights: Sequence[Mark],
    width: int,
    *,
    full: bool,
    remark: str = "",
    course: Course | None = None,
) -> list[Pieces]:
    """The card's lines, a blank one last; a `full` card says where the figure is from.

    `lights` are what matched in the figure's `passage` (`reader.text.passages.figure_line`); they are lit where
    the card shows the same words, and a match in the note or the source makes the card full. `remark` says how
    the figure and the text differ, or that it is from there; `course` is how it went across the library.
    """
    value, unit, label = (clean_line(text) for text in (figure.value, figure.unit, figure.label))
    mark = sign(figure)
    words = _Lights(passage, lights)
    shown = truncate(value, max(width - len(mark), 1))
    number = [Piece(mark, (Ink.BOLD,)), *words.paint(shown, value, (Ink.BOLD,))]
    room = width - cell_width(mark) - cell_width(shown) - 2
    lines: list[Pieces] = [number]
    if unit and cell_width(unit) <= room:
        number += [Piece(CleanText("  ")), *words.paint(unit, unit, (Ink.TEXT,))]
    elif unit:
        lines += words.wrapped(unit, width, (Ink.TEXT,))
    lines += words.wrapped(label, width, (Ink.TEXT,))
    for text in (trend(figure), as_of(figure)):
        lines += words.wrapped(text, width, (Ink.DIM,), foreign=False)
    if full or words.remain:
        lines += words.wrapped(origin(figure), width, (Ink.DIM,))
    if course is not None:
        lines.append([Piece(truncate(course_line(course), width), (Ink.ACCENT,))])
    if remark:
        lines.append([Piece(truncate(clean_line(remark), width), (Ink.DIM, Ink.EMPHASIS))])
    return [*lines, []]


class _Lights:
    """Marks of the passage, moved to the words of it that a card shows one after the other."""

    def __init__(self, passage: str, over: Sequence[Mark]) -> None:
        self._passage = passage
        self._marks = over
        self._from = 0

    @property
    def remain(self) -> bool:
        """Whether something is lit that no line has shown yet."""
        return any(mark.end > self._from for mark in self._marks)

    def _moved(self, text: str) -> list[Mark]:
        at = self._passage.find(text, self._from) if text else -1
        if at < 0:
            return []
        self._from = at + len(text)
        end = at + len(text)
        return [
            mark._replace(start=max(mark.start - at, 0), end=mark.end - at)
            for mark in self._marks
            if mark.start < end and mark.end > at
        ]

    def paint(self, shown: CleanText, text: CleanText, inks: Inks) -> Pieces:
        """`shown` is `text` or a shortening of it."""
        return paint(shown, inks, self._moved(text))

    def wrapped(self, text: CleanText, width: int, inks: Inks, *, foreign: bool = True) -> list[Pieces]:
        """`text` in lines, lit where it is words of the passage (`foreign`) rather than our own."""
        over = self._moved(text) if foreign else []
        return [
            paint(text, inks, over, span.start, span.end)
            for span in (wrap(text, max(width, 1)) if text else ())
        ]
