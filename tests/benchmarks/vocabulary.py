"""Sixty thousand words and how often each is said: Zipf's law with Mandelbrot's shift, as in running English."""

import random
from functools import cache

from tests.benchmarks.names import FUNCTION_WORDS, NEWS_WORDS, listed

SIZE = 60_000
"""Different words; a million articles by real agencies have about as many that are no names or misprints."""

TABLE_SIZE = 1 << 20
BETWEEN = 12
"""Made-up words from one news word to the next."""

SHIFT = 0.7
"""Mandelbrot's shift of the ranks: "the" is one word in 18 and "of" one in 29, about as in the Brown corpus."""

_ONSETS = listed("b br c ch cl d d dr f g gr h j k l l m m n n p pr r r s s sh st t t tr v w z")
_VOWELS = listed("a e i o u a e i o u ai ea ou")
_CODAS = listed("l n r s t n r d ck m nd nt st x")
_ACCENTED = listed("á à â ä ã ç é è ê ë í ï ñ ó ô ö ø ú ü ž")
_ENDINGS = listed("s ed ing er ers ion ions ly ment al")
"""With these a third of the words are forms of others, so that stems have something to bring together."""


@cache
def words_by_rank() -> tuple[str, ...]:
    """All words, the most frequent first; the same ones every time."""
    known = list(FUNCTION_WORDS)
    made_up = _made_up(random.Random("vocabulary"), SIZE, {*known, *NEWS_WORDS})
    # News words stand between the made-up ones, so that a search finds 20 % to 1 % of the articles.
    for place, word in enumerate(NEWS_WORDS):
        known.append(word)
        known += made_up[BETWEEN * place : BETWEEN * (place + 1)]
    known += made_up[BETWEEN * len(NEWS_WORDS) :]
    return tuple(known[:SIZE])


@cache
def zipf_table() -> tuple[str, ...]:
    """Each word as many times as it is frequent, so that an even draw from it is a draw by Zipf's law."""
    words = words_by_rank()
    weights = [1 / (rank + SHIFT) for rank in range(1, len(words) + 1)]
    scale = TABLE_SIZE / sum(weights)
    table: list[str] = []
    for word, weight in zip(words, weights, strict=True):
        table += [word] * max(1, round(weight * scale))
    return tuple(table)


def _made_up(rng: random.Random, count: int, taken: set[str]) -> list[str]:
    """So many pronounceable words, the shorter ones rather in front, as in a language."""
    made: dict[str, None] = {}
    bases: list[str] = []
    while len(made) < count:
        if bases and rng.random() < 0.33:
            word = rng.choice(bases) + rng.choice(_ENDINGS)
        else:
            syllables = 1 + (rng.random() < 0.8) + (rng.random() < len(made) / count)
            word = "".join(_syllable(rng) for _ in range(syllables))
            bases.append(word)
        if len(word) > 2 and word not in taken:
            made[word] = None
    return list(made)


def _syllable(rng: random.Random) -> str:
    vowel = rng.choice(_ACCENTED) if rng.random() < 0.02 else rng.choice(_VOWELS)
    return rng.choice(_ONSETS) + vowel + (rng.choice(_CODAS) if rng.random() < 0.35 else "")
