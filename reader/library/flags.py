"""Yes-or-no lists over all articles: which are read, starred, tagged, marked. One byte an article, in rank order.

They follow the reading state and the catalogue by what changed in each, and are kept in the cache where making them
takes long. That is how `is:unread` over a million articles is answered within a few milliseconds.
"""

import struct
import threading
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import compress
from pathlib import Path
from typing import NamedTuple

import msgspec

from reader.index.cache import Cache
from reader.index.ordering import KEPT_FROM, NOWHERE, Ordering, Stamp, spliced, write_whole
from reader.index.rank import key_of
from reader.model.fact import Kind
from reader.model.query import And, Flag, Node, Not, Or, Tag
from reader.state.states import States

STATE_FLAGS: Mapping[Flag, tuple[Kind, str | None]] = {
    Flag.READ: (Kind.READ, ""),
    Flag.STARRED: (Kind.STAR, ""),
    Flag.HAS_MARKS: (Kind.MARK, None),
    Flag.HAS_NOTE: (Kind.NOTE, None),
}
"""What the reading state knows of an article, and the facts that say so; under any name where that is None."""

FEW = 1_000
"""Articles up to which something is asked for each by its id; there is no list of so few."""

MANY = 1_000
"""Changes since the list was kept from which it is kept again."""

FOLLOWED = 20_000
"""Articles changed since up to which a list is brought up to date; with more of them it is sooner made anew."""

_MAGIC = b"ndflags1"
_HEADER = struct.Struct("=8s3Q8sQQI")
_YES, _NO = b"\1", b"\0"
_OPPOSITE = bytes((1, 0)) + bytes(254)


class Column(NamedTuple):
    """One list: as of a state of the catalogue and the change of the reading state numbered `seq`."""

    flags: bytearray
    stamp: Stamp
    seq: int
    unkept: int = 0


class Mask(msgspec.Struct, frozen=True):
    """Which articles of an ordering are meant, one byte each, and how many these are."""

    ordering: Ordering
    flags: bytes
    count: int

    def keys(self) -> set[int]:
        """The keys of all of them."""
        return {key_of(rank) for rank in compress(self.ordering.ranks, self.flags)}


