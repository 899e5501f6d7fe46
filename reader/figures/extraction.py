"""Every quantity of a text: value, what it counts, how it is meant, where it stands.

The steps are other modules' work; here they meet. Linear in the length of the text, whatever the text.
"""

import re
from collections.abc import Iterator

import msgspec

from reader.figures.ages import YEARS, is_age
from reader.figures.changes import change
from reader.figures.currencies import Currency, currency_after, currency_before
from reader.figures.exclusions import (
    Place,
    is_code_after,
    is_code_before,
    is_label,
    is_name,
    is_pronoun,
    is_score,
    is_share,
    is_time,
    is_year,
)
from reader.figures.folding import fold, lower
from reader.figures.foreign import foreign_figures
from reader.figures.languages import is_english
from reader.figures.nouns import Noun, noun_after
from reader.figures.numerals import Form, numerals
from reader.figures.qualifiers import qualifier_after, qualifier_before
from reader.figures.quantities import quantities
from reader.figures.recovery import Known, recovered
from reader.figures.units import Unit, kind_of, unit_after, unit_before
from reader.model.article import Qualifier
from reader.model.extracted_figure import ExtractedFigure, FigureKind


def extract_figures(text: str) -> tuple[ExtractedFigure, ...]:
    """Every quantity of the text in its order. Any text is safe; places are characters of `text` as given.

    In text that is not English only currencies, per cent and measures get a unit.
    """
    folded = fold(text)
    low = lower(folded)
    return tuple(_english_figures(text, folded, low) if is_english(low) else foreign_figures(folded, low))


class _Meaning(Known, frozen=True):
    """What a number counts. Inherited `end` is where the words that say so end; `shown` where the number does."""

    shown: int
    head: str = ""


class _Said(msgspec.Struct, frozen=True):
    """How the figure before was meant, and where its unit ends."""

    qualifier: Qualifier
    end: int


def _english_figures(text: str, folded: str, low: str) -> Iterator[ExtractedFigure]:
    earlier: Known | None = None
    last: _Said | None = None
    for quantity in quantities(low, list(numerals(low))):
        money = currency_before(folded, quantity.start)
        meaning = _meaning(text, Place(folded, low, quantity), money, earlier)
        if meaning is None:
            continue
        if meaning.unit:
            earlier = meaning
        start = money.start if money else quantity.start
        figure = ExtractedFigure(
            value=quantity.value,
            high=quantity.high,
            unit=meaning.unit,
            qualifier=_qualifier(low, start, meaning, last),
            start=start,
            end=meaning.shown,
            kind=meaning.kind,
        )
        last = _Said(figure.qualifier, meaning.end)
        yield figure


def _meaning(text: str, place: Place, money: Currency | None, earlier: Known | None) -> _Meaning | None:
    """What the quantity counts; None where it is no figure."""
    end = place.quantity.end
    if money:
        return _Meaning(money.name, FigureKind.MONEY, end, end)
    if is_code_before(place):
        return None
    if money := currency_after(place.low, end):
        return _Meaning(money.name, FigureKind.MONEY, money.end, money.end if money.is_sign else end)
    if place.quantity.form is Form.FRACTION and not is_share(place):
        return None
    if place.quantity.form is Form.WORDS and (is_name(place, counts=True) or is_label(place)):
        return None
    unit = unit_after(place.low, place.folded, end)
    if place.quantity.form is Form.FRACTION and unit is None and (article := _ARTICLE.match(place.low, end)):
        unit = unit_after(place.low, place.folded, article.end())
    behind = unit.end if unit else end
    if (unit is None or unit.kind is FigureKind.DURATION) and is_age(place, behind):
        return _Meaning(_written(text, unit) if unit else YEARS, FigureKind.AGE, behind, end)
    if unit is None and (unit := unit_before(place.low, place.quantity.start)):
        behind = end
    if unit is None:
        return _counted(text, place, earlier)
    if place.quantity.form is Form.WORDS and is_pronoun(place, counts=True):
        return None
    return _Meaning(unit.name or _written(text, unit), unit.kind, behind, behind if unit.name else end)


