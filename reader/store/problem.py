"""What is wrong at a place in a document, and how that is put to people."""

import msgspec

from reader.model.diagnostic import Diagnostic, Severity
from reader.store.places import Slice, column_of, line_of
from reader.text.clean import clean_line

MOST_PROBLEMS = 20
_QUOTE_LENGTH = 40


class Problem(msgspec.Struct, frozen=True):
    """What is wrong at the character `at` of a document, and what to do about it.

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


class EnoughError(Exception):
    """As many problems were found as anybody wants to see. It never leaves the store."""


class Problems(list[Problem]):
    """The errors found in a document, up to MOST_PROBLEMS of them."""

    def add(self, at: int, message: str, hint: str = "") -> None:
        """Notes an error. Raises EnoughError after the last that is wanted."""
        self.append(Problem(at, message, hint))
        if len(self) >= MOST_PROBLEMS:
            raise EnoughError


def diagnose(problem: Problem, text: str, piece: Slice, path: str) -> Diagnostic:
    """The problem for people, with its place in the whole file `text` that the document is a piece of."""
    hint = problem.hint
    if problem.related >= 0:
        other = f"{line_of(text, piece, problem.related)}:{column_of(text, piece, problem.related)}"
        hint = f"{hint}; the other is at {other}"
    return Diagnostic(
        severity=problem.severity,
        message=problem.message,
        hint=hint,
        path=path,
        line=line_of(text, piece, problem.at),
        column=column_of(text, piece, problem.at),
    )


def quote(foreign: str) -> str:
    """Foreign text fit for a message: cleaned, on one line, shortened, in quotation marks."""
    line = clean_line(foreign[: 4 * _QUOTE_LENGTH])
    return f'"{line}"' if len(line) <= _QUOTE_LENGTH else f'"{line[: _QUOTE_LENGTH - 1]}…"'
