"""Sets of articles by what the reader did: which are read, starred, tagged, marked. One bit an article, at its key.

They follow the reading state and the catalogue by what changed in each, and are kept in the cache where making them
takes long. That is how `is:unread` over a million articles is answered within a few milliseconds.
"""

import struct
import threading
import zlib
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from reader.index.cache import Cache
from reader.index.key_sets import from_bits, set_of
from reader.index.ordering import KEPT_FROM, Stamp, write_whole
from reader.index.rank import key_of
from reader.model.fact import Kind
from reader.model.query import Flag, Tag
from reader.state.states import States

STATE_FLAGS: Mapping[Flag, tuple[Kind, str | None]] = {
    Flag.READ: (Kind.READ, ""),
    Flag.STARRED: (Kind.STAR, ""),
    Flag.HAS_MARKS: (Kind.MARK, None),
    Flag.HAS_NOTE: (Kind.NOTE, None),
}
"""What the reading state knows of an article, and the facts that say so; under any name where that is None."""

FEW = 1_000
"""Articles up to which something is asked for each by its id; there is no set kept of so few."""

MANY = 1_000
"""Changes since the set was kept from which it is kept again."""

FOLLOWED = 20_000
"""Articles changed since up to which a set is brought up to date; with more of them it is sooner made anew."""

_MAGIC = b"ndflags2"
_HEADER = struct.Struct("=8s3Q8sQQI")


class Column(NamedTuple):
    """One set, as bits: as of a state of the catalogue and the change of the reading state numbered `seq`."""

    bits: bytearray
    stamp: Stamp
    seq: int
    unkept: int = 0


class Flags:
    """The sets of one library. Safe to use from several threads."""

    def __init__(self, cache: Cache, states: States) -> None:
        self._cache = cache
        self._states = states
        self._lock = threading.Lock()
        self._columns: dict[tuple[Kind, str | None], Column] = {}

    def having(self, asked: Flag | Tag) -> int:
        """The articles for which a flag or a tag holds, as a set of keys; some may be no more."""
        kind, name = (Kind.TAG, asked.name) if isinstance(asked, Tag) else STATE_FLAGS[asked]
        with self._lock:
            if (kind, name) not in self._columns:
                few = self._states.some_with(kind, name, FEW + 1)
                if len(few) <= FEW:
                    return set_of(self._cache.keys_of_ids(few))
            return from_bits(self._column(kind, name).bits)

    def _column(self, kind: Kind, name: str | None) -> Column:
        stamp = self._cache.stamp()
        known = self._columns.get((kind, name)) or self._load(kind, name, stamp)
        column = known and self._brought_up(known, kind, name, stamp)
        column = column or self._made(kind, name, stamp)
        if column.unkept >= MANY:
            self._keep(column, kind, name)
            column = column._replace(unkept=0)
        self._columns[kind, name] = column
        return column

    def _made(self, kind: Kind, name: str | None, stamp: Stamp) -> Column:
        ids, seq = self._states.articles_with(kind, name)
        bits = bytearray(stamp.next_key // 8 + 1)
        for key in self._cache.keys_of_ids(ids):
            if key < stamp.next_key:
                _set(bits, key, True)
        return Column(bits, stamp, seq, unkept=len(ids))

    def _brought_up(self, column: Column, kind: Kind, name: str | None, stamp: Stamp) -> Column | None:
        """The column with what was done since it was made, and with what came; None where that is very much."""
        if (column.seq, column.stamp) == (self._states.seq(), stamp):
            return column
        came = stamp.next_key - column.stamp.next_key
        found = self._states.touched_since(kind, name, column.seq, FOLLOWED)
        if found is None or column.stamp.born != stamp.born or came > FOLLOWED:
            return None
        touched, seq = found
        bits = column.bits + bytes(stamp.next_key // 8 + 1 - len(column.bits))
        if came:
            ids = self._cache.ids_above(column.stamp.next_key - 1)
            having = set(self._states.having(kind, name, list(ids.values())))
            for key, id_ in ids.items():
                if key < stamp.next_key:
                    _set(bits, key, id_ in having)
        for id_, rank in self._cache.ranks_of_ids(touched):
            if key_of(rank) < stamp.next_key:
                _set(bits, key_of(rank), touched[id_])
        return Column(bits, stamp, seq, column.unkept + came + len(touched))

    def _file(self, kind: Kind, name: str | None) -> Path:
        told = f"{kind}\0{name or ''}".encode("utf-8", "surrogatepass")
        return self._cache.folder / f"flags-{kind}-{blake2b(told, digest_size=6).hexdigest()}"

    def _machine(self) -> bytes:
        """Which state file this is, in eight bytes."""
        return blake2b(self._states.meta("machine").encode(), digest_size=8).digest()

    def _load(self, kind: Kind, name: str | None, stamp: Stamp) -> Column | None:
        """The column as it was kept, if it is of this catalogue and this state, and whole."""
        if stamp.next_key <= KEPT_FROM:
            return None
        try:
            data = self._file(kind, name).read_bytes()
            magic, born, next_key, removed, machine, seq, count, checksum = _HEADER.unpack_from(data)
        except (OSError, struct.error):
            return None
        bits = bytearray(memoryview(data)[_HEADER.size :])
        sound = (magic, machine) == (_MAGIC, self._machine()) and seq <= self._states.seq()
        if not sound or len(bits) != count or zlib.crc32(bits) != checksum:
            return None
        return Column(bits, Stamp(born, next_key, removed), seq)

    def _keep(self, column: Column, kind: Kind, name: str | None) -> None:
        if column.stamp.next_key > KEPT_FROM:
            count, checksum = len(column.bits), zlib.crc32(column.bits)
            header = _HEADER.pack(_MAGIC, *column.stamp, self._machine(), column.seq, count, checksum)
            write_whole(self._file(kind, name), (header, bytes(column.bits)))


def _set(bits: bytearray, key: int, value: bool) -> None:
    if value:
        bits[key >> 3] |= 1 << (key & 7)
    else:
        bits[key >> 3] &= ~(1 << (key & 7))
