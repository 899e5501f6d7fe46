from hypothesis import given, strategies as st

from reader.figures.folding import fold, lower
from reader.figures.number_search import number_spans, word_spans, word_spans_of_many
from tests.text.foreign_text import foreign_text

WORDS = "two hundred sixé éone halves seventeen 7 five half ½ — - a and of n"
PIECES = st.lists(st.sampled_from([*WORDS.split(), " ", "\n", "\x01", "\ud800"]))


@given(foreign_text | PIECES.map(" ".join) | PIECES.map("".join))
def test_the_quick_search_finds_the_number_words_that_the_other_finds(text: str) -> None:
    low = " " + lower(fold(text))
    assert word_spans_of_many(low) == word_spans(low)


def test_many_texts_are_searched_for_number_words_too() -> None:
    text = " nothing here" * 1_000
    assert number_spans(f"{text} twenty-two.") == [(len(text) + 1, len(text) + 11)]
