"""Units that the text leaves out and the sentence gives back: `200 more`, `killed 12`, `from 45 last year`."""

import re

import msgspec

from reader.figures.words import HARMING_VERBS
from reader.model.extracted_figure import FigureKind


class Known(msgspec.Struct, frozen=True):
    """The unit and kind of a figure that stands earlier, and where that figure ends."""

    unit: str
    kind: FigureKind
    end: int


def recovered(low: str, start: int, end: int, sentence: int, earlier: Known | None) -> Known | None:
    """What a bare number at `start` to `end` counts, or None.

    `sentence` is where its sentence begins, `earlier` the last figure with a unit in it or in the one before.
    """
    before = low[max(sentence, start - _REACH) : start]
    within = earlier is not None and earlier.end > sentence
    if earlier and (_MORE.match(low, end) or _ANOTHER.search(before)) and earlier.kind is FigureKind.COUNTED:
        return earlier
    if earlier and within and _OF_THEM.match(low, end):
        return earlier
    if earlier and within and _COMPARED.search(before):
        return earlier
    if match := _NUMBER_OF.search(before):
        return Known(match[1], FigureKind.COUNTED, end)
    if match := _TOLL.search(before):
        return Known(_TOLLS[match[1]], FigureKind.COUNTED, end)
    word = before.split()[-1:] if before.endswith(" ") else []
    if word and word[0] in HARMING_VERBS:
        return Known("people", FigureKind.COUNTED, end)
    if earlier and within and earlier.kind is FigureKind.COUNTED and _WERE.match(low, end):
        return earlier
    if _HARMED.match(low, end):
        return Known("people", FigureKind.COUNTED, end)
    return None


_REACH = 90

_MORE = re.compile(r"\s(?:more|others?|further|additional|extra)\b(?!\sthan)")
_ANOTHER = re.compile(r"\b(?:another|further|additional|other)\s$")
_OF_THEM = re.compile(r"\sof\s(?:them|whom|which|these|those)\b")
_COMPARED = re.compile(
    r"\b(?:compared\s(?:with|to)|against|versus|down\sfrom|up\sfrom|from|than|number\sis)"
    r"\s(?:about\s|around\s|nearly\s|just\s|only\s|some\s|more\sthan\s|closer\sto\s)?$|\bcloser\sto\s$"
)
_NUMBER_OF = re.compile(
    r"\b(?:number|total|tally|sales|deliveries|count)\sof\s(?:[a-z-]+\s){0,2}?([a-z-]+(?:\s[a-z-]+)?s)\s(?:[a-z]+\s){0,6}"
    r"(?:to|at|reached|was|is|hit|by|stood\sat)\s(?:about\s|nearly\s|around\s|some\s|more\sthan\s|at\sleast\s)?$"
)
_TOLL = re.compile(
    r"\b(death\stoll|toll|population|crowd|audience|turnout|workforce|city|town|village)\s(?:[a-z]+\s){0,4}?(?:of|to|at|reached|was|is|hit|had)\s(?:about\s|nearly\s|around\s|some\s|more\sthan\s|at\sleast\s)?$"
)
_TOLLS = {"death toll": "deaths", "toll": "deaths"} | dict.fromkeys(
    ("population", "crowd", "audience", "turnout", "workforce", "city", "town", "village"), "people"
)
_WERE = re.compile(r"\s(?:were|was|are|had|have)\b")
_HARMED = re.compile(
    r"\s(?:people\s)?(?:(?:were|was|have\sbeen|had\sbeen|are)\s)?(?:also\s|seriously\s|critically\s)?"
    r"(?:killed|dead|wounded|injured|hurt|missing|arrested|detained|died|aboard|on\sboard)\b"
)
