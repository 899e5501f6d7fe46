"""Numbers joined into quantities: `4-6`, `between 200 and 250 million`, `two or three`, `one in five`."""

import re
from collections.abc import Iterator, Sequence
from decimal import Context, Decimal

import msgspec

from reader.figures.numerals import Form, Numeral, rescaled


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """One number, or a range from `value` to `high`, at `start` to `end` (units and signs between included)."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    form: Form = Form.DIGITS
    first_end: int = 0
    """Where the first number of a range ends; else `end`."""


def quantities(low: str, numerals: Sequence[Numeral]) -> Iterator[Quantity]:
    """The numerals of a folded lower-case text, those that belong together joined, in order."""
    place = 0
    while place < len(numerals):
        first = numerals[place]
        second = numerals[place + 1] if place + 1 < len(numerals) else None
        joined = _joined(low, first, second) if second else None
        if joined is None and second and _shares_power(low, first, second):
            first = msgspec.structs.replace(first, value=rescaled(first.value, second.power))
        yield joined or Quantity(first.start, first.end, first.value, None, first.form, first.end)
        place += 2 if joined else 1


def _joined(low: str, first: Numeral, second: Numeral) -> Quantity | None:
    if second.start - first.end > _WIDEST or low.count(" ", first.end, second.start) > _MOST_SPACES:
        return None
    if Form.FRACTION in (first.form, second.form):
        return None
    if (
        _IN.fullmatch(low, first.end, second.start)
        and 0 < first.value < second.value <= _LARGEST_WHOLE
        and not low.startswith("-", second.end)
    ):
        share = _FOUR_DIGITS.divide(first.value, second.value)
        return Quantity(first.start, second.end, share, None, Form.FRACTION, second.end)
    link = _LINK.fullmatch(low, first.end, second.start)
    if not link:
        return None
    before = low[max(0, first.start - 32) : first.start]
    if (link["word"] == "and" or link["unit"]) and not _BETWEEN.search(before):
        return None
    if link["word"] == "to" and _is_change(before, exact=bool(link["percent"] or link["money"])):
        return None
    if _YEAR.fullmatch(low, first.start, first.end) and not _YEAR.fullmatch(low, second.start, second.end):
        return None
    if link["percent"] and not _PERCENT.match(low, second.end):
        return None
    if link["money"] and low[first.start - 1 : first.start] != link["money"]:
        return None
    value = first.value
    if second.power and not first.power and value < rescaled(second.value, -second.power):
        value = rescaled(value, second.power)
    if link["word"] == "to" and second.value > value * _FAR_APART and _BY.search(before):
        return None
    if not value < second.value or (link["word"] == "or" and second.value > value * 10):
        return None
    return Quantity(first.start, second.end, value, second.value, second.form, first.end)


def _shares_power(low: str, first: Numeral, second: Numeral) -> bool:
    """Whether the first number of a change leaves out a word that the second has: `from 3.1 to 3.4 million`."""
    if not second.power or first.power or first.form is not Form.DIGITS:
        return False
    if not _TO.fullmatch(low, first.end, second.start) or not _FROM.search(
        low, max(0, first.start - 32), first.start
    ):
        return False
    mantissa = rescaled(second.value, -second.power)
    return first.value < mantissa * _ALIKE and mantissa < first.value * _ALIKE


def _is_change(before: str, *, exact: bool) -> bool:
    """Whether `to` leads from one level to another: `from 4 to 6`, and with units `rose 4% to 6%`."""
    if _RANGING.search(before):
        return False
    return _FROM.search(before) is not None or (exact and _MOVE.search(before) is not None)


_WIDEST = 32
"""Characters between two numbers of one quantity, at most."""
_MOST_SPACES = 4
_LARGEST_WHOLE = 1000
"""One in so many; beyond this two numbers merely follow each other."""
_ALIKE = 20
"""How many times as large the one may be for both to share a word of size."""
_FAR_APART = 3
"""How many times as large the second number is where the first tells by how much it came: `up by 12 to 340`."""
_FOUR_DIGITS = Context(prec=4)

_IN = re.compile(r"\s(?:in|out\sof)\s(?:every\s)?|\sof\severy\s|-in-")
_LINK = re.compile(
    r"(?P<percent>\s?(?:%|percent|per\scent|pct))?(?P<unit>\s[a-z]+)?"
    r"(?:\s?-\s?|-?\s(?P<word>to|and|or)\s)(?:[a-z]{0,2}(?P<money>[$€£¥₹])\s?)?"
)
_TO = re.compile(
    r"\sto\s(?:about\s|around\s|nearly\s|almost\s|some\s|over\s|more\sthan\s)?(?:[a-z]{0,2}[$€£¥₹]\s?)?"
)
_YEAR = re.compile(r"[12][0-9]{3}")
_PERCENT = re.compile(r"\s?(?:%|percent|per\scent|pct)")
_BETWEEN = re.compile(r"\bbetween\s(?:about\s|around\s)?(?:[a-z]{0,2}[$€£¥₹]\s?)?$")
_FRONT = r"\s(?:about\s|around\s|nearly\s|just\s|only\s|some\s|as\s)?(?:[a-z]{0,2}[$€£¥₹]\s?)?$"
_FROM = re.compile(rf"\bfrom{_FRONT}")
_BY = re.compile(rf"\bby(?:\s(?:more\sthan|less\sthan|over|at\sleast|up\sto))?{_FRONT}")
_MOVE = re.compile(
    rf"\b(?:by|rose|fell|up|down|climbed|dropped|gained|lost|added|jumped|slipped|slid|grew|increased|declined){_FRONT}"
)
"""What makes two numbers with `to` between them a change rather than a range."""
_RANGING = re.compile(r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|aged|anywhere)\b")
