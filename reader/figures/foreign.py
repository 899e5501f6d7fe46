"""Quantities of texts that are not English: numbers, currencies, per cent and measures; no nouns are guessed."""

import re
from collections.abc import Iterator

from reader.figures.codes import is_code_before
from reader.figures.currencies import Currency, currency_after, currency_before
from reader.figures.numerals import Form, Reading, numerals
from reader.figures.place import Place
from reader.figures.quantities import quantities
from reader.model.extracted_figure import ExtractedFigure, FigureKind


def foreign_figures(folded: str, low: str) -> Iterator[ExtractedFigure]:
    """Every quantity of a folded text in its order, `exactly` throughout."""
    reading = Reading.POINT_GROUPS if _has_point_groups(low) else Reading.FOREIGN
    for quantity in quantities(low, list(numerals(low, reading))):
        start, end = quantity.start, quantity.end
        unit, kind = "", FigureKind.RATIO if quantity.form is Form.FRACTION else FigureKind.BARE
        if money := currency_before(folded, start) or currency_after(low, end) or _named_currency(low, end):
            unit, kind = money.name, FigureKind.MONEY
            start, end = min(start, money.start), money.end if money.is_sign else end
        elif is_code_before(Place(folded, low, quantity)):
            continue
        elif percent := _PERCENT.match(low, end):
            unit, kind, end = "%", FigureKind.PERCENT, percent.end()
        elif low.startswith(_PERCENT_IN_FRONT, max(0, start - len(_PERCENT_IN_FRONT))):
            unit, kind = "%", FigureKind.PERCENT
        elif measure := _SYMBOL.match(folded, end):
            unit, kind = measure[1], FigureKind.MEASURE
        elif _DATE_OR_CODE.match(low, end) or _YEAR.fullmatch(low, start, end):
            continue
        yield ExtractedFigure(
            value=quantity.value, high=quantity.high, unit=unit, start=start, end=end, kind=kind
        )


def _has_point_groups(low: str) -> bool:
    """Whether a point parts thousands in a text, told from its other numbers and, failing these, its alphabet."""
    if _ENGLISH_MARKS.search(low):
        return False
    return _COMMA_FRACTION.search(low) is not None or _EASTERN.search(low) is None


def _named_currency(low: str, end: int) -> Currency | None:
    """Euros and dollars by what other languages call them get their sign; other currencies stay as written."""
    match = _CURRENCY.match(low, end)
    if match is None:
        return None
    return Currency("€" if match["euro"] else "$" if match["dollar"] else match["other"], end, match.end())


_ENGLISH_MARKS = re.compile(r"(?<![\d.,])\d{1,3},\d{3}(?![\d])(?!,\d)|\d,\d{3}\.\d")
_COMMA_FRACTION = re.compile(r"\d,\d{1,2}(?!\d)")
_EASTERN = re.compile(r"[\u0590-\u1fff\u2e80-\ud7ff]")
"""Letters of alphabets whose languages write numbers as English does."""
_CURRENCY = re.compile(
    r"\s?(?:de\s|d'|di\s)?(?:(?P<euro>euro[sn]?\b|евро\b|ευρώ|ユーロ|欧元|歐元|유로|يورو|יורו|यूरो)"
    r"|(?P<dollar>d[oó]l[aá]r(?:es|ów|i|u|ů)?\b|dollar[sin]?\b|доллар\w*|долар\w*|δολάρι\w*|ドル|美元|달러|دولار|דולר|डॉलर)"
    r"|(?P<other>рубл\w+|гривен\w*|лир\b|sterline\b|franken\b|yenes\b|reais\b|pesos\b|lira\w*|zł(?:otych|ote)?\b|kč\b"
    r"|korun\b|forint\w*|元|円|원|人民币|रुपये|रुपए|ريال|جنيه|درهم|دينار|שקל\w*|đồng\b))"
)
_PERCENT_IN_FRONT = "yüzde "
_PERCENT = re.compile(
    r"\s?(?:%|percent|prozent|procent|prosent|pour\scent|por\sciento|por\scento|per\scento|proc|процент\w*|відсотк\w*"
    r"|százalék|persen|phần\străm|τοις\sεκατό|パーセント|퍼센트|प्रतिशत|في\sالمئة|في\sالمائة|بالمئة|بالمائة|אחוז\w*)"
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
