"""Figures of the library that say the same thing of different days, put together into a series.

The same thing is: nearly the same label, the same unit, and the same place where both stories name one.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from math import isfinite
from typing import TypeAlias

import msgspec

from reader.figures.similar import fewest_shared, label_words, near_equal
from reader.index.cache import Cache
from reader.index.figure_table import FigureTable
from reader.model.entry import Entry
from reader.model.figure_entry import FigureEntry
from reader.model.series import Series, SeriesPoint
from reader.text.words import STEM_MARK, sort_form

MOST = 5_000
"""Figures of a series; a label that more stories have says too little to be followed."""

COURSE = 16
"""Days of a course."""

Course: TypeAlias = "list[tuple[dt.date, float]]"


def series_of(cache: Cache, table: FigureTable, asked: FigureEntry) -> Series:
    """The series that a figure belongs to; it has at least that figure where its day is known."""
    line = asked.line
    place = table.places([asked.key]).get(asked.key, "")
    unit = sort_form(line.unit) or line.unit.strip()
    ids = _ids(table, line.label, unit) or [asked.id]
    return Series(label=line.label, unit=line.unit, place=place, points=_points(cache, table, ids, place))


def series_labelled(cache: Cache, table: FigureTable, label: str) -> Series:
    """The series of figures labelled so, of the unit that most of them have; empty where there is none."""
    wanted = label_words(label)
    known = table.units(_words(_telling(table, wanted)))
    units = [unit for other, unit in known if near_equal(wanted, label_words(other))]
    if not units:
        return Series(label=label, unit="")
    unit = max(sorted(set(units)), key=units.count)
    points = _points(cache, table, _ids(table, label, unit), "")
    return Series(label=label, unit=points[0].figure.line.unit if points else unit, points=points)


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


def _ids(table: FigureTable, label: str, unit: str) -> list[int]:
    phrases = _phrases(table, label, unit)
    return table.labelled(phrases, MOST)


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
    places = table.places(keys) if place else {}
    entries = {entry.key: entry for entry in cache.entries(keys) if entry is not None and not entry.problem}
    points = [
        point
        for figure in figures
        if figure.key in entries and is_same_place(place, places.get(figure.key, ""))
        if (point := _point(figure, entries[figure.key])) is not None
    ]
    return tuple(compared(points))


def is_same_place(one: str, other: str) -> bool:
    """Whether two places in the form to compare may be the same: not where both are known and neither is the
    other with more said, `sylhet` and `sylhet bangladesh`.
    """
    return not one or not other or f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def _point(figure: FigureEntry, entry: Entry) -> SeriesPoint | None:
    low, high = figure.line.low, figure.line.high
    if low is None or high is None or figure.date is None or not isfinite(low + high):
        return None  # a number of hundreds of digits is more than a chart can hold
    return SeriesPoint(figure=figure, entry=entry, day=figure.date, value=(low + high) / 2)


def compared(points: Iterable[SeriesPoint]) -> list[SeriesPoint]:
    """The points in the order of their days, each with its change since the day before and what disputes it.

    What a story says twice of one day, or a source in two stories, is there once.
    """
    told: list[SeriesPoint] = []
    before: float | None = None
    for _, of_day in groupby(sorted(points, key=lambda point: point.day), lambda point: point.day):
        once = {(point.entry.source, point.value): point for point in reversed(list(of_day))}
        day = sorted(once.values(), key=lambda point: (point.figure.line.extracted, point.entry.source))
        disputed = len({point.value for point in day}) > 1 and len({point.entry.source for point in day}) > 1
        told += [
            msgspec.structs.replace(
                point, change=None if before is None else point.value - before, disputed=disputed
            )
            for point in day
        ]
        before = day[0].value
    return told
