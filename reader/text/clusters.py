"""Characters as a person counts them, with the terminal cells each takes.

Widths are those of Unicode's East Asian Width (UAX 11) with ambiguous characters narrow. Where terminals and Rich
disagree, as on spacing marks, the larger width is taken: a line may come out short, never too long.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from reader.text.line_breaks import SPACES

_ZERO_WIDTH_JOINER = "\u200d"
_EMOJI_SELECTOR = "\ufe0f"
_THAI_AND_LAO_AM = "\u0e33\u0eb3"  # letters that are drawn onto the consonant before them
_SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"

# Pairs of the first and the last character of a range. Each character is asked for once, so that patterns, which
# take milliseconds to make, do not pay.
_JAMO = (("\u1160", "\u11ff"), ("\ud7b0", "\ud7ff"))
"""Vowels and finals, drawn into the cells of an initial."""
_ARABIC_SIGNS = (("\u0600", "\u08ff"), ("\U000110bd", "\U000110bd"), ("\U000110cd", "\U000110cd"))
"""Where format characters (Cf) are drawn."""
_WIDE_WHEN_NEW = (
    *(("\u2e80", "\u9fff"), ("\uf900", "\ufaff"), ("\U00016fe0", "\U0001b2ff")),
    *(("\U0001f300", "\U0001faff"), ("\U00020000", "\U0003fffd")),
)
"""Where characters newer than this Python's Unicode are ideographs or emoji."""
_WIDE_SINCE_UNICODE_16 = (
    *(("\u2630", "\u2637"), ("\u268a", "\u268f"), ("\u4dc0", "\u4dff")),
    *(("\U0001d300", "\U0001d356"), ("\U0001d360", "\U0001d376")),
)


def clusters(text: str) -> Iterator[tuple[int, int, int]]:
    """Start, end and cells of each base with its marks, emoji sequence or flag in a line of clean text.

    Simpler than Unicode's rules (UAX 29); it may part an Indic conjunct, never a character from its marks.
    """
    start = cells = 0
    previous = ""
    half_flag = False
    for index, char in enumerate(text):
        width, follows = _shape(char)
        if char == _EMOJI_SELECTOR:
            width = 1 if cells == 1 else 0
        elif (previous == _ZERO_WIDTH_JOINER and _is_emoji(char)) or (
            char in _SKIN_TONES and _is_emoji(previous)
        ):
            width, follows = 0, True
        elif "\U0001f1e6" <= char <= "\U0001f1ff":  # flags are two such letters
            width, follows, half_flag = (0, True, False) if half_flag else (2, False, True)
        else:
            half_flag = False
        if index and (not follows or previous in SPACES):
            yield start, index, cells
            start, cells = index, 0
        cells += width
        previous = char
    if text:
        yield start, len(text), cells


def _is_emoji(char: str) -> bool:
    return bool(char) and (unicodedata.category(char) == "So" or char == _EMOJI_SELECTOR)


@lru_cache(maxsize=4096)
def _shape(char: str) -> tuple[int, bool]:
    """The cells of a character, and whether it belongs to the one before it."""
    category = unicodedata.category(char)
    if (
        category in {"Mn", "Me"}
        or (category == "Cf" and not _among(char, _ARABIC_SIGNS))
        or _among(char, _JAMO)
    ):
        return 0, True
    if category == "Mc" or char in _THAI_AND_LAO_AM:
        return 1, True
    wide = _among(char, _WIDE_WHEN_NEW) if category == "Cn" else unicodedata.east_asian_width(char) in "WF"
    return (2 if wide or _among(char, _WIDE_SINCE_UNICODE_16) else 1), False


def _among(char: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    return any(first <= char <= last for first, last in ranges)
