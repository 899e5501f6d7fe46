"""The page: what stands on which line, and the way from lines to passages and back."""

import pytest
from hypothesis import given, strategies as st

from reader.model.article import Article, Figure, Section
from reader.model.clean_text import CleanText
from reader.text.width import cell_width
from reader.tui.layout import Layout, paragraph, spaces
from reader.tui.pieces import Ink, Mark, plain
from tests.tui.pages import layout, lines, opened

PAGE = """\
The headline of the story is long enough
to take two lines

What it comes to.

A. Writer · Rutba · 19 December 2024 ·
Example Wire

Iraq has returned 1,905 officers. They
asked for it.

At least 36 others went first.


THE WAY

│ a quote

• one
• two words that need a second line

map


CORRECTIONS

19 Dec 2024  The crossing was misnamed.


Subjects       Syria · amnesty
Places         Rutba
Link           https://example.org/story"""


def test_a_page_from_headline_to_link() -> None:
    assert "\n".join(lines()) == PAGE


def test_figures_stand_in_the_article_where_there_is_no_room_beside_it() -> None:
    assert lines(strip=True)[8:11] == ["1,905 people · officers returned ▲", " ≥ 36 people · staff", ""]


def test_a_figure_in_the_article_is_cut_to_one_line() -> None:
    assert lines(width=24, strip=True)[10:12] == ["1,905 people · office… ▲", " ≥ 36 people · staff"]


def test_the_current_figure_stands_in_the_article_with_its_note_and_what_was_before() -> None:
    assert lines(strip=True, whole=0)[8:11] == [
        "1,905 people · officers returned ·",
        "      counted · ▲ 58.8 % from 1,200",
        " ≥ 36 people · staff",
    ]


def test_of_many_figures_the_article_has_the_first_the_current_one_and_how_many_more() -> None:
    many = Article(
        headline="x",
        key_figures=tuple(Figure(label=f"thing {n}", value=str(n), previous="some") for n in range(7)),
    )
    first = [f"{n} · thing {n}" for n in range(4)]
    assert lines(many, strip=True)[2:] == [*first, "  … and 3 more · 3 shows all"]
    assert lines(many, strip=True, whole=5)[6:] == [
        "5 · thing 5 · from some",
        "  … and 2 more · 3 shows all",
    ]


def test_what_is_cut_off_a_figure_is_on_no_line() -> None:
    page, story = layout(width=24, strip=True), opened()
    figure = story.figures[0]
    text = story.passages[figure].text
    assert page.line_of(figure, text.index("officer")) == 10
    assert page.line_of(figure, text.index("returned")) is None
    assert page.line_of(figure, text.index("counted")) is None


def test_a_long_item_hangs_below_its_own_text() -> None:
    assert "  second line" in lines(width=24)


def test_a_link_is_found_under_its_words_only() -> None:
    page = layout()
    number = lines().index("map")
    assert page.url_at(number, 1) == "https://e.org/m"
    assert page.url_at(number, 5) is None
    assert page.url_at(-1, 0) is None


def test_what_is_lit_is_asked_for_line_by_line_in_characters_of_the_passage() -> None:
    page, story = layout(), opened()
    asked: list[tuple[int, int, int]] = []

    def lights(passage: int, start: int, end: int) -> list[Mark]:
        asked.append((passage, start, end))
        return [Mark(34, 39, Ink.MATCH)] if story.passages[passage].text.startswith("Iraq has") else []

    number = lines().index("Iraq has returned 1,905 officers. They")
    first, second = page.pieces(number, lights), page.pieces(number + 1, lights)
    assert [piece.text for piece in first if Ink.MATCH in piece.inks] == ["They"]
    assert not [piece for piece in second if Ink.MATCH in piece.inks]
    assert asked[1][1] == asked[0][2] + 1


def test_every_character_of_a_passage_is_found_on_a_line_that_shows_it() -> None:
    page, story = layout(width=17), opened()
    shown = lines(width=17)
    for number, passage in enumerate(story.passages):
        for word_start in range(len(passage.text)):
            line = page.line_of(number, word_start)
            if line is None:
                assert passage.field == "figure"
            elif passage.text[word_start] != " ":
                assert passage.text[word_start].lower() in shown[line].lower()


def test_a_place_survives_another_width() -> None:
    narrow, wide = layout(width=17), layout(width=60)
    for number in range(len(narrow.lines)):
        place = narrow.place(number)
        if place is not None:
            line = wide.line_of(*place)
            assert line is not None
            assert narrow.line_of(*(wide.place(line) or (0, 0))) is not None


@pytest.mark.parametrize(("text", "section"), [("What it comes to.", -1), ("asked for it.", 0), ("• one", 1)])
def test_a_line_knows_its_section(text: str, section: int) -> None:
    assert layout().section_at(lines().index(text)) == section


def test_copied_text_is_unwrapped_and_has_no_hanging() -> None:
    page, shown = layout(width=24), lines(width=24)
    first = shown.index("Iraq has returned 1,905")
    last = shown.index("  second line")
    copied = page.text((first, 5), (last, 8))
    assert copied.startswith(
        "has returned 1,905 officers. They asked for it.\n\nAt least 36 others went first."
    )
    assert copied.endswith("two words that need a second")


def test_an_article_of_nothing_but_a_headline_is_a_page() -> None:
    assert lines(Article(headline="Alone")) == ["Alone"]
    assert layout(Article(headline="Alone")).section_at(0) == -1
    assert layout(Article(headline="Alone")).line_of(7, 0) is None


@given(st.text(max_size=200), st.integers(1, 50))
def test_no_line_is_wider_than_the_page(text: str, width: int) -> None:
    article = Article(headline=text or "x", sections=(Section(heading=text, text=text),))
    page = layout(article, width)
    for number, line in enumerate(page.lines):
        pieces = page.pieces(number)
        lead = sum(cell_width(piece.text) for piece in pieces) - cell_width(
            page.paragraphs[line.paragraph].text[line.start : line.end]
        )
        assert cell_width(plain(pieces)) <= max(width, lead + 2)


def test_a_heading_is_raised_without_moving_a_character() -> None:
    article = Article(headline="x", sections=(Section(heading="Straße ﬁn", text="t"),))
    assert "STRAßE ﬁN" in lines(article)


def test_a_line_knows_its_characters_by_passage_and_by_column() -> None:
    text, more = CleanText("one two three 数字"), CleanText("own words")
    layout = Layout((paragraph((more, (), -1), gap=0), paragraph((text, (), 4), lead=[spaces(2)])), 9)
    assert layout.stretches_at(0) == layout.stretches_at(1) == layout.stretches_at(-1) == []
    assert layout.stretches_at(2) == [(4, 0, 7)]
    assert layout.character_at(2, 2) == (4, 0)
    assert layout.character_at(2, 8) == (4, 6)
    assert [layout.character_at(*at) for at in ((2, 1), (2, 9), (1, 0), (0, 1), (99, 0))] == [None] * 5
    last = len(layout.lines) - 1
    assert text[layout.stretches_at(last)[0][1] :] == "数字"
    assert [layout.character_at(last, column) for column in (2, 3, 4)] == [(4, 14), (4, 14), (4, 15)]


def test_a_place_that_is_not_shown_is_what_follows_it() -> None:
    figure = opened().figures[1]
    beside, within = layout(), layout(strip=True)
    assert lines(strip=True)[within.line_from(figure, 0)].startswith(" ≥ 36 people")
    assert lines()[beside.line_from(figure, 0)].startswith("Iraq has returned")
    assert (beside.line_from(0, 0), beside.line_from(99, 0)) == (0, 0)
