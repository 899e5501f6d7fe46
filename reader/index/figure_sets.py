"""Sets of articles and of figures as whole numbers, one bit each: what questions about figures are answered with.

In the order of ranks every article has a bit of its own and, right below it, one for each of its figures. Numbers
are compared by their places among all values there are, which are kept bit by bit (a bit-sliced index): a bound is
one step of arithmetic a bit, however many figures it holds for. Articles that came since are no concern here.
"""

import sqlite3
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from copy import copy

from reader.index.catalogue import read_meta
from reader.index.figure_store import ORDER_BITS
from reader.model.errors import CacheError
from reader.model.query import FigureIs
from reader.text.words import STEM_MARK, forms, stem

VERSION = "sets"
"""The value in `meta` that says which sets are to be used; 0 or none: there are none yet."""

DONE = "sets_done"
"""The value in `meta` that says up to which catalogue key the sets know all articles."""

RANKS, OWN, BIT_OF_KEY, ARTICLES = "ranks", "own", "bit of key", "articles"
"""Names of what is kept of articles: their ranks and their own bits in order, the bits by key, and as a set."""

VALUES, NUMBERED, LOW, HIGH, WORD = "values", "numbered", "low", "high", "word"
"""And of figures: all values in order, those that have one, the places of each lower and upper end among the values
bit by bit, those with a word."""

_BLOCK = 512
_MANY = 4
"""A bit in so many bytes: from there on signs for all bits are quicker written than some bits set."""
_ONE = ord("1")
_BIT = tuple(1 << place for place in range(8))
_ORDER = (1 << ORDER_BITS) - 1


Reading = Callable[[], AbstractContextManager[sqlite3.Connection]]
"""Gives the table's connection to one thread at a time."""


class FigureSets:
    """The sets of a table of figures as they were last made."""

    def __init__(self, reading: Reading, version: int) -> None:
        self.version = version
        self._reading = reading
        with reading() as connection:
            self.done = read_meta(connection, DONE) or 0
            """The highest catalogue key of an article that they know."""
        self._numbers: dict[str, int] = {}
        self._ranks = array("Q", self._data(RANKS))
        self._own = array("I", self._data(OWN))
        self._bit_of_key = array("I", self._data(BIT_OF_KEY))
        self._values = array("d", self._data(VALUES))
        size = self._own[-1] + 1 if self._own else 0
        self._bytes = size // 8 + 1
        self._figures = ((1 << size) - 1) ^ self._number(ARTICLES)
        self.articles = 0
        """All articles."""
        self.leave_out_gone()

    def leave_out_gone(self) -> None:
        """See which articles are no more."""
        with self._reading() as connection:
            gone = [key for (key,) in connection.execute("SELECT key FROM gone")]
        articles = self._number(ARTICLES)
        self.articles = articles & ~self._bits([self._bit_of_key[key] for key in gone])

    def among(self, keys: Iterable[int]) -> "FigureSets":
        """The same where only the articles with these keys are still there."""
        there = copy(self)
        there.articles = self.of_keys(keys)
        return there

    def having(self, wanted: FigureIs | None) -> int:
        """The articles that have such a figure; None: any figure."""
        figures = self._figures
        if wanted is not None:
            if wanted.low is not None:
                figures &= self._from(HIGH, float(wanted.low), included=wanted.low_included)
            if wanted.high is not None:
                beyond = self._from(LOW, float(wanted.high), included=not wanted.high_included)
                figures &= self._number(NUMBERED) ^ beyond
            for word in forms(wanted.label) or wanted.label.split():
                figures &= self._with_word(word) if figures else 0
        # Adding ones to all figures of an article carries into its own bit where one of them is in the set.
        return (figures + self._figures) & self.articles

    def of_keys(self, keys: Iterable[int]) -> int:
        """The articles with these catalogue keys, as far as they are known here."""
        done, bit_of_key = self.done, self._bit_of_key
        return self._bits([bit_of_key[key] for key in keys if key <= done]) & self.articles

    def newest(self, found: int, most: int) -> list[int]:
        """The ranks of the newest articles of a set, so many at most."""
        bits = _highest(found.to_bytes(self._bytes, "little"))
        return [self._ranks[bisect_left(self._own, bit)] for bit, _ in zip(bits, range(most), strict=False)]

    def ranks(self, found: int) -> list[int]:
        """The ranks of all articles of a set, the newest first."""
        marks = format(found, f"0{self._bytes * 8}b")[::-1]
        return [
            rank
            for rank, own in zip(reversed(self._ranks), reversed(self._own), strict=True)
            if marks[own] == "1"
        ]

    def _from(self, column: str, value: float, *, included: bool) -> int:
        """The figures whose number by a column lies above a value, or is the value where that is `included`."""
        least = (bisect_left if included else bisect_right)(self._values, value)
        equal, greater = self._number(NUMBERED), 0
        for place in reversed(range(len(self._values).bit_length())):
            bits = equal & self._number(f"{column} {place}")
            if least >> place & 1:
                equal = bits
            else:
                greater |= bits
                equal ^= bits
        return greater | equal

    def _with_word(self, word: str) -> int:
        """The figures whose label or unit has a word, or one with its stem."""
        found, seldom = 0, []
        for name in {word, stem(word), f"{STEM_MARK}{stem(word)}"}:
            if data := self._look(f"{WORD} {name}"):
                found |= int.from_bytes(zlib.decompress(data), "little")
            else:
                seldom.append(name)
        query = f"""SELECT id FROM figures WHERE id < ? AND phrase IN
            (SELECT phrase FROM phrase_words WHERE word IN ({", ".join("?" * len(seldom))}))"""
        with self._reading() as connection:
            rows = connection.execute(query, ((self.done + 1) << ORDER_BITS, *seldom)).fetchall()
        return found | self._bits(
            [self._bit_of_key[id_ >> ORDER_BITS] - 1 - (id_ & _ORDER) for (id_,) in rows]
        )

    def _bits(self, places: Collection[int]) -> int:
        if len(places) > self._bytes // _MANY:
            marks = bytearray(b"0") * (self._bytes * 8)
            for place in places:
                marks[-1 - place] = _ONE
            return int(bytes(marks), 2)
        bits = bytearray(self._bytes)
        for place in places:
            bits[place >> 3] |= _BIT[place & 7]
        return int.from_bytes(bits, "little")

    def _number(self, name: str) -> int:
        known = self._numbers.get(name)
        if known is None:
            known = self._numbers[name] = int.from_bytes(self._data(name), "little")
        return known

    def _data(self, name: str) -> bytes:
        data = self._look(name)
        if data is None:
            raise CacheError("the sets of figures were made anew meanwhile")
        return data

    def _look(self, name: str) -> bytes | None:
        query = "SELECT data FROM sets WHERE version = ? AND name = ?"
        with self._reading() as connection:
            row = connection.execute(query, (self.version, name)).fetchone()
        return row[0] if row else None


def _highest(data: bytes) -> Iterator[int]:
    """The places of the bits that are set, the highest first."""
    for start in reversed(range(0, len(data), _BLOCK)):
        block = int.from_bytes(data[start : start + _BLOCK], "little")
        while block:
            place = block.bit_length() - 1
            yield start * 8 + place
            block ^= 1 << place
