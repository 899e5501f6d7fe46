"""Key figures in the words of plain text: the value with its sign, the unit, and what it counts.

Text and Markdown show figures in the same words; only their layout differs.
"""

from collections.abc import Iterator

import msgspec

from reader.figures.wording import change_since_previous, sign_of
from reader.model.article import Figure
from reader.model.clean_text import CleanText
from reader.text.clean import clean_line
from reader.text.dates import format_date


class FigureWords(msgspec.Struct, frozen=True):
    """A figure ready to be laid out: `▲4.2`, `%`, `inflation · as of 19 Dec 2024 · ▲ from 3.9`."""

    value: CleanText
    unit: CleanText
    label: CleanText


def figure_words(figure: Figure) -> FigureWords:
    """The figure in words, cleaned."""
    return FigureWords(
        clean_line(sign_of(figure.value, figure.qualifier) + figure.value),
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
    changed = change_since_previous(figure)
    if changed is None:
        return f"before: {figure.previous}"
    return f"{changed.arrow or 'unchanged'} from {figure.previous}"
