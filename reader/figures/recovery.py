"""Units that the text leaves out and the sentence gives back: `200 more`, `killed 12`, `from 45 last year`."""

import re

import msgspec

from reader.figures.nouns import is_plural, noun_after
from reader.figures.words import HARMING_VERBS
from reader.model.extracted_figure import FigureKind


class Known(msgspec.Struct, frozen=True, gc=False):
    """The unit and kind of a figure that stands earlier, and where that figure ends."""

    unit: str
    kind: FigureKind
    end: int


def recovered(folded: str, low: str, start: int, end: int, earlier: Known | None) -> Known | None:
    """What a bare number at `start` to `end` counts, or None; `earlier` is the last figure that has a unit."""
    sentence = _sentence_start(folded, start)
    if earlier and earlier.end < sentence - _FAR:
        earlier = None
    before = low[max(sentence, start - _REACH) : start]
    within = earlier is not None and earlier.end > sentence
    if earlier and (_MORE.match(low, end) or _ANOTHER.search(before)) and earlier.kind is FigureKind.COUNTED:
        return earlier
    if earlier and within and _OF_THEM.match(low, end):
        return earlier
    if _LEVEL.search(before) and (named := _named(folded, low, sentence, start)):
        return Known(named, FigureKind.COUNTED, end)
    if earlier and within and earlier.kind not in _SELDOM_BARE and _COMPARED.search(before):
        return earlier
    if earlier and earlier.kind in _LISTED and _NEXT_IN_LIST.fullmatch(low, earlier.end, start):
        return earlier
    if match := _SUBJECT.match(low, sentence, start):
        return Known(match[1], FigureKind.COUNTED, end) if _is_counted(match[1]) else None
    if earlier and end - start > 1 and "." not in low[start:end] and _THAT_NUMBER.search(before):
        return earlier
    if (match := _OF_THESE.search(before)) and is_plural(match[1]):
        return Known(match[1], FigureKind.COUNTED, end)
    word = before.split()[-1:] if before.endswith(" ") else []
    if word and word[0] in HARMING_VERBS:
        return Known("people", FigureKind.COUNTED, end)
    if earlier and within and earlier.kind is FigureKind.COUNTED and _WERE.match(low, end):
        return earlier
    if _HARMED.match(low, end):
        return Known("people", FigureKind.COUNTED, end)
    return None


def _sentence_start(folded: str, start: int) -> int:
    sentence = max(0, start - _FAR)
    for stop in _STOP.finditer(folded, sentence, start):
        sentence = stop.end()
    return sentence


def _named(folded: str, low: str, sentence: int, start: int) -> str:
    """What a toll, a crowd or `the number of cases` earlier in the sentence counts; empty if there is none."""
    if number := _NUMBER_OF.search(low, sentence, start):
        noun = noun_after(folded, low, number.end())
        return low[noun.start : noun.end] if noun and noun.end <= start else ""
    toll = _TOLL.search(low, sentence, start)
    return "" if toll is None else "people" if toll[1] else "deaths"


def _is_counted(subject: str) -> bool:
    return is_plural(subject) and subject not in _PRICED


_REACH = 90
"""Characters in which the words before a number are looked at."""
_FAR = 300
"""Characters that a sentence is taken to have at most."""
_STOP = re.compile(r"[.!?][\"”')\]]*\s+(?=[\"“'(\[]?[A-Z0-9])|\n\s*\n")

_SELDOM_BARE = frozenset({FigureKind.PERCENT, FigureKind.MONEY})
"""Units that news repeats with every number."""
_LISTED = frozenset({FigureKind.COUNTED, FigureKind.AGE})
_NEXT_IN_LIST = re.compile(r",?\s(?:and\s|or\s)?")

_MORE = re.compile(r"\s(?:more|others?|further|additional|extra)\b")
_ANOTHER = re.compile(r"\b(?:another|further|additional|other)\s$")
_OF_THEM = re.compile(r"\sof\s(?:them|whom|which|these|those)\b")
_COMPARED = re.compile(
    r"\b(?:compared\s(?:with|to)|against|versus|out\sof|from|than|to|now\s[a-z]+)"
    r"\s(?:about\s|around\s|nearly\s|just\s|only\s|some\s|more\sthan\s)?$"
)
_NUMBER_OF = re.compile(r"\b(?:number|total|tally|sales|deliveries|count)(?=\sof\s)")
_LEVEL = re.compile(
    r"\b(?:to|at|of|is|was|are|were|reach|reached|reaches|hit|surpass|surpassed|exceed|exceeded|passed|by|stood|had)\s"
    r"(?:an?\s|about\s|around\s|nearly\s|almost\s|some\s|more\sthan\s|at\sleast\s|over\s|estimated\s){0,3}$"
)
"""Words between a toll, crowd or `number of` and the number that it has come to."""
_OF_THESE = re.compile(
    r"\bof\s(?:the|these|those|its|their|his|her)\s(?:[a-z-]+\s)?([a-z-]+),\s(?:about\s|some\s|only\s|nearly\s)?$"
)
_THAT_NUMBER = re.compile(r"\b(?:that|the|this)\s(?:number|figure|total)\b")
_TOLL = re.compile(
    r"\b(?:(?:death\s)?toll|(population|crowd|audience|turnout|workforce|city|town|village)(?=\sof\s|[^,.;]*\sto\s))\b"
)
_SUBJECT = re.compile(
    r"[\"'“]?(?:the\s|total\s|new\s|annual\s|monthly\s|weekly\s)*([a-z]+s)\s[^.;,]{0,60}?\b(?:rose|rise|fell|fall|dropped|drop|climbed"
    r"|jumped|grew|increased|decreased|declined|doubled|tripled|surged|slumped)\b[^.;,]{0,40}\b(?:to|from)\s"
    r"(?:about\s|around\s|nearly\s|just\s|only\s|some\s|more\sthan\s)?$"
)
"""`Deaths from malaria fell to 558,000`."""
_PRICED = frozenset(
    {"shares", "stocks", "prices", "futures", "bonds", "yields", "exports", "imports", "sales", "profits"}
)
_WERE = re.compile(r"\s(?:were|was|are|had|have)\b")
_HARMED = re.compile(
    r"\s(?:people\s|others\s|more\s)?(?:(?:were|was|have\sbeen|had\sbeen|are|went|remain)\s)?(?:[a-z]+ly\s|also\s|still\s)?(?:confirmed\s|feared\s|reported\s|presumed\s|left\s|found\s)?"
    r"(?:killed|dead|wounded|injured|hurt|missing|arrested|detained|died|aboard|on\sboard)\b"
)
