"""The noun phrase that a number counts: `officers and personnel` in `1,905 Syrian officers and personnel`.

Without a dictionary: the phrase runs from the number to its first plural, over adjectives, nationalities and
nouns in the singular, and ends at a function word or punctuation. Where one thing is counted it ends at a verb.
"""

import re

import msgspec

from reader.figures.number_words import CARDINALS, SCALES
from reader.figures.words import (
    ADJECTIVE_NOUNS,
    ADJECTIVES,
    FUNCTION_WORDS,
    NOT_PLURALS,
    PAST_VERBS,
    PLURALS,
    PREDICATES,
    VAGUE,
)


class Noun(msgspec.Struct, frozen=True, gc=False):
    """What is counted, at `start` to `end`, adjectives left out; `head` is its chief word in lower case.

    `name` stands in where the text names no noun: people are meant in `12 dead`.
    """

    start: int
    end: int
    head: str
    name: str = ""


class _Word(msgspec.Struct, frozen=True, gc=False):
    start: int
    end: int
    low: str
    capital: bool


def noun_after(folded: str, low: str, end: int, *, one: bool = False, share: bool = False) -> Noun | None:
    """The noun phrase behind a number that ends at `end`.

    It may be in the singular where the number is `one`, and for a `share` of something.
    """
    if low.startswith("-", end):
        return _compound(low, end)
    if is_forecast(low, end):
        return None
    whole = _DETERMINER.match(low, end) if share else None
    words, head = _phrase(folded, low, whole.end() if whole else end, whole=one)
    if words and words[0].low == "of":
        determiner = _DETERMINER.match(low, words[0].end)
        words, head = _phrase(folded, low, determiner.end() if determiner else words[0].end, whole=one)
    if not words:
        return None
    if head is None and (people := _people(words)):
        return people
    if words[0].low == "times":
        head = 0
    if one or (share and head is None):
        head = _singular(words)
    if head is None and words[0].capital and _MANY.fullmatch(words[0].low):
        head = 0
    if head is None:
        return None
    first = 0
    while first < head and (
        words[first].low in _NUMBER_WORDS or is_adjective(words[first].low, words[first].capital)
    ):
        first += 1
    return Noun(words[first].start, _joined(folded, low, words[head].end), words[head].low)


def is_forecast(low: str, end: int) -> bool:
    """Whether the number that ends at `end` is one that others gave: `the 456,722 analysts expected`."""
    return _FORECAST.match(low, end) is not None


def is_plural(low: str) -> bool:
    """Whether a lower-case word looks like a noun in the plural."""
    if low in PLURALS:
        return True
    return (
        len(low) > 3 and low.endswith("s") and not low.endswith(("ss", "us", "'s")) and low not in NOT_PLURALS
    )


def is_adjective(low: str, capital: bool) -> bool:
    """Whether a word in front of a noun is a mere adjective, nationality or `of the`."""
    if low.endswith("'s"):
        return True
    if capital:
        return _NATIONALITY.fullmatch(low) is not None
    return low in ADJECTIVES or (_ADJECTIVE.fullmatch(low) is not None and low not in ADJECTIVE_NOUNS)


def _phrase(folded: str, low: str, end: int, *, whole: bool) -> tuple[list[_Word], int | None]:
    """The words up to the first plural, all of them where `whole`, and which of them that is."""
    words: list[_Word] = []
    head, ended = None, False
    while len(words) < _MOST_WORDS and (match := _WORD.match(low, end)):
        word = match[1]
        if word in FUNCTION_WORDS and (words or word != "of"):
            if head is None and words and _joins_adjectives(folded, low, words, match):
                end = match.end()
                continue
            break
        start, end = match.span(1)
        if not ended:
            if is_plural(word) and word not in VAGUE:
                head = len(words)
            elif head is not None or (word in PAST_VERBS and (words or word not in ADJECTIVES)):
                ended = True
                if head is not None and not whole:
                    break
        words.append(_Word(start, end, word, folded[start].isupper()))
        if word == "of":
            break
    return words, head


