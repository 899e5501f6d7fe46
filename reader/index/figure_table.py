"""Reading the table of figures: which articles have one that is asked for, and rows of it in an order."""

import datetime as dt
import sqlite3
import threading
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from reader.index.catalogue import read_meta
from reader.index.figure_ids import SHORT, ShortIds
from reader.index.figure_sets import VERSION, FigureSets
from reader.index.figure_store import FILE_NAME, ORDER_BITS, connect_figures
from reader.index.trouble import cache_errors
from reader.model.article import Qualifier
from reader.model.extracted_figure import FigureKind
from reader.model.figure_entry import FigureEntry, FigureLine, FigureSort
from reader.model.query import FigureIs
from reader.text.dates import parse_timestamp
from reader.text.words import STEM_MARK, label_forms, sort_form, stem

_LARGEST = "low DESC, rank DESC, figures.id"  # no number is less than any
_ORDERS: dict[FigureSort, tuple[tuple[str, str], ...]] = {
    FigureSort.NEWEST: (("1", "day DESC, rank DESC, figures.id"),),  # an unknown day is 0 and so the last
    FigureSort.OLDEST: (("day > 0", "day, rank, figures.id"), ("day = 0", "rank, figures.id")),
    FigureSort.VALUE: (("1", "low DESC, high DESC, rank DESC, figures.id"),),
    FigureSort.LABEL: (
        ("label_sort <> ''", f"label_sort, unit_sort, {_LARGEST}"),
        ("label_sort = ''", f"unit_sort, {_LARGEST}"),
    ),
    FigureSort.UNIT: (("unit_sort <> ''", f"unit_sort, {_LARGEST}"), ("unit_sort = ''", _LARGEST)),
}
"""Each order as stretches one after the other, within which an index knows the order."""

_BY_PHRASE = frozenset({FigureSort.LABEL, FigureSort.UNIT})
_OF_STORIES = f"""json_each(?) AS story CROSS JOIN figures
    ON figures.id BETWEEN story.value << {ORDER_BITS} AND (story.value << {ORDER_BITS}) + {(1 << ORDER_BITS) - 1}"""
_RECENT = 2_000
FEW_STORIES = 5_000
"""Articles up to which their figures are gathered one article after the other."""

_PHRASES = "JOIN phrases ON phrases.id = figures.phrase"
_ROW = f"""SELECT figures.id, value, low, high, unit, label, qualifier, kind, extracted, section, passage, start,
    "end", as_of, day, previous FROM figures CROSS {_PHRASES}"""


