"""Numbers spelled out: what value a row of words makes, and how many of the words it takes.

`one thousand nine hundred and five`, `half a million`, `two and a half billion`, `three dozen`, `two-thirds`.
"""

from collections.abc import Sequence
from decimal import Context, Decimal

import msgspec

from reader.figures.number_words import DOZEN, FRACTIONS, ONES, SCALES, TEENS, TENS


class Spelled(msgspec.Struct, frozen=True):
    """The first `used` words make `value`; None where they make no number, as the ordinal `twenty-third`.

    `power` is the power of ten of the last word where that is a scale. `share` marks a part of a whole.
    """

    used: int
    value: Decimal | None = None
    power: int = 0
    share: bool = False


LONGEST = 24
"""More words than this are never read as one number; no real number needs them."""

ARTICLES = frozenset({"a", "an", "another"})


def spelled(words: Sequence[str]) -> Spelled:
    """What the first of the lower-case words make. They are number words, articles, `and` and `of`."""
    article = words[0] in ARTICLES
    first = words[1] if article and len(words) > 1 else words[0]
    if first in FRACTIONS:
        if not article and first != "half":
            return Spelled(1)
        return _part(words, 1, first, 1 + article)
    if first == "zero":
        return Spelled(1 + article, Decimal(0))
    count, used, power = _count(words)
    if not used:
        return Spelled(1)
    if used < len(words) and (whole := _denominator(words[used])):
        if whole == words[used] and count > 1 and whole != "half":
            return Spelled(used + 1)
        if _is_proper(count, whole):
            return _part(words, count, whole, used + 1)
    if tuple(words[used : used + 2]) == ("and", "a") and words[used + 2 : used + 3] in (
        ["half"],
        ["quarter"],
    ):
        share = _share(1, words[used + 2])
        used += 3
        if power:
            return Spelled(used, count + _times(share, power), power)
        if used < len(words) and words[used] in SCALES:
            power = SCALES[words[used]]
            return Spelled(used + 1, _times(count + share, power), power)
        return Spelled(used, count + share)
    if used < len(words) and words[used] == DOZEN:
        return Spelled(used + 1, Decimal(count * 12))
    return Spelled(used, Decimal(count), power)


def _count(words: Sequence[str]) -> tuple[int, int, int]:
    """A whole number, the words it takes (0: there is none), and the power of its last word."""
    total = current = place = power = 0
    last, room = "", 99
    if words[0] in ARTICLES and words[1:2] and (words[1] in SCALES or words[1] == DOZEN):
        current, place, last = 1, 1, "ones"
    while place < len(words):
        word, step = words[place], 1
        if word == "and" and last == "scale" and place + 1 < len(words):
            word, step = words[place + 1], 2
            if word in SCALES:
                break
        if word in ONES and last in ("", "tens", "scale"):
            current, last = current + ONES[word], "ones"
        elif word in TEENS and last in ("", "scale"):
            current, last = current + TEENS[word], "ones"
        elif word in TENS and last in ("", "scale"):
            current, last = current + TENS[word], "tens"
        elif word == "hundred" and last == "ones" and current < 100:
            current, last = current * 100, "scale"
        elif word in SCALES and last and SCALES[word] < room and word != "hundred":
            room = SCALES[word]
            total, current, last = total + current * 10**room, 0, "scale"
        elif word in SCALES and last == "scale" and not current and room < SCALES[word] < 99:
            total, room = total * 10 ** SCALES[word], 0
        else:
            break
        power = SCALES.get(word, 0)
        place += step
    return total + current, place, power


def _is_proper(count: int, whole: str) -> bool:
    """Whether so many parts are a share: five or two quarters are rather parts of a year."""
    return count in (1, 3) if whole == "quarter" else whole == "half" or count < FRACTIONS[whole]


def _denominator(word: str) -> str:
    if word in FRACTIONS:
        return word
    return "half" if word == "halves" else word[:-1] if word[:-1] in FRACTIONS else ""


def _part(words: Sequence[str], count: int, whole: str, used: int) -> Spelled:
    """A share, or the number that it makes of a scale: `half a million`."""
    share, scale = _share(count, whole), used
    while scale < len(words) and words[scale] in ("of", "a", "an"):
        scale += 1
    if scale < len(words) and words[scale] == DOZEN:
        return Spelled(scale + 1, _times(share * 12, 0))
    if scale < len(words) and words[scale] in SCALES:
        power = SCALES[words[scale]]
        return Spelled(scale + 1, _times(share, power), power)
    return Spelled(used, share, share=True)


def _share(count: int, whole: str) -> Decimal:
    return _FOUR_DIGITS.divide(Decimal(count), Decimal(FRACTIONS[whole]))


_FOUR_DIGITS = Context(prec=4)
"""A third has no end; four digits are more than news gives."""


def _times(value: Decimal, power: int) -> Decimal:
    return Decimal(format(_EXACT.scaleb(value, power).normalize(_EXACT), "f"))


_EXACT = Context(prec=60)
