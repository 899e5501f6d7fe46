"""A text with its numbers found once, for all who look at them."""

from collections.abc import Sequence

from reader.figures.folding import fold, lower
from reader.figures.numerals import numerals
from reader.figures.quantities import Quantity, quantities


class NumberedText:
    """`quantities` are read as English has them; places are characters of `text` as given."""

    __slots__ = ("folded", "low", "quantities", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)
        self.low = lower(self.folded)
        found = list(numerals(self.low))
        self.quantities: Sequence[Quantity] = list(quantities(self.low, found)) if found else ()