class FigureTable:
    """The table of one catalogue. Answers are as of the moment they are asked for."""

    def __init__(self, folder: Path, born: int) -> None:
        self._file = folder / FILE_NAME
        self._born = born
        self._lock = threading.RLock()
        self._connection = connect_figures(folder, born)
        self._inode = self._file.stat().st_ino
        self._sets: FigureSets | None = None
        self._written = -1

    def is_of(self, born: int) -> bool:
        """Whether this is still the table of the catalogue that was `born` so."""
        try:
            return self._born == born and self._file.stat().st_ino == self._inode
        except OSError:
            return False

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    @property
    def done(self) -> int:
        """The highest catalogue key that has been looked at; 0 before the first."""
        return self._meta("done")

    @property
    def removed(self) -> int:
        """How many removals the catalogue had seen when what was removed was last taken out here."""
        return self._meta("removed")

    @property
    def is_complete(self) -> bool:
        """Whether it has been filled once to the end; until then questions take longer."""
        return bool(self._meta("complete"))

    def ranks(self, wanted: FigureIs | None, above: int = 0) -> list[int]:
        """The ranks of the articles with such a figure (None: any figure) and a key above one, in no order."""
        conditions, values = ["id >= ?"], list[float | str]([(above + 1) << ORDER_BITS])
        if wanted is not None:
            for word in label_forms(wanted.label):
                conditions.append("phrase IN (SELECT phrase FROM phrase_words WHERE word IN (?, ?, ?))")
                values += [word, stem(word), f"{STEM_MARK}{stem(word)}"]
            for condition, value in _bounds(wanted):
                conditions.append(condition)
                values.append(value)
        query = f"SELECT DISTINCT rank FROM figures WHERE {' AND '.join(conditions)}"
        with self._reading() as connection:
            return [rank for (rank,) in connection.execute(query, values)]

    def sets(self) -> FigureSets | None:
        """What answers for most of the articles at once; None until the table has been filled once."""
        with self._reading() as connection:
            written = connection.execute("PRAGMA data_version").fetchone()[0]
            if written == self._written:
                return self._sets
            version = read_meta(connection, VERSION)
            if self._sets is None or self._sets.version != version:
                self._sets = FigureSets(self._reading, version) if version else None
            self._written = written
            return self._sets

    def ids(
        self,
        sort: FigureSort,
        *,
        wanted: FigureIs | None = None,
        keys: Sequence[int] | None = None,
        most: int | None = None,
    ) -> Sequence[int]:
        """The ids of figures in an order: those `wanted`, of the articles with these keys (None: of all).

        `most` is how many of them are enough; None: all.
        """
        source, conditions, values = "figures", list[str](), list[float | str]()
        by_phrase = sort in _BY_PHRASE
        if keys is not None and len(keys) <= FEW_STORIES:
            source = f"{_OF_STORIES} CROSS {_PHRASES}" if by_phrase else _OF_STORIES
            values.append(_json(keys))
        elif by_phrase:
            source = "phrases CROSS JOIN figures ON figures.phrase = phrases.id"
        if keys is not None and len(keys) > FEW_STORIES:
            conditions.append(f"figures.id >> {ORDER_BITS} IN (SELECT value FROM json_each(?))")
            values.append(_json(keys))
        if wanted is not None:
            for condition, value in _bounds(wanted):
                conditions.append(condition)
                values.append(value)
            for word in (sort_form(word) or word for word in wanted.label.split()):
                said = "(instr(label_sort, ?) OR instr(unit_sort, ?))"
                conditions.append(said if by_phrase else f"phrase IN (SELECT id FROM phrases WHERE {said})")
                values += [word, word]
        enough = "" if most is None else f" LIMIT {most}"
        queries = [
            f"FROM {source} WHERE {' AND '.join([stretch, *conditions])} ORDER BY {order}{enough}"
            for stretch, order in _ORDERS[sort]
        ]
        try:
            return ShortIds(
                self._gathered("I", [f"SELECT {SHORT} {query}" for query in queries], values, most)
            )
        except OverflowError:
            return self._gathered("q", [f"SELECT figures.id {query}" for query in queries], values, most)

    def _gathered(
        self, kind: str, queries: Iterable[str], values: Sequence[float | str], most: int | None
    ) -> "array[int]":
        """What queries give one after the other, as whole numbers of a few bytes."""
        found: array[int] = array(kind)
        with self._reading() as connection:
            for query in queries:
                found.extend(each for (each,) in connection.execute(query, values))
        if most is not None:
            del found[most:]
        return found

    def entries(self, ids: Sequence[int]) -> list[FigureEntry | None]:
        """The rows of these figures, in their order; None for one that is no more."""
        with self._reading() as connection:
            rows = connection.execute(
                f"{_ROW} WHERE figures.id IN (SELECT value FROM json_each(?))", (_json(ids),)
            )
            found = {row[0]: _entry(row) for row in rows}
        return [found.get(each) for each in ids]

    def of_article(self, key: int) -> list[FigureEntry]:
        """The figures of an article in their order."""
        first = key << ORDER_BITS
        with self._reading() as connection:
            rows = connection.execute(
                f"{_ROW} WHERE figures.id BETWEEN ? AND ? ORDER BY figures.id",
                (first, first | ((1 << ORDER_BITS) - 1)),
            )
            return [_entry(row) for row in rows]

    def of_articles(self, keys: Sequence[int]) -> list[FigureEntry]:
        """The figures of the articles with these keys, those of one article together and in their order."""
        query = f"{_ROW} WHERE figures.id IN (SELECT figures.id FROM {_OF_STORIES}) ORDER BY figures.id"
        with self._reading() as connection:
            return list(map(_entry, connection.execute(query, (_json(keys),))))

    def phrases(self, unit: str, words: Iterable[str]) -> list[tuple[int, str]]:
        """The labels with this unit, in the form to sort by, that have at least one of the words, by number."""
        query = """SELECT id, label FROM phrases WHERE unit_sort = ? AND id IN
            (SELECT phrase FROM phrase_words WHERE word IN (SELECT value FROM json_each(?)))"""
        with self._reading() as connection:
            return list(connection.execute(query, (unit, msgspec.json.encode(list(words)).decode())))

    def count_phrases(self, words: Iterable[str], most: int = 10_000) -> int:
        """How many labels with their units have at least one of the words, counted up to `most`."""
        query = """SELECT count(*) FROM (SELECT 1 FROM phrase_words
            WHERE word IN (SELECT value FROM json_each(?)) LIMIT ?)"""
        with self._reading() as connection:
            asked = msgspec.json.encode(list(words)).decode()
            return int(connection.execute(query, (asked, most)).fetchone()[0])

    def units(self, words: Iterable[str]) -> list[tuple[str, str]]:
        """Labels that have at least one of the words, each with its unit in the form to sort by."""
        query = """SELECT label, unit_sort FROM phrases WHERE id IN
            (SELECT phrase FROM phrase_words WHERE word IN (SELECT value FROM json_each(?)))"""
        with self._reading() as connection:
            return list(connection.execute(query, (msgspec.json.encode(list(words)).decode(),)))

    def labelled(self, phrases: Sequence[int], most: int) -> list[int]:
        """The ids of the last figures with these labels and units, so many at most, in the order of their days."""
        query = """SELECT id FROM figures WHERE phrase IN (SELECT value FROM json_each(?))
            ORDER BY +day DESC, id DESC LIMIT ?"""
        with self._reading() as connection:
            return [each for (each,) in connection.execute(query, (_json(phrases), most))][::-1]

    def course(self, phrases: Sequence[int], place: str, most: int) -> list[tuple[int, float]]:
        """The last values with these labels and units, by day as `date.toordinal` counts, one a day.

        Of articles that play elsewhere than at `place` none is taken, where that is not empty. The last thousands
        of figures with a label are looked at.
        """
        query = f"""SELECT day, (low + high) / 2 FROM
            (SELECT id, day, low, high FROM figures WHERE phrase = ? AND day > 0 ORDER BY day DESC LIMIT {_RECENT})
            JOIN stories ON stories.key = id >> {ORDER_BITS} WHERE abs(low + high) < 1e300
            AND (? = '' OR place = '' OR instr(place || ' ', ? || ' ') = 1 OR instr(? || ' ', place || ' ') = 1)
            GROUP BY day ORDER BY day DESC LIMIT ?"""
        found: dict[int, float] = {}
        with self._reading() as connection:
            for phrase in phrases:
                found.update(connection.execute(query, (phrase, place, place, place, most)))
        return sorted(found.items())[-most:]

    def places(self, keys: Sequence[int]) -> dict[int, str]:
        """Where articles play, in the form to compare places in, by their keys; empty where it is not known."""
        query = "SELECT key, place FROM stories WHERE key IN (SELECT value FROM json_each(?))"
        with self._reading() as connection:
            return dict(connection.execute(query, (_json(keys),)).fetchall())

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, cache_errors():
            yield self._connection

    def _meta(self, name: str) -> int:
        with self._reading() as connection:
            return read_meta(connection, name) or 0


