"""Every quantity of a text: value, what it counts, how it is meant, where it stands.

The steps are other modules' work; here they meet. Linear in the length of the text, whatever the text.
"""

import re
from collections.abc import Iterator

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
from reader.figures.units import Unit, kind_of, unit_after
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


def _english_figures(text: str, folded: str, low: str) -> Iterator[ExtractedFigure]:
    stops = _STOP.finditer(folded)
    stop = next(stops, None)
    sentence = 0
    earlier: Known | None = None
    for quantity in quantities(low, list(numerals(low))):
        while stop and stop.end() <= quantity.start:
            if earlier and earlier.end < sentence:
                earlier = None
            sentence, stop = stop.end(), next(stops, None)
        money = currency_before(folded, quantity.start)
        meaning = _meaning(text, Place(folded, low, quantity), money, sentence, earlier)
        if meaning is None:
            continue
        if meaning.unit:
            earlier = meaning
        start = money.start if money else quantity.start
        yield ExtractedFigure(
            value=quantity.value,
            high=quantity.high,
            unit=meaning.unit,
            qualifier=_qualifier(low, start, meaning),
            start=start,
            end=meaning.shown,
            kind=meaning.kind,
        )


def _meaning(
    text: str, place: Place, money: Currency | None, sentence: int, earlier: Known | None
) -> _Meaning | None:
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
    if unit is None:
        return _counted(text, place, sentence, earlier)
    if place.quantity.form is Form.WORDS and is_pronoun(place, counts=True):
        return None
    return _Meaning(unit.name or _written(text, unit), unit.kind, behind, behind if unit.name else end)


def _counted(text: str, place: Place, sentence: int, earlier: Known | None) -> _Meaning | None:
    """What a quantity without unit or currency counts."""
    quantity, low = place.quantity, place.low
    end = quantity.end
    digits = quantity.form is Form.DIGITS
    if digits and (is_code_after(place) or is_time(place)):
        return None
    share = quantity.form is Form.FRACTION
    noun = noun_after(place.folded, low, end, one=share or (quantity.value == 1 and quantity.high is None))
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
    known = recovered(low, quantity.start, end, sentence, earlier)
    if known:
        return _Meaning(known.unit, FigureKind.RATIO if share else known.kind, end, end)
    if noun:
        return _Meaning(noun.name, FigureKind.COUNTED, noun.end, end, noun.head)
    return _Meaning("", FigureKind.RATIO if share else FigureKind.BARE, end, end)


def _written(text: str, words: Unit | Noun) -> str:
    return " ".join(text[words.start : words.end].split())


def _qualifier(low: str, start: int, meaning: _Meaning) -> Qualifier:
    before, begin = qualifier_before(low, start)
    changed = change(low, begin, meaning.end, meaning.kind, meaning.head)
    if changed or before is not Qualifier.EXACTLY:
        return changed or before
    after, _ = qualifier_after(low, meaning.shown)
    return after if after is not Qualifier.EXACTLY else qualifier_after(low, meaning.end)[0]


_STOP = re.compile(r"[.!?][\"”')\]]*\s+(?=[\"“'(\[]?[A-Z0-9])|\n\s*\n")
_ARTICLE = re.compile(r"\san?(?=\s)")
