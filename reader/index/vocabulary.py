"""The vocabulary of a library: which forms share a stem, and which words are so common that pairs of them are kept.

The full text has forms only, each once; a query for a word asks the catalogue for its other forms. That spares the
full text a second copy of every text. Two common words in a row would have to be looked for in nearly every
article: such pairs are terms of their own (Lucene calls them common grams).
"""

from collections.abc import Iterable, Sequence

from reader.text.words import work_out_stem

_COMMON = (
    "a an and are as at be been but by for from had has have he her his in is it its not of on or said she that "
    "the their they this to was were which who will with"
)
COMMON = frozenset(_COMMON.split())
"""English words that stand in nearly every text."""

_PAIR = b"\x01\x01"


class Vocabulary:
    """Gathers the forms that differ from their stems, each once as far as memory serves."""

    LIMIT = 500_000
    """Forms to remember; with more they begin anew, and some are told twice."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._seen: set[str] = set()

    def add(self, forms: Iterable[str]) -> None:
        """Take the forms of a text in."""
        self._seen.update(forms)

    def take(self) -> list[tuple[str, str]]:
        """The stems and forms that came since the last time."""
        new = self._seen - self._known
        if len(self._known) > self.LIMIT:
            self._known.clear()
        self._known |= new
        self._seen = set()
        return [(stemmed, form) for form in new if (stemmed := work_out_stem(form)) != form]


def common_pairs(forms: Sequence[str]) -> set[str]:
    """The terms for two common words in a row."""
    common = bytes(map(COMMON.__contains__, forms))
    pairs: set[str] = set()
    at = common.find(_PAIR)
    while at >= 0:
        pairs.add(pair_term(forms[at], forms[at + 1]))
        at = common.find(_PAIR, at + 1)
    return pairs


def pair_term(first: str, second: str) -> str:
    """The term that stands for two common words in a row."""
    return f"{first}_{second}"
