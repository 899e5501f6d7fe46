"""How a number is meant, from the words and signs beside it: about, at least, at most.

Changes (`up`, `down`) depend on the sentence and live in `reader.figures.changes`.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from reader.model.article import Qualifier


def qualifier_before(low: str, start: int) -> tuple[Qualifier, int]:
    """The qualifier that ends at `start` in folded lower-case text, and where it begins."""
    stuck = low[start - 1 : start]
    if stuck in SIGNS:
        return SIGNS[stuck], start - 1
    if not stuck.isspace():
        return Qualifier.EXACTLY, start
    back = max(0, start - _REACH)
    last = low[back:start].rsplit(None, 1)
    if not last or last[-1] not in _LAST_WORDS:
        return Qualifier.EXACTLY, start
    words = low[back:start].split()
    for first in range(max(0, len(words) - _MOST_WORDS), len(words)):
        qualifier = BEFORE.get(" ".join(words[first:]))
        if qualifier:
            if first and _leads_elsewhere(words[first - 1], words[first]):
                break
            return qualifier, low.rindex(words[first], back, start)
    return Qualifier.EXACTLY, start


def qualifier_after(low: str, end: int) -> tuple[Qualifier, int]:
    """The qualifier that begins at `end`, `or more`, `+`, `-odd`, and where it ends."""
    if low[end : end + 1] not in _BEGINNINGS and low[end + 1 : end + 2] not in _BEGINNINGS:
        return Qualifier.EXACTLY, end
    match = _AFTER.match(low, end)
    return (AFTER[match[1]], match.end()) if match else (Qualifier.EXACTLY, end)


def _leads_elsewhere(before: str, word: str) -> bool:
    """Whether a phrase says something else after the word before it: `went up to 12`, `63 fewer than in 2019`."""
    if word == "up":
        return before in _MOVING
    return word in _COMPARING and _COUNT.fullmatch(before) is not None


def _table(about: str, at_least: str, at_most: str) -> Mapping[str, Qualifier]:
    lists = ((about, Qualifier.ABOUT), (at_least, Qualifier.AT_LEAST), (at_most, Qualifier.AT_MOST))
    return MappingProxyType({phrase: kind for phrases, kind in lists for phrase in phrases.split(" | ")})


BEFORE = _table(
    about="~ | ≈ | about | around | roughly | approximately | approx | approx. | circa | ca | ca. | c. | some |"
    " estimated | nearly | almost | close to | near | nearing | approaching | just about | virtually |"
    " practically | closer to | estimated cost of | estimated value of | estimated total of | in the"
    " region of | on the order of | in the order of | shy of | just shy of | short of",
    at_least="> | ≥ | at least | more than | over | above | no fewer than | no less than | not less than"
    " | upwards of | upward of | in excess of | exceeding | exceeded | exceeds | exceed | minimum of | minimum"
    " | greater than | higher than | larger than | longer than | older than | surpassing | surpassed | topped"
    " | topping | beyond",
    at_most="< | ≤ | at most | up to | less than | fewer than | under | below | no more than | not more than"
    " | as many as | as much as | maximum of | maximum | lower than | smaller than | younger than | shorter than",
)
"""Phrases in front of a number. `Nearly` and `almost` are about: they say what the number would be rounded to."""

AFTER = _table(
    about="or so | or thereabouts | odd",
    at_least="+ | plus | or more | or above | or higher | or older | or over | or longer | and above | and over"
    " | and counting | at least",
    at_most="or less | or fewer | or under | or below | or younger | at most | at the most",
)
"""Phrases behind a number or what it counts."""

SIGNS: Mapping[str, Qualifier] = MappingProxyType(
    dict.fromkeys("~≈∼≃±", Qualifier.ABOUT)
    | dict.fromkeys(">≥", Qualifier.AT_LEAST)
    | dict.fromkeys("<≤", Qualifier.AT_MOST)
    | dict.fromkeys("+▲↑", Qualifier.UP)
    | dict.fromkeys("▼↓", Qualifier.DOWN)
)
"""Signs that stick to a number."""

_LAST_WORDS = frozenset(phrase.rpartition(" ")[2] for phrase in BEFORE)
_AFTER = re.compile(
    r"(?:\s|-)?("
    + "|".join(re.escape(phrase) for phrase in sorted(AFTER, key=len, reverse=True))
    + r")(?![\w])(?!\s(?:[a-z]{0,2}[$€£¥₹]|\d))"
)
_BEGINNINGS = frozenset(phrase[0] for phrase in AFTER)
_MOVING = frozenset(
    {"go", "goes", "going", "went", "gone", "moved", "shot", "adds", "added", "adding", "brings"}
)
"""Before `up to` these make a level that is reached of what would else be a limit."""
_COMPARING = frozenset({"more", "less", "fewer"})
_COUNT = re.compile(r"[0-9][0-9,.]*|[a-z]*illion")
"""A number that `more than` compares with what follows."""
_REACH = 40
"""Characters looked back: longer than the longest phrase."""
_MOST_WORDS = 4
