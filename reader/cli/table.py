"""Records as an aligned table for a person: a header, columns that fit the terminal, the snippet beneath its row.

Rows are written as they come; the first of them decide how wide the columns are.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

import msgspec

from reader.cli.colour import dim, match
from reader.cli.fields import NUMBERS
from reader.cli.output import Output
from reader.model.clean_text import CleanText
from reader.model.highlighted import HighlightedText, Span
from reader.text.width import cell_width, pad, truncate, wrap

Row = Mapping[str, HighlightedText]
"""A text of one line for each field."""

_MEASURED_ROWS = 200
_GAP = "  "
_BENEATH = "snippet"
_INDENT = "    "
_WIDE = ("headline", "label", "sentence", "value")


class Style(msgspec.Struct, frozen=True):
    """How wide the table may be (0: as wide as it gets), and how its header and what matched are painted."""

    columns: int = 0
    header: Callable[[str], str] = str
    match: Callable[[str], str] = str


def table(fields: Sequence[str], rows: Iterable[Row], style: Style) -> Iterator[str]:
    """The lines of the table, each with its line feed; without rows there is no table."""
    coming = iter(rows)
    measured = list(islice(coming, _MEASURED_ROWS))
    if not measured:
        return
    names = [name for name in fields if name != _BENEATH]
    widths = [max(len(name), *(cell_width(row[name].text) for row in measured)) for name in names]
    if style.columns:
        widths = _fitted(names, widths, style.columns - len(_GAP) * (len(names) - 1))
    header = {name: HighlightedText(CleanText(name.upper())) for name in names}
    if names:
        yield style.header(_line(header, names, widths, style)) + "\n"
    for row in chain(measured, coming):
        if names:
            yield _line(row, names, widths, style) + "\n"
        if _BENEATH in fields:
            yield from _beneath(row[_BENEATH], style)


def table_on(output: Output, fields: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """The table as this output takes it: cut to a terminal's columns, painted where there is colour."""
    columns = output.columns if output.terminal else 0
    return table(fields, rows, Style(columns, dim, match) if output.colour else Style(columns))


def _fitted(names: Sequence[str], widths: Sequence[int], room: int) -> list[int]:
    """The widths, the widest of them cut to equal shares of the room so that all fit; wide ones have two shares."""
    shares = [2 if name in _WIDE else 1 for name in names]
    left, sharing = room, sum(shares)
    for width, share in sorted(zip(widths, shares, strict=True), key=lambda column: column[0] / column[1]):
        if width * sharing > share * left:
            return [
                min(width, max(1, share * left // sharing))
                for width, share in zip(widths, shares, strict=True)
            ]
        left, sharing = left - width, sharing - share
    return list(widths)


def _line(row: Row, names: Sequence[str], widths: Sequence[int], style: Style) -> str:
    cells = []
    for name, width in zip(names, widths, strict=True):
        text = truncate(row[name].text, width) if style.columns else row[name].text
        seen = len(text) - (text != row[name].text)  # the ellipsis is not what matched
        padded = pad(text, width, "right" if name in NUMBERS else "left")
        cells.append(_painted(padded, _within(row[name].spans, 0, seen), style))
    return _GAP.join(cells).rstrip()


def _beneath(snippet: HighlightedText, style: Style) -> Iterator[str]:
    text = snippet.text
    room = max(1, style.columns - len(_INDENT))
    lines = wrap(text, room) if style.columns else (Span(0, len(text)),)
    for line in lines if text else ():
        spans = _within(snippet.spans, line.start, line.end)
        yield f"{_INDENT}{_painted(text[line.start : line.end], spans, style)}\n"


def _within(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """The parts of the spans that lie between start and end, counted from start."""
    clipped = (Span(max(span.start, start) - start, min(span.end, end) - start) for span in spans)
    return [span for span in clipped if span.start < span.end]


def _painted(text: str, spans: Iterable[Span], style: Style) -> str:
    painted, position = "", 0
    for span in spans:
        painted += text[position : span.start] + style.match(text[span.start : span.end])
        position = span.end
    return painted + text[position:]
