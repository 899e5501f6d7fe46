"""In the article: scrolling, sections, key figures, the mouse."""

import pytest

from reader.library.library import Library
from reader.tui.pieces import Ink
from tests.tui.desk import MEDIUM, NARROW, desk, focus, headline, press, settle, shown, write


@pytest.mark.parametrize(
    ("there", "back", "lines"),
    [
        ("j", "k", 1),
        ("down", "up", 1),
        ("space", "b", 14),
        ("pagedown", "pageup", 14),
        ("ctrl+f", "ctrl+b", 14),
        ("ctrl+d", "ctrl+u", 7),
    ],
)
async def test_the_article_scrolls(library: Library, there: str, back: str, lines: int) -> None:
    async with desk(library, NARROW) as (pilot, main):
        await press(pilot, "j", "j", "j", "enter", there)
        assert main.article.top == lines
        await press(pilot, back)
        assert main.article.top == 0


async def test_home_and_end_keys_go_to_the_ends_of_the_article(library: Library) -> None:
    async with desk(library, NARROW) as (pilot, main):
        await press(pilot, "j", "j", "j", "enter", "G")
        assert main.article.top + main.article.size.height == main.article.extent
        assert "100 %" in shown(main.bottom.status)
        await press(pilot, "g")
        assert main.article.top == 0


async def test_sections_follow_one_another_and_the_outline_marks_them(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "j", "j", "enter", "]", "]")
        assert shown(main.article).splitlines()[0].endswith("PART 2")
        assert main.sections.cursor == 1
        await press(pilot, "[")
        assert main.sections.cursor == 0
        await press(pilot, "j", "[")
        assert shown(main.article).splitlines()[0].endswith("PART 1")


async def test_a_section_is_chosen_in_the_outline(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "j", "j", "3", "j", "j", "enter")
        assert shown(main.article).splitlines()[0].endswith("PART 3")
        assert focus(main) == "article"


async def test_a_figure_lights_its_sentence(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "}")
        opened, lit = main.opening.opened, main.article.lit
        assert opened is not None
        assert lit is not None
        assert opened.passages[lit.passage].text[lit.start : lit.end] == "Iraq has returned 1,905 officers."
        line = main.article.layout_of_page.line_of(lit.passage, lit.start)
        assert line is not None
        assert any(Ink.LIT in piece.inks for piece in main.article.content(line)[0])


async def test_figures_are_walked_in_a_circle_and_one_that_is_missing_says_so(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "{")
        assert main.figures.cursor == 2
        assert "figure 3 of 3 is not in the text" in shown(main.bottom.status)
        await press(pilot, "}")
        assert main.figures.cursor == 0
        assert "not in the text" not in shown(main.bottom.status)


async def test_at_a_figure_that_is_missing_no_sentence_stays_lit(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "}")
        assert main.article.lit is not None
        await press(pilot, "{")
        assert "figure 3 of 3 is not in the text" in shown(main.bottom.status)
        assert main.article.lit is None


async def test_in_the_article_itself_the_current_figure_is_shown_whole(library: Library) -> None:
    async with desk(library, MEDIUM) as (pilot, main):
        await press(pilot, "j")
        assert "from 1,200" not in shown(main.article)
        await press(pilot, "}")
        assert "▲ 58.8 % from 1,200" in " ".join(shown(main.article).replace("│", "").split())
        assert main.article.lit is not None
        await press(pilot, "3")
        assert focus(main) == "figures"
        assert "▲ 58.8 % from 1,200" in shown(main.figures)


async def test_a_match_in_the_note_of_a_figure_shows_the_note(library: Library) -> None:
    async with desk(library, MEDIUM) as (pilot, main):
        await press(pilot, "j", "enter", "/")
        assert "gatehouse" not in shown(main.article)
        await write(pilot, "gatehouse")
        line = next(n for n, text in enumerate(shown(main.article).splitlines()) if "gatehouse" in text)
        assert [p.text for p in main.article.content(line)[0] if Ink.CURRENT in p.inks] == ["gatehouse"]


async def test_the_figures_pane_shows_number_unit_label_trend_and_what_is_not_in_the_text(
    library: Library,
) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j")
        text = shown(main.figures)
        for words in (
            "KEY FIGURES",
            "1,905  people",
            "▲ 58.8 % from 1,200",
            "as of 19 Dec 2024",
            "≈ 12  days",
        ):
            assert words in text
        assert text.count("not in text") == 1


async def test_enter_on_a_figure_shows_its_sentence(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "3", "j", "enter")
        assert main.article.lit is not None
        assert main.figures.cursor == 1


async def test_a_bad_file_is_explained_with_its_lines(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "enter")
        text = shown(main.article)
        assert "2 > headline: two" in text
        assert "What to do:" in text


async def test_a_click_moves_the_cursor_and_a_second_one_opens(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await pilot.click("#list", offset=(5, 5))
        await settle(pilot)
        assert headline(main) == "Officers are handed back at the border"
        await pilot.click("#list", offset=(5, 5))
        await settle(pilot)
        assert focus(main) == "article"


async def test_a_click_on_a_section_goes_there(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "j", "j")
        await pilot.click("#sections", offset=(6, 4))
        await settle(pilot)
        assert shown(main.article).splitlines()[0].endswith("PART 3")


async def test_a_click_on_a_hint_does_what_its_key_does(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j")
        column = shown(main.key_bar).index("f star")
        await pilot.click("#keys", offset=(column, 0))
        await settle(pilot)
        assert library.states(["border"])[0].starred


async def test_the_wheel_scrolls_without_moving_the_cursor(library: Library) -> None:
    async with desk(library, (140, 16)) as (pilot, main):
        await press(pilot, "j", "j", "j")
        pane = main.article
        pane.on_mouse_scroll_down(_Wheel())  # type: ignore[arg-type]
        assert pane.top == 3
        pane.on_mouse_scroll_up(_Wheel())  # type: ignore[arg-type]
        assert (pane.top, main.list.cursor) == (0, 3)


class _Wheel:
    def stop(self) -> None:
        """As an event's."""


async def test_selected_text_is_copied_without_margins_and_unwrapped(library: Library) -> None:
    from textual.geometry import Offset
    from textual.selection import Selection

    async with desk(library, MEDIUM) as (pilot, main):
        await press(pilot, "j", "j")
        lines = shown(main.article).splitlines()
        first = next(number for number, line in enumerate(lines) if "The harvest" in line)
        start = Offset(lines[first].index("harvest"), first)
        found = main.article.get_selection(Selection(start, None))
        assert found is not None
        assert found[0].startswith("harvest is late. No amnesty was given to the weather, and rain fell on")
