"""Figures as lines of a table: which columns fit a width, and what stands in them. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.figures.wording import sign_of
from reader.model.clean_text import CleanText
from reader.model.entry import Entry
from reader.model.figure_entry import FigureEntry, FigureSort
from reader.text.clean import clean_line
from reader.text.dates import format_day
from reader.text.passages import Field
from reader.text.standing import NO_STANDING, Standing
from reader.text.width import cell_width, truncate
from reader.tui.layout import spaces
from reader.tui.lights import standing_marks
from reader.tui.pieces import Ink, Inks, Mark, Piece, Pieces, paint

GAP = CleanText("  ")
DATE = 11
_Cell = tuple[CleanText, Inks, Sequence[Mark]]


class Columns(NamedTuple):
    """Cells of each column; 0: not shown."""

    value: int
    unit: int
    label: int
    date: int
    source: int
    headline: int


class FigureRow(NamedTuple):
    """A figure and its article; None for one that was removed meanwhile."""

    figure: FigureEntry
    entry: Entry


def columns(width: int) -> Columns:
    """The columns for a width: number, unit and label always, then the date, headline and source."""
    if width < 60:
        value, unit = max(width * 3 // 10, 6), max(width // 6, 3)
        return Columns(value, unit, max(width - value - unit - 2 * len(GAP), 1), 0, 0, 0)
    value, unit = 18, 14 if width < 110 else 18  # `≈3.3-3.6 billion ·`: a number is not to be cut
    room = width - value - unit - DATE - 3 * len(GAP)
    if width < 110:
        return Columns(value, unit, room, DATE, 0, 0)
    source = 18 if width >= 140 else 0
    room -= len(GAP) + (source + len(GAP) if source else 0)
    label = room * 9 // 20
    return Columns(value, unit, label, DATE, source, room - label)


def header(cells: Columns, sort: FigureSort) -> Pieces:
    """The names of the columns, the one that the order goes by brighter."""
    by = {
        FigureSort.NEWEST: "DATE",
        FigureSort.OLDEST: "DATE",
        FigureSort.VALUE: "VALUE",
        FigureSort.LABEL: "LABEL",
        FigureSort.UNIT: "UNIT",
    }[sort]
    names = ("VALUE", "UNIT", "LABEL", "DATE", "SOURCE", "HEADLINE")
    return _line(
        [(CleanText(name), (Ink.ACCENT,) if name == by else (Ink.DIM,), ()) for name in names],
        cells,
    )


def row_pieces(row: FigureRow, cells: Columns, standing: Standing = NO_STANDING) -> Pieces:
    """A figure as a line: one found in the text has its number in plain ink, and a point behind it.

    The standing highlights are painted in what it counts, its source and the headline.
    """
    line, entry = row.figure.line, row.entry

    def lit(text: str, field: Field, ink: Ink) -> _Cell:
        shown = clean_line(text)
        return shown, (ink,), standing_marks(standing.spans(shown, field), 0, len(shown))

    return _line(
        [
            (number(row), (Ink.TEXT,) if line.extracted else (Ink.BOLD,), ()),
            lit(line.unit, Field.FIGURE, Ink.TEXT),
            lit(line.label, Field.FIGURE, Ink.TEXT if line.extracted else Ink.BRIGHT),
            (format_day(row.figure.date) if row.figure.date else CleanText(""), (Ink.DIM,), ()),
            lit(entry.source, Field.SOURCE, Ink.DIM),
            lit(entry.headline, Field.HEADLINE, Ink.DIM),
        ],
        cells,
    )


def number(row: FigureRow) -> CleanText:
    """The value as the story has it, with the sign of its qualifier; `·` behind it: found in the text."""
    line = row.figure.line
    return clean_line(f"{sign_of(line.value, line.qualifier)}{line.value}{' ·' if line.extracted else ''}")


def _line(texts: Sequence[_Cell], cells: Columns) -> Pieces:
    pieces: Pieces = []
    for place, ((text, inks, over), width) in enumerate(zip(texts, cells, strict=True)):
        if not width:
            continue
        if pieces:
            pieces.append(Piece(GAP))
        shown = truncate(text, width) if cell_width(text) > width else text
        padding = spaces(max(width - cell_width(shown), 0))
        painted = paint(shown, inks, over)
        pieces += [padding, *painted] if place == 0 else [*painted, padding]
    return pieces
