"""How a key figure is said in signs, wherever it is shown: the qualifier, and the way from the value before.

What stands around the signs is each surface's own.
"""

from decimal import Decimal

import msgspec

from reader.model.article import Figure, Qualifier

SIGNS = {
    Qualifier.EXACTLY: "",
    Qualifier.ABOUT: "≈",
    Qualifier.AT_LEAST: "≥",
    Qualifier.AT_MOST: "≤",
    Qualifier.UP: "▲",
    Qualifier.DOWN: "▼",
}


class Change(msgspec.Struct, frozen=True):
    """From the value `before` to the value `now`."""

    now: Decimal
    before: Decimal

    @property
    def arrow(self) -> str:
        """`▲` or `▼`; empty where nothing changed."""
        if self.now == self.before:
            return ""
        return SIGNS[Qualifier.UP if self.now > self.before else Qualifier.DOWN]


def change_since_previous(figure: Figure) -> Change | None:
    """What became of the figure; None where one of the two holds no number."""
    from reader.figures.numbers import (
        parse_number,
    )  # when asked, because a screen without a trend starts faster

    now, before = parse_number(figure.value), parse_number(figure.previous)
    return Change(now.value, before.value) if now and before else None
