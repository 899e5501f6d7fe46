"""Units that the text leaves out and the sentence gives back: `200 more`, `killed 12`, `from 45 last year`."""

import re
from collections.abc import Iterable

import msgspec

from reader.figures.nouns import is_forecast, is_plural, noun_after
from reader.figures.qualifiers import qualifier_before
from reader.figures.words import HARMING_VERBS, word_set
from reader.model.extracted_figure import FigureKind


class Known(msgspec.Struct, frozen=True, gc=False):
    """The unit and kind of a figure that stands earlier, and where that figure ends."""

    unit: str
    kind: FigureKind
    end: int


def recovered(folded: str, low: str, start: int, end: int, earlier: Known | None) -> Known | None:
    """What a bare number at `start` to `end` counts, or None; `earlier` is the last figure that has a unit."""
    sentence = _sentence_start(folded, start)
    before = low[max(sentence, start - _REACH) : start]
    word = before.split()[-1] if before[-1:].isspace() and not before.isspace() else ""
    if (
        word.endswith(_LEVEL_ENDS)
        and _LEVEL.search(before)
        and (named := _named(folded, low, sentence, start))
    ):
        return Known(named, FigureKind.COUNTED, end)
    if earlier and earlier.end >= sentence - _FAR and _repeats(low, start, end, sentence, earlier):
        return Known("people", earlier.kind, earlier.end) if earlier.unit == "person" else earlier
    if word.endswith(_SUBJECT_ENDS) and (subject := _SUBJECT.match(low, sentence, start)):
        return Known(subject[1], FigureKind.COUNTED, end) if _is_counted(subject[1]) else None
    if word.endswith(",") and (whole := _OF_THESE.search(before)) and is_plural(whole[1]):
        return Known(whole[1], FigureKind.COUNTED, end)
    if _OF_THEM.match(low, end) and (whole := _THESE.search(before)) and is_plural(whole[1]):
        return Known(whole[1], FigureKind.COUNTED, end)
    if _last_word(low, sentence, qualifier_before(low, start)[1]) in HARMING_VERBS or _HARMED.match(low, end):
        return Known("people", FigureKind.COUNTED, end)
    return None


def _last_word(low: str, sentence: int, end: int) -> str:
    words = low[max(sentence, end - _REACH) : end].split()
    return words[-1] if words else ""


def _repeats(low: str, start: int, end: int, sentence: int, earlier: Known) -> bool:
    """Whether a number counts the same thing as the figure before it."""
    before = low[max(sentence, start - _REACH) : start]
    if earlier.kind in _LISTED and _NEXT_IN_LIST.fullmatch(low, earlier.end, start):
        return True
    if earlier.kind is FigureKind.COUNTED and (_MORE.match(low, end) or _ANOTHER.search(before)):
        return True
    if "." not in low[start:end] and end - start > 1 and _THAT_NUMBER.search(before):
        return True
    if earlier.end <= sentence:
        return False
    if _OF_THEM.match(low, end) or _OF_WHOM.search(before) or is_forecast(low, end):
        return True
    if earlier.kind is FigureKind.COUNTED and (_WERE.match(low, end) or _VOTED.match(low, end)):
        return True
    if _MORE_THAN.match(low, end) or (_DONE_TO.match(low, end) and not _HARMED.match(low, end)):
        return True
    if earlier.kind in _SELDOM_BARE and not (
        earlier.kind is FigureKind.MONEY and _SCALED.search(low, start, end)
    ):
        return False
    return _COMPARED.search(before) is not None


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


def _any_of(phrases: Iterable[str]) -> str:
    """A pattern for each of the phrases, whatever white space is in them; a longer one before its beginning."""
    return "|".join(phrase.replace(" ", r"\s") for phrase in sorted(phrases, reverse=True))


def _endings(phrases: Iterable[str]) -> tuple[str, ...]:
    """What the last word of any of the phrases ends with: for a quick look."""
    return tuple({phrase.rpartition(" ")[2] for phrase in phrases})


_REACH = 90
"""Characters in which the words before a number are looked at."""
_FAR = 300
"""Characters that a sentence is taken to have at most."""
_STOP = re.compile(r"[.!?][\"”')\]]*\s+(?=[\"“'(\[]?[A-Z0-9])|\n\s*\n")

_SELDOM_BARE = frozenset({FigureKind.PERCENT, FigureKind.MONEY})
"""Units that news repeats with every number."""
_SCALED = re.compile(r"(?:illion|bn|tn)$")
"""News leaves the currency out only beside a word of size."""
_LISTED = frozenset({FigureKind.COUNTED, FigureKind.AGE})
_NEXT_IN_LIST = re.compile(r",?\s(?:and\s|or\s)?")

