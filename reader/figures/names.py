"""Numbers that name or rank something: `Windows 11`, `10 Downing Street`, `Article 5`, `beat them 2-1`."""

import re

from reader.figures.numerals import Form
from reader.figures.place import Place
from reader.figures.words import FUNCTION_WORDS, HARMING_VERBS, PAST_VERBS, word_set


def is_label(place: Place) -> bool:
    """Whether it numbers something: `page 12`, `day five`, `posts 542 and 543`, `Group of 20`, `[3]`, `2.`."""
    low, start, end = place.low, place.quantity.start, place.quantity.end
    if place.previous in LABELS:
        return low[start - 1].isspace() or low[end : end + 1] == ")"
    if place.previous in _LISTING:
        listed = _LISTED.search(low, max(0, start - 32), start)
        return listed is not None and listed[1] in LABELS
    if place.previous in _GROUPING:
        return _GROUP_OF.search(low, max(0, start - 12), start) is not None
    if low[end : end + 1] == "]":
        return low[start - 1 : start] == "["
    return (
        low[end : end + 2] in (". ", ") ") and _LINE_START.search(low, max(0, start - 8), start) is not None
    )


def is_name(place: Place, *, counts: bool) -> bool:
    """Whether it is of a name or address; `counts` tells that a noun in the plural follows."""
    folded, low, quantity = place.folded, place.low, place.quantity
    if quantity.form is not Form.DIGITS:
        return (
            folded[quantity.start].isupper() and not place.begins(quantity.start) and not _in_headline(place)
        )
    if not _PLAIN.fullmatch(low, quantity.start, quantity.end):
        return False
    if (
        place.previous in _BEFORE_NAME
        and not counts
        and (place.previous == "the" or quantity.high is not None)
    ):
        return True
    if _STREET.match(folded, quantity.end):
        return True
    if (
        not place.after_capital
        or place.previous in _NO_NAMES
        or place.previous.endswith((",", ":", ";", ")", "'s", "s'"))
    ):
        return False
    if place.begins(place.previous_start):
        return not counts and not place.previous.endswith(("ing", "ed", "ly"))
    if counts and folded[quantity.end + 1 : quantity.end + 2].islower():
        return _PREPOSITION.search(low, max(0, place.previous_start - 16), place.previous_start) is None
    return True


def is_score(place: Place) -> bool:
    """Whether `2-1`, `67-33` or `52 to 48` is a result rather than a range; asked where nothing is counted."""
    low, quantity = place.low, place.quantity
    before, after = low[max(0, quantity.start - 60) : quantity.start], low[quantity.end : quantity.end + 40]
    if quantity.high is None:
        if _TO.match(after) or (place.previous == "to" and _AGAINST.search(before)):
            return place.previous != "from" and _GAME.search(before) is not None
        return _TIE_BREAK.search(before) is not None
    if "-" not in low[quantity.first_end : quantity.end]:
        return False
    around = f"{before}|{after}"
    return not quantity.value or _GAME.search(around) is not None


def _in_headline(place: Place) -> bool:
    return (
        place.previous != "the"
        and place.after_capital
        and place.folded[place.quantity.end + 1 : place.quantity.end + 2].isupper()
    )


LABELS = word_set(
    "article section chapter page pages room flight route highway motorway interstate no nos no. nos. art. sec."
    " fig. vol. pp. number numbers resolution version exit runway stage phase level grade category type channel"
    " gate platform terminal line act part volume episode season round game heat matchday lap hole ward zone"
    " district precinct block lot box apartment apt suite bus tram paragraph para clause rule title schedule"
    " appendix annex table figure fig question proposition prop amendment bill protocol formula size tier step"
    " item row seat post posts unit squad battalion brigade kilometre radio model mark day call dial phone"
    " telephone tel fax hotline pp vol issue chart lane pier dock berth court apollo covid group psalm verse"
    " p. junction marker ruling case usb bluetooth"
)
"""Nouns that a number behind them tells apart."""

_GROUPING = word_set("of per class")
_GROUP_OF = re.compile(r"\b(?:group\sof|class\sof|class|per)\s$")
_LISTING = word_set("and or to")
_LISTED = re.compile(r"\b([a-z]+)\s\d+(?:,\s\d+){0,3},?\s(?:and|or|to)\s$")
_LINE_START = re.compile(r"(?:\A|\n)[ (]{0,7}$")
_BEFORE_NAME = word_set("the a an")
"""`The 737` and `a 737-800` are of a kind, `a 20` may be a note."""
_PLAIN = re.compile(r"\d+(?:\s?-\s?\d+)?")
_NO_NAMES = FUNCTION_WORDS | HARMING_VERBS | PAST_VERBS
_STREET = re.compile(
    r"[A-Z]?\s(?:[A-Z][\w'.]*\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Square|Place"
    r"|Terrace|Way|Crescent|Court|Quay|Row|Gardens)\b"
)
_PREPOSITION = re.compile(
    r"\b(?:in|on|at|near|by|from|for|of|to|outside|around|across|with|since|last|said)\s$"
)
_TO = re.compile(r"\sto\s\d+(?![\w%]|[.,]\d|\s[a-z]{3})")
_AGAINST = re.compile(r"(?<!from\s)\b\d+\sto\s$")
_TIE_BREAK = re.compile(r"\b\d-\d\s\($")
_GAME = re.compile(
    r"\b(?:beat|beats|beaten|won|win|wins|winning|lost|loss|lose|lead|led|leading|defeat\w*|victor\w+|draw|drew"
    r"|drawn|tie|tied|score[ds]?|scoring|aggregate|sets?|match|goal|half-time|voted?|rul(?:ed|ing)|thrash\w*)\b|\d-\d"
)
