"""What stands at the axes of a chart: numbers short enough for a narrow place, round steps, and days. Pure."""

import datetime as dt
from collections.abc import Iterator, Sequence
from math import ceil, floor, isfinite, log10
from typing import NamedTuple

from reader.text.dates import format_day
from reader.text.width import cell_width

DIGITS = 4
"""Digits of a number in a narrow place, unless more are needed to tell it from others."""

_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))
_ALL_DIGITS = 17
_APART = 2
"""Cells between two labels."""


class Tick(NamedTuple):
    """A label below the axis: the cell where it begins, and the cell it is for."""

    start: int
    at: int
    text: str


def short_number(value: float, digits: int = DIGITS) -> str:
    """A number for a narrow place: `1,905`, `3.25`, `12.3 million`, `0.0004`."""
    for size, name in _SCALES:
        if abs(value) >= size:
            scaled = value / size
            return f"{scaled:.{digits}g}{name}" if abs(scaled) < 10_000 else f"{value:.{digits - 1}e}"
    if value == int(value):
        return f"{int(value):,}"
    if abs(value) < 0.1:
        return f"{value:.{digits - 1}g}"
    return f"{value:,.{digits - 2}f}".rstrip("0").rstrip(".")


def short_numbers(values: Sequence[float]) -> list[str]:
    """The same of several; where they would look alike, in full or with as many digits as tell them apart."""
    different = len(set(values))
    shown = [short_number(value) for value in values]
    if len(set(shown)) < different and all(value == int(value) for value in values):
        shown = [f"{value:,.0f}" for value in values]
    for digits in range(DIGITS + 1, _ALL_DIGITS):
        if len(set(shown)) == different:
            break
        shown = [short_number(value, digits) for value in values]
    return shown


def round_steps(low: float, high: float, most: int) -> list[float]:
    """Round numbers between two, evenly apart, at most so many."""
    if most < 1 or not isfinite(high - low) or high <= low:
        return []
    exponent = floor(log10((high - low) / most))
    for factor in (1, 2, 5, 10, 20, 50):
        step = factor * 10.0**exponent
        first, last = floor(low / step) + 1, ceil(high / step) - 1
        if step and last - first < most:
            return [round(place * step, max(-exponent, 0) + 1) for place in range(first, last + 1)]
    return []


def day_ticks(first: dt.date, last: dt.date, room: int) -> list[Tick]:
    """The first and the last day, and as many years, months or days between them as there is room for."""
    begin, end = format_day(first), format_day(last)
    if first == last or cell_width(begin) + cell_width(end) + _APART > room:
        return [Tick(0, 0, begin)]
    ticks = [Tick(0, 0, begin)]
    closing = Tick(room - cell_width(end), room - 1, end)
    span = (last - first).days
    for day, text in _between(first, last, room):
        at = round((day - first).days / span * (room - 1))
        start = at - cell_width(text) // 2
        if ticks[-1].start + cell_width(ticks[-1].text) + _APART > start:
            continue
        if start + cell_width(text) + _APART > closing.start:
            break
        ticks.append(Tick(start, at, text))
    return [*ticks, closing]


def _between(first: dt.date, last: dt.date, room: int) -> Iterator[tuple[dt.date, str]]:
    """Days that are worth a label, evenly apart as people count: years, or months, or days."""
    span = (last - first).days
    fit = max(room // 12, 1)
    if span >= 3 * 365:
        step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 10_000) if span / 365 / step <= fit)
        for year in range((first.year // step + 1) * step, last.year + 1, step):
            yield dt.date(year, 1, 1), str(year)
    elif span >= 90:
        step = next(step for step in (1, 2, 3, 6, 12, 24) if span / 30 / step <= fit or step == 24)
        for month in range(first.year * 12 + first.month, last.year * 12 + last.month):
            if month % step == 0:
                day = dt.date(month // 12, month % 12 + 1, 1)
                yield day, format_day(day).split(" ", 1)[1]
    else:
        step = next(step for step in (1, 2, 7, 14, 28, 90) if span / step <= fit or step == 90)
        for days in range(step, span, step):
            day = first + dt.timedelta(days)
            yield day, format_day(day).rsplit(" ", 1)[0]
