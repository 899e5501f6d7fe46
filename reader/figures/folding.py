"""Text brought to one alphabet of digits, spaces and signs, every character staying in its place.

Because no character is added or removed, a place in the folded text is the same place in the original.
"""

import unicodedata

from reader.text.words import Memory


def fold(text: str) -> str:
    """The text with decimal digits of any script, wide forms, spaces, hyphens and apostrophes as ASCII.

    Superscripts stay what they are: `km²` is no `km2`. The length never changes.
    """
    if text.isascii():
        return text
    beyond = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
    for character in set(beyond):
        if (folded := _FOLDS[character]) != character:
            text = text.replace(character, folded)
    return text


def lower(folded: str) -> str:
    """The text in lower case, again character for character."""
    if _DOTTED_I in folded:
        return _DOTTED_I.join([part.lower() for part in folded.split(_DOTTED_I)])
    return folded.lower()


def _fold_character(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if unicodedata.category(character) == "Zs":
        return " "
    if unicodedata.decomposition(character).startswith("<wide>"):
        return unicodedata.normalize("NFKC", character)
    return _SIGNS.get(character, character)


_ASCII = bytes(range(0x80))

_DOTTED_I = "İ"
"""The one letter that is two characters in lower case."""

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

_FOLDS = Memory(_fold_character)
