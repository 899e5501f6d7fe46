"""Themes, inks, and terminals without colour or without UTF-8."""

import pytest
from hypothesis import given, strategies as st
from rich.segment import Segment
from textual.color import Color

from reader.text.clean import clean
from reader.text.width import cell_width
from reader.tui.arrangement import PaneName, arrange, figures_height
from reader.tui.ascii_filter import AsciiFilter, to_ascii
from reader.tui.bar import rule
from reader.tui.locale_name import wants_ascii
from reader.tui.look import Look
from reader.tui.pieces import Ink, Mark, Piece, overlay, paint, plain
from reader.tui.theme import DARK, LIGHT, TERMINAL, THEMES, first_theme
from tests.tui.pages import words


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_every_ink_has_a_style_and_a_match_stands_out(theme: object) -> None:
    look = Look(theme)  # type: ignore[arg-type]
    styles = {ink: look.style((ink,)) for ink in Ink}
    assert len({styles[ink] for ink in (Ink.TEXT, Ink.MATCH, Ink.CURRENT, Ink.LIT)}) == 4


def test_on_a_terminal_without_colour_attributes_alone_tell_matches_apart() -> None:
    look = Look(TERMINAL)
    told = {
        (s.bold, s.underline, s.reverse, s.dim)
        for s in (
            look.style((ink,)) for ink in (Ink.TEXT, Ink.BOLD, Ink.DIM, Ink.LIT, Ink.MATCH, Ink.CURRENT)
        )
    }
    assert len(told) == 6


def test_a_strip_is_as_wide_as_asked_and_has_no_tabs() -> None:
    strip = Look(DARK).strip([Piece(words("東京"))], 3)
    assert strip.cell_length == 3
    assert "\t" not in Look(DARK).strip([Piece(clean("a\tb"))], 9).text


@pytest.mark.parametrize(
    ("environ", "theme"),
    [
        ({}, DARK),
        ({"COLORFGBG": "0;15"}, LIGHT),
        ({"COLORFGBG": "15;0"}, DARK),
        ({"NEWSDESK_THEME": "Light"}, LIGHT),
        ({"NEWSDESK_THEME": "light", "NO_COLOR": "1"}, TERMINAL),
        ({"NEWSDESK_THEME": "nothing"}, DARK),
    ],
)
def test_the_first_theme(environ: dict[str, str], theme: object) -> None:
    assert first_theme(environ) is theme


@pytest.mark.parametrize(
    ("environ", "ascii_only"),
    [
        ({}, False),
        ({"LANG": "de_DE.UTF-8"}, False),
        ({"LANG": "de_DE.utf8"}, False),
        ({"LC_ALL": "C", "LANG": "C.UTF-8"}, True),
        ({"LANG": "de_DE.ISO-8859-1"}, True),
    ],
)
def test_the_locale_decides_on_ascii(environ: dict[str, str], ascii_only: bool) -> None:
    assert wants_ascii(environ) is ascii_only


def test_signs_have_likenesses_in_ascii() -> None:
    assert to_ascii("│ ● Café – ≥ 300 “x” …") == '| * Cafe - >=300 "x" .'
    assert to_ascii("┤⣀●⠤ ▁█ ≠") == "+.*. _@ !"
    assert to_ascii("‹ Newsdesk › story") == "< Newsdesk > story"


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        ("1.5 °C", "1.5 oC"),
        ("€12 million, £3, 40 µg, № 7", "E12 million, L3, 40 ug, # 7"),
        ("„Straße“ → Łódź", '"Strase" > Lodz'),
        ("   ≥140 people", "  >=140 people"),
        ("± 5, ±5", "+-5,+-5"),
        ("5 km², CO₂, 10²", "5 km2, CO2, 10?"),
    ],
)
def test_what_news_are_written_with_is_readable_in_ascii(text: str, likeness: str) -> None:
    assert to_ascii(text) == likeness


@given(st.text())
def test_ascii_takes_as_many_cells(text: str) -> None:
    shown = clean(text).replace("\n", " ").replace("\t", " ")
    assert to_ascii(shown).isascii()
    assert len(to_ascii(shown)) == sum(cell_width(letter) for letter in shown) or cell_width(shown) != len(
        shown
    )


def test_the_filter_leaves_ascii_alone() -> None:
    segments = AsciiFilter().apply([Segment("plain"), Segment("é")], Color(0, 0, 0))
    assert [segment.text for segment in segments] == ["plain", "e"]


def test_a_sign_of_two_cells_in_ascii_takes_the_last_one_of_the_segment_before() -> None:
    segments = AsciiFilter().apply(
        [Segment("   "), Segment("≥140"), Segment("x"), Segment("≤7")], Color(0, 0, 0)
    )
    assert [segment.text for segment in segments] == ["  >", "=140", "x", "<7"]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6))
def test_painting_says_the_same_whatever_is_marked(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(min(a, b), max(a, b), Ink.MATCH) for a, b in spans if a != b]
    assert plain(paint(text, (Ink.TEXT,), marks)) == text


def test_an_overlay_covers_exactly_what_it_should() -> None:
    pieces = overlay([Piece(words("abc")), Piece(words("def"), (Ink.DIM,))], 2, 4, Ink.SELECTED)
    assert [(piece.text, Ink.SELECTED in piece.inks) for piece in pieces] == [
        ("ab", False), ("c", True), ("d", True), ("ef", False),
    ]  # fmt: skip


def test_a_rule_has_its_joints() -> None:
    assert plain(rule(8, (2, 99), "┬")) == "──┬─────"


@pytest.mark.parametrize(
    ("width", "pane", "shown"),
    [
        (160, PaneName.LIST, (True, True, True)),
        (120, PaneName.SIDE, (True, True, True)),
        (100, PaneName.LIST, (True, True, False)),
        (100, PaneName.SIDE, (False, True, True)),
        (79, PaneName.LIST, (True, False, False)),
        (79, PaneName.ARTICLE, (False, True, False)),
        (20, PaneName.SIDE, (False, False, True)),
        (19, PaneName.LIST, (False, False, False)),
    ],
)
def test_panes_for_a_width(width: int, pane: PaneName, shown: tuple[bool, bool, bool]) -> None:
    plan = arrange(width, 30, pane)
    widths = plan[:3]
    assert tuple(cells > 0 for cells in widths) == shown
    if any(shown):
        assert sum(widths) + sum(shown) - 1 == width


def test_the_frame_goes_before_the_text() -> None:
    assert arrange(100, 10, PaneName.LIST).frame
    assert not arrange(100, 9, PaneName.LIST).frame
    assert arrange(100, 4, PaneName.LIST).too_small


@pytest.mark.parametrize(
    ("figures", "sections", "lines"), [(10, 0, 10), (10, 5, 10), (50, 5, 25), (50, 50, 18)]
)
def test_figures_and_sections_share_the_side(figures: int, sections: int, lines: int) -> None:
    assert figures_height(30, figures, sections) == lines
