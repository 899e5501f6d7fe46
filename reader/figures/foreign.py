"""Quantities of texts that are not English: numbers, currencies, per cent and measures; no nouns are guessed."""

import re
from collections.abc import Iterator

from reader.figures.codes import is_code_before
from reader.figures.currencies import currency_after, currency_before
from reader.figures.numerals import Form, numerals
from reader.figures.place import Place
from reader.figures.quantities import quantities
from reader.model.extracted_figure import ExtractedFigure, FigureKind


def foreign_figures(folded: str, low: str) -> Iterator[ExtractedFigure]:
    """Every quantity of a folded text in its order, `exactly` throughout."""
    for quantity in quantities(low, list(numerals(low, english=False))):
        start, end = quantity.start, quantity.end
        unit, kind = "", FigureKind.RATIO if quantity.form is Form.FRACTION else FigureKind.BARE
        if money := currency_before(folded, start) or currency_after(low, end):
            unit, kind = money.name, FigureKind.MONEY
            start, end = min(start, money.start), money.end if money.is_sign else end
        elif is_code_before(Place(folded, low, quantity)):
            continue
        elif percent := _PERCENT.match(low, end):
            unit, kind, end = "%", FigureKind.PERCENT, percent.end()
        elif measure := _SYMBOL.match(folded, end):
            unit, kind = measure[1], FigureKind.MEASURE
        elif _DATE_OR_CODE.match(low, end) or _YEAR.fullmatch(low, start, end):
            continue
        yield ExtractedFigure(
            value=quantity.value, high=quantity.high, unit=unit, start=start, end=end, kind=kind
        )


_PERCENT = re.compile(
    r"\s?(?:%|percent|prozent|procent|pour\scent|por\sciento|por\scento|per\scento|proc|yüzde|процент\w*|відсотк\w*)"
)
_SYMBOL = re.compile(
    r"\s?(km/h|km²|km2|km|cm|mm|m²|m³|kg|mg|ha|[kmgt]wh?|[kmgt]b|°[cf]?)(?!\w)", re.IGNORECASE
)
_DATE_OR_CODE = re.compile(
    r"[-:/]\d|[a-zа-я]|\s?[年月日時时分号년월일시]|\s\d|\.\s?(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez|lok|led|\d)"
    r"|\s(?:de\s|d')?(?:jan|feb|fev|fév|mar|mär|abr|avr|apr|mai|may|maj|mag|giu|jui|jun|jul|lug|ago|aoû|aug|set|sep|out"
    r"|oct|okt|ott|nov|dic|dez|déc|dec|ene|gen|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек|uhr|h\b)"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d{2}(?:\s?-\s?(?:1[5-9]|20)\d{2})?")
