"""What an extracted figure is called: `Syrian officers and personnel returned`, `Net profit`, `Package`.

Counted things are called by the counted phrase and its verb; money, measures and per cent by what they are spent on
or shares of, or by the subject of their clause.
"""

import re

from reader.figures.changes import is_change
from reader.figures.words import FUNCTION_WORDS, PARTICIPLES, PAST_VERBS
from reader.model.extracted_figure import ExtractedFigure, FigureKind


def label(sentence: str, figure: ExtractedFigure, start: int) -> str:
    """The label of a figure in its sentence, which begins at `start` of the text; never empty."""
    before, after = sentence[: figure.start - start], sentence[figure.end - start :]
    if figure.kind in _MEASURED:
        after = _UNIT.sub("", after.removeprefix("-").lstrip().removeprefix(figure.unit), count=1)
    if figure.kind is FigureKind.RATIO and figure.unit:
        named = f"share of {figure.unit}"
    elif figure.kind is FigureKind.COUNTED:
        named = _counted(before, after, figure.unit)
    else:
        named = _whole(after) or _thing(after) or _of(before) or _subject(before)
    return shortened(named or figure.unit or sentence)


def shortened(text: str) -> str:
    """The beginning of a text in one line, with a capital, for a label where nothing better is known."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        line = (line[:_LONGEST].rpartition(" ")[0] or line[:_LONGEST]) + " …"
    return line[:1].upper() + line[1:]


def _counted(before: str, after: str, unit: str) -> str:
    head = unit.rsplit(maxsplit=1)[-1]
    place = after.find(head, 0, _NEAR)
    phrase, rest = (
        (after[: place + len(head)].strip(" -"), after[place + len(head) :]) if place >= 0 else (unit, after)
    )
    if phrase.startswith("of "):
        phrase = unit
    behind = _VERB_BEHIND.match(rest)
    verb = _participle(behind[1]) if behind else ""
    if not verb and (ahead := _VERB_AHEAD.search(before[-_NEAR:])):
        verb = _participle(ahead[1])
    return f"{phrase} {verb}" if verb and not phrase.endswith(verb) else phrase


def _participle(verb: str) -> str:
    """`killed` for `killed` and `killing`, `sold` for `sold`; empty for a word that is no verb in the past."""
    if verb in PARTICIPLES:
        return PARTICIPLES[verb]
    if verb.endswith("ed") or verb in ("dead", "missing"):
        return verb
    if verb.endswith("ing") and len(verb) > _SHORTEST_ING:
        return verb.removesuffix("ing").removesuffix("e") + "ed"
    return ""


def _whole(after: str) -> str:
    match = _OF_WHOLE.match(after)
    words = _words(match[1], most=4) if match else ""
    return f"share of {words}" if words else ""


def _thing(after: str) -> str:
    """`package` in `£3 billion package to help`, `rise in exports` in `a 5% rise in exports`."""
    match = _BEHIND.match(after)
    thing = _words(match[1], most=3) if match else ""
    if not thing or is_change(thing.split()[0]) or thing.split()[0] in _NOT_THINGS:
        of_what = _CHANGE_IN.match(after)
        return f"{of_what[1]} {_words(of_what[2], most=3)}" if of_what else ""
    return thing


def _of(before: str) -> str:
    """`fine` in `a fine of $25 million`."""
    match = _NOUN_OF.search(before[-_NEAR:])
    return match[1] if match and match[1].lower() not in FUNCTION_WORDS else ""


def _subject(before: str) -> str:
    """The words from the beginning of the clause to its verb."""
    clause = _CLAUSES.split(before)[-1]
    subject: list[str] = []
    for word in clause.split():
        low = word.lower().strip("\"“”'’(")
        if low in _VERBS or low in PAST_VERBS or is_change(low) or (subject and low.endswith("ed")):
            break
        subject.append(word)
    while subject and subject[0].lower().strip("\"“”'’(") in _ARTICLES:
        del subject[0]
    return " ".join(subject[-_MOST_WORDS:]).strip(" ,\"“”'’(")


def _words(text: str, most: int) -> str:
    """The first words of a phrase, up to a function word or punctuation."""
    taken: list[str] = []
    for word in text.split()[:most]:
        if word.lower() in FUNCTION_WORDS:
            break
        taken.append(word.rstrip('.,;:!?"”)'))
        if taken[-1] != word:
            break
    return " ".join(taken)


_MEASURED = frozenset({FigureKind.MEASURE, FigureKind.DURATION, FigureKind.MONEY, FigureKind.AGE})
_UNIT = re.compile(r"^\s(?:dollars|euros|pounds|cents)\b")
_LONGEST = 60
"""Characters of a label; a row of the pane holds two lines of about thirty."""
_NEAR = 80
_MOST_WORDS = 6
_SHORTEST_ING = 5

_VERB_BEHIND = re.compile(
    r",?\s(?:(?:who|that|which|were|was|are|is|have|has|had|been|being|also|still|already|now|will|be|to|remain"
    r"|remained|then|later)\s){0,4}([a-z]+)\b"
)
_VERB_AHEAD = re.compile(
    r"\b([a-z]+)\s(?:(?:at|least|most|more|less|fewer|than|about|around|some|nearly|almost|over|up|to|as|many|only|just"
    r"|another|the|all|roughly|approximately|between|a|an|record|estimated|further)\s){0,4}$"
)
_OF_WHOLE = re.compile(r"\sof\s(?:(?:the|all|its|their|his|her|our)\s){0,2}(.{1,60})", re.DOTALL)
_BEHIND = re.compile(r"[\s-]([a-z].{0,60})", re.DOTALL)
_CHANGE_IN = re.compile(
    r"[\s-]((?:rise|increase|fall|drop|decline|cut|jump|growth|decrease|reduction)\sin)\s(.{1,60})", re.DOTALL
)
_NOUN_OF = re.compile(
    r"\b([A-Za-z-]+)\s(?:of|worth)\s(?:(?:at|least|about|around|some|nearly|up|to|more|less|than|over)\s){0,3}$"
)
_CLAUSES = re.compile(
    r"[;:—]\s|,\s(?:and|but|while|when|as|with|after)\s|\s(?:while|but|whereas|that|said|and)\s|[\"“”]"
)
_VERBS = frozenset(
    {
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "could",
        "should",
        "may",
        "might",
        "can",
        "must",
        "has",
        "have",
        "had",
    }
    | {"be", "been", "stands", "stood", "needs", "costs", "expects", "makes", "hit", "owes", "remains", "to"}
)
_ARTICLES = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "in", "but", "and", "of", "at", "some", "about"}
)
_NOT_THINGS = frozenset(
    {"higher", "lower", "more", "less", "fewer", "ago", "old", "late", "long", "tall", "high", "wide"}
)
