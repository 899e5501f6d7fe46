"""One thing counted over time: the figures of several stories that say the same thing of different days."""

import datetime as dt

import msgspec

from reader.model.entry import Entry
from reader.model.figure_entry import FigureEntry


class SeriesPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the series, from the story `entry`; `value` is its number, or the middle of its range.

    `change` is the way from the value of the day before it in the series, None on the first day. `disputed` says
    that another source gives another value for the same day.
    """

    figure: FigureEntry
    entry: Entry
    day: dt.date
    value: float
    change: float | None = None
    disputed: bool = False


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """The points in the order of their days, under the label and unit of the figure that was asked for."""

    label: str
    unit: str
    place: str = ""
    points: tuple[SeriesPoint, ...] = ()

    @property
    def days(self) -> tuple[SeriesPoint, ...]:
        """One point for each day: the first."""
        first = {point.day: point for point in reversed(self.points)}
        return tuple(first[day] for day in sorted(first))

    @property
    def disputed(self) -> bool:
        """Whether sources differ on any day."""
        return any(point.disputed for point in self.points)
