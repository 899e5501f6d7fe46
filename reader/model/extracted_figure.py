"""A quantity that was found in running text, as opposed to a key figure that an author wrote down."""

import enum
from decimal import Decimal

import msgspec

from reader.model.article import Qualifier


class FigureKind(enum.StrEnum):
    """What sort of quantity it is. A ratio is a part of a whole; a bare number counts nothing the text names."""

    COUNTED = "counted"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    DURATION = "duration"
    AGE = "age"
    RATIO = "ratio"
    BARE = "bare"


class ExtractedFigure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One quantity, or a range from `value` to `high`, at characters `start` to `end` of the text.

    `unit` is what is counted, as the text has it: `officers and personnel`, `km`; percent is always `%`, and
    currencies are their sign (`$`, `US$`, `€`) where they have one. It is empty for a bare number. The
    characters take in the scale and a currency or percent sign, but not the words that are counted.
    """

    value: Decimal
    high: Decimal | None = None
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACTLY
    start: int
    end: int
    kind: FigureKind
