"""Whether two labels say the same thing: `officers returned`, `Syrian officers returned`."""

from functools import lru_cache

from reader.figures.words import FUNCTION_WORDS
from reader.text.words import forms, stem

SHARED = 0.6
"""Of all the words of two labels that mean the same, so much must stand in both."""


@lru_cache(20_000)
def label_words(label: str) -> frozenset[str]:
    """The words of a label that say something, by their stems, without numbers; all of them where none does."""
    found = [form for form in forms(label) if not (form in FUNCTION_WORDS or form[0].isdigit())]
    return frozenset(map(stem, found or forms(label)))


def fewest_shared(words: int) -> int:
    """How many words a label must share at least with one of so many to be near it."""
    return next((shared for shared in range(1, words) if shared >= SHARED * words), words)


def near_equal(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two labels, by their words, are wordings of one thing. A label of one word is only itself."""
    if one == other:
        return bool(one)
    if min(len(one), len(other)) < 2:
        return False
    return len(one & other) >= SHARED * len(one | other)
