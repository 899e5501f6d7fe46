"""How a number is meant, from the words and signs beside it: about, at least, at most.

Changes (`up`, `down`) depend on the sentence and live in `reader.figures.changes`.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from reader.model.article import Qualifier


def qualifier_before(low: str, start: int) -> tuple[Qualifier, int]:
    """The qualifier that ends at `start` in folded lower-case text, and where it begins."""
    words = list(_WORD.finditer(low, max(0, start - _REACH), start))[-_MOST_WORDS:]
    if not words or low[words[-1].end() : start].strip():
        return Qualifier.EXACTLY, start
    for first in range(len(words)):
        phrase = " ".join(word[0] for word in words[first:])
        if (qualifier := BEFORE.get(phrase)) and (
            first or words[0].start() > start - _REACH or start <= _REACH
        ):
            return qualifier, words[first].start()
    return Qualifier.EXACTLY, start


def qualifier_after(low: str, end: int) -> tuple[Qualifier, int]:
    """The qualifier that begins at `end`, `or more`, `+`, `-odd`, and where it ends."""
    match = _AFTER.match(low, end)
    return (AFTER[match[1]], match.end()) if match else (Qualifier.EXACTLY, end)


def _table(about: str, at_least: str, at_most: str) -> Mapping[str, Qualifier]:
    lists = ((about, Qualifier.ABOUT), (at_least, Qualifier.AT_LEAST), (at_most, Qualifier.AT_MOST))
    return MappingProxyType({phrase: kind for phrases, kind in lists for phrase in phrases.split(" | ")})


BEFORE = _table(
    about="~ | ≈ | ∼ | ≃ | ± | about | around | roughly | approximately | approx | approx. | circa | ca | ca. | c."
    " | some | estimated | nearly | almost | close to | near | nearing | approaching | just about | virtually"
    " | practically | in the region of | on the order of | in the order of | shy of | just shy of | short of",
    at_least="> | >= | ≥ | at least | more than | over | above | no fewer than | no less than | not less than"
    " | upwards of | upward of | in excess of | exceeding | exceeded | exceeds | exceed | minimum of | minimum"
    " | greater than | higher than | larger than | longer than | older than | surpassing | surpassed | topped"
    " | topping | beyond",
    at_most="< | <= | ≤ | at most | up to | less than | fewer than | under | below | no more than | not more than"
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

_WORD = re.compile(r"[a-z]+\.?|[~≈∼≃±≥≤]|[<>]=?")
_AFTER = re.compile(
    r"(?:\s|-)?("
    + "|".join(re.escape(phrase) for phrase in sorted(AFTER, key=len, reverse=True))
    + r")(?![\w])"
)
_REACH = 32
"""Characters looked back: longer than the longest phrase."""
_MOST_WORDS = 4
