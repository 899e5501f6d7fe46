"""What an extracted figure is called: `Syrian officers and personnel returned`, `Net profit`, `Package`.

Counted things are called by the counted phrase and its verb; money, measures and per cent by what they are spent on
or shares of, or by the subject of their clause; where nothing fits, by the beginning of the sentence.
"""

import re

from reader.figures.changes import is_change
from reader.figures.words import FUNCTION_WORDS, PARTICIPLES, PAST_VERBS, word_set
from reader.model.extracted_figure import ExtractedFigure, FigureKind


def label(sentence: str, figure: ExtractedFigure, start: int) -> str:
    """The label of a figure in its sentence, which begins at `start` of the text; never empty."""
    before, after = sentence[: figure.start - start], sentence[figure.end - start :]
    if figure.kind is FigureKind.RATIO and figure.unit:
        return shortened(f"share of {figure.unit}")
    if figure.kind is FigureKind.AGE:
        whose = _aged(after) or _subject(before)
        return shortened(f"age of {whose}" if whose else sentence)
    if figure.kind is FigureKind.COUNTED:
        return shortened(_counted(before, after, figure.unit))
    if figure.unit and after.lstrip(" -").startswith(figure.unit):
        after = after.lstrip(" -").removeprefix(figure.unit)
    after = _MONEY_NAME.sub("", after)
    whole = _whole(after)
    if whole and figure.kind is FigureKind.PERCENT:
        whole = f"share of {whole}"
    return shortened(whole or _thing(after) or _of(before) or _subject(before) or sentence)


