"""Literal text as it is written in the Markdown subset of `reader.text.markup`: the way back from what it reads."""

import re

_ACTING = re.compile(r"\*|\\(?=[\\*\[\]]|!\[)")
_BRACKETS = re.compile(r"[\[\]]")
_ACTING_AT_THE_START = re.compile(r"- |>|\\[->]")


def escape_inline(text: str) -> str:
    """The text so that no character within a line of it is markup."""
    if "*" in text or "\\" in text:
        text = _ACTING.sub(r"\\\g<0>", text)
    return _BRACKETS.sub(r"\\\g<0>", text) if "](" in text else text


def escape_start(text: str) -> str:
    """The line, escaped already within, so that its start is no list item and no quote."""
    return f"\\{text}" if _ACTING_AT_THE_START.match(text) else text


def escape(text: str) -> str:
    """A paragraph of one line that is read back as it is."""
    return escape_start(escape_inline(text))
