"""Words: what counts as the same word, and where it stands."""

import pytest
from hypothesis import given, strategies as st

from reader.text.clean import clean
from reader.text.terms import terms
from reader.text.words import BREAK, MAX_FORM, forms, stem, words


@pytest.mark.parametrize(
    "written", ["1,905", "1 905", "1905", "1\u00a0905", "1\u202f905", "1'905", "１,９０５", "١٬٩٠٥"]
)
def test_a_number_is_one_word_however_its_digits_are_grouped(written: str) -> None:
    assert forms(written) == ["1905"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12.3 million", ["12.3", "million"]),
        ("3,5 Millionen", ["3.5", "millionen"]),
        ("1,905.50", ["1905.50"]),
        ("1.905.000", ["1905000"]),
        ("1,23,456", ["123456"]),
        ("$3.4bn", ["3.4", "bn"]),
        ("in 2024 100 people", ["in", "2024", "100", "people"]),
        ("the 30th G20", ["the", "30", "th", "g20"]),
    ],
)
def test_numbers_keep_their_value_and_let_go_of_their_unit(written: str, expected: list[str]) -> None:
    assert forms(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Cafés NAÏVE", ["cafes", "naive"]),
        ("Straße", ["strasse"]),
        ("Łódź Øre", ["lodz", "ore"]),
        ("Ａｐｏｌｌｏ", ["apollo"]),
        ("Αθήνα", ["αθηνα"]),
        ("Iraq’s don't", ["iraq", "s", "don", "t"]),
        ("U.S. state-of-the-art", ["u", "s", "state", "of", "the", "art"]),
        ("snake_case", ["snake", "case"]),
        ("हिन्दी", ["हिन्दी"]),
        ("…—!?", []),
    ],
)
def test_case_accents_and_punctuation_do_not_matter(written: str, expected: list[str]) -> None:
    assert forms(written) == expected


def test_scripts_without_spaces_become_overlapping_pairs_and_a_last_character() -> None:
    assert forms("東京都 AI東京") == ["東京", "京都", "都", "ai", "東京", "京"]


def test_a_word_knows_where_it_stands() -> None:
    text = "The 1,905 officers"
    assert [text[word.start : word.end] for word in words(text)] == ["The", "1,905", "officers"]


@pytest.mark.parametrize(
    ("form", "expected"),
    [("returned", "return"), ("officers", "offic"), ("1905", "1905"), ("東京", "東京"), ("g20", "g20")],
)
def test_only_english_looking_words_have_a_stem(form: str, expected: str) -> None:
    assert stem(form) == expected


def test_an_endless_word_counts_as_its_beginning() -> None:
    assert forms("x" * 10_000) == ["x" * MAX_FORM]


@given(st.text(st.sampled_from("aB é1905,.'_ \u00a0\n京東’-٠")) | st.text())
def test_the_index_and_the_highlighter_see_the_same_words(text: str) -> None:
    cleaned = clean(text)
    assert terms(cleaned) == forms(cleaned)


@given(st.text())
def test_forms_have_neither_blanks_nor_the_marks_of_the_index(text: str) -> None:
    for form in forms(clean(text)):
        assert form
        assert not any(character.isspace() for character in form)
        assert form != BREAK
        assert not form.startswith("~")


@given(st.text("aB 1905,.'-") | st.text())
def test_forms_are_those_of_the_words(text: str) -> None:
    assert forms(text) == [word.form for word in words(text)]


@given(st.text())
def test_words_come_in_order_and_inside_the_text(text: str) -> None:
    last = 0
    for word in words(text):
        assert last <= word.start < word.end <= len(text)
        last = word.start