def shortened(text: str) -> str:
    """The beginning of a text in one line, with a capital, for a label where nothing better is known."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        line = (line[:_LONGEST].rpartition(" ")[0] or line[:_LONGEST]) + " …"
    return line[:1].upper() + line[1:]


def _counted(before: str, after: str, unit: str) -> str:
    if after.startswith("-"):
        return f"{unit} {_words(after[len(unit) + 1 :], most=2)}"
    head = unit.rpartition(" ")[2]
    place = after.find(head, 0, _NEAR)
    phrase = after[: place + len(head)].strip() if place >= 0 else ""
    if not _PHRASE.fullmatch(phrase):
        phrase = unit
    rest = after[place + len(head) :] if place >= 0 else after
    behind, ahead = _VERB_BEHIND.match(rest), _VERB_AHEAD.search(before[-_NEAR:])
    verb = (_participle(behind[1]) if behind else "") or (_participle(ahead[1]) if ahead else "")
    if verb and not phrase.endswith(verb):
        return f"{phrase} {verb}"
    whole = _whole(rest)
    return f"{phrase} of {whole}" if whole else phrase


def _participle(verb: str) -> str:
    """`killed` for `killed` and `killing`, `sold` for `sold`; empty for a word that is no verb in the past."""
    if verb in PARTICIPLES:
        return PARTICIPLES[verb]
    if verb.endswith("ed") or verb in ("dead", "missing"):
        return verb
    return verb.removesuffix("ing") + "ed" if _ING.fullmatch(verb) else ""


def _aged(after: str) -> str:
    """`boy` in `a 14-year-old boy from Irving`."""
    match = _YEAR_OLD.match(after)
    return _words(match[1], most=2) if match else ""


def _whole(after: str) -> str:
    """`voters` in `38% of the voters`."""
    match = _OF_WHOLE.match(after)
    return _words(match[1], most=4) if match else ""


def _thing(after: str) -> str:
    """`package` in `£3 billion package to help`, `rise in exports` in `a 5% rise in exports`."""
    if change := _CHANGE_IN.match(after):
        return f"{change[1]} {_words(change[2], most=3)}"
    match = _BEHIND.match(after)
    thing = _words(match[1], most=3) if match else ""
    first = thing.partition(" ")[0]
    return "" if first in _NOT_THINGS or is_change(first) or first in PAST_VERBS else thing


def _of(before: str) -> str:
    """`fine` in `a fine of $25 million`."""
    match = _NOUN_OF.search(before[-_NEAR:])
    return match[1] if match and match[1].lower() not in FUNCTION_WORDS else ""


def _subject(before: str) -> str:
    """The words from the beginning of the clause to its verb; empty where that is a mere pronoun."""
    subject: list[str] = []
    for word in _CLAUSES.split(before)[-1].split():
        low = word.lower().strip(_QUOTES)
        if low in _VERBS or low in PAST_VERBS or is_change(low) or (subject and low.endswith("ed")):
            break
        subject.append(word)
    while subject and subject[0].lower().strip(_QUOTES) in _ARTICLES:
        del subject[0]
    while subject and subject[-1].lower().strip(_QUOTES) in FUNCTION_WORDS:
        subject.pop()
    return " ".join(subject[-_MOST_WORDS:]).strip(_QUOTES)


def _words(text: str, most: int) -> str:
    """The first words of a phrase, up to a function word or punctuation."""
    taken: list[str] = []
    for word in text.split()[:most]:
        bare = word.rstrip(_STOPS)
        if not bare or bare.lower() in FUNCTION_WORDS or (taken and bare in PAST_VERBS):
            break
        taken.append(bare)
        if bare != word:
            break
    return " ".join(taken)


_LONGEST = 60
"""Characters of a label; a row of the pane holds two lines of about thirty."""
_NEAR = 80
"""Characters in which the words that name a figure stand."""
_MOST_WORDS = 6
_QUOTES = " ,-(\"“”'’"
_STOPS = ".,;:!?)\"”'"

_MONEY_NAME = re.compile(r"\A\s(?:dollars|euros|pounds|cents)\b")
_PHRASE = re.compile(r"(?!of\s)[^\W\d_](?:[^\W\d_]|[\s'’-])*")
_VERB_BEHIND = re.compile(
    r",?\s(?:(?:who|that|which|were|was|are|is|have|has|had|been|being|also|still|already|now|will|be|to|remain"
    r"|remained|then|later)\s){0,4}([a-z]+)\b"
)
_VERB_AHEAD = re.compile(
    r"\b([a-z]+)\s(?:(?:at|least|most|more|less|fewer|than|about|around|some|nearly|almost|over|up|to|as|many|only"
    r"|just|another|the|all|roughly|approximately|between|a|an|record|estimated|further)\s){0,4}$"
)
_ING = re.compile(r"[a-z]{3,}ing")
_YEAR_OLD = re.compile(r"[\s-]\w+[\s-]old\s(.{1,60})", re.DOTALL)
_OF_WHOLE = re.compile(r"\sof\s(?:(?:the|all|its|their|his|her|our)\s){0,2}(.{1,60})", re.DOTALL)
_BEHIND = re.compile(r"[\s-](\w.{0,60})", re.DOTALL)
_CHANGE_IN = re.compile(
    r"[\s-]((?:rise|increase|fall|drop|decline|cut|jump|growth|decrease|reduction)\sin)\s(.{1,60})", re.DOTALL
)
_NOUN_OF = re.compile(
    r"\b([A-Za-z-]+)\s(?:of|worth)\s(?:(?:at|least|about|around|some|nearly|up|to|more|less|than|over)\s){0,3}$"
)
_CLAUSES = re.compile(
    r"[;:—]\s|,\s(?:and|but|while|when|as|with|after)\s|\s(?:while|but|whereas|that|if|said|and)\s|[\"“”]"
)
_VERBS = word_set(
    "is are was were will would could should may might can must has have had be been stands stood needs costs"
    " expects makes hit owes remains to"
)
_ARTICLES = word_set("the a an its their his her in but and of at some about it he she they there this that")
_NOT_THINGS = word_set(
    "higher lower more less fewer ago old late long tall high wide deep prior warmer colder later earlier thick"
    " distant"
)
