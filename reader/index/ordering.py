"""Which articles can be read, as a set of keys and by their ranks: what sets of articles are listed with.

A million ranks are eight megabytes. All of it is kept in files of the cache and followed from there, because
reading it from the catalogue takes a third of a second. Knows nothing of what sets say.
"""

import mmap
import sqlite3
import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reader.index.catalogue import read_meta
from reader.index.key_sets import from_bits, set_of
from reader.index.rank import KEY_BITS, key_of

FILE_NAME = "ranks"
PLACES_FILE = "places"
READABLE_FILE = "readable"
KEPT_FROM = 20_000
"""Articles from which the file is worth its place."""

NOWHERE = (1 << 32) - 1
"""The place of a key that no readable article has."""

_MAGIC = b"ndranks1"
_PLACES_MAGIC = b"ndplace1"
_READABLE_MAGIC = b"ndread01"
_HEADER = struct.Struct("=8s4Q")
_CHECKSUM = struct.Struct("=I")
_WIDTH = 8

Ranks = Sequence[int]


class Stamp(NamedTuple):
    """A state of the catalogue: which one, the next key it will give, and how many articles were removed."""

    born: int
    next_key: int
    removed: int


class Readable(NamedTuple):
    """The keys of all articles that can be read, as of a state of the catalogue."""

    stamp: Stamp
    keys: int


class Ordering(NamedTuple):
    """The ranks of all these articles, the lowest first."""

    stamp: Stamp
    ranks: Ranks

    @property
    def undated(self) -> int:
        """How many have no date: they stand first."""
        return bisect_left(self.ranks, 1 << KEY_BITS)

    def place(self, rank: int) -> int | None:
        """The place of a rank, or None where it is not there."""
        place = bisect_left(self.ranks, rank)
        return place if place < len(self.ranks) and self.ranks[place] == rank else None


def stamp_of(connection: sqlite3.Connection) -> Stamp:
    """The state the catalogue is in."""
    return Stamp(*(read_meta(connection, name) or 0 for name in ("born", "next_key", "removed")))


def follow(connection: sqlite3.Connection, folder: Path, known: Ordering | None) -> Ordering:
    """The ordering as of now, from the one known or the one kept, as far as these are of use."""
    connection.execute("BEGIN")  # one look, however many questions
    try:
        stamp = stamp_of(connection)
        known = known or load(folder)
        if known and known.stamp == stamp:
            return known
        if known and _only_came(known.stamp, stamp):
            query = "SELECT rank FROM articles WHERE key >= ? AND problem = '' ORDER BY rank"
            ranks = _with_more(
                known.ranks, [rank for (rank,) in connection.execute(query, (known.stamp.next_key,))]
            )
        else:
            rows = connection.execute("SELECT rank FROM articles WHERE problem = '' ORDER BY rank")
            ranks = array("Q", (rank for (rank,) in rows))
    finally:
        connection.execute("COMMIT")
    _keep(folder / FILE_NAME, _MAGIC, stamp, ranks)
    return Ordering(stamp, ranks)


def follow_readable(connection: sqlite3.Connection, folder: Path, known: Readable | None) -> Readable:
    """The set as of now, from the one known or the one kept, as far as these are of use."""
    connection.execute("BEGIN")
    try:
        stamp = stamp_of(connection)
        known = known or _load_readable(folder)
        if known and known.stamp == stamp:
            return known
        came = known is not None and _only_came(known.stamp, stamp)
        first, keys = (known.stamp.next_key, known.keys) if known and came else (0, 0)
        rows = connection.execute("SELECT key FROM articles WHERE key >= ? AND problem = ''", (first,))
        keys |= set_of(array("I", (key for (key,) in rows)))  # a list of a million takes ten times the memory
    finally:
        connection.execute("COMMIT")
    bits = keys.to_bytes(stamp.next_key // 8 + 1, "little")
    _keep(folder / READABLE_FILE, _READABLE_MAGIC, stamp, bits + _CHECKSUM.pack(zlib.crc32(bits)))
    return Readable(stamp, keys)


def _only_came(then: Stamp, now: Stamp) -> bool:
    return (then.born, then.removed) == (now.born, now.removed)


def load(folder: Path) -> Ordering | None:
    """The ordering kept in a cache folder; None where there is none, or it is of no use."""
    found = _load(folder / FILE_NAME, _MAGIC, "Q")
    return Ordering(*found) if found else None


def places_by_key(folder: Path, ordering: Ordering) -> Sequence[int]:
    """The place of each key in the ordering, NOWHERE for those without one: kept as the ranks are."""
    found = _load(folder / PLACES_FILE, _PLACES_MAGIC, "I")
    if found and found[0] == ordering.stamp:
        return found[1]
    places = array("I", b"\xff" * 4 * ordering.stamp.next_key)
    for place, rank in enumerate(ordering.ranks):
        places[key_of(rank)] = place
    _keep(folder / PLACES_FILE, _PLACES_MAGIC, ordering.stamp, places)
    return places


def _load_readable(folder: Path) -> Readable | None:
    found = _load(folder / READABLE_FILE, _READABLE_MAGIC, "B")
    if not found or len(found[1]) <= _CHECKSUM.size:
        return None
    bits, checksum = found[1][: -_CHECKSUM.size], found[1][-_CHECKSUM.size :]
    return Readable(found[0], from_bits(bits)) if _CHECKSUM.pack(zlib.crc32(bits)) == checksum else None


def _load(path: Path, kind: bytes, code: str) -> tuple[Stamp, memoryview] | None:
    with suppress(OSError, ValueError, struct.error), path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, born, next_key, removed, count = _HEADER.unpack_from(mapped)
        if magic == kind and len(mapped) == _HEADER.size + count * struct.calcsize(code):
            return Stamp(born, next_key, removed), memoryview(mapped)[_HEADER.size :].cast(code)  # type: ignore[call-overload]
    return None


def write_whole(file: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Put a file into a cache folder, whole or not at all; a cache that cannot be written to does without."""
    temporary = file.with_name(f".{file.name}.{id(pieces):x}.tmp")
    with suppress(OSError):
        try:
            with temporary.open("xb") as stream:
                stream.writelines(pieces)
            temporary.replace(file)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _with_more(ranks: Ranks, more: list[int]) -> "array[int]":
    """All ranks in order, out of two that are."""
    old, found, last = memoryview(ranks).cast("B"), bytearray(), 0  # type: ignore[arg-type]  # an array or a view of one
    for rank in more:
        place = bisect_left(ranks, rank) * _WIDTH
        found += old[last:place]
        found += struct.pack("=Q", rank)
        last = place
    return array("Q", bytes(found + old[last:]))


def _keep(file: Path, magic: bytes, stamp: Stamp, data: "array[int] | bytes") -> None:
    if stamp.next_key > KEPT_FROM:
        write_whole(file, (_HEADER.pack(magic, *stamp, len(data)), memoryview(data).cast("B")))
