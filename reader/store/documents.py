"""Where the documents of a file begin and end. Knows the markers between documents, not what is in them."""

import re
from collections.abc import Iterator

from reader.store.places import Slice, count_lines

_MARKER = re.compile(r"(?:\A|(?<=[\r\n]))(?:---|\.\.\.)(?=[ \t\r\n]|\Z)")
_NEAR_MARKER = re.compile(r"\n(?:---|\.\.\.)")  # With a fixed beginning it is ten times faster than _MARKER.
# The start of a line, or of the rest of one, that is neither empty nor a comment; content is no directive either.
_LINE = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*+[^ \t\r\n#]")
_CONTENT = re.compile(r"(?:\A|(?<=[\r\n]))(?!%)[ \t]*+[^ \t\r\n#]")
_REST = re.compile(r"(?!%)[ \t]*+[^ \t\r\n#]")


def split_documents(text: str) -> Iterator[Slice]:
    """The documents of a file that hold anything, in order, without the comments before them.

    A `---` at the start of a line begins a document and `...` ends one, whatever stands around it, so
    that a fault in one document never reaches the next. Directives belong to the `---` after them.
    """
    counted, line = 0, 1
    for start, body, end in _pieces(text):
        if _has_content(text, body, end):
            found = None if _REST.match(text, start, end) else _LINE.search(text, start, end)
            first = found.start() if found else start
            line += count_lines(text, counted, first)
            counted = first
            yield Slice(first, end, line)


def _pieces(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, start behind a `---`, and end of whatever lies between the markers."""
    start = body = 0
    for match in _MARKER.finditer(text) if _may_have_markers(text) else ():
        at = match.start()
        if text[at] == ".":
            yield start, body, at
            start = body = match.end()
        else:
            # What comes before the first `---` belongs to it when it is only comments and directives.
            if body > start or _has_content(text, body, at):
                yield start, body, at
                start = at
            body = match.end()
    yield start, body, len(text)


def _has_content(text: str, body: int, end: int) -> bool:
    return bool(_REST.match(text, body, end) or _CONTENT.search(text, body, end))


def _may_have_markers(text: str) -> bool:
    """A quick no for the usual file of one article."""
    return "\r" in text or text.startswith(("---", "...")) or _NEAR_MARKER.search(text) is not None
