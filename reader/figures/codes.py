"""Digits that are a piece of something longer: `A320`, `F-16`, `22:30`, `24/7`, `33rd`, `3 – 0`, `v3.1`."""

import re

from reader.figures.place import Place
from reader.figures.units import MAGNITUDE


def is_code_before(place: Place) -> bool:
    """Whether the number ends something longer."""
    folded, start = place.folded, place.quantity.start
    before = folded[start - 1] if start else " "
    front = folded[start - 2] if start > 1 else " "
    if before == " ":
        return front.isdigit() or (front == "-" and folded[max(0, start - 4) : start - 2].strip().isdigit())
    if before.isdigit() or before.lower() != before.upper():
        return True  # a letter of an alphabet with capitals: 人口3億人 and Arabic prefixes are no codes
    if before == "-" and place.low.endswith(MAGNITUDE, max(0, start - 10), start):
        return False
    return before in "#_@/\\=&^" or (before in "-.:'+" and (front.isalnum() or front == "^"))


def is_code_after(place: Place) -> bool:
    """Whether the number begins something longer."""
    folded, end = place.folded, place.quantity.end
    after = folded[end : end + 4].ljust(4)
    first, second = after[0], after[1]
    if _POWER.match(folded, end) or first == "^" or (first in _RAISED and folded.startswith("10", end - 2)):
        return True
    if _PHONE.match(folded, place.quantity.start - 1) or _CASE.match(folded, end):
        return True
    if first == " ":
        return second.isdigit() or (after.startswith(" - ") and after[3].isdigit())
    if first in "-:/.+@'" and (second.isdigit() or second.isupper() or (second == "s" and first == "'")):
        return True
    return first.isalpha() or first == "_" or (first == "." and second.isalpha())


_RAISED = "^⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
_POWER = re.compile(rf"\s?[x×*·]\s?10[{re.escape(_RAISED)}]")
"""`3 × 10⁶`: none of its numbers is one by itself."""
_PHONE = re.compile(r"\+\d{1,3} \(\d|\(\d{2,5}\) \d{3}")
"""`+1 (212) 555-0147`."""
_CASE = re.compile(r"-[a-z]{1,3}-\d")
"""`22-cv-01234`."""
