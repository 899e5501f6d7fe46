"""A number as somebody wrote it, read: `1,905`, `12.3 million`, `4-6`, `~300`, `$3.4bn`, `two dozen`."""

import re
from decimal import Decimal
from itertools import islice

import msgspec

from reader.figures.folding import fold, lower
from reader.figures.number_words import SCALES
from reader.figures.numerals import numerals, rescaled, shifted
from reader.figures.qualifiers import SIGNS, qualifier_after, qualifier_before
from reader.figures.quantities import quantities
from reader.model.article import Qualifier


class Number(msgspec.Struct, frozen=True, gc=False):
    """`value`, or from `value` to `high`; `qualifier` is what signs and words beside the number say.

    Values are exact whatever their length: compare them, but turn only short ones into `int`.
    """

    value: Decimal
    high: Decimal | None = None
    qualifier: Qualifier = Qualifier.EXACTLY


def parse_number(text: str) -> Number | None:
    """The first number of the text, scales multiplied out; None if it holds none.

    Currencies, percent signs and units are passed over. `+4` and `▲4` are up, `▼4` is down, `-4` is minus four.
    """
    if plain := _PLAIN.fullmatch(text):
        whole, fraction, scale = plain.groups("")
        return Number(shifted(whole.replace(",", ""), fraction, SCALES.get(scale, 0)))
    if power := _POWER_OF_TEN.fullmatch(text):
        return Number(rescaled(Decimal(power[1]), int((power[2] or power[3] or power[4]).translate(_RAISED))))
    return _parsed(text)


def _parsed(text: str) -> Number | None:
    """The long way, for any text."""
    low = lower(fold(text))
    quantity = next(quantities(low, list(islice(numerals(low), 2))), None)
    if quantity is None:
        return None
    front = _MONEY.sub("", low[max(0, quantity.start - _REACH) : quantity.start]).rstrip()
    qualifier = SIGNS.get(front[-1:]) or qualifier_before(f"{front} ", len(front) + 1)[0]
    if qualifier is Qualifier.EXACTLY:
        qualifier = qualifier_after(low, quantity.end)[0]
    value = quantity.value
    if front.endswith("-") and quantity.high is None:
        value = value.copy_negate()
    return Number(value, quantity.high, qualifier)


def is_power_of_ten(text: str) -> bool:
    """Whether a value is written as `1.2e-21` or `1.2 × 10⁻²¹` is, which is not looked for in texts."""
    return _POWER_OF_TEN.fullmatch(text) is not None


_PLAIN = re.compile(rf"([0-9]+|[0-9]{{1,3}}(?:,[0-9]{{3}})+)(?:\.([0-9]+))?(?: ({'|'.join(SCALES)}))?")
"""Digits with a point in them or in groups of three, and a scale: most figures, read more than ten times faster."""
_POWER_OF_TEN = re.compile(
    r"\s*([+-]?[0-9]{1,25}(?:\.[0-9]{1,25})?)"
    r"(?:[eE]([+-]?[0-9]{1,3})|\s?[x×·*]\s?10(?:\^([+−-]?[0-9]{1,3})|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})))\s*"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−", "0123456789+--")
_REACH = 64
_MONEY = re.compile(r"(?:\b[a-z]{1,3})?[$€£¥₹₩₽₺₪₦]\s?$|\b[a-z]{3}\s$")
