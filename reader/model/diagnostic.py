"""What the checker says about an article file: one line with place, matter and remedy."""

import enum

import msgspec


class Severity(enum.StrEnum):
    """An error keeps the article from loading; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Diagnostic(msgspec.Struct, frozen=True, kw_only=True):
    """One remark. `path` may be empty (standard input, a string); `line` and `column` count from 1.

    `message` says what is wrong, `hint` what to do about it. Both may quote foreign text: clean before
    showing.
    """

    severity: Severity
    message: str
    hint: str = ""
    path: str = ""
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """`path:line:column: error: message; hint`, as compilers and editors write and read it."""
        place = f"{self.path or '<input>'}:{self.line}:{self.column}"
        return f"{place}: {self.severity}: {self.message}" + (f"; {self.hint}" if self.hint else "")
