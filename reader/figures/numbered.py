"""Texts with their numbers found once, for all who look at them."""

from collections.abc import Iterable, Sequence

import msgspec

from reader.figures.folding import fold, lower
from reader.figures.numerals import numerals_of
from reader.figures.quantities import Quantity, quantities
from reader.text.words import BREAK


class NumberedText(msgspec.Struct, frozen=True):
    """`quantities` are read as English has them; places are characters of `text` as given.

    `folded` and `low` are the text as `reader.figures.folding` makes it, all characters at their places.
    """

    text: str
    folded: str
    low: str
    quantities: Sequence[Quantity]


def numbered(text: str) -> NumberedText:
    """A text with its numbers."""
    return number_all([text])[0]


def number_all(texts: Iterable[str]) -> list[NumberedText]:
    """Texts with their numbers: quicker than one after the other."""
    texts = list(texts)
    folded = fold(BREAK.join(texts))
    low = lower(folded)
    places = []
    begin = 0
    for text in texts:
        end = begin + len(text)
        places.append(slice(begin, end))
        begin = end + len(BREAK)
    lows = [low[place] for place in places]
    return [
        NumberedText(text, folded[place], own, list(quantities(own, found)) if found else ())
        for text, place, own, found in zip(texts, places, lows, map(list, numerals_of(lows)), strict=True)
    ]