def _counted(text: str, place: Place, earlier: Known | None) -> _Meaning | None:
    """What a quantity without unit or currency counts."""
    quantity, low = place.quantity, place.low
    end = quantity.end
    digits = quantity.form is Form.DIGITS
    if digits and (is_code_after(place) or is_time(place)):
        return None
    share = quantity.form is Form.FRACTION
    one = quantity.value == 1 and quantity.high is None
    _, begin = qualifier_after(low, end)
    if of := _OF_NUMBER.match(low, end):
        begin = of.end()
    noun = noun_after(place.folded, low, begin, one=one, share=share)
    counts = noun is not None
    if digits and (is_year(place, counts=counts) or is_label(place) or is_name(place, counts=counts)):
        return None
    if quantity.form is Form.WORDS and is_pronoun(place, counts=counts):
        return None
    if noun and not noun.name:
        kind = FigureKind.RATIO if share else kind_of(noun.head)
        return _Meaning(_written(text, noun), kind, noun.end, end, noun.head)
    if not noun and is_score(place):
        return None
    if (
        not noun
        and not share
        and (onward := _ONWARD.match(low, end))
        and (known := _unit_at(text, place, onward.end()))
    ):
        return _Meaning(known.unit, known.kind, end, end)
    known = recovered(place.folded, low, quantity.start, end, earlier)
    if known:
        return _Meaning(known.unit, FigureKind.RATIO if share else known.kind, end, end)
    if noun:
        return _Meaning(noun.name, FigureKind.COUNTED, noun.end, end, noun.head)
    return _Meaning("", FigureKind.RATIO if share else FigureKind.BARE, end, end)


def _unit_at(text: str, place: Place, end: int) -> Known | None:
    """What the next number counts, for one that shares its unit: `36 and 29 times`, `from 5 to 500 euros`."""
    if money := currency_after(place.low, end):
        return Known(money.name, FigureKind.MONEY, end)
    if unit := unit_after(place.low, place.folded, end):
        return Known(unit.name or _written(text, unit), unit.kind, end)
    if noun := noun_after(place.folded, place.low, end):
        return Known(_written(text, noun), kind_of(noun.head), end)
    return None


def _written(text: str, words: Unit | Noun) -> str:
    return " ".join(text[words.start : words.end].split())


def _qualifier(low: str, start: int, meaning: _Meaning, last: _Said | None) -> Qualifier:
    before, begin = qualifier_before(low, start)
    behind = low[meaning.end : meaning.end + _BEHIND].replace("-", " ").split()
    changed = change(low[max(0, begin - _AHEAD) : begin].split(), behind, meaning.kind, meaning.head)
    if changed:
        return changed
    if last and meaning.kind in _SAID_TWICE and _OR.fullmatch(low, last.end, begin):
        return last.qualifier
    if (
        meaning.kind is FigureKind.DURATION
        and low.startswith("over", begin)
        and not _is_longer(low, begin, meaning.end)
    ):
        return Qualifier.EXACTLY
    if before is not Qualifier.EXACTLY:
        return before
    after, _ = qualifier_after(low, meaning.shown)
    return after if after is not Qualifier.EXACTLY else qualifier_after(low, meaning.end)[0]


def _is_longer(low: str, begin: int, end: int) -> bool:
    front = low[max(0, begin - 12) : begin].split()
    return not front or front[-1] in _LONGER or low.startswith((" ago", " old"), end)


_AHEAD = 80
_BEHIND = 24
"""Characters in which a word that tells a change stands before and behind a number, at most."""
_OF_NUMBER = re.compile(r"\sof\s(?:(?:the|its|their|his|her|all|some|about)\s){0,2}(?:\d[\d,.]*\d|\d)(?!\w)")
_OR = re.compile(r",?\s(?:or|\()\s?")
_SAID_TWICE = frozenset({FigureKind.PERCENT, FigureKind.MONEY})
"""`fell $1.20, or 1.6%`: the second says the same again."""
_LONGER = frozenset(
    {
        "for",
        "in",
        "just",
        "well",
        "took",
        "takes",
        "take",
        "lasted",
        "lasts",
        "last",
        "spent",
        "is",
        "was",
        "with",
        "of",
    }
    | {"slightly", "little", "after", "only"}
)
"""Words after which `over five years` is more than five years; else it means during them."""
_ONWARD = re.compile(
    r"\s(?:to|or|and)\s(?:about\s|nearly\s|around\s|perhaps\s)?\d[\d,]*(?:\.\d+)?(?:\s[a-z]+illion)?"
)
_ARTICLE = re.compile(r"\san?(?=\s)")
