"""What stands around a number in its clause: the subject, the noun it belongs to, the words in front.

No grammar is parsed: a clause ends at punctuation and conjunctions, a subject at its verb.
"""

import re

from reader.figures.changes import is_change
from reader.figures.nouns import is_adjective
from reader.figures.number_words import CARDINALS, FRACTIONS, SCALES
from reader.figures.words import ADJECTIVES, FUNCTION_WORDS, PAST_VERBS, PRESENT_VERBS, word_set


def subject(before: str) -> str:
    """The subject of the clause that a number ends, with the verb where one stands between, if it tells anything.

    `Bridge cost` in `The bridge cost $3m`, `Turnout` in `Turnout was 64%`. Empty where the subject is a pronoun or
    cannot be told.
    """
    words = _without_opening(_CLAUSES.split(before)[-1].split())
    found: list[str] = []
    for word in words:
        low, previous = word.lower().strip(QUOTES), found[-1] if found else ""
        if _is_verb(low) and (found or word.islower()):
            break
        is_object = low in _DETERMINERS and previous and previous.lower() not in FUNCTION_WORDS
        if is_object or (_NUMBER.fullmatch(low) and (previous.islower() or not found)):
            if len(found) > 1 and previous.endswith("ing"):
                found.pop()
            break
        found.append(word)
        if word.endswith(","):
            break
    rest = [] if found and found[-1].endswith(",") else words[len(found) :]
    while found and found[0].lower().strip(QUOTES) in _ARTICLES:
        del found[0]
    while found and found[-1].lower().strip(QUOTES) in _NO_ENDING:
        found.pop()
    found = found[-_MOST_WORDS:]
    while found and found[0].lower() in FUNCTION_WORDS:
        del found[0]
    if not found or found[0].lower() in _COUNTING or (len(found) == 1 and found[0] in ADJECTIVES):
        return ""
    return " ".join(found + _telling(rest)).strip(QUOTES)


def described(before: str, after: str) -> str:
    """Whose length a number is: `shaft` in `a shaft about 600 metres long` and `the shaft, which is 9 feet long`.

    `after` begins behind `long`, for `a 600-metre-long shaft`. Empty where it cannot be told.
    """
    words = before[-NEAR:].split()
    if words and words[-1].lower() in _THE:
        return phrase(after, most=3)
    while words and words[-1].lower() in _BESIDE_LENGTH:
        words.pop()
    if words and words[-1] in _IS:
        words.pop()
        if not words or words[-1] not in ("which", "that"):
            return subject(before)
        words.pop()
    taken: list[str] = []
    while words:
        word = words.pop()
        low = word.lower().strip(QUOTES)
        joins = bool(taken) and (low == "of" or (low in _THE and words[-1:] == ["of"]))
        if not joins and (
            low in FUNCTION_WORDS or _is_verb(low) or _has_number(low) or (taken and "," in word)
        ):
            break
        taken.append(word)
    return " ".join(reversed(taken)).strip(QUOTES)


def changed(before: str) -> str:
    """`Benchmark rate` in `cut its benchmark rate by 0.25 points`: what is changed, not who changes it."""
    match = _CHANGED.search(before[-NEAR:])
    words = (match[match.lastgroup or 0] if match else "").split()
    if not 0 < len(words) <= _MOST_WORDS or words[0] in FUNCTION_WORDS or any(map(_is_verb, words)):
        return ""
    return " ".join(words)


def noun_of(before: str) -> str:
    """`Street value` in `a street value of $3m`, `Brent` in `Brent at about $86`; empty if there is none."""
    match = _NOUN_OF.search(before[-NEAR:])
    if match is None or match["noun"].lower() in _NO_OWNERS or (match["at"] and match["noun"].islower()):
        return ""
    first, noun = match["first"] or "", match["noun"]
    if first.islower() and _is_noun(first):
        return f"{first} {noun}"
    return (noun.lower() in _LEVEL_NOUNS and subject(before[: len(before) - len(match[0])])) or noun


def leading(before: str) -> str:
    """The last words of the clause before a number: `Voters in` in `Voters in 27 countries`."""
    words = _CLAUSES.split(before)[-1].rpartition(", ")[2].split()[-_MOST_LEADING:]
    numbers = [place for place, word in enumerate(words) if _has_number(word)]
    words = words[numbers[-1] + 1 :] if numbers else words
    if words and words[-1].lower() == "over":
        words.pop()  # more than
    last = words[-1].lower() if words else ""
    if (last not in _LEADING and not last.endswith(("'s", "’s"))) or words[-2:] == ["front", "of"]:
        return ""
    while words and words[0].lower().strip(QUOTES) in _NO_BEGINNING:
        del words[0]
    return "" if any(is_change(word) for word in words) else " ".join(words).strip(QUOTES)


def phrase(text: str, most: int) -> str:
    """The first words of a phrase, up to a function word, a verb or punctuation."""
    taken: list[str] = []
    for word in text.split()[:most]:
        bare = word.rstrip(_STOPS)
        low = bare.lower()
        if not bare or low in FUNCTION_WORDS or (taken and _is_verb(low)):
            break
        if taken and _has_number(low) and taken[-1].endswith("ing"):
            return " ".join(taken[:-1])
        taken.append(bare)
        if bare != word:
            break
    return " ".join(taken)


