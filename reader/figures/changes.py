"""Whether a number is a change, up or down, from the verb or noun beside it: `fell 3.5%`, `a rise of 12`, `5% higher`.

A level that was reached is no change: `rose to 5%`.
"""

import re

from reader.model.article import Qualifier
from reader.model.extracted_figure import FigureKind

_UP_MOVES = (
    r"r[io]se[sn]?|rising|climb(?:s|ed|ing)?|increas(?:es?|ed|ing)|gr[eo]ws?|grown|growing|jump(?:s|ed|ing)?"
    r"|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|leap(?:s|ed|t)?|advanc(?:es?|ed|ing)|rall(?:y|ies|ied)|spik(?:es?|ed|ing)"
    r"|swell(?:s|ed)?|swollen|expand(?:s|ed|ing)?|strengthen(?:s|ed|ing)?|rebound(?:s|ed|ing)?|widen(?:s|ed|ing)?"
    r"|accelerat(?:es?|ed|ing)|appreciat(?:es?|ed|ing)|(?:gone|goes|go|going|went|edg(?:es?|ed|ing)|tick(?:s|ed)|inch(?:ed)?)\sup|up"
)
_DOWN_MOVES = (
    r"fall(?:s|en|ing)?|fell|drop(?:s|ped|ping)?|declin(?:es?|ed|ing)|decreas(?:es?|ed|ing)|slump(?:s|ed|ing)?"
    r"|plung(?:es?|ed|ing)|plummet(?:s|ed|ing)?|tumbl(?:es?|ed|ing)|sl(?:ide|id|ides|iding)|slip(?:s|ped|ping)?"
    r"|s[aiu]nk|sank|dip(?:s|ped|ping)?|shr[aiu]nk(?:s|ing)?|contract(?:s|ed|ing)?|weaken(?:s|ed|ing)?"
    r"|narrow(?:s|ed|ing)?|retreat(?:s|ed|ing)?|depreciat(?:es?|ed|ing)|crash(?:es|ed)?|diminish(?:es|ed)?"
    r"|(?:gone|goes|go|going|went|edg(?:es?|ed|ing)|tick(?:s|ed)|inch(?:ed)?)\sdown|down"
)
_UP_ACTS = r"add(?:s|ed|ing)?|gain(?:s|ed|ing)?|rais(?:es?|ed|ing)|boost(?:s|ed|ing)?|lift(?:s|ed|ing)?|hik(?:es?|ed|ing)"
_DOWN_ACTS = (
    r"los(?:es?|ing|t)|shed(?:s|ding)?|cut(?:s|ting)?|reduc(?:es?|ed|ing)|lower(?:s|ed|ing)?|slash(?:es|ed|ing)?"
    r"|trim(?:s|med)?|eas(?:es?|ed|ing)"
)
_NOUNS_UP = r"rise|increase|gain|growth|jump|surge|climb|advance|leap|uptick|expansion|hike|rises|increases"
_NOUNS_DOWN = (
    r"fall|drop|decline|decrease|slump|plunge|loss|cut|reduction|dip|contraction|slide|shortfall|falls|cuts"
)
_ADVERBS = r"(?:\s(?:by|a|an|another|about|further|some|nearly|almost|only|just|as\smuch\sas|[a-z]+ly))*"

_MOVED = re.compile(
    rf"\b(?:(?P<up>(?:{_UP_MOVES})|(?:{_NOUNS_UP})\sof)|(?P<down>(?:{_DOWN_MOVES})|(?:{_NOUNS_DOWN})\sof)){_ADVERBS}\s$"
)
_ACTED = re.compile(rf"\b(?:(?P<up>{_UP_ACTS})|(?P<down>{_DOWN_ACTS})){_ADVERBS}\s$")
_BY = re.compile(
    rf"\b(?:(?P<up>{_UP_MOVES}|{_UP_ACTS})|(?P<down>{_DOWN_MOVES}|{_DOWN_ACTS}))\s(?:[^.;:()]{{0,50}}\s)?by\s$"
)
_FOLLOWED = re.compile(
    rf"[\s-](?:(?:points?|[a-z]+ly|annual|year-on-year)\s)?(?:(?P<up>up|higher|above|{_NOUNS_UP})|(?P<down>down|lower|below"
    rf"|{_NOUNS_DOWN}))\b(?!\s(?:to\s\d|ground|sea\slevel))"
)
_COMPARED = re.compile(
    r"\s(?:(?P<up>more|bigger|larger|faster)|(?P<down>less|fewer|smaller|cheaper|slower))\b"
)


def change(low: str, start: int, end: int, kind: FigureKind, noun: str) -> Qualifier | None:
    """Up or down where the quantity is a change. It reaches from `start`, currency and `about` included, to `end`."""
    before = low[max(0, start - _REACH) : start]
    moved = _MOVED.search(before)
    if moved is None and before.endswith("by "):
        moved = _BY.search(before)
    if moved is None and (kind is FigureKind.PERCENT or noun.endswith("points")):
        moved = _ACTED.search(before)
    if moved is None and (kind in _SIZES or noun.endswith("points")):
        moved = _FOLLOWED.match(low, end)
    if moved is None and kind is FigureKind.PERCENT:
        moved = _COMPARED.match(low, end)
    if moved is None:
        return None
    return Qualifier.UP if moved["up"] else Qualifier.DOWN


_REACH = 80
_SIZES = frozenset({FigureKind.PERCENT, FigureKind.MONEY})
