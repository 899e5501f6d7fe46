"""Key figures in words: signs, trends, cards, citations."""

import pytest

from reader.model.article import Figure, Qualifier
from reader.text.passages import figure_line
from reader.tui.figure_card import figure_card
from reader.tui.figure_text import citation, sign, trend
from reader.tui.pieces import Ink, Mark, plain
from tests.tui.pages import STORY


@pytest.mark.parametrize(
    ("value", "qualifier", "shown"),
    [
        ("300", Qualifier.ABOUT, "≈ "),
        ("300", Qualifier.AT_LEAST, "≥ "),
        ("300", Qualifier.AT_MOST, "≤ "),
        ("300", Qualifier.UP, "▲ "),
        ("300", Qualifier.DOWN, "▼ "),
        ("300", Qualifier.EXACTLY, ""),
        ("~300", Qualifier.ABOUT, ""),
    ],
)
def test_a_qualifier_is_a_sign(value: str, qualifier: Qualifier, shown: str) -> None:
    assert sign(Figure(label="x", value=value, qualifier=qualifier)) == shown


@pytest.mark.parametrize(
    ("value", "previous", "shown"),
    [
        ("1,905", "1,200", "▲ 58.8 % from 1,200"),
        ("90", "100", "▼ 10.0 % from 100"),
        ("400", "100", "▲ 300 % from 100"),
        ("5 million", "1", "▲ from 1"),
        ("80%", "30%", "▲ 50 points from 30%"),
        ("4.5 %", "4.25 %", "▲ 0.25 points from 4.25 %"),
        ("12", "12.0", "= unchanged from 12.0"),
        ("3", "0", "▲ 3 from 0"),
        ("-12.5", "-3", "▼ 9.5 from -3"),
        ("some", "12", "from 12"),
        ("12", "", ""),
        ("9" * 3000, "1" * 4000, "▼ > 99.9 % from " + "1" * 4000),
    ],
)
def test_a_trend_against_the_value_before(value: str, previous: str, shown: str) -> None:
    assert trend(Figure(label="x", value=value, previous=previous)) == shown


def _card(figure: Figure, width: int = 24, *, full: bool = False) -> list[str]:
    card = figure_card(figure, figure_line(figure), [], width, full=full)
    return [plain(line) for line in card]


def test_a_card_has_the_number_first() -> None:
    assert _card(STORY.key_figures[0]) == [
        "1,905  people", "officers returned", "▲ 58.8 % from 1,200", "as of 19 Dec 2024", "",
    ]  # fmt: skip


def test_a_full_card_says_where_the_figure_is_from() -> None:
    assert "counted" in _card(STORY.key_figures[0], full=True)


def test_a_unit_that_does_not_fit_beside_the_number_goes_below_it() -> None:
    figure = Figure(label="x", value="1,905", unit="tonnes of carbon dioxide")
    assert _card(figure, 16)[:3] == ["1,905", "tonnes of carbon", "dioxide"]


def test_a_number_is_never_cut_unless_it_has_hundreds_of_digits() -> None:
    long = "123,456,789,012,345,678,901,234"
    card = _card(Figure(label="x", value=long, unit="km", qualifier=Qualifier.AT_MOST), 18)
    assert card[0].startswith("≤ ")
    assert card[:3] == ["≤ 123,456,789,012,", "345,678,901,234", "km"]
    assert _card(Figure(label="x", value="9" * 4000), 18)[3].endswith("…")


def test_what_the_text_has_instead_is_said_in_full() -> None:
    remark = "in text: one thousand nine hundred and five, rounded"
    card = figure_card(Figure(label="x", value="1.9 thousand"), "", [], 20, full=False, remark=remark)
    assert " ".join(plain(line) for line in card[2:-1]) == remark


def test_a_match_is_lit_in_the_card_and_one_in_the_note_opens_it() -> None:
    figure = STORY.key_figures[0]
    line = figure_line(figure)
    for word in ("1,905", "returned", "counted"):
        start = line.index(word)
        card = figure_card(figure, line, [Mark(start, start + len(word), Ink.MATCH)], 24, full=False)
        assert [piece.text for row in card for piece in row if Ink.MATCH in piece.inks] == [word]


def test_a_citation_has_all_that_a_quotation_needs() -> None:
    assert citation(STORY.key_figures[0], STORY).splitlines() == [
        "1,905 people: officers returned",
        "▲ 58.8 % from 1,200",
        "as of 19 Dec 2024",
        "counted",
        "“The headline of the story is long enough to take two lines”, Example Wire, 19 Dec 2024",
        "https://example.org/story",
    ]