def _without_opening(words: list[str]) -> list[str]:
    """The words behind `In 1995,` or `According to the ministry,`; none where such an opening has no end."""
    while words and words[0].lower().strip(QUOTES) in _OPENINGS:
        words = words[
            next((place for place, word in enumerate(words, 1) if word.endswith(",")), len(words)) :
        ]
    return words


def _telling(rest: list[str]) -> list[str]:
    """The verb behind a subject, where the number is neither its level nor its change."""
    while rest and rest[-1].lower() in _BESIDE_NUMBER:
        rest = rest[:-1]
    low = [word.lower() for word in rest]
    if not 0 < len(low) <= _MOST_VERBS or low[-1] in _LEVELS or not all(map(str.isalpha, low)):
        return []
    return [] if any(word in _OBJECTS or is_change(word) for word in low) else rest


def _is_verb(low: str) -> bool:
    if low in _VERBS or low in PAST_VERBS or low in PRESENT_VERBS or is_change(low):
        return True
    return low.endswith("ed") and "-" not in low and low not in _NO_VERBS


def _has_number(word: str) -> bool:
    return word in CARDINALS or word in SCALES or word in FRACTIONS or any(map(str.isdecimal, word))


def _is_noun(word: str) -> bool:
    low = word.lower()
    return not (low in _NO_OWNERS or _is_verb(low) or is_adjective(low, not word.islower()))


NEAR = 80
"""Characters in which the words that name a figure stand."""
QUOTES = " ,-(\"“”'’"
_MOST_WORDS = 8
_MOST_VERBS = 3
_MOST_LEADING = 5
_STOPS = ".,;:!?)\"”'"
_BESIDE = (
    r"(?:(?:at|least|most|more|less|fewer|than|about|around|some|nearly|almost|over|up|to|just|only|roughly|an?|the"
    r"|all|estimated|record|another|its|their)\s)*$"
)
_NOUN_OF = re.compile(
    rf"(?:(?<![\w'’-])(?P<first>[A-Za-z-]+)\s)?\b(?P<noun>[A-Za-z-]+)\s(?:of|worth|(?P<at>at))\s{_BESIDE}"
)
_CLAUSES = re.compile(
    r"[;:—]\s|,\s(?:and|but|while|when|as|with|after)\s|\s(?:while|but|whereas|that|if|said|and|who|which|whose)\s|[\"“”]"
)
_TAIL = r"(?:(?!when\b|within\b|after\b|over\b|in\b|for\b|during\b)[^\s,;]+\s){0,8}$"
_CHANGED = re.compile(
    r"\b(?:(?:cut|cuts|cutting|raise[sd]?|raising|reduce[sd]?|reducing|lower(?:s|ed|ing)?|increase[sd]?|increasing"
    r"|boost(?:s|ed|ing)?|hike[sd]?|slash(?:es|ed)?|trim(?:s|med)?|lift(?:s|ed)?|double[sd]?)"
    rf"\s(?:(?:its|their|the|his|her|our)\s)?(?P<moved>[a-z][a-z\s-]{{2,50}}?)\s(?:by|to|from)\s{_TAIL}"
    rf"|(?:held|kept|left|holds|keeps|maintained)\s(?:its|their|the)\s(?P<held>[a-z][a-z\s-]{{2,50}}?)\sat\s{_TAIL}"
    r"|(?:expects?|expected|sees|forecasts?|wants)\s(?:(?:its|their|the)\s)?(?P<foreseen>[a-z][a-z\s-]{2,50}?)"
    rf"\sto\s[a-z]+\s{_TAIL})"
)
_LEADING = word_set("in of from by among between at on across with per")
"""Words that join what stands in front of a number to what is counted."""
_NUMBER = re.compile(r"[^\w\s]?[\d.,]+%?")
_OPENINGS = word_set(
    "in on at by after before during since from with for even also according despite until under when as had has"
    " did if just only about around nearly once amid among of to over within between"
)
_VERBS = word_set(
    "is are was were will would could should may might can must has have had be been stands stood needs costs"
    " expects makes hit owes remains to goes"
)
_LEVELS = word_set(
    "is are was were be been to at from of stood stands reach reaches reached hit total average exceed"
    " exceeded up down"
)
_LEVEL_NOUNS = word_set("high low level peak total average maximum minimum rate")
"""Nouns that say less than the subject of their clause."""
_DETERMINERS = word_set("a an the his her its their our")
_OBJECTS = _DETERMINERS | word_set("him them it us me you")
_NO_VERBS = word_set("speed need seed feed deed creed breed weed bed shed red hundred")
_NO_OWNERS = (
    FUNCTION_WORDS
    | CARDINALS
    | word_set(
        "front behalf short cent percent out capable aware full sort kind closer next part half third quarter fifth"
        " tenth dozen"
    )
)
_THE = word_set("a an the")
_IS = word_set("is are was were")
_NO_BEGINNING = FUNCTION_WORDS | PAST_VERBS
_NO_ENDING = FUNCTION_WORDS | word_set("more less fewer")
_COUNTING = CARDINALS - {"one"}
"""A subject that begins so is a list's end, `nine crew`: another figure's."""
_BESIDE_NUMBER = word_set(
    "about around nearly almost some just only roughly than more less over least most up an a the within record"
    " estimated total combined above below under already now still currently"
)
_BESIDE_LENGTH = _BESIDE_NUMBER | word_set("up to as much")
_ARTICLES = word_set(
    "the a an its their his her in but and of at some about it he she they there this that it's he's she's they're"
)
