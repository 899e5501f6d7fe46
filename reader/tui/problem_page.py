"""A file that cannot be read, as a page: what is wrong, what to do, and the lines around the place. Pure."""

import re
from collections.abc import Iterator, Sequence

from reader.model.clean_text import CleanText
from reader.text.clean import clean, clean_line
from reader.tui.layout import Paragraph, paragraph
from reader.tui.pieces import Ink, Mark, Piece

_PLACE = re.compile(r":(\d{1,9}):(\d{1,9}): ")
AROUND = 6
LONGEST = 400
"""Characters shown of a line: the fault may stand in a line as long as the file."""


def problem_page(problem: str, source: Sequence[str]) -> tuple[Paragraph, ...]:
    """The whole diagnostic and, where it names a line, the file's lines around it."""
    return tuple(_page(problem, source))


def problem_line(problem: str) -> int:
    """The line a diagnostic names, counted from 1; 1 where it names none."""
    found = _PLACE.search(problem)
    return int(found[1]) if found else 1


def _page(problem: str, source: Sequence[str]) -> Iterator[Paragraph]:
    yield paragraph((CleanText("This file cannot be read"), (Ink.BOLD,), -1), gap=0)
    message, _, hint = clean_line(problem).partition("; ")
    yield paragraph((CleanText(message), (Ink.TEXT,), -1))
    if hint:
        yield paragraph((CleanText(f"What to do: {hint}"), (Ink.BRIGHT,), -1))
    found = _PLACE.search(problem)
    line, column = (int(found[1]), int(found[2])) if found else (1, 1)
    first = max(line - AROUND, 1)
    for number in range(first, min(line + AROUND, len(source)) + 1):
        text = CleanText(clean(source[number - 1]).replace("\n", " ").replace("\t", " ")[:LONGEST])
        wrong = number == line
        marks = [Mark(column - 1, column, Ink.CURRENT)] if wrong and column <= len(text) else []
        yield paragraph(
            (text, (Ink.BRIGHT,) if wrong else (Ink.DIM,), -1),
            lead=[
                Piece(
                    CleanText(f"{number:>6} {'>' if wrong else '│'} "), (Ink.ACCENT if wrong else Ink.RULE,)
                )
            ],
            hang=[Piece(CleanText(" " * 7 + "│ "), (Ink.RULE,))],
            marks=marks,
            gap=2 if number == first else 0,
        )
    if source:
        yield paragraph((CleanText("e opens it in your editor at this line."), (Ink.DIM,), -1), gap=2)
