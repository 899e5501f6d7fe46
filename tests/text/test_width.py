import pytest
from hypothesis import example, given, strategies as st
from rich.cells import cell_len

from reader.text.clean import clean, clean_line
from reader.text.width import _wrap_clusters, _wrap_narrow, cell_width, pad, truncate, wrap
from tests.text.foreign_text import TROUBLE, foreign_text

words = st.lists(
    st.sampled_from(
        (
            "news",
            "Al-Qaim",
            "a",
            "1905—1906",
            "1.5 °C",
            "12 km",
            "—",
            "-",
            "  ",
            "伊拉克",
            "「引用」。",
            "हिन्दी",
            "❤️‍🔥",
            "🇫🇷🇩🇪",
            *TROUBLE,
        )
    )
    | foreign_text
).map(" ".join)


def lines(text: str, cells: int) -> list[str]:
    return [text[span.start : span.end] for span in wrap(clean_line(text), cells)]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("Iraq", 4),
        ("« Été »", 7),
        ("伊拉克", 6),
        ("ｆｕｌｌ", 8),
        ("한국어", 6),
        ("\u1112\u1161\u11ab", 2),
        ("e\u0301", 1),
        ("شرطة", 4),
        ("ที่น้ำ", 3),
        ("👨‍👩‍👧‍👦", 2),
        ("❤", 1),
        ("❤️", 2),
        ("1️⃣", 2),
        ("🇫🇷", 2),
        ("☝🏽", 1),
        ("🏽", 2),
        ("🇫", 2),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 2),
        ("\U0001fae9", 2),
        ("\u0378", 1),
        ("\u0600", 1),
        ("䷀", 2),
    ],
)
def test_width_is_what_a_terminal_draws(text: str, cells: int) -> None:
    assert cell_width(text) == cells


@pytest.mark.parametrize("text", ["ශ්‍රී ලංකා", "हिन्दी में", "မြန်မာ", "தமிழ்", "বাংলাদেশ", "ខ្មែរ", "السَّلامُ"])
def test_no_script_is_narrower_than_rich_draws_it(text: str) -> None:
    assert cell_len(text) <= cell_width(text) <= len(text)


def test_spacing_marks_take_a_cell_of_their_own() -> None:
    assert cell_width("की") == 2
    assert cell_width("में") == 1


@given(words)
def test_no_text_is_narrower_than_rich_draws_it(text: str) -> None:
    assert cell_width(clean_line(text)) >= cell_len(clean_line(text))


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("Iraq", 4, "Iraq"),
        ("Iraq hands", 9, "Iraq han…"),
        ("Iraq hands", 6, "Iraq…"),
        ("Iraq", 1, "…"),
        ("Iraq", 0, ""),
        ("Iraq", -3, ""),
        ("伊拉克", 5, "伊拉…"),
        ("伊拉克", 4, "伊…"),
        ("伊拉克", 2, "…"),
        ("a👨‍👩‍👧‍👦b", 3, "a…"),
        ("a👨‍👩‍👧‍👦bc", 4, "a👨‍👩‍👧‍👦…"),
        ("नमस्ते", 3, "नम…"),
    ],
)
def test_text_that_does_not_fit_ends_in_an_ellipsis(text: str, cells: int, shown: str) -> None:
    assert truncate(clean_line(text), cells) == shown


@given(words, st.integers(0, 30))
def test_cut_text_fits_and_stays_clean(text: str, cells: int) -> None:
    cut = truncate(clean_line(text), cells)
    assert cell_width(cut) <= cells
    assert clean_line(cut) == cut


def test_padding_lines_up_wide_characters() -> None:
    assert pad(clean_line("伊"), 4) == "伊  "
    assert pad(clean_line("1,905"), 8, "right") == "   1,905"
    assert pad(clean_line("ab"), 5, "center") == " ab  "
    assert pad(clean_line("too long"), 3) == "too long"


def test_lines_break_at_spaces() -> None:
    assert lines("Iraq hands 1,905 Syrian officers back", 12) == [
        "Iraq hands",
        "1,905 Syrian",
        "officers",
        "back",
    ]


