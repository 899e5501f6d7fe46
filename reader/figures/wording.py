"""How a key figure is said in signs, wherever it is shown: the qualifier, and the way from the value before.

What stands around the signs is each surface's own.
"""

from decimal import Decimal, DecimalException

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


_SAY_IT = tuple("~≈≥≤<>▲▼↑↓+")


def sign_of(value: str, qualifier: Qualifier) -> str:
    """The qualifier as a sign; none where the value says it itself: `~300`."""
    return "" if value.strip().startswith(_SAY_IT) else SIGNS[qualifier]


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

    def words(self, *, per_cent: bool) -> str:
        """`▲ 58.8 %`; of values that are per cent themselves `▲ 0.5 points`; `▲ 8.5` from or to a value below zero;
        the arrow alone where there is no sense in a share, `=` where nothing changed.
        """
        if not self.arrow:
            return "="
        try:
            much = f"{self._difference()} points" if per_cent else self._share()
        except DecimalException:  # numbers with more digits than arithmetic has room for
            much = ""
        return f"{self.arrow} {much}".rstrip()

    def _difference(self) -> str:
        much = f"{abs(self.now - self.before):,f}"
        return much.rstrip("0").rstrip(".") if "." in much else much

    def _share(self) -> str:
        if self.before <= 0 or self.now < 0:
            return self._difference()
        share = abs(self.now - self.before) / self.before * 100
        if share >= _NO_SENSE:
            return ""
        if share >= 100:
            return f"{share:.0f} %"
        if not _LEAST / 2 <= share < 100 - _LEAST / 2:  # neither nothing nor everything
            return f"< {_LEAST} %" if share < 1 else f"> {100 - _LEAST} %"
        return f"{share:.1f} %"


_LEAST = Decimal("0.1")
"""Per cent that are told."""
_NO_SENSE = 10_000
"""Per cent from which on a share says nothing any more."""


def is_per_cent(value: str, unit: str) -> bool:
    """Whether a figure is a share, so that its changes are points."""
    return "%" in f"{value}{unit}"


def unit_of(figure: Figure) -> str:
    """The unit; of `43%`, which says it in the value, per cent."""
    return f"% {figure.unit}".rstrip() if "%" in figure.value and "%" not in figure.unit else figure.unit


def change_since_previous(figure: Figure) -> Change | None:
    """What became of the figure; None where one of the two holds no number."""
    from reader.figures.numbers import (
        parse_number,
    )  # when asked, because a screen without a trend starts faster

    now, before = parse_number(figure.value), parse_number(figure.previous)
    return Change(now.value, before.value) if now and before else None