def _joins_adjectives(folded: str, low: str, words: list[_Word], match: re.Match[str]) -> bool:
    """Whether a word joins what merely describes the noun to come: `current and former`."""
    following = _WORD.match(low, match.end()) if match[1] in ("and", "or") else None
    if following is None or not is_adjective(following[1], folded[following.start(1)].isupper()):
        return False
    return all(is_adjective(word.low, word.capital) for word in words)


def _singular(words: list[_Word]) -> int | None:
    head = None
    for place, word in enumerate(words):
        if word.low in PAST_VERBS or word.low in _OTHER_TIMES or (place and _VERB_FORM.search(word.low)):
            break
        if word.low not in _MORE:
            head = place
    return head


def _people(words: list[_Word]) -> Noun | None:
    said = words[1] if words[0].low.endswith("ly") and len(words) > 1 else words[0]
    return Noun(said.start, said.end, "people", "people") if said.low in PREDICATES else None


def _compound(low: str, end: int) -> Noun | None:
    match = _COMPOUND.match(low, end)
    if match is None or match[1].endswith("ed") or match[1] in _NO_COMPOUND:
        return None
    if match[1] == "strong":
        return Noun(match.start(1), match.end(1), "people", "people")
    return Noun(match.start(1), match.end(1), match[1])


def _joined(folded: str, low: str, end: int) -> int:
    """Where the phrase ends with a second noun that shares the number: `galleries and museums`."""
    match = _AND.match(low, end)
    if match and is_plural(match[1]) and match[1] not in VAGUE and match[1] not in FUNCTION_WORDS:
        following = _WORD.match(low, match.end())
        if following is None or following[1] not in _TELLING:
            return match.end(1)
    return end


_NUMBER_WORDS = CARDINALS | SCALES.keys()
_MORE = frozenset({"more", "less", "other", "further", "additional", "extra"})
_MOST_WORDS = 7
"""Words between a number and its noun, the noun included, at most."""

_WORD = re.compile(r"(?:\s-\s|\s)[\"“”']?([^\W\d_](?:[\w-]|'s\b|\.(?=\w))*)")
_COMPOUND = re.compile(r"-([^\W\d_]+)")
_DETERMINER = re.compile(
    r"(?:\sall)?(?:\s(?:the|these|those|his|her|its|their|our|my|your|[\w-]+'s?)(?=\s))?"
)
_AND = re.compile(r"\s(?:and|or)\s([^\W\d_]+)")
_TELLING = frozenset({"said", "say", "says", "told", "added", "were", "fired", "arrested", "killed"})
_VERB_FORM = re.compile(r"(?:ed|ing|(?<![su])s)$")
_OTHER_TIMES = frozenset({"last", "next"})
"""Verbs and words of time end a noun phrase in the singular."""
_ADJECTIVE = re.compile(
    r"[\w-]+(?:al|ous|ful|ive|ic|able|ible|less|ary|ed|ly|ish|ern|-(?:hit|led|run|held|old|made|term|level|wide|scale))"
)
_NATIONALITY = re.compile(
    r"[\w-]+(?:an|ese|ish|i)|french|dutch|greek|swiss|thai|czech|arab|kurd|serb|croat|slovak|israeli|us|u\.s|uk|eu|un"
    r"|shia|sunni|jewish|muslim|christian|orthodox|catholic|protestant|tutsi|hutu|tamil|western|eastern|northern"
    r"|southern|icelandic|filipino|welsh|scottish|irish|british"
)
_MANY = re.compile(r"[a-z]{3,}ese|swiss")
"""Nationalities that are nouns of many as they are: `13.5 million Sudanese`."""
_FORECAST = re.compile(
    r"\s(?:the\s)?(?:analysts|economists|experts|forecasters|investors|markets|strategists|traders)\s"
    r"(?:had\s)?(?:expected|forecast|predicted|projected|anticipated|estimated)(?=[.,;]|\s(?:for|in|by|and|but)\s|$)"
)
"""What the number counts was said before."""
_NO_COMPOUND = frozenset(
    {
        "way",
        "off",
        "on",
        "up",
        "to",
        "in",
        "out",
        "by",
        "all",
        "th",
        "time",
        "something",
        "figure",
        "under",
        "over",
        "step",
        "half",
    }
)
