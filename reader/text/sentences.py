"""Where the sentences of a text begin and end.

Rules and short lists for European languages, and the full stops of other scripts. A wrong guess costs a snippet
or a copied sentence its neat edge, no more; so where it is unsure it keeps sentences together.
"""

import re
from collections.abc import Iterator

from reader.model.highlighted import Span
from reader.text.abbreviations import ANYWHERE, BEFORE_NAMES, BEFORE_NUMBERS, BEGINNINGS

_NEEDS_SPACE = ".!?…"  # stops that may also stand within a sentence
_STOP = re.compile(rf"([{_NEEDS_SPACE}。！？｡।॥؟۔።։။។]+)([\"'”’»›)\]」』】〉》）］｣]*)")
_NEXT_WORD = re.compile(r"\s*+[\"'“‘„«‹(\[¿¡—–-]*+\s*+(\w{1,20})")
_NOT_SPACE = re.compile(r"\S")
_UP_TO_WORD = re.compile(r"(?:.*[\s\"'“‘„«(\[/—–-])?", re.DOTALL)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")  # J · U.S · p.m
_LONGEST_ABBREVIATION = 12


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences in order, with their closing quotation marks, without the white space between them.

    They cover everything else in the text. Linear in its length.
    """
    return tuple(_sentences(text))


def sentence_at(text: str, position: int) -> Span:
    """The sentence that has the character at this position; the whole text where there is only white space."""
    found = next((span for span in _sentences(text) if position < span.end), None)
    return found if found and found.start <= position else Span(0, len(text))


def _sentences(text: str) -> Iterator[Span]:
    last: Span | None = None
    for span in _stretches(text):
        if last and not any(map(str.isalnum, text[span.start : span.end])):
            last = Span(last.start, span.end)  # one without a word (`. . .`) belongs to the one before it
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _stretches(text: str) -> Iterator[Span]:
    start = _skip_space(text, 0)
    for stop in _STOP.finditer(text):
        if not _ends(text, start, stop):
            continue
        yield Span(start, stop.end())
        start = _skip_space(text, stop.end())
    end = len(text.rstrip())
    if start < end:
        yield Span(start, end)


def _skip_space(text: str, position: int) -> int:
    found = _NOT_SPACE.search(text, position)
    return found.start() if found else len(text)


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a sentence that began at `start` ends with this stop."""
    mark, closing = stop[1], stop[2]
    end = stop.end()
    if mark[-1] not in _NEEDS_SPACE:
        return not (closing and text.startswith(("と", "って"), end))  # Japanese: 「…。」と言った
    if end < len(text) and not text[end].isspace():
        return False
    following = _NEXT_WORD.match(text, end)
    if not following:
        return True
    word = following[1]
    if word[0].islower():
        return False
    if mark != "." or closing:
        return True
    at = stop.start()
    begin = max(start, at - _LONGEST_ABBREVIATION)
    if up_to := _UP_TO_WORD.match(text, begin, at):
        begin = up_to.end()
    before = text[begin:at]
    if begin == start and before.isdigit():
        return False  # the number of a list
    return _ends_after(before, word)


def _ends_after(before: str, following: str) -> bool:
    """Whether a full stop between these words ends a sentence."""
    if before in BEFORE_NAMES or (before in BEFORE_NUMBERS and following[0].isdigit()):
        return False
    if before in ANYWHERE or _INITIALS.fullmatch(before):
        return following.lower() in BEGINNINGS
    return True
