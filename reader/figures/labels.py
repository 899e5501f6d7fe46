"""What an extracted figure is called: `Syrian officers and personnel returned`, `Net profit`, `Package`.

Counted things are called by the counted phrase with its verb or the words in front; money, measures and per cent
by what they are spent on or shares of, or by the subject of their clause; where nothing fits, by the words around
them.
"""

import re

from reader.figures.changes import is_change
from reader.figures.clauses import NEAR, changed, leading, noun_of, phrase, subject
from reader.figures.nouns import is_adjective, is_forecast, is_plural
from reader.figures.number_words import CARDINALS
from reader.figures.sizes import size_label
from reader.figures.words import (
    BASE_FORMS,
    FUNCTION_WORDS,
    HARMING_VERBS,
    PARTICIPLES,
    PAST_VERBS,
    PREDICATES,
    word_set,
)
from reader.model.extracted_figure import ExtractedFigure, FigureKind


def label(sentence: str, figure: ExtractedFigure, start: int) -> str:
    """The label of a figure in its sentence, which begins at `start` of the text; never empty."""
    name = _label(sentence, start, figure)
    return excerpt(sentence, figure, start) if not name or name.lower() in _EMPTY else _shortened(name)


def excerpt(sentence: str, figure: ExtractedFigure, start: int) -> str:
    """The words around a figure in one line, for a label where nothing better is known."""
    line = " ".join(sentence.split())
    at = len(" ".join(sentence[: figure.start - start].split()))
    if len(line) > _LONGEST and at > _LONGEST - _ROOM:
        first = line.find(" ", at - (_LONGEST - _ROOM)) + 1
        line = "… " + (line[first:] if 0 < first <= at else line[at:].lstrip())
    return _shortened(line)


def _label(sentence: str, start: int, figure: ExtractedFigure) -> str:
    before, after = sentence[: figure.start - start], sentence[figure.end - start :]
    if figure.kind is FigureKind.RATIO and figure.unit and not _COMPARED.match(after):
        is_one = after.startswith(f" {figure.unit}") and not is_plural(figure.unit.rpartition(" ")[2])
        return figure.unit if is_one else f"share of {figure.unit}"
    if figure.kind is FigureKind.AGE:
        whose = _aged(before, after)
        return f"age of {whose}" if whose else "age" if _OLDS.match(after) else ""
    if figure.unit == "times":
        return _multiple(after) or subject(before)
    if figure.kind is FigureKind.COUNTED and not figure.unit.endswith(_NAMELESS):
        number = sentence[figure.start - start : figure.end - start]
        return _counted(before, number, after, figure.unit)
    if figure.unit and after.lstrip(" -").startswith(figure.unit):
        after = after.lstrip(" -").removeprefix(figure.unit)
    if figure.kind is FigureKind.MEASURE:
        size = size_label(before, after, figure.unit)
        if size is not None:
            return size
    after = _MONEY_NAME.sub("", after)
    named, whole = noun_of(before), _whole(after)
    if whole and figure.kind is FigureKind.PERCENT:
        return f"{named}, share of {whole}" if named else f"share of {whole}"
    if whole and not named and not _WITHIN.search(before):
        verb = _verb(before, after[after.index(whole) + len(whole) :])
        return f"{whole} {verb}" if verb else whole
    named = named or changed(before) or _thing(after)
    if named or (figure.kind is FigureKind.DURATION and not _REACHED.search(before)):
        return named or _lasting(before)
    return subject(before)


