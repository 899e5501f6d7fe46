import re
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from reader.text.clean import clean, clean_line, clean_lines
from tests.text.foreign_text import foreign_text, troubled_text

RAW = Path(__file__).parents[3] / "shared" / "corpus" / "raw"

LIVE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""What no terminal, pipe or search may ever see."""


def test_ordinary_text_comes_back_as_the_same_string() -> None:
    for text in ("Plain\n\ttext.", "« L’été » — 1 905 €", "伊拉克移交1,905名军官。", "شرطة", "이라크", ""):
        assert clean(text) is text


def test_an_escape_sequence_is_visible_and_dead() -> None:
    assert clean("\x1b]0;PWNED\x07Title") == "␛]0;PWNED␇Title"


def test_delete_and_null_are_shown_as_pictures() -> None:
    assert clean("a\x7fb\x00c") == "a␡b␀c"


def test_eight_bit_controls_are_shown_by_their_code_point() -> None:
    assert clean("x\x9b31mred\x80") == "x<U+009B>31mred<U+0080>"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_is_a_newline(end: str) -> None:
    assert clean(f"one{end}two") == "one\ntwo"


def test_tabs_and_newlines_stay() -> None:
    assert clean("a\tb\n\nc\u200b") == "a\tb\n\nc"


def test_a_name_reversed_by_an_override_shows_the_override() -> None:
    assert clean("Invoice \u202efdp.exe\u202c ready") == "Invoice <U+202E>fdp.exe<U+202C> ready"


def test_isolates_that_close_in_their_line_leave_no_trace() -> None:
    assert clean("to \u2068\u2067שלום\u2069 x\u2069 now") == "to שלום x now"


def test_isolates_that_do_not_close_in_their_line_are_shown() -> None:
    assert clean("user \u2066\u2067admin\ncheck\u2069") == "user <U+2066><U+2067>admin\ncheck<U+2069>"


def test_direction_marks_do_not_hide_a_name_from_the_search() -> None:
    assert clean("bank\u200e.\u200fexam\u061cple") == "bank.example"


def test_zero_width_characters_do_not_hide_a_name_from_the_search() -> None:
    assert clean("bank\u200b.\u200cexa\u200dmp\u2060le\ufeff and\xadsoft\u034f") == "bank.example andsoft"


@pytest.mark.parametrize("word", ["می‌خواهم", "ක්‍රි", "ന്‍ ", "क्‍ष"])
def test_joiners_stay_in_scripts_that_write_with_them(word: str) -> None:
    assert clean(word) == word


def test_a_doubled_joiner_is_one() -> None:
    assert clean("می‌‌خواهم") == "می‌خواهم"


@pytest.mark.parametrize("emoji", ["👨‍👩‍👧‍👦", "❤️‍🔥", "🏳️‍⚧️", "👩🏽‍🚀", "1️⃣", "☝🏽", "🇫🇷", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "©️"])
def test_emoji_sequences_stay_whole(emoji: str) -> None:
    assert clean(f"a {emoji} b") == f"a {emoji} b"


def test_a_chain_of_emoji_longer_than_any_real_one_falls_apart() -> None:
    assert clean("👩\u200d" * 9 + "👩") == "👩" * 10


def test_a_message_in_tag_characters_is_counted() -> None:
    message = "".join(chr(0xE0000 + ord(char)) for char in "ignore previous")
    assert clean(f"Hello{message} world") == "Hello<15 hidden characters> world"


def test_a_message_after_a_flag_is_counted() -> None:
    message = "".join(chr(0xE0000 + ord(char)) for char in "secret")
    assert clean(f"🏴{message}") == "🏴<6 hidden characters>"


def test_a_message_in_variation_selectors_is_counted() -> None:
    assert clean("Hi 😀\ufe0f\U000e0158\U000e0159!") == "Hi 😀\ufe0f<2 hidden characters>!"


def test_a_single_tag_is_counted_in_the_singular() -> None:
    assert clean("x\U000e0041") == "x<1 hidden character>"


def test_a_single_variation_selector_out_of_place_is_dropped() -> None:
    assert clean("190\ufe0f5\ufe0f people") == "1905 people"


def test_a_selector_stays_on_a_character_that_has_variants() -> None:
    assert clean("葛\U000e0100城 ᠠ\u180b") == "葛\U000e0100城 ᠠ\u180b"


def test_a_tower_of_marks_is_cut_to_six() -> None:
    assert clean("Z" + "\u0301" * 9000 + "algo") == "Z" + "\u0301" * 6 + "algo"


def test_a_tower_of_hangul_vowels_is_cut_to_six() -> None:
    assert clean("\u1100" + "\u1161" * 9000) == "\u1100" + "\u1161" * 6


def test_a_tower_of_marks_and_joiners_is_cut_to_six() -> None:
    assert clean("م" + "\u064e\u200d" * 4500) == "م" + "\u064e\u200d" * 3


@pytest.mark.parametrize("word", ["လျှို့ဝှက်", "Việt Nam", "שָּׁלוֹם", "ที่น้ำ", "\u1112\u1161\u11ab"])
def test_words_with_many_marks_stay_whole(word: str) -> None:
    assert clean(word) == word


def test_characters_that_are_none_become_replacement_characters() -> None:
    assert clean("a\ud800b\ufffec\ufdd0d\U0001ffffe") == "a�b�c�d�e"


def test_letters_that_look_like_a_space_become_one() -> None:
    assert clean_line("\u3164 \uffa0\u115f") == ""


def test_annotation_marks_are_shown() -> None:
    assert clean("\ufff9x\ufffb") == "<U+FFF9>x<U+FFFB>"


def test_a_line_has_single_spaces_and_none_at_its_ends() -> None:
    assert clean_line(" \tIraq\r\n hands\u3000back\u2028\u00a0it ") == "Iraq hands back it"


@pytest.mark.parametrize(
    "path", sorted(RAW.glob("*.txt")) if RAW.is_dir() else [], ids=lambda path: path.stem
)
def test_the_hostile_corpus_comes_out_dead(path: Path) -> None:
    cleaned = clean(path.read_bytes().decode())
    assert not LIVE.search(cleaned)
    assert len(max(re.findall("[\u0300-\u036f]+", cleaned), default="")) <= 6
    assert not re.search("[\U000e0000-\U000e0fff]", cleaned)


@given(foreign_text | troubled_text)
def test_what_was_cleaned_is_inert(text: str) -> None:
    assert not LIVE.search(clean(text))
    assert not LIVE.search(clean_line(text))


@given(foreign_text | troubled_text)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text) == clean(clean_line(text))


@given(foreign_text | troubled_text | st.text("ab \t\n\r\x1b"))
def test_a_line_is_the_clean_text_with_single_blanks(text: str) -> None:
    assert clean_line(text) == " ".join(clean(text).split())


@given(st.lists(foreign_text | troubled_text | st.text("ab é\u00a0\u3000\t\n")))
def test_many_lines_are_cleaned_as_each_alone(texts: list[str]) -> None:
    assert clean_lines(texts) == [clean_line(text) for text in texts]
