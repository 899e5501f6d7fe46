"""One thing counted over time: the figures of several stories that say the same thing of different days."""

import datetime as dt
from collections import Counter

import msgspec

from reader.model.entry import Entry
from reader.model.figure_entry import FigureEntry


class SeriesPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the series, from the story `entry`; `value` is its number, or the middle of its range.

    `place` is where that plays, in the form to compare, empty where it is not known. `before` is the
    value of the day before it at the same place, of the same source where there is one, None on the first day.
    `disputed` says that another source gives another value for the same day and place.
    """

    figure: FigureEntry
    entry: Entry
    day: dt.date
    value: float
    place: str = ""
    before: float | None = None
    disputed: bool = False


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """The points in the order of their days, under the label and unit of the figure that was asked for.

    `cut` says that there are older ones, more than a series takes.
    """

    label: str
    unit: str
    place: str = ""
    points: tuple[SeriesPoint, ...] = ()
    cut: bool = False

    @property
    def days(self) -> tuple[SeriesPoint, ...]:
        """One point for each day: that of the source which tells the most, or else the first."""
        told = Counter(point.entry.source for point in self.points)
        first: dict[dt.date, SeriesPoint] = {}
        for point in self.points:
            known = first.get(point.day)
            if known is None or told[point.entry.source] > told[known.entry.source]:
                first[point.day] = point
        return tuple(first.values())

    def disputing(self, point: SeriesPoint) -> tuple[SeriesPoint, ...]:
        """What is said of the day and place of a point, the point first, one of each source and value."""
        others = [
            other
            for other in self.points
            if (other.day, other.disputed) == (point.day, True)
            and other.value != point.value
            and other.entry.source != point.entry.source
        ]
        return (point, *others)

    @property
    def disputed(self) -> bool:
        """Whether sources differ on any day."""
        return any(point.disputed for point in self.points)
