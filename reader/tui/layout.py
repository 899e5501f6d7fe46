"""Paragraphs set to a width: lines that know which characters of which passage they show.

Pure: no Textual, no colours. Wrapping happens once per width; what is lit is asked for line by line, so that
a new search repaints the lines in view and wraps nothing.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.model.clean_text import CleanText
from reader.model.highlighted import Span
from reader.text.width import cell_width, truncate, wrap
from reader.tui.pieces import Ink, Inks, Mark, Piece, Pieces, paint

Lights = Callable[[int, int, int], Sequence[Mark]]
"""(passage, start, end) -> the marks over those characters, counted in the passage."""


class Stretch(NamedTuple):
    """Characters `start` up to `end` of a paragraph: those from `offset` on of a passage, -1 for none."""

    start: int
    end: int
    inks: Inks
    passage: int = -1
    offset: int = 0


class Paragraph(NamedTuple):
    """Text to wrap. `lead` stands before its first line, `hang` before the others; `gap` blank lines come first.

    With a `tail` it is one line, cut where it is too long, and the tail ends it.
    """

    text: CleanText
    stretches: tuple[Stretch, ...]
    marks: tuple[Mark, ...] = ()
    lead: tuple[Piece, ...] = ()
    hang: tuple[Piece, ...] = ()
    gap: int = 1
    section: int = -1
    tail: tuple[Piece, ...] | None = None


class Line(NamedTuple):
    """Characters `start` up to `end` of a paragraph; paragraph -1 is a blank line."""

    paragraph: int
    start: int = 0
    end: int = 0


BLANK = Line(-1)
CUT = Piece(CleanText("…"), (Ink.DIM,))


def paragraph(
    *parts: tuple[CleanText, Inks, int],
    lead: Sequence[Piece] = (),
    hang: Sequence[Piece] | None = None,
    tail: Sequence[Piece] | None = None,
    marks: Sequence[Mark] = (),
    gap: int = 1,
    section: int = -1,
) -> Paragraph:
    """A paragraph of parts (text, inks, passage or -1), each the whole of its passage."""
    stretches: list[Stretch] = []
    at = 0
    for text, inks, passage in parts:
        stretches.append(Stretch(at, at + len(text), inks, passage))
        at += len(text)
    text = CleanText("".join(part[0] for part in parts))
    hang = lead if hang is None else hang
    end = None if tail is None else tuple(tail)
    return Paragraph(text, tuple(stretches), tuple(marks), tuple(lead), tuple(hang), gap, section, end)


class Layout:
    """`paragraphs` wrapped to `width` cells."""

    def __init__(self, paragraphs: Sequence[Paragraph], width: int) -> None:
        self.paragraphs = paragraphs
        self.lines: list[Line] = []
        self._first_line: list[int] = []
        self._stretch_of: dict[int, tuple[int, Stretch]] = {}
        for number, block in enumerate(paragraphs):
            if self.lines:
                self.lines += [BLANK] * block.gap
            self._first_line.append(len(self.lines))
            self.lines += [Line(number, span.start, span.end) for span in _wrap(block, width)] or [
                Line(number)
            ]
            for stretch in block.stretches:
                self._stretch_of.setdefault(stretch.passage, (number, stretch))

    def pieces(self, number: int, lights: Lights | None = None) -> Pieces:
        """What stands in a line, lit by `lights`."""
        line = self.lines[number]
        if line.paragraph < 0:
            return []
        block = self.paragraphs[line.paragraph]
        pieces = list(self._lead(number))
        for stretch in block.stretches:
            start, end = max(stretch.start, line.start), min(stretch.end, line.end)
            if start >= end:
                continue
            marks = [mark for mark in block.marks if mark.start < end and mark.end > start]
            if lights is not None and stretch.passage >= 0:
                shift = stretch.offset - stretch.start
                marks += [
                    mark._replace(start=mark.start - shift, end=mark.end - shift)
                    for mark in lights(stretch.passage, start + shift, end + shift)
                ]
            pieces += paint(block.text, stretch.inks, marks, start, end)
        if block.tail is not None:
            pieces += [CUT, *block.tail] if line.end < len(block.text) else block.tail
        return pieces

    def shown(self, number: int) -> list[tuple[int, int, int]]:
        """(passage, start, end) of what a line shows of each passage."""
        line = self.lines[number]
        if line.paragraph < 0:
            return []
        found = []
        for stretch in self.paragraphs[line.paragraph].stretches:
            start, end = max(stretch.start, line.start), min(stretch.end, line.end)
            if stretch.passage >= 0 and start < end:
                shift = stretch.offset - stretch.start
                found.append((stretch.passage, start + shift, end + shift))
        return found

    def points(
        self, first: tuple[int, int], last: tuple[int, int]
    ) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The first and the last (passage, character) from (line, column) up to (line, column)."""
        found: list[tuple[int, int, int]] = []
        for number in range(max(first[0], 0), min(last[0] + 1, len(self.lines))):
            line = self.lines[number]
            lead = sum(len(piece.text) for piece in self._lead(number)) if line.paragraph >= 0 else 0
            begin = max(first[1] - lead, 0) if number == first[0] else 0
            stop = max(last[1] - lead, 0) if number == last[0] else line.end - line.start
            at = 0
            for passage, start, end in self.shown(number):
                left, right = max(begin - at, 0), min(stop - at, end - start)
                if left < right:
                    found.append((passage, start + left, start + right))
                at += end - start
        if not found:
            return None
        return (found[0][0], found[0][1]), (found[-1][0], found[-1][2])

    def line_of(self, passage: int, character: int) -> int | None:
        """The line that shows a character of a passage; None where it is not shown."""
        found = self._stretch_of.get(passage)
        if found is None:
            return None
        number, stretch = found
        first = self._first_line[number]
        at = character - stretch.offset + stretch.start
        if self.paragraphs[number].tail is not None and at >= self.lines[first].end:
            return None
        at = min(at, stretch.end)
        below = len(self.lines)
        if number + 1 < len(self.paragraphs):
            below = self._first_line[number + 1] - self.paragraphs[number + 1].gap
        return max(bisect_right(self.lines, at, first, below, key=lambda line: line.start) - 1, first)

    def line_from(self, passage: int, character: int) -> int:
        """The line that shows a character or, where it is not shown, what comes next; 0 for the beginning."""
        line = self.line_of(passage, character) if (passage, character) != (0, 0) else 0
        if line is not None:
            return line
        following = min((other for other in self._stretch_of if other >= passage), default=None)
        return 0 if following is None else self.line_of(following, 0) or 0

    def place(self, number: int) -> tuple[int, int] | None:
        """The first passage and character at or below a line; None where only furniture follows."""
        for at in range(max(number, 0), len(self.lines)):
            line = self.lines[at]
            if line.paragraph < 0:
                continue
            for stretch in self.paragraphs[line.paragraph].stretches:
                if stretch.passage >= 0 and stretch.end > line.start:
                    return stretch.passage, max(line.start - stretch.start, 0) + stretch.offset
        return None

    def stretches_at(self, number: int) -> list[tuple[int, int, int]]:
        """The characters that a line shows: passage, start, end."""
        line = self.lines[number] if 0 <= number < len(self.lines) else BLANK
        if line.paragraph < 0:
            return []
        shown = (
            (each, max(each.start, line.start), min(each.end, line.end))
            for each in self.paragraphs[line.paragraph].stretches
            if each.passage >= 0
        )
        return [
            (each.passage, start - each.start + each.offset, end - each.start + each.offset)
            for each, start, end in shown
            if start < end
        ]

    def character_at(self, number: int, column: int) -> tuple[int, int] | None:
        """The passage and character under a column of a line, counted in cells; None where no text stands."""
        line = self.lines[number] if 0 <= number < len(self.lines) else BLANK
        if line.paragraph < 0:
            return None
        column -= _width(self._lead(number))
        block = self.paragraphs[line.paragraph]
        for at in range(line.start, line.end) if column >= 0 else ():
            column -= cell_width(block.text[at])
            if column < 0:
                each = next((each for each in block.stretches if each.start <= at < each.end), None)
                found = each is not None and each.passage >= 0
                return (each.passage, at - each.start + each.offset) if each and found else None
        return None

    def section_at(self, number: int) -> int:
        """The section a line belongs to, -1 above the first."""
        for at in range(min(number, len(self.lines) - 1), -1, -1):
            if self.lines[at].paragraph >= 0:
                return self.paragraphs[self.lines[at].paragraph].section
        return -1

    def text(self, first: tuple[int, int], last: tuple[int, int]) -> str:
        """What stands from (line, column) up to (line, column), unwrapped; columns count characters shown."""
        taken: list[str] = []
        before = -1
        for number in range(max(first[0], 0), min(last[0] + 1, len(self.lines))):
            line = self.lines[number]
            if line.paragraph < 0:
                continue
            lead = sum(len(piece.text) for piece in self._lead(number))
            start = line.start + max(first[1] - lead, 0) if number == first[0] else line.start
            end = line.start + max(last[1] - lead, 0) if number == last[0] else line.end
            words = self.paragraphs[line.paragraph].text[min(start, line.end) : min(end, line.end)]
            if taken:
                taken.append(" " if line.paragraph == before else "\n\n")
            taken.append(words)
            before = line.paragraph
        return "".join(taken)

    def url_at(self, number: int, column: int) -> CleanText | None:
        """The link under a column of a line, counted in cells."""
        for piece in self.pieces(number) if 0 <= number < len(self.lines) else ():
            width = cell_width(piece.text)
            if 0 <= column < width:
                return piece.url
            column -= width
        return None

    def _lead(self, number: int) -> tuple[Piece, ...]:
        line = self.lines[number]
        block = self.paragraphs[line.paragraph]
        return block.lead if number == self._first_line[line.paragraph] else block.hang


def _wrap(block: Paragraph, width: int) -> Sequence[Span]:
    lead, hang = _width(block.lead), _width(block.hang)
    if block.tail is not None:
        room = max(width - lead - _width(block.tail), 1)
        shown = truncate(block.text, room)
        return [Span(0, len(shown) - (shown != block.text))]
    spans = wrap(block.text, max(width - lead, 1))
    if lead == hang or len(spans) < 2:
        return spans
    rest = spans[1].start
    others = wrap(CleanText(block.text[rest:]), max(width - hang, 1))
    return [spans[0], *(Span(span.start + rest, span.end + rest) for span in others)]


def _width(pieces: Sequence[Piece]) -> int:
    return sum(cell_width(piece.text) for piece in pieces)


def spaces(count: int) -> Piece:
    """`count` blank cells."""
    return Piece(CleanText(" " * count), (Ink.TEXT,))
