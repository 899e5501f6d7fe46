"""Where the documents of a file begin and end. Knows the markers between documents, not what is in them."""

import re

import msgspec

from reader.store.problem import line_of

_MARKER = re.compile(r"(?:\A|(?<=[\r\n]))(?:---|\.\.\.)(?=[ \t\r\n]|\Z)")
# A line, or the rest of one, that is neither empty nor a comment nor a directive.
_CONTENT = re.compile(r"(?:\A|(?<=[\r\n]))(?!%)[ \t]*+[^ \t\r\n#]")
_CONTENT_HERE = re.compile(r"(?!%)[ \t]*+[^ \t\r\n#]")


class Slice(msgspec.Struct, frozen=True):
    """The characters `start` up to but not including `end`; the document's first line is `line`, from 1."""

    start: int
    end: int
    line: int


def split_documents(text: str) -> tuple[Slice, ...]:
    """The documents of a file that hold anything, in order.

    A `---` at the start of a line begins a document and `...` ends one, whatever stands around it, so
    that a fault in one document never reaches the next. Directives belong to the `---` after them.
    """
    slices: list[Slice] = []
    counted, line = 0, 1

    def close(start: int, marker: int | None, end: int) -> None:
        nonlocal counted, line
        content = _content(text, start if marker is None else marker + 3, end)
        if content is not None:
            first = content if marker is None else marker
            line += line_of(text, first, counted)
            counted = first
            slices.append(Slice(start, end, line))

    start, marker = 0, None
    for match in _MARKER.finditer(text) if _may_have_markers(text) else ():
        at = match.start()
        if text[at] == ".":
            close(start, marker, at)
            start, marker = match.end(), None
        elif marker is not None or _content(text, start, at) is not None:
            close(start, marker, at)
            start = marker = at
        else:
            marker = at
    close(start, marker, len(text))
    return tuple(slices)


def _content(text: str, start: int, end: int) -> int | None:
    found = _CONTENT_HERE.match(text, start, end) or _CONTENT.search(text, start, end)
    return found.end() - 1 if found else None


def _may_have_markers(text: str) -> bool:
    """A quick no for the usual file of one article."""
    return text.startswith(("---", "...")) or "\n---" in text or "\n..." in text or "\r" in text
