"""A fault at a place in a text, and how places are told to people.

Inside the store a place is an offset in characters; lines and columns are counted only for what is shown.
"""

import msgspec

from reader.model.diagnostic import Diagnostic, Severity
from reader.text.clean import clean_line

QUOTE_LENGTH = 40


class Problem(msgspec.Struct, frozen=True):
    """What is wrong at the character `at` of a text, and what to do about it.

    `message` and `hint` are clean: foreign text gets into them through `quote` alone. `related` is a second
    place to look at, or -1.
    """

    at: int
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    related: int = -1


class RefusedError(Exception):
    """The text can't be read beyond `problem`. It never leaves the store."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def line_of(text: str, at: int, start: int = 0) -> int:
    """How many lines begin in `text` after `start` and up to `at`; LF, CR LF and CR end a line."""
    lines = text.count("\n", start, at)
    if "\r" in text:
        lines += text.count("\r", start, at) - text.count("\r\n", start, at)
    return lines


def place_of(text: str, at: int) -> tuple[int, int]:
    """The line and the column of the character `at`, counted from 1."""
    line_start = max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1
    return line_of(text, at) + 1, at - line_start + 1


def diagnose(problem: Problem, text: str, start: int, path: str) -> Diagnostic:
    """The problem for people: its places count from the character `start` of the file's `text`."""
    line, column = place_of(text, start + problem.at)
    hint = problem.hint
    if problem.related >= 0:
        hint = "{}the other is at {}:{}".format(
            f"{hint}; " if hint else "", *place_of(text, start + problem.related)
        )
    return Diagnostic(
        severity=problem.severity, message=problem.message, hint=hint, path=path, line=line, column=column
    )


def quote(foreign: str) -> str:
    """Foreign text fit for a message: cleaned, on one line, shortened, in quotation marks."""
    line = clean_line(foreign[: 4 * QUOTE_LENGTH])
    return f'"{line}"' if len(line) <= QUOTE_LENGTH else f'"{line[: QUOTE_LENGTH - 1]}…"'
