"""Rows of the list: two lines of headline, a date, a snippet, signs."""

from hypothesis import given, strategies as st

from reader.model.highlighted import HighlightedText, Span
from reader.text.width import cell_width
from reader.tui.pieces import Ink, plain
from reader.tui.row import Row, row_lines, shape
from tests.tui.pages import words

LONG = words("Iraq hands 1,905 Syrian officers and staff back at Al-Qaim, and more")


def _row(text: str = LONG, **more: object) -> Row:
    return Row(key=1, headline=HighlightedText(words(text)), meta=words("19 Dec 2024 · Wire"), **more)  # type: ignore[arg-type]


def _lines(row: Row, width: int = 32, *, searching: bool = False) -> list[str]:
    return [plain(line).rstrip() for line in row_lines(row, shape(width, searching=searching))]


def test_a_long_headline_takes_two_lines_and_ends_in_an_ellipsis() -> None:
    assert _lines(_row(unread=True)) == [
        "● Iraq hands 1,905 Syrian", "  officers and staff back at…", "  19 Dec 2024 · Wire", "",
    ]  # fmt: skip


def test_a_short_headline_has_its_date_right_below_it() -> None:
    assert _lines(_row("Short")) == ["  Short", "  19 Dec 2024 · Wire", "", ""]


def test_a_star_stands_below_the_dot() -> None:
    assert [line[:1] for line in _lines(_row(unread=True, starred=True))] == ["●", "★", " ", ""]


def test_a_problem_has_a_mark_of_its_own() -> None:
    assert _lines(_row("a.yaml:2:1: error", problem=True))[0] == "! a.yaml:2:1: error"


def test_while_searching_there_is_a_line_for_what_matched() -> None:
    snippet = HighlightedText(words("… a general amnesty was declared"), (Span(12, 19),))
    row = _row("Short", snippet=snippet)
    lines = row_lines(row, shape(32, searching=True))
    assert plain(lines[1]).strip() == "… a general amnesty was dec…"
    assert [piece.text for piece in lines[1] if Ink.MATCH in piece.inks] == ["amnesty"]


def test_matches_are_lit_on_both_lines_of_a_headline() -> None:
    spans = (Span(0, 4), Span(24, 32))
    row = Row(key=1, headline=HighlightedText(LONG, spans), meta=words(""))
    lit = [
        piece.text
        for line in row_lines(row, shape(32, searching=False))
        for piece in line
        if Ink.MATCH in piece.inks
    ]
    assert lit == ["Iraq", "officers"]


def test_a_wide_list_has_headlines_on_one_line() -> None:
    assert shape(100, searching=False).height == 3


@given(st.text(min_size=1, max_size=300), st.integers(1, 90), st.booleans())
def test_rows_are_as_high_as_their_shape_and_never_too_wide(text: str, width: int, searching: bool) -> None:
    form = shape(width, searching=searching)
    lines = row_lines(_row(text, snippet=HighlightedText(words(text))), form)
    assert len(lines) == form.height
    assert all(cell_width(plain(line)) <= max(width - 1, 4) for line in lines)


def test_a_headline_as_long_as_a_file_is_not_wrapped_to_its_end() -> None:
    assert _lines(_row("word " * 200_000))[1].endswith("…")