class Flags:
    """The lists of one library. Safe to use from several threads."""

    def __init__(self, cache: Cache, states: States) -> None:
        self._cache = cache
        self._states = states
        self._lock = threading.Lock()
        self._columns: dict[tuple[Kind, str | None], Column] = {}

    def mask(self, node: Node) -> Mask:
        """The articles for which a query holds that `is_of_state`."""
        with self._lock:
            ordering = self._cache.ordering()
            flags = bytes(self._evaluated(node, ordering))  # as of now, whatever is done next
            return Mask(ordering, flags, _count(flags))

    def are_few(self, node: Node) -> bool:
        """Whether all that a query asks the reading state for holds of a few articles, or none."""
        match node:
            case Not(node=inner):
                return self.are_few(inner)
            case And(nodes=nodes) | Or(nodes=nodes):
                return all(map(self.are_few, nodes))
            case _:
                return self._few(*_asked(node)) is not None

    def keys(self, node: Node) -> Collection[int]:
        """The keys of the articles for which a flag or a tag holds."""
        few = self._few(*_asked(node))
        return self.mask(node).keys() if few is None else self._cache.keys_of_ids(few)

    def count(self, node: Flag | Tag) -> int:
        """For how many articles a flag or a tag holds."""
        few = self._few(*_asked(node))
        return self.mask(node).count if few is None else len(self._cache.keys_of_ids(few))

    def _few(self, kind: Kind, name: str | None) -> list[str] | None:
        """The ids of the articles that have something of a kind, where they are few."""
        found = self._states.some_with(kind, name, FEW + 1)
        return found if len(found) <= FEW else None

    def _evaluated(self, node: Node, ordering: Ordering) -> bytes | bytearray:
        match node:
            case Flag.UNREAD:
                return self._evaluated(Flag.READ, ordering).translate(_OPPOSITE)
            case Not(node=inner):
                return self._evaluated(inner, ordering).translate(_OPPOSITE)
            case And(nodes=nodes) | Or(nodes=nodes):
                # All bytes at once, as one large number.
                parts = [int.from_bytes(self._evaluated(inner, ordering), "little") for inner in nodes]
                found = parts[0]
                for part in parts[1:]:
                    found = found & part if isinstance(node, And) else found | part
                return found.to_bytes(len(ordering.ranks), "little")
            case _:
                return self._column(*_asked(node), ordering)

    def _column(self, kind: Kind, name: str | None, ordering: Ordering) -> bytearray:
        known = self._columns.get((kind, name)) or self._load(kind, name, ordering)
        if known and known.stamp != ordering.stamp:
            known = self._realigned(known, kind, name, ordering)
        column = known and self._brought_up(known, kind, name, ordering)
        column = column or self._made(kind, name, ordering)
        if column.unkept >= MANY:
            self._keep(column, kind, name)
            column = column._replace(unkept=0)
        self._columns[kind, name] = column
        return column.flags

    def _made(self, kind: Kind, name: str | None, ordering: Ordering) -> Column:
        ids, seq = self._states.articles_with(kind, name)
        flags, places = bytearray(len(ordering.ranks)), self._cache.places(ordering)
        for key in self._cache.keys_of_ids(ids):
            if key < len(places) and (place := places[key]) != NOWHERE:
                flags[place] = True
        return Column(flags, ordering.stamp, seq, unkept=len(ids))

    def _brought_up(self, column: Column, kind: Kind, name: str | None, ordering: Ordering) -> Column | None:
        """The column with what was done since it was made; None where that is very much."""
        if column.seq == self._states.seq():
            return column
        found = self._states.touched_since(kind, name, column.seq, FOLLOWED)
        if found is None:
            return None
        touched, seq = found
        for id_, rank in self._cache.ranks_of_ids(touched):
            place = ordering.place(rank)
            if place is not None:
                column.flags[place] = touched[id_]
        return Column(column.flags, column.stamp, seq, column.unkept + len(touched))

    def _realigned(self, column: Column, kind: Kind, name: str | None, ordering: Ordering) -> Column | None:
        """The column with the articles added since; None where others were removed and it has to be made anew."""
        if column.stamp != ordering.base:
            return None
        ranks = [ordering.ranks[place] for place in ordering.added]
        ids = self._cache.ids_of_ranks(ranks)
        having = set(self._states.having(kind, name, list(ids.values())))
        values = (_YES if ids.get(rank) in having else _NO for rank in ranks)
        places = (place - before for before, place in enumerate(ordering.added))
        flags = bytearray(b"".join(spliced(memoryview(column.flags), zip(places, values, strict=True))))
        return Column(flags, ordering.stamp, column.seq, column.unkept + len(ranks))

    def _file(self, kind: Kind, name: str | None) -> Path:
        told = f"{kind}\0{name or ''}".encode("utf-8", "surrogatepass")
        return self._cache.folder / f"flags-{kind}-{blake2b(told, digest_size=6).hexdigest()}"

    def _machine(self) -> bytes:
        """Which state file this is, in eight bytes."""
        return blake2b(self._states.meta("machine").encode(), digest_size=8).digest()

    def _load(self, kind: Kind, name: str | None, ordering: Ordering) -> Column | None:
        """The column as it was kept, if it is of this catalogue and this state, and whole."""
        if len(ordering.ranks) < KEPT_FROM:
            return None
        try:
            data = self._file(kind, name).read_bytes()
            magic, born, next_key, removed, machine, seq, count, checksum = _HEADER.unpack_from(data)
        except (OSError, struct.error):
            return None
        flags = bytearray(memoryview(data)[_HEADER.size :])
        sound = (magic, machine) == (_MAGIC, self._machine()) and seq <= self._states.seq()
        if not sound or len(flags) != count or zlib.crc32(flags) != checksum:
            return None
        return Column(flags, Stamp(born, next_key, removed), seq)

    def _keep(self, column: Column, kind: Kind, name: str | None) -> None:
        if len(column.flags) >= KEPT_FROM:
            count, checksum = len(column.flags), zlib.crc32(column.flags)
            header = _HEADER.pack(_MAGIC, *column.stamp, self._machine(), column.seq, count, checksum)
            write_whole(self._file(kind, name), (header, bytes(column.flags)))


def _count(flags: bytes | bytearray) -> int:
    """How many are set: four times as fast as looking for them."""
    return int.from_bytes(flags, "little").bit_count()


def _asked(node: Node) -> tuple[Kind, str | None]:
    """The facts that a flag or a tag is about."""
    match node:
        case Tag(name=name):
            return Kind.TAG, name
        case Flag.UNREAD:
            return STATE_FLAGS[Flag.READ]
        case Flag() if node in STATE_FLAGS:
            return STATE_FLAGS[node]
        case _:
            raise TypeError(f"not a question for the reading state: {node}")


def is_of_state(node: Node) -> bool:
    """Whether the reading state alone can tell for which articles a query holds."""
    match node:
        case Not(node=inner):
            return is_of_state(inner)
        case And(nodes=nodes) | Or(nodes=nodes):
            return bool(nodes) and all(map(is_of_state, nodes))
        case Flag.HAS_FIGURES:
            return False
        case _:
            return isinstance(node, Flag | Tag)


def keep_flagged(keys: Iterable[int], mask: Mask, places: Sequence[int]) -> list[int]:
    """Those of the keys that the mask means, in their order; `places` are those of its ordering."""
    flags, known = mask.flags, len(places)
    found = ((key, places[key]) for key in keys if key < known)
    return [key for key, place in found if place != NOWHERE and flags[place]]
