"""The ranks of all readable articles, lowest first: what tells of yes-or-no lists beside it which article is meant.

A million ranks are eight megabytes. They are kept in a file of the cache and followed from there, because reading
them from the catalogue takes a third of a second. Knows nothing of what the lists say.
"""

import mmap
import sqlite3
import struct
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reader.index.catalogue import read_meta
from reader.index.rank import KEY_BITS, key_of

FILE_NAME = "ranks"
PLACES_FILE = "places"
KEPT_FROM = 20_000
"""Articles from which the file is worth its place."""

NOWHERE = (1 << 32) - 1
"""The place of a key that no readable article has."""

_MAGIC = b"ndranks1"
_PLACES_MAGIC = b"ndplace1"
_HEADER = struct.Struct("=8s4Q")
_WIDTH = 8

Ranks = Sequence[int]


class Stamp(NamedTuple):
    """A state of the catalogue: which one, the next key it will give, and how many articles were removed."""

    born: int
    next_key: int
    removed: int


class Ordering(NamedTuple):
    """The ranks as of a state of the catalogue. To those of `base` the ones at the places `added` have come."""

    stamp: Stamp
    ranks: Ranks
    base: Stamp | None = None
    added: tuple[int, ...] = ()

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
        if known and (known.stamp.born, known.stamp.removed) == (stamp.born, stamp.removed):
            query = "SELECT rank FROM articles WHERE key >= ? AND problem = '' ORDER BY rank"
            added = [rank for (rank,) in connection.execute(query, (known.stamp.next_key,))]
            ordering = _extended(known, stamp, added)
        else:
            rows = connection.execute("SELECT rank FROM articles WHERE problem = '' ORDER BY rank")
            ordering = Ordering(stamp, array("Q", (rank for (rank,) in rows)))
    finally:
        connection.execute("COMMIT")
    if len(ordering.ranks) >= KEPT_FROM:
        _keep(folder, ordering)
    return ordering


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
    if len(ordering.ranks) >= KEPT_FROM:
        header = _HEADER.pack(_PLACES_MAGIC, *ordering.stamp, len(places))
        write_whole(folder / PLACES_FILE, (header, memoryview(places).cast("B")))
    return places


def _load(path: Path, kind: bytes, code: str) -> tuple[Stamp, memoryview] | None:
    with suppress(OSError, ValueError, struct.error), path.open("rb") as file:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        magic, born, next_key, removed, count = _HEADER.unpack_from(mapped)
        if magic == kind and len(mapped) == _HEADER.size + count * struct.calcsize(code):
            return Stamp(born, next_key, removed), memoryview(mapped)[_HEADER.size :].cast(code)  # type: ignore[call-overload]
    return None


def spliced(data: bytes | memoryview, inserts: Iterable[tuple[int, bytes]]) -> Iterator[bytes | memoryview]:
    """The pieces of data with something put in before these places, which come in order."""
    view, last = memoryview(data), 0
    for place, what in inserts:
        yield view[last:place]
        yield what
        last = place
    yield view[last:]


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


def _extended(known: Ordering, stamp: Stamp, added: list[int]) -> Ordering:
    if not added:
        return Ordering(stamp, known.ranks, known.stamp)
    places = [bisect_left(known.ranks, rank) for rank in added]
    old = memoryview(known.ranks).cast("B")  # type: ignore[arg-type]  # an array or a view of one
    inserts = ((place * _WIDTH, struct.pack("=Q", rank)) for place, rank in zip(places, added, strict=True))
    ranks = array("Q", b"".join(spliced(old, inserts)))
    return Ordering(stamp, ranks, known.stamp, tuple(place + before for before, place in enumerate(places)))


def _keep(folder: Path, ordering: Ordering) -> None:
    header = _HEADER.pack(_MAGIC, *ordering.stamp, len(ordering.ranks))
    write_whole(folder / FILE_NAME, (header, memoryview(ordering.ranks).cast("B")))  # type: ignore[arg-type]
