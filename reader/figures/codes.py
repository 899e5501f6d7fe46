"""Digits that are a piece of something longer: `A320`, `F-16`, `22:30`, `24/7`, `33rd`, `555-0199`, `v3.1`."""

from reader.figures.place import Place


def is_code_before(place: Place) -> bool:
    """Whether the number ends something longer."""
    folded, start = place.folded, place.quantity.start
    before = folded[start - 1] if start else " "
    front = folded[start - 2] if start > 1 else " "
    if before == " ":
        return front.isdigit()
    return before.isalnum() or before in "#_@/\\=&" or (before in "-.:'" and front.isalnum())


def is_code_after(place: Place) -> bool:
    """Whether the number begins something longer."""
    folded, end = place.folded, place.quantity.end
    after = folded[end : end + 2].ljust(2)
    first, second = after[0], after[1]
    if first == " ":
        return second.isdigit()
    if first in "-:/.+@'" and (second.isdigit() or second.isupper() or (second == "s" and first == "'")):
        return True
    return first.isalpha() or first == "_" or (first == "." and second.isalpha())
