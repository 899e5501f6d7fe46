"""Text brought to one alphabet of digits, spaces and signs, every character staying in its place.

Because no character is added or removed, a place in the folded text is the same place in the original.
"""

import re
import unicodedata


class _Folds(dict[int, str]):
    """What each character beyond ASCII becomes; worked out when first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = folded = _fold_character(character)
        return folded


def fold(text: str) -> str:
    """The text with decimal digits of any script, wide forms, spaces, hyphens and apostrophes as ASCII.

    Superscripts stay what they are: `km²` is no `km2`. The length never changes.
    """
    if text.isascii():
        return text
    return _BEYOND_ASCII.sub(lambda run: run[0].translate(_FOLDS), text)


def lower(folded: str) -> str:
    """The text in lower case, again character for character."""
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(small if len(small := character.lower()) == 1 else character for character in folded)


def _fold_character(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if unicodedata.category(character) == "Zs":
        return " "
    if unicodedata.decomposition(character).startswith("<wide>"):
        return unicodedata.normalize("NFKC", character)
    return _SIGNS.get(character, character)


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")

_SIGNS = {
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "−": "-",
    "﹣": "-",
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "٫": ".",
    "٬": ",",
    "٪": "%",
    "﹪": "%",
    "﹩": "$",
}
"""Hyphens, the minus sign and the en dash; apostrophes; Arabic separators. The em dash stays: it parts clauses."""

_FOLDS = _Folds()
