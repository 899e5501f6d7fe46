"""Where in a text digits and number words stand. What numbers they make is no concern here."""

import re
from collections.abc import Iterable

from reader.figures.number_words import DOZEN, FRACTIONS, ONES, SCALES, TEENS, TENS, VULGAR_FRACTIONS

VULGAR = "".join(VULGAR_FRACTIONS)


def number_spans(low: str) -> list[tuple[int, int]]:
    """Where digits and rows of number words stand in folded lower-case text, in order; they may overlap.

    The text begins with a character that is no letter.
    """
    spans = digit_spans(low)
    spans += [match.span(1) for match in _WORDS.finditer(low)]
    spans.sort()
    return spans


def digit_spans(low: str) -> list[tuple[int, int]]:
    """Where digits stand, with the marks and spaces within one number."""
    return [match.span() for match in _DIGITS.finditer(low)]


def _letter_by_letter(words: Iterable[str]) -> str:
    """A pattern for the longest of the words that looks at each letter once; they are plain letters."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words):
        rests.setdefault(word[:1], []).append(word[1:])
    ending = "?" if rests.pop("", None) else ""
    ways = "|".join(first + _letter_by_letter(after) for first, after in rests.items())
    return f"(?:{ways}){ending}" if ways else ""


_NUMBER_WORDS = [*ONES, *TEENS, *TENS, *SCALES, DOZEN, "zero", "halves", *FRACTIONS]
_WORD = rf"{_letter_by_letter([*_NUMBER_WORDS, *(f'{word}s' for word in FRACTIONS)])}\b"
_GAP = r"(?:\s-\s|[\s-])(?:and[\s-])?(?:of\s)?(?:an?[\s-])?"
_SPELLED = rf"{_WORD}(?:{_GAP}{_WORD})*"
_WORDS = re.compile(rf"[^a-z]({_SPELLED})")
_GROUPED = r"[0-9]{0,2}(?:[ ][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
_DIGITS = re.compile(rf"[0-9{VULGAR}](?:(?<=[0-9])(?:{_GROUPED}|[0-9]*(?:[.,'][0-9]+)*))?")
