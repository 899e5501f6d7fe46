"""What narrows a table of figures: words of label or unit, and bounds of the value, `displaced >1000`."""

import datetime as dt

from reader.model.query import FigureIs
from reader.text.query_operators import read_operator

_ANY_DAY = dt.date(2000, 1, 1)
"""Figures have no use for it."""


def parse_filter(text: str) -> FigureIs | None:
    """The figures that a text asks for; None for all. No text is an error: what is no bound is a word."""
    words: list[str] = []
    low, high = FigureIs(), FigureIs()
    for part in text.split():
        bound = _bound(part)
        if bound is None:
            words.append(part)
            continue
        words += [bound.label] if bound.label else []
        if bound.low is not None:
            low = bound
        if bound.high is not None:
            high = bound
    if not words and low.low is None and high.high is None:
        return None
    return FigureIs(
        label=" ".join(words),
        low=low.low,
        high=high.high,
        low_included=low.low_included,
        high_included=high.high_included,
    )


def _bound(part: str) -> FigureIs | None:
    """`>1000`, `%>3`, `1000..5000` as the search has them behind `fig:`."""
    if not any(sign in part for sign in ("<", ">", "=", "..")):
        return None
    try:
        found = read_operator("fig", part, _ANY_DAY)
    except ValueError:
        return None
    return found if isinstance(found, FigureIs) and (found.low, found.high) != (None, None) else None
