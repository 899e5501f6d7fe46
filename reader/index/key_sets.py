"""Sets of articles as whole numbers: the bit with the number of a catalogue key says whether that article is meant.

Sets of a million articles are put together, taken from each other and counted in a fraction of a millisecond, so
that every part of a query can be answered by who knows most of it.
"""

import re
from collections.abc import Collection, Sequence
from itertools import compress

_FEW = 12
"""A key of so many in a set: with fewer they are looked for one by one."""

_MANY = 4
"""A key in so many bytes: from there on signs for all keys are quicker written than some bits set."""
_ONE = ord("1")
_BIT = tuple(1 << place for place in range(8))
_BITS_IN = tuple(tuple(place for place in range(8) if byte >> place & 1) for byte in range(256))
_SOME = re.compile(rb"[^\0]")
_YES_OR_NO = bytes.maketrans(b"01", b"\0\1")


def set_of(keys: Collection[int]) -> int:
    """The set of these keys."""
    if not keys:
        return 0
    size = max(keys) // 8 + 1
    if len(keys) > size // _MANY:
        marks = bytearray(b"0") * (size * 8)
        for key in keys:
            marks[-1 - key] = _ONE
        return int(marks, 2)
    bits = bytearray(size)
    for key in keys:
        bits[key >> 3] |= _BIT[key & 7]
    return from_bits(bits)


def from_bits(bits: bytes | bytearray | memoryview) -> int:
    """The set of the bits that are set, the lowest first."""
    return int.from_bytes(bits, "little")


def keys_in(found: int) -> Sequence[int]:
    """The keys of a set, the lowest first."""
    if found.bit_count() * _FEW > found.bit_length():
        return list(compress(range(found.bit_length()), signs(found, 0)))
    data = found.to_bytes(found.bit_length() // 8 + 1, "little")
    return [
        some.start() * 8 + place for some in _SOME.finditer(data) for place in _BITS_IN[data[some.start()]]
    ]


def signs(found: int, size: int) -> bytes:
    """A byte for each key, as many as `size` at least: 1 for those in the set, 0 for others."""
    return f"{found:0{size}b}".encode()[::-1].translate(_YES_OR_NO)
