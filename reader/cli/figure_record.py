"""A figure as a record: what each field of `reader.cli.fields.FIGURE` has. A field nobody asks for is not made."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from reader.cli.records import Record, Value
from reader.export.key_figures import figure_words
from reader.figures.wording import Change, change_since_previous, is_per_cent
from reader.library.figures import FigureRow


class Line(NamedTuple):
    """A figure to write; in a series with its day, the value `before`, whether sources differ, and the place."""

    row: FigureRow
    day: str = ""
    before: float | None = None
    disputed: bool | None = None
    place: str = ""


def record_maker(fields: Sequence[str], root: Path, *, as_read: bool = False) -> Callable[[Line], Record]:
    """What makes records with these fields, in this order, of figures of the library in `root`.

    Where a person is to read it, `as_read`, the value is as the story puts it, with its sign, and so is a dispute.
    """
    before = str(root / "x").removesuffix("x")
    known = _FIELDS | {"path": lambda line: before + line.row.path}
    if as_read:
        known["value"] = lambda line: figure_words(line.row.found.figure).value or None
        known["disputed"] = lambda line: "≠" if line.disputed else None
    makers = [(name, known[name]) for name in fields]
    return lambda line: {name: make(line) for name, make in makers}


def _value(line: Line) -> Value:
    found = line.row.found
    return (f"{found.number.value:f}" if found.extracted and found.number else found.figure.value) or None


def _number(line: Line) -> Value:
    number = line.row.found.number
    return f"{number.value:f}" if number else None


def _high(line: Line) -> Value:
    number = line.row.found.number
    return f"{number.high:f}" if number and number.high is not None else None


def _trend(line: Line) -> Value:
    figure, number = line.row.found.figure, line.row.found.number
    if line.before is not None and number is not None:
        middle = number.value if number.high is None else (number.value + number.high) / 2
        changed: Change | None = Change(middle, Decimal(str(line.before)))
    else:
        changed = change_since_previous(figure) if figure.previous else None
    return (changed.words(per_cent=is_per_cent(figure.value, figure.unit)) if changed else "") or None


_FIELDS: dict[str, Callable[[Line], Value]] = {
    "published": lambda line: str(line.row.published or "") or None,
    "as_of": lambda line: str(line.row.found.figure.as_of or line.day) or None,
    "value": _value,
    "high": _high,
    "unit": lambda line: line.row.found.figure.unit or None,
    "qualifier": lambda line: str(line.row.found.figure.qualifier),
    "label": lambda line: line.row.found.figure.label or None,
    "section": lambda line: line.row.section or None,
    "sentence": lambda line: line.row.sentence or None,
    "extracted": lambda line: line.row.found.extracted,
    "source": lambda line: line.row.source or None,
    "headline": lambda line: line.row.headline or None,
    "id": lambda line: line.row.id or None,
    "line": lambda line: line.row.line,
    "trend": _trend,
    "disputed": lambda line: line.disputed,
    "number": _number,
    "place": lambda line: line.place or None,
}
"""What each field has; None where there is nothing."""
