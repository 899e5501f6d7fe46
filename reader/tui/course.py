"""How a figure went over time, in a word's room: `▁▂▅█ since 12 Mar 2023`. Pure."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from reader.model.clean_text import CleanText
from reader.text.dates import format_day
from reader.text.width import cell_width

BARS = "▁▂▃▄▅▆▇█"
MOST = 16
"""Bars of a course; of a longer one the last are shown."""


class Course(NamedTuple):
    """The values of a series in the order of their days, and the first of these."""

    values: tuple[float, ...]
    since: dt.date


def sparkline(values: Sequence[float]) -> CleanText:
    """A bar for each value, the least the lowest; values that are all the same stand in the middle."""
    shown = values[-MOST:]
    low, high = min(shown), max(shown)
    if low == high:
        return CleanText(BARS[len(BARS) // 2] * len(shown))
    step = (high - low) / (len(BARS) - 1)
    return CleanText("".join(BARS[round((value - low) / step)] for value in shown))


def course_lines(course: Course, width: int) -> tuple[CleanText, ...]:
    """The course as a line of a card, or as two where that is too long."""
    bars, since = sparkline(course.values), CleanText(f"since {format_day(course.since)}")
    together = CleanText(f"{bars} {since}")
    return (together,) if cell_width(together) <= width else (bars, since)
