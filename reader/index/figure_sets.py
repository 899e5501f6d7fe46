"""Sets of figures as whole numbers, one bit each: what questions about figures are answered with.

The first figures of all articles come first, each at the bit of its article's key, then all second ones, and so
on; after eight such layers the few figures that are left come one by one. Numbers are compared by their places
among all values there are, which are kept bit by bit (a bit-sliced index): a bound is one step of arithmetic a bit,
however many figures it holds for. Few figures are ranges: where their upper ends lie is kept of these alone, with a
bit for each in the order of `RANGES`. Articles that came since are no concern here.
"""

import sqlite3
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from contextlib import AbstractContextManager

from reader.index.catalogue import read_meta
from reader.index.figure_store import ORDER_BITS
from reader.index.key_sets import keys_in, set_of
from reader.model.errors import CacheError
from reader.model.query import FigureIs
from reader.text.words import STEM_MARK, label_forms, stem

VERSION = "sets"
"""The value in `meta` that says which sets are to be used; 0 or none: there are none yet."""

DONE = "sets_done"
"""The value in `meta` that says up to which catalogue key the sets know all articles."""

LAYERS = 8
"""A power of two. More figures than are taken from a text are rare: only authors give them."""

LEFT = "left"
"""Name of the ids of the figures that are in no layer, in order."""

FIGURES, VALUES, NUMBERED, LOW, WORD = "figures", "values", "numbered", "low", "word"
"""Names of what is kept of figures: all of them, all values in order, those that have one, the places of numbers or
lower ends, among the values bit by bit, those with a word."""

RANGES, RANGE_LOW, RANGE_HIGH = "ranges", "range low", "range high"
"""Names of what is kept of ranges: their bits as figures, and the places of both ends bit by bit."""

_ORDER = (1 << ORDER_BITS) - 1


Reading = Callable[[], AbstractContextManager[sqlite3.Connection]]
"""Gives the table's connection to one thread at a time."""


class Layout:
    """Where the bits of figures are, for articles with keys up to one."""

    def __init__(self, highest: int, left: "array[int]") -> None:
        self._left = left
        self.layer = (highest // 8 + 1) * 8
        self.size = self.layer * LAYERS + len(left)

    def bit(self, figure: int) -> int:
        """The bit of the figure with an id."""
        order = figure & _ORDER
        if order < LAYERS:
            return self.layer * order + (figure >> ORDER_BITS)
        return self.layer * LAYERS + bisect_left(self._left, figure)

    def articles(self, figures: int) -> int:
        """The articles that have any of the figures, as a set of keys."""
        found, layers = figures & ((1 << self.layer * LAYERS) - 1), LAYERS
        while layers > 1:  # The upper half of the layers is laid upon the lower one.
            layers //= 2
            found |= found >> self.layer * layers
        left = [self._left[place] >> ORDER_BITS for place in keys_in(figures >> self.layer * LAYERS)]
        return found & ((1 << self.layer) - 1) | set_of(left)


class FigureSets:
    """The sets of a table of figures as they were last made."""

    def __init__(self, reading: Reading, version: int) -> None:
        self.version = version
        self._reading = reading
        with reading() as connection:
            self.done = read_meta(connection, DONE) or 0
            """The highest catalogue key of an article that they know."""
        self._numbers: dict[str, int] = {}
        self._layout = Layout(self.done, array("Q", self._data(LEFT)))
        self._values = array("d", self._data(VALUES))
        self._ranges = array("I", self._data(RANGES))

    def having(self, wanted: FigureIs | None) -> int:
        """The articles that have such a figure (None: any), as a set of keys."""
        figures = self._number(FIGURES)
        if wanted is not None:
            if wanted.low is not None:
                figures &= self._reaching(self._place(float(wanted.low), included=wanted.low_included))
            if wanted.high is not None:
                beyond = self._place(float(wanted.high), included=not wanted.high_included)
                figures &= self._number(NUMBERED) ^ self._from(LOW, self._number(NUMBERED), beyond)
            for word in label_forms(wanted.label):
                figures &= self._with_word(word) if figures else 0
        return self._layout.articles(figures)

    def _place(self, value: float, *, included: bool) -> int:
        """How many values lie below one, itself among them unless it is `included` in what is looked for."""
        return (bisect_left if included else bisect_right)(self._values, value)

    def _reaching(self, least: int) -> int:
        """The figures whose number, or upper end, has the place `least` or a higher one."""
        figures = self._from(LOW, self._number(NUMBERED), least)
        all_ranges = (1 << len(self._ranges)) - 1
        across = self._from(RANGE_HIGH, all_ranges, least) & ~self._from(RANGE_LOW, all_ranges, least)
        return figures | set_of([self._ranges[place] for place in keys_in(across)])

    def _from(self, slices: str, everyone: int, least: int) -> int:
        """Those of everyone whose places have these slices and are `least` or higher."""
        equal, greater = everyone, 0
        for place in reversed(range(len(self._values).bit_length())):
            bits = equal & self._number(f"{slices} {place}")
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
        return found | set_of([self._layout.bit(figure) for (figure,) in rows])

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
