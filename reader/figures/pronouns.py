"""Number words that count nothing: `one of the`, `no one`, `twenty-first`, `two-way`, `a third goal`."""

import re

from reader.figures.place import Place
from reader.figures.words import word_set


def is_pronoun(place: Place, *, counts: bool) -> bool:
    """Whether a number word stands for a person or thing, or in an ordinal; `counts`: a noun follows."""
    low, quantity = place.low, place.quantity
    if _ORDINAL.match(low, quantity.end) or low.startswith("-way", quantity.end):
        return True
    if low[quantity.start : quantity.end] == "one":
        if not counts or place.previous in _NOT_BEFORE_ONE or _NOT_AFTER_ONE.match(low, quantity.end):
            return True
        if place.previous == "at" and _MOMENT.match(low, quantity.end):
            return True
        return low.startswith(" day", quantity.end) and place.previous not in _BEFORE_ONE_DAY
    if counts:
        return False
    return place.previous in _POINTING or low.startswith("zero", quantity.start)


def is_share(place: Place) -> bool:
    """Whether `half`, `a third`, `a quarter` is a part of a whole and not `a third goal`, `the second half`."""
    low, quantity = place.low, place.quantity
    if not low.startswith(("half", "a", "quarter"), quantity.start):
        return True
    if place.previous in _ORDERS or _NO_PART.match(low, quantity.end):
        return False
    return _WHOLE.match(low, quantity.end) is not None or place.previous in _SHARE_CUES


_ORDINAL = re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|\w+th)\b")
_NOT_BEFORE_ONE = word_set(
    "no the this that every any each which another some a his her my your number day square"
)
_NOT_AFTER_ONE = re.compile(
    r"\s(?:of|another|way|thing)\b|-(?!day|year|hour|minute|month|week|mile|metre|meter|km)|'s"
)
_MOMENT = re.compile(r"\s(?:stage|point|time|moment)\b")
_BEFORE_ONE_DAY = word_set("in for within after only just than least about over and lasted")
_POINTING = word_set("the these those both this that his her their our its other")
_ORDERS = word_set("first second third final last other each either the this that better")
_NO_PART = re.compile(r"-(?!hour|mile|century|point)|\sas\s")
_WHOLE = re.compile(
    r"\s(?:of|the|its|their|his|her|our|all|an?\s(?:hour|mile|century|kilometre|metre|decade|day|year|point)|more"
    r"|less|higher|lower|fewer)\b"
)
_SHARE_CUES = word_set("by than about nearly almost around roughly over least from to up down within")