_MORE = re.compile(r"\s(?:more|others?|further|additional|extra)\b")
_MORE_THAN = re.compile(r"\s(?:(?:more|less|fewer)\sthan|(?:short|shy|ahead)\sof|above|below)\b")
_DONE_TO = re.compile(r"\s[a-z]{3,}ed(?=[.;,])")
"""`16,000 buildings were damaged and 1,900 razed`."""
_ANOTHER = re.compile(r"\b(?:another|further|additional|other)\s$")
_OF_THEM = re.compile(r"\sof\s(?:them|whom|which|these|those)\b")
_OF_WHOM = re.compile(
    r"\b(?:of|among)\s(?:whom|them|these|those|which)\s(?:about\s|some\s|only\s|nearly\s|at\sleast\s)?$"
    r"|,\sof\s(?:whom|which)\s(?:[\w'-]+\s){1,5}$"
)
_VOTED = re.compile(r"\s(?:against|voted|abstain\w+)\b")
_COMPARED = re.compile(
    r"\b(?:compared\s(?:with|to)|against|versus|out\sof|from|than|to|plus|now\s[a-z]+)"
    r"(?:\s(?:a|an|the|its|their)(?:\s[a-z]+)?\s(?:target|goal|estimate|forecast|total|figure|record|peak|high|low|average|capacity|budget)\sof)?"
    r"\s(?:about\s|around\s|nearly\s|just\s|only\s|some\s|more\sthan\s)?$"
)
_NUMBER_OF = re.compile(r"\b(?:number|total|tally|sales|deliveries|count)(?=\sof\s)")
_REACHES = word_set(
    "to from at of is was are were be been reach reached reaches hit surpass surpassed exceed exceeded passed"
    " by stood had below above past"
)
_ROUGHLY = word_set("a an about around nearly almost some over estimated") | {"more than", "at least"}
_LEVEL = re.compile(rf"\b(?:{_any_of(_REACHES)})\s(?:(?:{_any_of(_ROUGHLY)})\s){{0,3}}$")
"""Words between a toll, crowd or `number of` and the number that it has come to."""
_LEVEL_ENDS = _endings(_REACHES | _ROUGHLY)
_OF_THESE = re.compile(
    r"\bof\s(?:the|these|those|its|their|his|her)\s(?:[a-z-]+\s)?([a-z-]+),\s(?:about\s|some\s|only\s|nearly\s)?$"
)
_THESE = re.compile(r"([a-z-]+),\s(?:about\s|some\s|only\s|nearly\s|at\sleast\s)?$")
_THAT_NUMBER = re.compile(r"\b(?:that|the|this)\s(?:number|figure|total)\b")
_TOLL = re.compile(
    r"\b(?:(?:death\s)?toll|(population|crowd|audience|attendance|turnout|workforce|city|town|village)(?=\s(?:of|at)\s|\swas\s(?:\S+\s){0,3}$|[^,.;]*\s(?:to|from)\s|,?\s(?:was\s)?(?:put|estimated)\s))\b"
)
_JUST = word_set("about around nearly just only some more than")
_SUBJECT = re.compile(
    r"[\"'“]?(?:(?:the|total|new|annual|monthly|weekly)\s)*(?:[a-z-]+\s)?([a-z]+s)\s[^.;,]{0,60}?"
    r"\b(?:rose|rise|fell|fall|dropped|drop|climbed|jumped|grew|increased|decreased|declined|doubled|tripled|surged"
    rf"|slumped)\b[^.;,]{{0,40}}\b(?:to|from)\s(?:(?:{_any_of(_JUST)})\s){{0,2}}$"
)
"""`Deaths from malaria fell to 558,000`."""
_SUBJECT_ENDS = _endings(_JUST | {"to", "from"})
_PRICED = word_set("shares stocks prices futures bonds yields exports imports sales profits")
_WERE = re.compile(r"\s(?:were|was|are|had|have)\b")
_HARMED = re.compile(
    r"\s(?:(?:people|others|more)\s)?(?:(?:were|was|have\sbeen|had\sbeen|are|went|remain)\s)?"
    r"(?:(?:[a-z]+ly|also|still)\s)?(?:(?:confirmed|feared|reported|presumed|left|found)\s)?"
    r"(?:killed|dead|wounded|injured|hurt|missing|arrested|detained|died|aboard|on\sboard|fled|drowned|perished|survived|escaped|starved|attended|protested"
    r"|marched|gathered|reached|crossed)\b"
)
