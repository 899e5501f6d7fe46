"""Ages: `aged 14`, `Thomas Sam, 42,`, `she was six`, `a 19-year-old`, `children under five`."""

import re

from reader.figures.names import LABELS
from reader.figures.nouns import is_plural
from reader.figures.numerals import Form
from reader.figures.place import Place
from reader.figures.words import word_set

YEARS = "years"


def is_age(place: Place, end: int) -> bool:
    """Whether the number whose unit of time, if any, ends at `end` is said to be an age."""
    low, start = place.low, place.quantity.start
    if _OLD.match(low, end) or (
        place.previous in _BEFORE_AGE and _AGED.search(low, max(0, start - 24), start)
    ):
        return True
    if (
        end > place.quantity.end
        or not 0 < place.quantity.value < _OLDEST
        or place.quantity.form is Form.FRACTION
    ):
        return False
    return _beside_name(place) or _said_of_person(place)


def _beside_name(place: Place) -> bool:
    """`Thomas Sam, 42, and`; with a comma on either side also behind a mere noun, `the writer, 80,`."""
    folded, quantity = place.folded, place.quantity
    if quantity.form is not Form.DIGITS or not _AFTER_AGE.match(folded, quantity.end):
        return False
    name = _NAME.search(folded, max(0, quantity.start - 24), quantity.start)
    if name is None or name[1].lower() in LABELS:
        return False
    return name[1][0].isupper() or (
        folded.startswith(", ", name.end(1)) and folded.startswith(",", quantity.end)
    )


def _said_of_person(place: Place) -> bool:
    low, start, end = place.low, place.quantity.start, place.quantity.end
    if place.previous == "at" and place.begins(place.previous_start) and _AT.match(low, end):
        return True
    if place.previous in _SAYING and _SAID.search(low, max(0, start - 24), start):
        return _CLAUSE_END.match(low, end) is not None
    limit = _LIMIT.search(low, max(0, start - 40), start) if place.previous in _LIMITING else None
    if limit is None or not (limit[1] in _PERSONS or place.previous == "than"):
        return False
    following = _WORD.match(low, end)
    return following is None or not is_plural(following[1])


_OLDEST = 125

_BEFORE_AGE = word_set("aged age ages of between from about around over under just")
_SAYING = word_set("is was were turned turns now he's she's i'm just only about")
_LIMITING = word_set("under over above below than of")
_PERSONS = word_set(
    "people children child patients women men anyone everyone those adults kids residents voters girls boys them"
    " teenagers students babies infants players citizens persons"
)
_OLD = re.compile(r"(?:[\s-]|\s-\s)olds?\b|\sof\sage\b|\s(?:or|and)\s(?:older|younger)\b")
_AGED = re.compile(r"\b(?:aged?|ages)\s(?:(?:of|between|from|about|around|over|under|just)\s){0,3}$")
_NAME = re.compile(r"([^\W\d_][\w'-]*)(?:,\s|\s\()$")
_AFTER_AGE = re.compile(r"[,.;)](?!\d)|\s(?:who|from|and|of|was|is|said)\b|$")
_SAID = re.compile(
    r"\b(?:he|she|who|i|they)(?:\s(?:is|was|were|turned|turns|had\sturned|now)|'s|'m)\s(?:(?:just|only|about|now)\s)?$"
)
_CLAUSE_END = re.compile(r"[,.;)]|\s(?:and|when|so|at|but|or|in|before|while|then)\b|$")
_AT = re.compile(r",\s(?:he|she|i)(?:'s|'m)?\s")
_LIMIT = re.compile(
    r"\b(\w+)\s(?:aged\s)?(?:under|over|above|below|younger\sthan|older\sthan)\s(?:the\sage\sof\s)?$"
)
_WORD = re.compile(r"\s([a-z]+)")