def _bounds(wanted: FigureIs) -> list[tuple[str, float]]:
    bounds: list[tuple[str, float]] = []
    if wanted.low is not None:
        bounds.append((f"high {'>=' if wanted.low_included else '>'} ?", float(wanted.low)))
    if wanted.high is not None:
        bounds.append((f"low {'<=' if wanted.high_included else '<'} ?", float(wanted.high)))
    return bounds


def _entry(row: tuple[Any, ...]) -> FigureEntry:
    (
        number,
        value,
        low,
        high,
        unit,
        label,
        qualifier,
        kind,
        extracted,
        section,
        passage,
        start,
        end,
        *dated,
    ) = row
    as_of, day, previous = dated
    line = FigureLine(
        order=number & ((1 << ORDER_BITS) - 1),
        value=value,
        low=low,
        high=high,
        unit=unit,
        label=label,
        qualifier=Qualifier(qualifier),
        kind=FigureKind(kind),
        extracted=bool(extracted),
        section=section,
        passage=passage,
        start=start,
        end=end,
        as_of=as_of,
        day=day,
        previous=previous,
    )
    return FigureEntry(
        id=number,
        key=number >> ORDER_BITS,
        line=line,
        date=dt.date.fromordinal(day) if day else None,
        as_of=parse_timestamp(as_of) if as_of else None,
    )


def _json(numbers: Sequence[int]) -> str:
    return msgspec.json.encode(list(numbers)).decode()
