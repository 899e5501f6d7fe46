"""Where in a story a figure's number stands, however it is written there.

1,905 is found as 1905, 1 905 and `one thousand nine hundred and five`; 12.3 million as 12,300,000. Of several
places the one wins whose sentence talks of the same thing.
"""

import re
from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from itertools import islice
from typing import TypeAlias

import msgspec

from reader.figures.folding import lower
from reader.figures.numbered import NumberedText, number_all
from reader.figures.numbers import Number, is_power_of_ten, parse_number
from reader.figures.numerals import Form
from reader.figures.quantities import Quantity
from reader.model.article import Figure
from reader.text.words import Memory


class Location(msgspec.Struct, frozen=True, gc=False):
    """Characters `start` to `end` of `texts[index]`; `rounded` where the text only has a rounding of the number."""

    index: int
    start: int
    end: int
    rounded: bool = False


def locate(figure: Figure, texts: Sequence[str]) -> Location | None:
    """The best place for the figure, or None. Exact places win over roundings, then shared words, then order."""
    return locate_in(figure, parse_number(figure.value), number_all(texts))


def locate_in(figure: Figure, number: Number | None, texts: Sequence[NumberedText]) -> Location | None:
    """As `locate`, for more figures than one: their numbers are read already, and those of the texts found."""
    if number is None:
        return _locate_wording(figure.value, [text.text for text in texts])
    percent = _PERCENT.search(lower(figure.unit) or lower(figure.value)) is not None
    exact, rounded = _places(number, texts, percent)
    best = exact[0] if len(exact) == 1 else None
    if best is None and (exact or rounded):
        topic = _topic(lower(f"{figure.label} {figure.unit}"))
        most = -1 if exact else 0  # a rounding has to share a word
        for index, place in exact or rounded:
            text = texts[index]
            if (shared := _shared(text.low, text.quantities[place], topic, percent)) > most:
                best, most = (index, place), shared
    if best is None:
        return (
            _locate_wording(figure.value, [text.text for text in texts])
            if is_power_of_ten(figure.value)
            else None
        )
    index, place = best
    found = texts[index].quantities
    return Location(index, found[place].start, _end(number, found, place), rounded=not exact)


_Place: TypeAlias = tuple[int, int]
"""A quantity: the number of its text, and its own number there."""


def _places(
    number: Number, texts: Sequence[NumberedText], percent: bool
) -> tuple[list[_Place], list[_Place]]:
    """Where the number stands in the texts and, where it stands nowhere, where a rounding of it does."""
    size = number.value.adjusted()
    near = [
        (index, place, text.quantities)
        for index, text in enumerate(texts)
        for place, quantity in enumerate(text.quantities)
        # others are neither the same nor a rounding
        if abs(quantity.value.adjusted() - size) <= 1 or not quantity.value or quantity.form is _FRACTION
    ]
    same = ((index, place) for index, place, found in near if _same(number, found, place, percent))
    if exact := list(islice(same, _PLACES)):
        return exact, []
    rounded = ((index, place) for index, place, found in near if _rounds(number, found[place]))
    return [], list(islice(rounded, _PLACES))


def _same(number: Number, found: Sequence[Quantity], place: int, percent: bool) -> bool:
    quantity = found[place]
    if number.high is None:
        value = quantity.value.copy_abs()
        if percent and quantity.form is _FRACTION:
            value = _EXACT.scaleb(value, 2)
        return value == number.value.copy_abs() and quantity.high is None
    if quantity.value != number.value:
        return False
    return quantity.high == number.high or _apart(number, found, place)


def _apart(number: Number, found: Sequence[Quantity], place: int) -> bool:
    """Whether a range stands as two numbers: `from 4 per cent to 6 per cent`."""
    following = found[place + 1] if place + 1 < len(found) else None
    return (
        following is not None
        and found[place].high is None
        and following.value == number.high
        and following.start - found[place].end <= _NEAR
    )


def _end(number: Number, found: Sequence[Quantity], place: int) -> int:
    if number.high is not None and _apart(number, found, place):
        return found[place + 1].end
    return found[place].end


def _rounds(number: Number, quantity: Quantity) -> bool:
    """Whether one of the two numbers is the other with fewer digits: 1.9 thousand and 1,905."""
    if number.high is not None or quantity.high is not None or quantity.form is _FRACTION:
        return False
    one, other = number.value.copy_abs(), quantity.value.copy_abs()
    if not one or not other:
        return False
    if max(len(str(one)), len(str(other))) > _LONG:
        return False
    if not _HALF < _EXACT.divide(one, other) < _TWICE:
        return False
    fewest = min(len(value.normalize(_EXACT).as_tuple().digits) for value in (one, other))
    return any(
        coarse.plus(one) == coarse.plus(other)
        for coarse in (
            Context(prec=fewest, rounding=ROUND_HALF_UP),
            Context(prec=fewest, rounding=ROUND_DOWN),
        )
    )


def _locate_wording(value: str, texts: Sequence[str]) -> Location | None:
    wanted = value.strip().lower()
    for index, text in enumerate(texts if wanted else ()):
        start = lower(text).find(wanted)
        if start >= 0:
            return Location(index, start, start + len(wanted))
    return None


def _shared(low: str, quantity: Quantity, topic: frozenset[str], percent: bool) -> int:
    """How many words of the topic the sentence shares; those right behind the number count double."""
    start, end = _sentence(low, quantity)
    sentence = _topic(low[start:end])
    behind = low[quantity.end : min(end, quantity.end + _NEAR)]
    shared = len(topic & sentence) + len(topic & _topic(behind))
    return shared + 2 * (percent and _PERCENT.match(behind.lstrip()) is not None)


def _sentence(low: str, quantity: Quantity) -> tuple[int, int]:
    """The stretch from the last full stop to the next, at most `_FAR` characters either way."""
    start = max(0, quantity.start - _FAR)
    for stop in _STOP.finditer(low, start, quantity.start):
        start = stop.end()
    following = _STOP.search(low, quantity.end, quantity.end + _FAR)
    return start, following.start() if following else quantity.end + _FAR


def _topic(low: str) -> frozenset[str]:
    return frozenset(
        [
            _STEMS[word]
            for word in (_PLAIN_WORDS if low.isascii() else _WORDS).findall(low)
            if word not in _EMPTY
        ]
    )


def _stem(word: str) -> str:
    return _SUFFIX.sub("", word)


_FRACTION = Form.FRACTION  # for every quantity: Python 3.11 is slow to look a member up
_PLACES = 500
"""Places that are compared at most: a text that is one number over and over is no reason to wait."""
_NEAR = 40
"""Characters in which what follows a number still belongs to it."""
_FAR = 400
"""Characters in which a sentence is taken to begin and end."""
_LONG = 60
"""Digits of the longest numbers that are compared as roundings."""
_EXACT = Context(prec=_LONG)
_HALF, _TWICE = Decimal("0.45"), Decimal("2.2")
"""Numbers further apart are never roundings of each other, not even to one digit: 0.95 and 1.4, 1.0 and 1.9 are."""

_STOP = re.compile(r"[.!?]['\"”)\]]*\s|\n")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_PLAIN_WORDS = re.compile(r"[a-z]{3,}")
"""The same for ASCII, twice as fast."""
_SUFFIX = re.compile(r"(?:ing|ed|es|s)$")
_EMPTY = frozenset(
    {"the", "and", "for", "with", "from", "that", "this", "are", "was", "were", "has", "had", "have"}
)
_PERCENT = re.compile(r"%|per\s?cent")
_STEMS = Memory(_stem)
