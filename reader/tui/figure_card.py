"""A key figure as a card: the number first, then what it counts, how it moved, and where it is from. Pure."""

from collections.abc import Sequence

from reader.model.article import Figure
from reader.model.clean_text import CleanText
from reader.text.clean import clean_line
from reader.text.width import cell_width, truncate, wrap
from reader.tui.course import Course, course_lines
from reader.tui.figure_text import as_of, origin, sign, trend
from reader.tui.pieces import Ink, Inks, Mark, Piece, Pieces, paint, plain

_MOST_LINES = 4
"""Lines that a number may take."""


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
    lines: list[Pieces] = words.wrapped(_shortened(value, width - len(mark)), width - len(mark), (Ink.BOLD,))
    lines[0].insert(0, Piece(mark, (Ink.BOLD,)))
    room = width - cell_width(plain(lines[-1])) - 2
    if unit and cell_width(unit) <= room:
        lines[-1] += [Piece(CleanText("  ")), *words.paint(unit, unit, (Ink.TEXT,))]
    elif unit:
        lines += words.wrapped(unit, width, (Ink.TEXT,))
    lines += words.wrapped(label, width, (Ink.TEXT,))
    for text in (trend(figure), as_of(figure)):
        lines += words.wrapped(text, width, (Ink.DIM,), foreign=False)
    if full or words.remain:
        lines += words.wrapped(origin(figure), width, (Ink.DIM,))
    for text in course_lines(course, width) if course is not None else ():
        lines.append([Piece(truncate(text, width), (Ink.ACCENT,))])
    if remark:
        lines += words.wrapped(clean_line(remark), width, (Ink.DIM, Ink.EMPHASIS), foreign=False)
    return [*lines, []]


def _shortened(value: CleanText, width: int) -> CleanText:
    """A number is shown whole, but for one of hundreds of digits."""
    return truncate(value, max(width, 1) * _MOST_LINES)


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
