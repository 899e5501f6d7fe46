"""Where in a file a character stands. Offsets are cheap and used throughout; lines are counted when shown."""

import msgspec


class Slice(msgspec.Struct, frozen=True):
    """The characters `start` up to but not including `end` of a file; the first of them is on `line`, from 1."""

    start: int
    end: int
    line: int


def line_of(text: str, piece: Slice, at: int) -> int:
    """The line, from 1, of the character `at` of a piece of the file `text`."""
    return piece.line + count_lines(text, piece.start, piece.start + at)


def column_of(text: str, piece: Slice, at: int) -> int:
    """The column, from 1, of the character `at` of a piece of the file `text`."""
    end = piece.start + at
    line_start = max(text.rfind("\n", piece.start, end), text.rfind("\r", piece.start, end)) + 1
    return end - max(line_start, piece.start) + 1


def count_lines(text: str, start: int, end: int) -> int:
    """How many lines end from `start` up to `end`, be it with LF, CR LF or CR."""
    lines = text.count("\n", start, end)
    if returns := text.count("\r", start, end):
        lines += returns - text.count("\r\n", start, end)
    return lines