def test_text_that_fits_is_one_line() -> None:
    assert wrap(clean_line("Iraq hands"), 10) == wrap(clean_line("Iraq hands"), 99)
    assert lines("Iraq hands", 10) == ["Iraq hands"]


@pytest.mark.parametrize("text", ["", " ", "\u3000 \t"])
def test_text_without_words_has_no_lines(text: str) -> None:
    assert wrap(clean(text), 10) == ()


@pytest.mark.parametrize("text", ["  one   two  ", "  one   t\u0301wo  "])
def test_white_space_around_lines_belongs_to_none(text: str) -> None:
    spans = wrap(clean(text), 4)
    assert [text[span.start : span.end] for span in spans] == text.split()


def test_lines_break_after_hyphens_and_dashes_between_letters() -> None:
    assert lines("state-of-the-art", 9) == ["state-of-", "the-art"]
    assert lines("they left—and stayed", 11) == ["they left—", "and stayed"]


def test_numbers_and_names_with_numbers_are_not_broken_at_a_dash() -> None:
    assert lines("some 4-6 or -5", 7) == ["some", "4-6 or", "-5"]
    assert lines("of COVID-19 x", 9) == ["of", "COVID-19", "x"]


def test_no_break_spaces_hold_a_number_and_its_unit_together() -> None:
    spans = wrap(clean("about 12\u00a0km"), 8)
    assert [span.start for span in spans] == [0, 6]


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("to hold warming at 1.5 °C now", 22, ["to hold warming at", "1.5 °C now"]),
        ("peak at 10.3 billion people", 14, ["peak at", "10.3 billion", "people"]),
        ("12 km", 4, ["12", "km"]),
        ("in 36 minutes or 36 max", 9, ["in 36", "minutes", "or 36 max"]),
        ("hinter 5 m hier 1.5 °C e\u0301", 10, ["hinter 5 m", "hier", "1.5 °C e\u0301"]),
        ("hinter e\u0301 1.5 °C ab", 12, ["hinter e\u0301", "1.5 °C ab"]),
        ("e\u0301 12 km", 4, ["e\u0301", "12", "km"]),
    ],
)
def test_no_line_ends_between_a_number_and_its_unit(text: str, cells: int, shown: list[str]) -> None:
    assert lines(text, cells) == shown


@given(words, st.integers(1, 30))
@example("Al-Qaim", 2)
def test_text_breaks_alike_however_its_cells_are_counted(text: str, cells: int) -> None:
    line = clean_line(text)
    plain = line.encode("ascii", "ignore").decode()
    assert list(_wrap_narrow(plain, cells)) == list(_wrap_clusters(plain, cells))


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert lines("a verylongword b", 5) == ["a", "veryl", "ongwo", "rd b"]
    assert lines("ｖｅｒｙ", 4) == ["ｖｅ", "ｒｙ"]


def test_chinese_breaks_between_characters_but_not_before_closing_punctuation() -> None:
    assert lines("伊拉克军官，移交。", 10) == ["伊拉克军", "官，移交。"]
    assert lines("他说「引用」", 6) == ["他说", "「引", "用」"]


def test_marks_and_emoji_sequences_are_never_cut_apart() -> None:
    assert lines("é\u0301e\u0301e\u0301", 2) == ["é\u0301e\u0301", "e\u0301"]
    assert lines("👨‍👩‍👧‍👦👨‍👩‍👧‍👦🇫🇷🇩🇪", 2) == ["👨‍👩‍👧‍👦", "👨‍👩‍👧‍👦", "🇫🇷", "🇩🇪"]


@pytest.mark.parametrize("cells", [1, 0, -5])
def test_the_narrowest_screen_still_gets_every_character(cells: int) -> None:
    assert lines("ab 伊拉", cells) == ["a", "b", "伊", "拉"]


@given(words, st.integers(1, 30))
def test_lines_fit_and_lose_nothing_but_white_space(text: str, cells: int) -> None:
    line = clean_line(text)
    spans = wrap(line, cells)
    end = 0
    for span in spans:
        assert not line[end : span.start].strip()
        shown = line[span.start : span.end]
        assert shown.strip() == shown != ""
        assert max(cell_width(shown), cell_len(shown)) <= cells or len(wrap(clean_line(shown), 1)) == 1
        end = span.end
    assert not line[end:].strip()
