"""A quantity where it stands, with the word in front of it: what the tests of this room look at."""

from reader.figures.quantities import Quantity

_REACH = 40
"""Characters looked back for the word in front; a longer word tells nothing."""
_QUOTES = '"“”(['
_OPENING = ".!?:;\"“”'(\n—|"


class Place:
    """One quantity in its text. `previous` is the word in front in lower case, empty where there is none."""

    __slots__ = ("folded", "low", "previous", "previous_start", "quantity")

    def __init__(self, folded: str, low: str, quantity: Quantity) -> None:
        self.folded = folded
        self.low = low
        self.quantity = quantity
        back = max(0, quantity.start - _REACH)
        before = low[back : quantity.start]
        last = before[-1:]
        words = before.rstrip(_QUOTES).rsplit(None, 1) if last.isspace() or last in _QUOTES else ()
        self.previous = words[-1].lstrip(_QUOTES) if words else ""
        self.previous_start = low.rindex(self.previous, back, quantity.start) if words else quantity.start

    @property
    def after_capital(self) -> bool:
        """Whether the word in front is written with a capital."""
        written = self.folded[self.previous_start : self.previous_start + len(self.previous)]
        return written != self.previous

    def begins(self, position: int) -> bool:
        """Whether a sentence or quotation begins at this position."""
        before = self.low[max(0, position - 3) : position].rstrip(" ")
        return not before or before[-1] in _OPENING
