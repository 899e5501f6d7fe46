"""The one number that articles are ordered and identified by: date above, catalogue key below.

It is unique and sorts by time of publication, so one column in SQLite and one in the full text give the order of
the list and the way from a hit to its row at once.
"""

KEY_BITS = 25
MAX_KEY = (1 << KEY_BITS) - 1
"""Keys are never used twice; a cache that runs out of them (33 million) is made anew."""

_FIRST = -62_135_596_800  # 0001-01-01T00:00Z, the first moment Python's dates know
_LAST = (1 << (63 - KEY_BITS)) - 2 + _FIRST  # in the year 6742; later moments count as this one

UNDATED = 0
"""Articles without a date stand below all others."""


def rank(key: int, epoch: int | None) -> int:
    """The rank of a key published at `epoch` (seconds since 1970; None: undated). Fits 63 bits."""
    return (date_rank(epoch) if epoch is not None else UNDATED) | key


def date_rank(epoch: int) -> int:
    """The lowest rank of anything published at `epoch`; always above every undated article's."""
    return (min(max(epoch, _FIRST), _LAST) - _FIRST + 1) << KEY_BITS


def key_of(rank_: int) -> int:
    """The catalogue key in a rank."""
    return rank_ & MAX_KEY


def is_undated(rank_: int) -> bool:
    """Whether the rank is of an article without a date."""
    return rank_ >> KEY_BITS == UNDATED
