"""Key figures in the words of plain text: the value with its sign, the unit, and what it counts.

Text and Markdown show figures in the same words; only their layout differs.
"""

from collections.abc import Iterator

import msgspec

from reader.figures.numbers import parse_number
from reader.model.article import Figure, Qualifier
from reader.model.clean_text import CleanText
from reader.text.clean import clean_line
from reader.text.dates import format_date

SIGNS = {
    Qualifier.EXACTLY: "",
    Qualifier.ABOUT: "≈",
    Qualifier.AT_LEAST: "≥",
    Qualifier.AT_MOST: "≤",
    Qualifier.UP: "▲",
    Qualifier.DOWN: "▼",
}
_WRITTEN_SIGNS = tuple("~≈≥≤<>▲▼↑↓+")


class FigureWords(msgspec.Struct, frozen=True):
    """A figure ready to be laid out: `▲4.2`, `%`, `inflation · as of 19 Dec 2024 · ▲ from 3.9`."""

    value: CleanText
    unit: CleanText
    label: CleanText


def figure_words(figure: Figure) -> FigureWords:
    """The figure in words, cleaned."""
    sign = "" if figure.value.startswith(_WRITTEN_SIGNS) else SIGNS[figure.qualifier]
    return FigureWords(
        clean_line(sign + figure.value),
        clean_line(figure.unit),
        clean_line(" · ".join(_label(figure))),
    )


def _label(figure: Figure) -> Iterator[str]:
    yield figure.label
    if figure.as_of:
        yield f"as of {format_date(figure.as_of)}"
    if figure.previous:
        yield _trend(figure)
    if figure.note:
        yield figure.note
    if figure.source:
        yield f"source: {figure.source}"


def _trend(figure: Figure) -> str:
    """Where the value went since `previous`: `▲ from 1,200`; without a sign where the two don't compare."""
    now, before = parse_number(figure.value), parse_number(figure.previous)
    if now is None or before is None:
        return f"before: {figure.previous}"
    if now.value == before.value:
        return f"unchanged from {figure.previous}"
    return f"{'▲' if now.value > before.value else '▼'} from {figure.previous}"
