"""Texts with their numbers found once, for all who look at them."""

from collections.abc import Iterable, Sequence

import msgspec

from reader.figures.folding import fold, lower
from reader.figures.number_search import number_spans
from reader.figures.numerals import numerals_at
from reader.figures.quantities import Quantity, quantities
from reader.text.words import BREAK


class NumberedText(msgspec.Struct, frozen=True, gc=False):
    """`quantities` are read as English has them; places are characters of `text` as given.

    `folded` and `low` are the text as `reader.figures.folding` makes it, all characters at their places. They are
    empty where the text has no number.
    """

    text: str
    folded: str = ""
    low: str = ""
    quantities: Sequence[Quantity] = ()


def numbered(text: str) -> NumberedText:
    """A text with its numbers."""
    return number_all([text])[0]


def number_all(texts: Iterable[str]) -> list[NumberedText]:
    """Texts with their numbers: quicker than one after the other, for most texts have none."""
    texts = list(texts)
    folded = fold(BREAK.join(("", *texts)))
    low = lower(folded)
    spans = number_spans(low)
    spans.append((len(low) + 1, 0))  # there always is a next one
    found: list[NumberedText] = []
    first, begin = 0, len(BREAK)
    for text in texts:
        end, last = begin + len(text), first
        while spans[last][0] < end:
            last += 1
        if last == first:
            found.append(NumberedText(text))
        else:
            own = low[begin:end]
            numerals = numerals_at(own, [(start - begin, stop - begin) for start, stop in spans[first:last]])
            found.append(NumberedText(text, folded[begin:end], own, list(quantities(own, list(numerals)))))
        first, begin = last, end + len(BREAK)
    return found
