"""What a number of an English text means: money, a share, an age, so many of something, or no figure at all."""

import re

from reader.figures.ages import YEARS, is_age
from reader.figures.codes import is_code_after, is_code_before
from reader.figures.currencies import Currency, currency_after
from reader.figures.dates import is_date, is_year
from reader.figures.names import is_label, is_name, is_score
from reader.figures.nouns import Noun, noun_after
from reader.figures.numerals import Form
from reader.figures.place import Place
from reader.figures.pronouns import is_pronoun, is_share
from reader.figures.qualifiers import qualifier_after
from reader.figures.recovery import Known, recovered
from reader.figures.units import Unit, kind_of, unit_after, unit_before
from reader.model.extracted_figure import FigureKind


class Meaning(Known, frozen=True, gc=False):
    """What a number counts. `end` is where the words that say so end, `shown` where the number itself does.

    `head` is the chief noun of what is counted, in lower case.
    """

    shown: int
    head: str = ""


def meaning(text: str, place: Place, money: Currency | None, earlier: Known | None) -> Meaning | None:
    """What the quantity counts; None where it is no figure.

    `money` is a currency in front of it, `earlier` what the last figure before it counted.
    """
    end, form = place.quantity.end, place.quantity.form
    if money:
        return Meaning(money.name, FigureKind.MONEY, end, end)
    if is_code_before(place) or (form is Form.DIGITS and is_date(place)):
        return None
    if money := currency_after(place.low, end):
        return Meaning(money.name, FigureKind.MONEY, money.end, money.end if money.is_sign else end)
    if form is Form.FRACTION and not is_share(place):
        return None
    if form is Form.WORDS and (is_name(place, counts=True) or is_label(place)):
        return None
    unit = _unit(place)
    if (
        unit
        and unit.kind is FigureKind.DURATION
        and _is_one(place, unit)
        and not place.low.startswith(" old", unit.end)
        and is_year(place, counts=False)
    ):
        return None
    behind = max(end, unit.end) if unit else end
    if (unit is None or unit.kind is FigureKind.DURATION) and is_age(place, behind):
        return Meaning(_written(text, unit) if unit else YEARS, FigureKind.AGE, behind, end)
    if unit is None:
        return _counted(text, place, earlier)
    if form is Form.WORDS and is_pronoun(place, counts=True):
        return None
    return Meaning(unit.name or _written(text, unit), unit.kind, behind, behind if unit.name else end)


def _unit(place: Place) -> Unit | None:
    end = place.quantity.end
    unit = unit_after(place.low, place.folded, end)
    if unit is None and place.quantity.form is Form.FRACTION and (article := _ARTICLE.match(place.low, end)):
        unit = unit_after(place.low, place.folded, article.end())
    return unit or unit_before(place.low, place.quantity.start)


def _is_one(place: Place, unit: Unit) -> bool:
    """Whether a unit is a word of its own in the singular: `day` in `2018 day five`."""
    return place.low[unit.start - 1] == " " and place.low[unit.end - 1] != "s"


def _counted(text: str, place: Place, earlier: Known | None) -> Meaning | None:
    """What a quantity without unit or currency counts."""
    quantity, low, end = place.quantity, place.low, place.quantity.end
    digits, share = quantity.form is Form.DIGITS, quantity.form is Form.FRACTION
    if digits and (is_code_after(place) or is_label(place)):
        return None
    noun = _noun(place)
    counts = noun is not None
    if digits and (is_year(place, counts=counts) or is_name(place, counts=counts)):
        return None
    if quantity.form is Form.WORDS and is_pronoun(place, counts=counts):
        return None
    if noun and not noun.name:
        kind = FigureKind.RATIO if share else kind_of(noun.head)
        return Meaning(_written(text, noun), kind, noun.end, end, noun.head)
    if not noun and is_score(place):
        return None
    known = None if noun or share else _shared(text, place)
    known = known or recovered(place.folded, low, quantity.start, end, earlier)
    if known and share and known.kind not in _SHARED_OUT:
        known = None
    if known:
        return Meaning(known.unit, FigureKind.RATIO if share else known.kind, end, end)
    if noun:
        return Meaning(noun.name, FigureKind.RATIO if share else FigureKind.COUNTED, noun.end, end, noun.head)
    return Meaning("", FigureKind.RATIO if share else FigureKind.BARE, end, end)


def _noun(place: Place) -> Noun | None:
    """The noun behind the number, also behind `or more`, and behind the whole in `252 of the 400 seats`."""
    quantity, low = place.quantity, place.low
    _, begin = qualifier_after(low, quantity.end)
    if whole := _OF_NUMBER.match(low, quantity.end):
        begin = whole.end()
    elif low[begin + 1 : begin + 2].isdecimal() and (size := _SIZE.match(low, begin)):
        if size["many"]:
            return Noun(size.start("many"), size.end(), size["many"])
        begin = size.end()
    one = quantity.value == 1 and quantity.high is None
    return noun_after(place.folded, low, begin, one=one, share=quantity.form is Form.FRACTION)


def _shared(text: str, place: Place) -> Known | None:
    """What the next number counts, for one that shares its unit: `36 and 29 times`, `from 5 to 500 euros`."""
    onward = _ONWARD.match(place.low, place.quantity.end)
    if onward is None:
        return None
    end = onward.end()
    if money := currency_after(place.low, end):
        return Known(money.name, FigureKind.MONEY, end)
    if unit := unit_after(place.low, place.folded, end):
        return Known(unit.name or _written(text, unit), unit.kind, end)
    if noun := noun_after(place.folded, place.low, end):
        return Known(_written(text, noun), kind_of(noun.head), end)
    return None


def _written(text: str, words: Unit | Noun) -> str:
    return " ".join(text[words.start : words.end].split())


_ARTICLE = re.compile(r"\s(?:of\s)?an?(?=\s)")
_OF_NUMBER = re.compile(
    r"\sof\s(?:(?:the|its|their|his|her|all|some|about|nearly|almost|roughly|around|estimated|last|past|first|next"
    r"|previous|remaining)\s){0,2}(?:[\w-]+'s?\s)?(?:\d[\d,]*\d|\d)"
    r"(?:\.\d+)?(?:m|bn|\s[a-z]{1,4}llion)?(?!\w)"
)
_SHARED_OUT = frozenset({FigureKind.COUNTED, FigureKind.RATIO})
_SIZE = re.compile(r"\s(?:(?P<many>\d[\d.,]*-year-olds)\b|\d[\d.,]*-?[a-z][\w-]*(?=\s[a-z]))")
"""`Two 500-pound bombs`, and those who are `three 19-year-olds`."""
_ONWARD = re.compile(
    r"\s(?:to|or|and|by|x)\s(?:about\s|nearly\s|around\s|perhaps\s)?\d[\d,]*(?:\.\d+)?(?:\s[a-z]+illion|bn|m|tn|k)?(?!\w)"
)
