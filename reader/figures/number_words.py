"""The words and marks that make numbers: English number words, scales, dozens, fractions.

Scales are powers of ten rather than numbers: they only move the decimal point.
"""

from collections.abc import Mapping
from types import MappingProxyType


def _counted(first: int, step: int, words: str) -> Mapping[str, int]:
    return MappingProxyType({word: first + step * place for place, word in enumerate(words.split())})


def _same(number: int, words: str) -> dict[str, int]:
    return dict.fromkeys(words.split(), number)


ONES = _counted(1, 1, "one two three four five six seven eight nine")

TEENS = _counted(10, 1, "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")

TENS = _counted(20, 10, "twenty thirty forty fifty sixty seventy eighty ninety")

CARDINALS = frozenset((*ONES, *TEENS, *TENS))
"""Words that count by themselves."""

SCALES: Mapping[str, int] = MappingProxyType(
    {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12, "quadrillion": 15}
    | {"lakh": 5, "lakhs": 5, "crore": 7, "crores": 7}
)
"""Powers of ten of the scale words, on the short scale that English news uses."""

SHORT_SCALES: Mapping[str, int] = MappingProxyType(
    {"k": 3} | _same(6, "m mn mln") | _same(9, "b bn bln") | _same(12, "t tn trn tln")
)
"""Powers of ten of the letters that stand at the end of digits."""

FOREIGN_SCALES: Mapping[str, int] = MappingProxyType(
    _same(3, "mil mille tausend duizend mila tusen tusind tysięcy тыс тысяч")
    | _same(6, "million millionen mio millones millón millions milioni milione milhões milhão miljoen")
    | _same(6, "miljoner millioner milionów miliony milyon млн миллион миллиона миллионов мільйонів مليون")
    | _same(9, "milliarde milliarden mrd milliard milliards miliardi miliardo bilhões bilhão miljard")
    | _same(9, "miljarder milliarder miliardów milyar млрд миллиард миллиарда миллиардов مليار")
    | _same(12, "billionen billones billón")
    | _same(3, "tys tysiące тисяч тис bin ezer mii tisíc ribu χιλιάδες nghìn हज़ार")
    | _same(
        6, "miliony milionů milioane miljoonaa millió juta triệu εκατομμύρια εκατ millones milióny миллионы"
    )
    | _same(
        9, "mld mlrd mia miliarda miliardy miliarde miljardia milliárd miliar tỷ δισεκατομμύρια δισ миллиарды"
    )
    | _same(9, "мільярдів अरब")
    | _same(12, "trilhão trilhões трлн триллионов biliony bilionů triliun")
    | {"लाख": 5, "करोड़": 7}
    | {"万": 4, "萬": 4, "만": 4, "億": 8, "亿": 8, "억": 8, "兆": 12, "조": 12}
)
"""Powers of ten of scale words in texts that are not English: Spanish `billón` and German `Billion` are 10¹²."""

DOZEN = "dozen"

FRACTIONS: Mapping[str, int] = MappingProxyType(
    {
        "half": 2,
        "third": 3,
        "quarter": 4,
        "fifth": 5,
        "sixth": 6,
        "seventh": 7,
        "eighth": 8,
        "ninth": 9,
        "tenth": 10,
    }
)
"""What a whole is divided by; the plural is the word and `s`, and `halves`."""

SLASHED_FRACTIONS: Mapping[str, str] = MappingProxyType(
    {"1/2": "5", "1/3": "3333", "2/3": "6667", "1/4": "25", "3/4": "75"}
)
"""The digits that each stands for behind a whole number, `3 1/2`; alone they may be dates or scores."""

VULGAR_FRACTIONS: Mapping[str, str] = MappingProxyType(
    {"½": "5", "¼": "25", "¾": "75", "⅓": "3333", "⅔": "6667", "⅕": "2", "⅖": "4", "⅗": "6", "⅘": "8"}
    | {"⅛": "125", "⅜": "375", "⅝": "625", "⅞": "875"}
)
"""The digits that each stands for after the decimal point."""
