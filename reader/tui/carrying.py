"""Where a place in a text is after the text was edited. Pure."""

from collections.abc import Sequence


def carried(old: Sequence[str], new: Sequence[str], place: tuple[int, int]) -> tuple[int, int]:
    """A (passage, character) of the old passages in the new ones: in the same words, as near as they are there."""
    passage, character = place
    if not new or passage >= len(old):
        return 0, 0
    head = _alike(old, new)
    tail = min(_alike(old[::-1], new[::-1]), min(len(old), len(new)) - head)
    if passage < head:
        return place
    if passage >= len(old) - tail:
        return passage + len(new) - len(old), character
    there = {new[number]: number for number in range(len(new) - tail - 1, head - 1, -1)}
    above = next((one for one in range(passage, head - 1, -1) if old[one] in there), head - 1)
    found = passage - above + (there[old[above]] if above >= head else head - 1)
    if above == passage:
        return found, character
    found = min(found, len(new) - 1)
    return found, _character(old[passage], new[found], character)


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """How many passages, or characters of one, are the same from the first on."""
    pairs = zip(old, new, strict=False)
    return next(
        (number for number, (one, other) in enumerate(pairs) if one != other), min(len(old), len(new))
    )


def _character(old: str, new: str, character: int) -> int:
    """A character of a passage after it was edited."""
    head = _alike(old, new)
    tail = min(_alike(old[::-1], new[::-1]), min(len(old), len(new)) - head)
    if character < head:
        return character
    if character >= len(old) - tail:
        return character + len(new) - len(old)
    return min(character, len(new) - tail)
