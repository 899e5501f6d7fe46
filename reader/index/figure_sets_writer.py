"""Making the sets of `reader.index.figure_sets` out of the table of figures, which is complete then."""

import sqlite3
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from reader.index.catalogue import read_meta, write_meta
from reader.index.figure_sets import (
    DONE,
    FIGURES,
    LAYERS,
    LEFT,
    LOW,
    NUMBERED,
    RANGE_HIGH,
    RANGE_LOW,
    RANGES,
    VALUES,
    VERSION,
    WORD,
    Layout,
)
from reader.index.figure_store import ORDER_BITS

NEWS = 2_000
"""Articles that came or went since the sets were made from which on they are made anew, or a part of all:"""
PART = 50

SELDOM = 500
"""Figures up to which those with a word are looked up one by one rather than kept, or a part of all:"""
SELDOM_PART = 2_000

_ORDER = (1 << ORDER_BITS) - 1
_ONE = ord("1")
_PLANES = tuple(bytes(b"01"[byte >> bit & 1] for byte in range(256)) for bit in range(8))


def are_due(connection: sqlite3.Connection) -> bool:
    """Whether the sets are to be made, or made anew because much has changed."""
    done = read_meta(connection, DONE)
    if done is None:
        return True
    came = connection.execute("SELECT count(*) FROM stories WHERE key > ?", (done,)).fetchone()[0]
    went = connection.execute("SELECT count(*) FROM gone").fetchone()[0]
    known = connection.execute("SELECT count(*) FROM stories").fetchone()[0]
    return bool(max(came, went) > max(NEWS, known // PART))


def write_sets(connection: sqlite3.Connection) -> None:
    """Make all sets anew, in the transaction that is open."""
    version = (read_meta(connection, VERSION) or 0) + 1
    connection.execute("DELETE FROM sets")
    connection.execute("DELETE FROM gone")
    connection.executemany(
        "INSERT INTO sets VALUES (?, ?, ?)", ((version, name, data) for name, data in _sets(connection))
    )
    write_meta(connection, DONE, connection.execute("SELECT max(key) FROM stories").fetchone()[0] or 0)
    write_meta(connection, VERSION, version)


def _sets(connection: sqlite3.Connection) -> Iterator[tuple[str, bytes]]:
    newest = connection.execute("SELECT coalesce(max(key), 0) FROM stories").fetchone()[0]
    query = f"SELECT id FROM figures WHERE id & {_ORDER} >= {LAYERS} ORDER BY id"
    left = array("Q", (figure for (figure,) in connection.execute(query)))
    yield LEFT, left.tobytes()
    query = """SELECT low FROM figures WHERE low IS NOT NULL
        UNION SELECT high FROM figures WHERE high IS NOT NULL ORDER BY 1"""
    values = array("d", (value for (value,) in connection.execute(query)))
    yield VALUES, values.tobytes()
    yield from _figure_sets(connection, Layout(newest, left), values)


def _figure_sets(
    connection: sqlite3.Connection, layout: Layout, values: "array[float]"
) -> Iterator[tuple[str, bytes]]:
    place_of = {value: place for place, value in enumerate(values)}
    lows, phrases = (array("I", bytes(4 * layout.size)) for _ in range(2))
    ranges, range_lows, range_highs = array("I"), array("I"), array("I")
    numbered, bit_of = bytearray(layout.size), layout.bit
    for figure, low, high, phrase in connection.execute("SELECT id, low, high, phrase FROM figures"):
        bit = bit_of(figure)
        phrases[bit] = phrase
        if low is not None:
            lows[bit], numbered[bit] = place_of[low], 1
            if high != low:
                ranges.append(bit)
                range_lows.append(place_of[low])
                range_highs.append(place_of[high])
    yield FIGURES, _packed(bytes(map(bool, phrases)).translate(_PLANES[0]))
    yield NUMBERED, _packed(numbered.translate(_PLANES[0]))
    yield RANGES, ranges.tobytes()
    for name, places in ((LOW, lows), (RANGE_LOW, range_lows), (RANGE_HIGH, range_highs)):
        for place in range(len(values).bit_length()):
            byte = place // 8 if sys.byteorder == "little" else 3 - place // 8
            column = places.tobytes()[byte::4]
            yield f"{name} {place}", _packed(column.translate(_PLANES[place % 8]))
    yield from _word_sets(connection, phrases, layout.size)


def _word_sets(
    connection: sqlite3.Connection, phrases: "array[int]", size: int
) -> Iterator[tuple[str, bytes]]:
    """The figures of each word that many have. No phrase has the number 0: that is a bit of no figure."""
    counts = Counter(phrases)
    del counts[0]
    bits_of = {phrase: array("I") for phrase in counts}
    for bit, phrase in enumerate(phrases):
        if phrase:
            bits_of[phrase].append(bit)
    many = max(SELDOM, size // SELDOM_PART)
    rows = connection.execute("SELECT word, phrase FROM phrase_words ORDER BY word")
    for word, group in groupby(rows, itemgetter(0)):
        having = [phrase for _, phrase in group]
        if sum(counts[phrase] for phrase in having) <= many:
            continue
        marks = bytearray(b"0") * size
        for phrase in having:
            for bit in bits_of.get(phrase, ()):
                marks[bit] = _ONE
        yield f"{WORD} {word}", zlib.compress(_packed(marks), 1)


def _packed(marks: bytes | bytearray) -> bytes:
    """Signs `0` and `1`, the first for the lowest bit, as bits."""
    return int(bytes(marks[::-1]) or b"0", 2).to_bytes(len(marks) // 8 + 1, "little")
