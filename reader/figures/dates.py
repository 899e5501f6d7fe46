"""Numbers of the calendar and the clock: `4 March`, `9.30pm`, `0600 GMT`, `in 2015`, `the 2008 elections`."""

import re
from decimal import Decimal

from reader.figures.place import Place
from reader.figures.words import MONTHS, word_set


def is_date(place: Place) -> bool:
    """Whether it is surely a day of a month, a time of day, or a year after a word that tells one."""
    low, quantity = place.low, place.quantity
    if place.previous in _YEAR_CUES and _is_four_digits(place):
        return True
    if _CLOCK.match(low, quantity.end):
        return True
    if place.previous in _AT and _MINUTES.fullmatch(low, quantity.start, quantity.end):
        return _DAYTIME.match(low, quantity.end) is not None
    if (quantity.high or quantity.value) <= _LONGEST_MONTH:
        if place.previous in MONTHS and place.after_capital:
            return True
        match = _MONTH_AFTER.match(low, quantity.end)
        return match is not None and match[1] in MONTHS and place.folded[match.start(1)].isupper()
    if place.previous in MONTHS or place.previous[:-1].isdecimal():
        return _is_four_digits(place)
    return _ERA.match(low, quantity.end) is not None or place.previous == "ad"


def is_year(place: Place, *, counts: bool) -> bool:
    """Whether four plain digits are likely a year; `counts` tells that a noun in the plural follows."""
    if not _is_four_digits(place):
        return False
    modern = _FIRST_MODERN <= place.quantity.value < _AFTER_MODERN
    if counts:
        return modern and place.previous in _BEFORE_YEARS
    return modern or place.previous in _BEFORE_YEARS


def _is_four_digits(place: Place) -> bool:
    return _YEARS.fullmatch(place.low, place.quantity.start, place.quantity.end) is not None


_LONGEST_MONTH = 31
_FIRST_MODERN = Decimal(1900)
_AFTER_MODERN = Decimal(2100)
"""Between these a plain number is a year unless something speaks against it."""

_CLOCK = re.compile(
    r"\s?(?:[ap]\.?m\b|o'clock|(?:hours\s)?(?:gmt|utc|bst|cet|cest|est|edt|pst|pdt|ist|local\stime)\b)|:\d"
)
_AT = word_set("at until till by from before after around about")
_MINUTES = re.compile(r"[012]?\d\.[0-5]\d")
_DAYTIME = re.compile(
    r"[,.;]?\s(?:on|in|every|each|this|local|today|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_MONTH_AFTER = re.compile(r"(?:\s?(?:-|to|and|or|,)\s?\d{1,2})?\s(?:of\s)?([a-z]{3,9})\b")
_YEARS = re.compile(r"[12]\d{3}(?:\s?(?:-|to|and|or)\s?[12]\d{3})?")
_ERA = re.compile(r"\s(?:bc|bce|ad|ce)\b")
_YEAR_CUES = word_set(
    "in since until till during early late mid year years circa season fiscal spring summer autumn winter fall back"
    " christmas easter copyright © class"
)
_BEFORE_YEARS = word_set(
    "the a an this that these those his her its their our my your of by from to after before and between for next"
    " last end both"
)