def _shortened(text: str) -> str:
    """The beginning of a text in one line, with a capital unless it begins as `iPhone` does."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        line = (line[:_LONGEST].rpartition(" ")[0] or line[:_LONGEST]) + " …"
    return line if line[1:2].isupper() else line[:1].upper() + line[1:]


def _counted(before: str, number: str, after: str, unit: str) -> str:
    if after.startswith("-strong "):
        return phrase(after[len("-strong ") :], most=2)
    if after.startswith("-"):
        return phrase(after[len(unit) + 1 :], most=3) or unit
    head = unit.rpartition(" ")[2]
    place = after.find(head, 0, NEAR)
    counted = after[: place + len(head)].strip() if place >= 0 else ""
    if not _PHRASE.fullmatch(counted) or counted.partition(" ")[0] in FUNCTION_WORDS:
        counted = unit
    rest = after[place + len(head) :] if place >= 0 else after
    verb = _verb(before, rest)
    if verb and not counted.endswith(verb):
        return f"{counted} {verb}"
    if what := _of_or_on(rest):
        return f"{counted} {what}"
    if place < 0 and unit == "people":  # a crowd, a town, a firm
        return noun_of(before) or subject(before) or unit
    in_front = leading(before) if place >= 0 else ""
    return f"{in_front} {number} {counted}" if in_front else counted


def _verb(before: str, rest: str) -> str:
    """What happened to the counted, in the past: harm told behind them first, then the verb in front."""
    behind = _behind(rest)
    if behind and (behind in HARMING_VERBS or behind in PREDICATES):
        return behind
    near = before[-NEAR:]
    for ahead in (_VERB_AHEAD.search(near), _VERB_OF_LIST.search(near)):
        if ahead and (verb := _planned(ahead[2]) if ahead[1] else _participle(ahead[2])):
            return verb
    return behind


def _behind(rest: str) -> str:
    """What the words behind the counted say of them: `sent` in `soldiers and 70 tanks were sent`."""
    if others := _AND_OTHERS.match(rest):
        rest = rest[others.end() :]
    found = _VERB_BEHIND.match(rest)
    if found is None or rest.startswith(" that ", found.end()):
        return ""
    if found.start(1) == 1 and _DONE_BY_THEM.match(rest, found.end()):
        return ""
    if _ING.fullmatch(found[1]) and found[1] not in PARTICIPLES:
        # What they do, as long as it says something without its object.
        return "" if _OBJECT.match(rest, found.end()) else found[1]
    return _participle(found[1])


def _lasting(before: str) -> str:
    """The subject of a length of time where its verb is one of time: `Strike lasted`."""
    whose = subject(before)
    return whose if whose.rpartition(" ")[2] in _LASTING else ""


def _participle(verb: str) -> str:
    """`killed` for `killed` and `killing`, `sold` for `sold`; empty for other words and changes."""
    if verb in PARTICIPLES:
        return PARTICIPLES[verb]
    if verb in _REPORTING or is_change(verb):
        return ""
    if verb.endswith("ed") or verb in ("dead", "missing"):
        return verb
    if not _ING.fullmatch(verb):
        return ""
    root = verb.removesuffix("ing")
    return root.removesuffix("y") + "ied" if verb.endswith("rying") else root + "ed"


def _planned(verb: str) -> str:
    """The participle of a verb in its base form: `employed` for `employ`."""
    if verb in PARTICIPLES or verb in BASE_FORMS:
        return PARTICIPLES.get(verb) or BASE_FORMS.get(verb, "")
    if verb in FUNCTION_WORDS or verb in PAST_VERBS or is_change(verb) or len(verb) < 3:
        return ""
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def _aged(before: str, after: str) -> str:
    """`boy` in `a 14-year-old boy from Irving`, `people` in `people aged 16 to 24`, else the subject."""
    if match := _YEAR_OLD.match(after):
        return phrase(match[1], most=2)
    if match := _AGED.search(before[-NEAR:]):
        return match[1]
    if _OLDS.match(after):
        return ""
    whose = subject(before)
    if any(map(str.isdigit, whose)):
        return ""
    return whose.lower() if is_plural(whose.lower()) else whose


def _multiple(after: str) -> str:
    """`Times the mass of Earth` in `1.3 times the mass of Earth`."""
    match = _TIMES.match(after)
    base = phrase(match[1], most=3) if match else ""
    whole = _OF_WHOLE.search(match[1]) if match else None
    part = f" of {phrase(whole[1], most=2)}" if whole and match and match[1].startswith(base + " of") else ""
    return f"times the {base}{part}" if base else ""


def _whole(after: str) -> str:
    """`voters` in `38% of the voters`."""
    match = _OF_WHOLE.match(after)
    return phrase(match[1], most=4) if match else ""


def _of_or_on(rest: str) -> str:
    """`of fraud`, `on health care`, `from Chad`: what belongs to the counted, or where; no one place of several."""
    match = _OF_OR_ON.match(rest)
    what = phrase(match[2], most=4) if match else ""
    if match is None or not what or (match[1] in ("in", "from") and _LIST.match(match[2], len(what))):
        return ""
    return f"{match[1]} {what}"


def _thing(after: str) -> str:
    """`package` in `£3 billion package`, `rise in exports` in `5% rise in exports`, `power` in `5% less power`."""
    if compared := _COMPARED_THING.match(after):
        return compared[1]
    if change := _CHANGE_IN.match(after):
        return f"{change[1]} {phrase(change[2], most=3)}"
    match = None if is_forecast(after, 0) else _BEHIND.match(after)
    thing = phrase(match[1], most=3) if match else ""
    words = thing.split()
    if (
        not words
        or words[0] in _NOT_THINGS
        or is_change(words[0])
        or words[0] in PAST_VERBS
        or words[0] in CARDINALS
        or "-on-" in words[0]
        or _ON_YEAR.match(after)
    ):
        return ""
    return "" if is_adjective(words[-1], False) or words[0] in ("last", "next") else thing


_LONGEST = 60
"""Characters of a label; a row of the pane holds two lines of about thirty."""
_ROOM = 25
"""Characters of an excerpt that are kept for the number and what follows it."""

_EMPTY = word_set("figure figures number numbers total amount estimate estimates count goal aim target")
"""Words that are no label by themselves: they only say that there is a number."""
_NAMELESS = ("points", "units")
"""Units that do not say what is counted."""
_COMPARED = re.compile(r"\s(?:more|less|higher|lower|fewer)\b")
_OLDS = re.compile(r"-years?-olds")
_WITHIN = re.compile(r"\bwithin\s(?:about\s|some\s|around\s)?$")
_LASTING = word_set("lasted lasts last took takes take spent waited served serving lasting")
_MONEY_NAME = re.compile(r"\A\s(?:dollars|euros|pounds|cents)\b")
_PHRASE = re.compile(r"(?!of\s)[^\W\d_](?:[^\W\d_]|[\s'’-])*")
_VERB_BEHIND = re.compile(
    r"(?:,?\s(?:who|that|which))?\s(?:(?:were|was|are|is|have|has|had|been|being|also|still|already|now|will|be|to|remain"
    r"|remained|then|later)\s){0,4}([a-z]+)\b"
)
_TO_DO = r"\b(?:(will|would|to|can|could|may|might|must|should|shall)\s)?([a-z]+)\s"
_VERB_AHEAD = re.compile(
    rf"{_TO_DO}(?:(?:at|least|most|more|less|fewer|than|about|around|some|nearly|almost|over|up|to|as|many|only"
    r"|just|another|the|all|roughly|approximately|between|a|an|record|estimated|further)\s){0,4}$"
)
_NUMBER = rf"(?:[0-9][\w,.]*|{'|'.join(sorted(CARDINALS - {'one'}, reverse=True))})(?:\s[a-z]*llion)?"
_ITEM = rf"{_NUMBER}(?:\s(?!(?:from|in|at|to|by|for|with|on|into|and)\b)[a-z-]+){{1,5}}"
_VERB_OF_LIST = re.compile(
    rf"{_TO_DO}(?:(?:at|least|most|more|than|about|around|some|nearly|almost|over)\s){{0,3}}{_ITEM}(?:,\s{_ITEM})*"
    r"(?:,?\sand|,)\s(?:(?:at|least|more|than|about|some|nearly)\s){0,3}$"
)
"""`Found` before `11 iguanas` in `found 74 live tortoises, 11 iguanas`."""
_AND_OTHERS = re.compile(rf"\sand\s{_NUMBER}(?:\s[a-z-]+){{1,4}}?(?=\s(?:will|were|was|have|had|are)\s)")
_OBJECT = re.compile(
    r"\s(?:[0-9$€£]|(?:a|an|the|its|their|his|her|over|more|at|about|some|up|nearly|around|all|almost)\b)"
)
_DONE_BY_THEM = re.compile(
    r"\s(?:(?:a|an|the|its|their|his|her)\s|[0-9$€£])"
    r"|(?:(?<=\slost)|(?<=\swon))\s(?!(?:in|on|at|by|to|from|for|since|during|over|and|or|last|this|so)\b)[a-z]"
)
"""An object: `counties lost population` did so, `jobs lost in May` were lost."""
_REACHED = re.compile(
    r"\b(?:rose|risen|rises|fell|fallen|falls|dropped|climbed|grew|grown|increased|declined)\sto\s(?:[a-z]+\s){0,2}$"
)
_ING = re.compile(r"[a-z]{3,}ing")
_OF_OR_ON = re.compile(
    r"\s(of|on|against|for|in|from)\s(?:(?:the|all|its|their|his|her|our)\s){0,2}"
    r"(?!(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|century|centuries|quarters?|first|second|third|last|past"
    r"|next|coming|same|recent|late|early|mid|winter|spring|summer|autumn|total|addition|advance|vain|part|front)\b)"
    r"([a-zA-Z].{0,60})",
    re.DOTALL,
)
_LIST = re.compile(r"(?:,\s[A-Z][\w\s-]+){0,9},?\sand\s[A-Z]")
_YEAR_OLD = re.compile(r"[\s-]\w+[\s-]old\s(.{1,60})", re.DOTALL)
_OF_WHOLE = re.compile(
    r"\sof\s(?:(?:the|all|its|their|his|her|our)\s){0,2}(?:[0-9][0-9.,]*\s(?:[a-z]*illion\s)?)?(.{1,60})",
    re.DOTALL,
)
_BEHIND = re.compile(r"[\s-](\w.{0,60})", re.DOTALL)
_CHANGE_IN = re.compile(
    r"[\s-]((?:rise|increase|fall|drop|decline|cut|jump|growth|decrease|reduction)\sin)\s(.{1,60})", re.DOTALL
)
_REPORTING = word_set(
    "reported confirmed estimated believed feared announced expected added wanted recorded seen"
)
_AGED = re.compile(
    r"\b([a-z]+)\s(?:who\s(?:are|were)\s)?(?:aged|between|over|under)\s(?:about\s|between\s|over\s|under\s)?$"
)
_TIMES = re.compile(r"\stimes\s(?:the|its|their)\s(.{1,60})", re.DOTALL)
_ON_YEAR = re.compile(r"\s(?:year|month|quarter)\s(?:on|over)\s(?:year|month|quarter)\b")
_COMPARED_THING = re.compile(r"\s(?:more|less|fewer)\s(?!than\b)([a-z]{4,})\b(?!\s(?:than|voted|said))")
_NOT_THINGS = word_set(
    "costs higher lower more less fewer ago old late long tall high wide deep prior warmer colder later earlier"
    " thick distant aboard each apiece online worldwide nationwide west east"
    " faster slower quicker bigger larger smaller cheaper dearer heavier lighter stronger weaker richer poorer"
    " greater taller shorter longer wider deeper hotter cooler older younger better worse brighter thicker closer"
    " north south northwest northeast southwest southeast north-west north-east south-west south-east"
)
