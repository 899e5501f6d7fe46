"""Ids of figures in an order: four bytes each where all are such as nearly every one is, eight where not.

A million articles have five million figures, and two orders of them are held while one takes the other's place.
"""

from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from reader.index.figure_store import ORDER_BITS

_LOW_BITS = 8
_LOW = (1 << _LOW_BITS) - 1
_SHIFT = ORDER_BITS - _LOW_BITS

_TOO_MUCH = _LOW << _LOW_BITS | _LOW << _SHIFT
SHORT = f"iif(figures.id & {_TOO_MUCH}, -1, (figures.id >> {_SHIFT}) | (figures.id & {_LOW}))"
"""SQL for a figure's id as it is kept here; -1 for one too far down in its article."""


class ShortIds(Sequence[int]):
    """Ids that have room in four bytes: of articles with keys below 16 million, the first 256 figures of each."""

    def __init__(self, short: "array[int]") -> None:
        self._short = short

    def __len__(self) -> int:
        return len(self._short)

    @overload
    def __getitem__(self, place: int) -> int: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[int]: ...
    def __getitem__(self, place: int | slice) -> int | Sequence[int]:
        if isinstance(place, slice):
            return list(map(_long, self._short[place]))
        return _long(self._short[place])

    def __iter__(self) -> Iterator[int]:
        return map(_long, self._short)

    def __contains__(self, figure: object) -> bool:
        return isinstance(figure, int) and _is_short(figure) and _short(figure) in self._short

    def index(self, figure: int, start: int = 0, stop: int | None = None) -> int:
        """The first place of a figure. Raises ValueError where it is not among them."""
        if not _is_short(figure):
            raise ValueError(f"{figure} is not among them")
        return self._short.index(_short(figure), start, *(() if stop is None else (stop,)))


def _long(short: int) -> int:
    return short >> _LOW_BITS << ORDER_BITS | short & _LOW


def _short(figure: int) -> int:
    return figure >> _SHIFT | figure & _LOW


def _is_short(figure: int) -> bool:
    return figure == _long(_short(figure)) and figure < 1 << ORDER_BITS + 32 - _LOW_BITS
