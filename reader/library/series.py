"""Figures of the library that say the same thing of different days, put together into a series.

The same thing is: nearly the same label, the same unit, and the same place where both stories name one.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from math import isfinite
from operator import attrgetter, eq
from typing import TypeAlias

import msgspec

from reader.figures.similar import fewest_shared, label_words, near_equal
from reader.index.cache import Cache
from reader.index.figure_store import ORDER_BITS
from reader.index.figure_table import FigureTable
from reader.model.entry import Entry
from reader.model.figure_entry import FigureEntry
from reader.model.series import Series, SeriesPoint
from reader.text.words import STEM_MARK, sort_form

MOST = 5_000
"""Figures of a series; a label that more stories have says too little to be followed."""

_ALL = 2**62

COURSE = 16
"""Days of a course."""

Course: TypeAlias = "list[tuple[dt.date, float]]"


def series_of(cache: Cache, table: FigureTable, asked: FigureEntry) -> Series:
    """The series that a figure belongs to; it has at least that figure where its day is known."""
    line = asked.line
    place = table.places([asked.key]).get(asked.key, "")
    unit = sort_form(line.unit) or line.unit.strip()
    ids = _ids(table, line.label, unit) or [asked.id]
    points = _points(cache, table, ids[-MOST:], place)
    return Series(label=line.label, unit=line.unit, place=place, points=points, cut=len(ids) > MOST)


def series_labelled(
    cache: Cache, table: FigureTable, label: str, within: Collection[int] | None = None
) -> Series:
    """The series of figures labelled so, of the unit that most of them have; empty where there is none.

    Only where no unit has exactly this label, those of nearly equal ones count. It has the figures of the articles
    with the keys `within` alone, where such are given.
    """
    wanted = label_words(label)
    known = [(label_words(other), unit) for other, unit in table.units(_words(_telling(table, wanted)))]
    ids: list[int] = []
    for alike in (eq, near_equal):
        units = sorted({unit for other, unit in known if alike(wanted, other)}, reverse=True)
        ids = max((_ids(table, label, unit, within) for unit in units), key=len, default=[])
        if ids:
            break
    else:
        return Series(label=label, unit="")
    points = _points(cache, table, ids[-MOST:], "")
    unit = points[0].figure.line.unit if points else ""
    return Series(label=label, unit=unit, points=points, cut=len(ids) > MOST)


def courses_of(table: FigureTable, key: int) -> list[Course]:
    """How each figure of an article went up to now: a day and a value each, in the order of the days."""
    place = table.places([key]).get(key, "")
    courses: list[Course] = []
    for figure in table.of_article(key):
        line = figure.line
        phrases = _phrases(table, line.label, sort_form(line.unit) or line.unit.strip())
        days = table.course(phrases, place, COURSE)
        courses.append([(dt.date.fromordinal(day), value) for day, value in days])
    return courses


def _phrases(table: FigureTable, label: str, unit: str) -> list[int]:
    wanted = label_words(label)
    known = table.phrases(unit, _words(_telling(table, wanted)))
    return [number for number, other in known if near_equal(wanted, label_words(other))]


def _ids(table: FigureTable, label: str, unit: str, within: Collection[int] | None = None) -> list[int]:
    """The last figures with such a label and unit, one more than a series takes where there are as many."""
    phrases = _phrases(table, label, unit)
    if within is None:
        return table.labelled(phrases, MOST + 1)
    return [each for each in table.labelled(phrases, _ALL) if each >> ORDER_BITS in within][-MOST - 1 :]


def _telling(table: FigureTable, wanted: frozenset[str]) -> list[str]:
    """The seldomest words of a label, as many as tell: one that has none of them shares too few with it."""
    others = fewest_shared(len(wanted)) - 1
    by_number = sorted(wanted, key=lambda stemmed: (table.count_phrases(_words([stemmed])), stemmed))
    return by_number[: len(wanted) - others]


def _words(stems: Iterable[str]) -> list[str]:
    return [word for stemmed in stems for word in (stemmed, f"{STEM_MARK}{stemmed}")]


def _points(cache: Cache, table: FigureTable, ids: Sequence[int], place: str) -> tuple[SeriesPoint, ...]:
    figures = [figure for figure in table.entries(ids) if figure is not None]
    keys = list(dict.fromkeys(figure.key for figure in figures))
    places = table.places(keys)
    entries = {entry.key: entry for entry in cache.entries(keys) if entry is not None and not entry.problem}
    points = [
        point
        for figure in figures
        if figure.key in entries and is_same_place(place, there := places.get(figure.key, ""))
        if (point := _point(figure, entries[figure.key], there)) is not None
    ]
    return tuple(compared(points))


def is_same_place(one: str, other: str) -> bool:
    """Whether two places in the form to compare may be the same: not where both are known and neither is the
    other with more said, `sylhet` and `sylhet bangladesh`.
    """
    return not one or not other or f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def _point(figure: FigureEntry, entry: Entry, place: str) -> SeriesPoint | None:
    low, high = figure.line.low, figure.line.high
    if low is None or high is None or figure.date is None or not isfinite(low + high):
        return None  # a number of hundreds of digits is more than a chart can hold
    return SeriesPoint(figure=figure, entry=entry, day=figure.date, value=(low + high) / 2, place=place)


def compared(points: Iterable[SeriesPoint]) -> list[SeriesPoint]:
    """The points in the order of their days, each with the value before it and what disputes it.

    What a story says twice of one day, or a source in two stories, is there once. Only values of one place are
    compared, and where the day before has one of the same source, with that.
    """
    told: list[SeriesPoint] = []
    last: dict[str, list[SeriesPoint]] = {}
    for _, of_day in groupby(sorted(points, key=attrgetter("day")), attrgetter("day")):
        once = {(point.entry.source, point.value, point.place): point for point in reversed(list(of_day))}
        day = sorted(once.values(), key=lambda point: (point.figure.line.extracted, point.entry.source))
        changed = [msgspec.structs.replace(point, before=_before(point, last)) for point in day]
        told += [
            msgspec.structs.replace(point, disputed=any(_disputes(other, point) for other in day))
            for point in changed
        ]
        last |= {place: [point for point in day if point.place == place] for place in {p.place for p in day}}
    return told


def _before(point: SeriesPoint, last: Mapping[str, Sequence[SeriesPoint]]) -> float | None:
    """The value before, of all that is known of each place on its last day."""
    known = [
        before for place, of_day in last.items() if is_same_place(point.place, place) for before in of_day
    ]
    if not known:
        return None
    day = max(before.day for before in known)
    before = [before for before in known if before.day == day]
    same = next((each for each in before if each.entry.source == point.entry.source), before[0])
    return same.value


def _disputes(one: SeriesPoint, other: SeriesPoint) -> bool:
    return (
        one.value != other.value
        and one.entry.source != other.entry.source
        and is_same_place(one.place, other.place)
    )
