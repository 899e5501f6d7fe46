"""Marks on the screen: made, painted, noted, taken away."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual import events
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.selection import Selection

from reader.library.library import Library
from reader.model.errors import StateError
from reader.model.mark import Mark
from reader.tui.bar import Bar
from reader.tui.main_screen import MainScreen
from reader.tui.note_screen import NoteScreen
from reader.tui.pieces import MARKED, Ink
from reader.tui.place import Goal
from tests.tui.desk import NARROW, desk, focus, headline, press, settle, shown, until, write


def words(library: Library, article: str = "border") -> list[str]:
    return [mark.selector.exact for mark in library.kept.marks.of(article)]


def inks_of(main: MainScreen, text: str) -> tuple[Ink, ...]:
    """The inks over some words of the article in view."""
    for line in range(main.article.top, main.article.top + main.article.size.height):
        for piece in main.article.content(line)[0]:
            if text in piece.text:
                return piece.inks
    raise AssertionError(f"{text} is not in view")


def asked(main: MainScreen) -> Bar:
    """The line in which the mark is made."""
    assert main.bottom.asked is not None
    return main.bottom.asked


async def to_text(pilot: Pilot[None]) -> None:
    """Open the first story that can be read, at the first section."""
    await press(pilot, "j", "enter", "]")


async def test_v_marks_the_sentence_and_enter_keeps_it(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        await press(pilot, "v")
        assert "1 yellow" in shown(asked(main))
        assert Ink.DRAFT in inks_of(main, "Iraq has returned")
        await press(pilot, "enter")
        assert words(library) == ["Iraq has returned 1,905 officers."]
        assert MARKED[0] in inks_of(main, "Iraq has returned")
        assert Ink.DRAFT not in inks_of(main, "Iraq has returned")
        assert focus(main) == "article"
        assert "1 Iraq has returned 1,905" in shown(main.side.marks)


async def test_a_mark_grows_by_sentence_word_and_line(library: Library) -> None:
    async with desk(library) as (pilot, _):
        await to_text(pilot)
        await press(pilot, "v", "right_parenthesis", "left_parenthesis", "b", "b", "b", "w", "enter")
        assert words(library) == ["Iraq has returned 1,905"]
        await press(pilot, "v", "j", "enter")
        assert words(library)[1].startswith(
            "Iraq has returned 1,905 officers. They had asked for the amnesty."
        )


async def test_colours_are_chosen_by_number_and_told_without_colour(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        await press(pilot, "v", "3", "enter")
        assert library.kept.marks.of("border")[0].colour == 3
        assert "³Iraq has returned" in shown(main.article)
        await press(pilot, "v", "right_parenthesis", "enter")
        assert library.kept.marks.of("border")[1].colour == 3, "the colour chosen last is the next one's"


async def test_escape_makes_no_mark_and_other_keys_do_nothing(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        await press(pilot, "v", "m", "z", "G")
        assert Ink.DRAFT in inks_of(main, "Iraq has returned")
        await press(pilot, "escape")
        assert words(library) == []
        assert main.article.draft is None
        assert focus(main) == "article"


async def test_what_is_marked_again_gets_the_colour_and_no_second_mark(library: Library) -> None:
    async with desk(library) as (pilot, _):
        await to_text(pilot)
        await press(pilot, "v", "enter", "v", "4", "enter")
        assert [mark.colour for mark in library.kept.marks.of("border")] == [4]


async def test_undo_takes_a_mark_back_and_redo_makes_it_again(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        await press(pilot, "v", "enter", "u")
        assert words(library) == []
        assert MARKED[0] not in inks_of(main, "Iraq has returned")
        await press(pilot, "ctrl+r")
        assert MARKED[0] in inks_of(main, "Iraq has returned")


async def test_what_the_mouse_selected_is_marked(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        lines = shown(main.article).splitlines()
        row = next(number for number, line in enumerate(lines) if "Iraq has returned" in line)
        column = lines[row].index("returned")
        line = main.article.top + row
        main.selections = {
            main.article: Selection(Offset(column, line), Offset(column + len("returned 1,905"), line))
        }
        await press(pilot, "v", "enter")
        assert words(library) == ["returned 1,905"]


async def test_a_click_elsewhere_loses_no_mark_that_is_made(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        before = headline(main)
        await press(pilot, "v", "right_parenthesis")
        for pane, at in ((main.list, (5, 10)), (main.figures, (4, 3)), (main.article, (9, 9))):
            await pilot.click(pane, offset=at)
            await settle(pilot)
        assert headline(main) == before
        assert "not kept yet: Enter keeps the mark, Esc drops it" in shown(asked(main))
        await press(pilot, "w")
        assert "sentence" in shown(asked(main))
        await press(pilot, "enter")
        assert words(library) == ["Iraq has returned 1,905 officers. They had asked for the amnesty.\nA"]
        assert focus(main) == "article"


async def test_an_address_pasted_while_a_mark_is_made_asks_for_nothing(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        await press(pilot, "v")
        main.post_message(events.Paste("https://example.org/feed"))
        await settle(pilot)
        await press(pilot, "enter")
        assert words(library) == ["Iraq has returned 1,905 officers."]


async def test_quitting_does_not_drop_a_mark_without_a_word(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        await press(pilot, "v", "ctrl+q")
        assert "not kept yet: Enter keeps the mark, Esc drops it" in shown(asked(main))
        assert [pilot.app.is_running] == [True]
        await press(pilot, "ctrl+q")
        assert [pilot.app.is_running] == [False]
        assert words(library) == []


async def test_a_mark_is_drawn_anew_with_the_mouse_and_kept_by_a_click(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        await press(pilot, "v")
        lines = shown(main.article).splitlines()
        row = next(number for number, line in enumerate(lines) if "had asked for" in line)
        column = lines[row].index("had asked for")
        await pilot.mouse_down(main.article, offset=(column, row))
        await pilot.hover(main.article, offset=(column + 4, row))
        await pilot.hover(main.article, offset=(column + len("had asked for"), row))
        await pilot.mouse_up(main.article, offset=(column + len("had asked for"), row))
        await settle(pilot)
        bar = shown(main.key_bar)
        await pilot.click(main.key_bar, offset=(bar.index("keep"), 0))
        await until(pilot, lambda: words(library))
        assert words(library)[0].startswith("had asked fo")
        assert main.article.text_selection is None


async def test_a_mark_that_is_made_moves_with_its_words_when_the_article_changes(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        await press(pilot, "v")
        article = library.read(library.find("border"))
        first, *others = article.sections
        longer = replace(first, text=f"Before that came this. {first.text}")
        monkeypatch.setattr(library, "read", lambda _: replace(article, sections=(longer, *others)))
        main.opening.again(main.searching.matcher)
        await settle(pilot)
        assert Ink.DRAFT in inks_of(main, "Iraq has returned")
        await press(pilot, "right_parenthesis", "enter")
        assert words(library) == ["Iraq has returned 1,905 officers. They had asked for the amnesty."]


async def test_a_look_at_another_window_does_not_end_it(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        await press(pilot, "v")
        pilot.app.post_message(events.AppBlur())
        await until(pilot, lambda: main.focused is None)
        pilot.app.post_message(events.AppFocus())
        await until(pilot, lambda: main.focused is not None)
        await press(pilot, "2", "enter")
        assert [mark.colour for mark in library.kept.marks.of("border")] == [2]


async def test_without_text_there_is_nothing_to_mark(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "v")
        assert "no article is open" in shown(main.bottom.status)


async def test_a_mark_begins_below_the_byline_where_that_is_at_the_top(library: Library) -> None:
    async with desk(library, NARROW) as (pilot, _):
        await press(pilot, "j", "enter", "j", "j", "j", "j", "v", "enter")
        assert words(library)
        assert words(library)[0] in {"Iraq has returned 1,905 officers.", "They had asked to go home."}


async def test_a_note_is_written_and_shown(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        await press(pilot, "v", "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await write(pilot, "look this up")
        await press(pilot, "ctrl+s")
        assert library.kept.marks.of("border")[0].note == "look this up"
        assert "look this up" in shown(main.side.marks)
        await press(pilot, "u")
        assert library.kept.marks.of("border")[0].note == ""
        assert "look this up" not in shown(main.side.marks)


async def test_a_note_that_was_changed_is_not_thrown_away_by_one_key(library: Library) -> None:
    async with desk(library) as (pilot, _):
        await to_text(pilot)
        await press(pilot, "v", "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await write(pilot, "x")
        await press(pilot, "escape")
        screen = pilot.app.screen
        assert isinstance(screen, NoteScreen)
        assert "not kept yet" in shown(screen.keys_bar)
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, NoteScreen)
        assert library.kept.marks.of("border")[0].note == ""


async def test_a_note_that_cannot_be_kept_stays_open_until_it_can(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Mark:
        raise StateError("this was not kept: the disk is full")

    async with desk(library) as (pilot, main):
        await to_text(pilot)
        await press(pilot, "v", "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await write(pilot, "dear")
        with monkeypatch.context() as patched:
            patched.setattr(library.kept.marks, "annotate", full)
            await press(pilot, "ctrl+s")
            screen = pilot.app.screen
            assert isinstance(screen, NoteScreen)
            assert "the disk is full" in shown(screen.keys_bar)
        await press(pilot, "ctrl+s")
        assert library.kept.marks.of("border")[0].note == "dear"
        assert pilot.app.screen is main


async def test_a_note_that_is_being_written_when_the_program_ends_is_kept(library: Library) -> None:
    async with desk(library) as (pilot, _):
        await to_text(pilot)
        await press(pilot, "v", "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await write(pilot, "dear")
    assert library.kept.marks.of("border")[0].note == "dear"


async def test_a_note_is_written_in_an_editor(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "from\\nthe editor" > "$1"\n', encoding="utf-8")
    editor.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(editor))
    async with desk(library) as (pilot, _):
        await to_text(pilot)
        await press(pilot, "v", "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        screen = pilot.app.screen
        assert isinstance(screen, NoteScreen)
        await press(pilot, "ctrl+e")
        assert "not possible on this terminal" in shown(screen.keys_bar)

        class Aside:
            def __enter__(self) -> None: ...
            def __exit__(self, *_: object) -> None: ...

        monkeypatch.setattr(pilot.app, "suspend", Aside)
        await press(pilot, "ctrl+e", "ctrl+s")
        assert library.kept.marks.of("border")[0].note == "from\nthe editor"


async def test_the_pane_of_marks_jumps_colours_and_takes_away(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        await press(pilot, "v", "enter", "g", "1", "3", "tab", "tab")
        assert focus(main) == "marks"
        await press(pilot, "4")
        assert library.kept.marks.of("border")[0].colour == 4
        await press(pilot, "enter")
        assert focus(main) == "article"
        assert main.article.lit is not None
        await press(pilot, "3", "tab", "tab", "d")
        assert words(library) == []
        assert focus(main) == "article"
        assert not main.side.marks.display


async def test_a_mark_whose_words_are_gone_is_listed_with_them(library: Library) -> None:
    entry = library.find("border")
    from reader.model.mark import Selector

    library.kept.marks.add(entry, Selector(exact="Words that stood here long ago."))
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter")
        await until(pilot, lambda: "no longer in the text" in shown(main.side.marks))
        await press(pilot, "3", "tab", "tab", "enter")
        assert "no longer in the text: Words that stood here" in shown(main.bottom.status)


async def test_a_mark_outlives_its_article_being_deleted_while_it_is_made(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        await press(pilot, "v")
        main.opening.want(None, main.searching.matcher, Goal.STAY)
        await press(pilot, "enter")
        assert words(library) == ["Iraq has returned 1,905 officers."]


async def test_what_is_kept_for_the_session_only_is_said(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        monkeypatch.setattr(type(library.kept), "problem", property(lambda _: "the folder is read-only"))
        await press(pilot, "v", "enter")
        assert "marked · u undoes it · kept for this session only: the folder is read-only" in shown(
            main.bottom.status
        )


async def test_a_mark_that_cannot_be_kept_is_said(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> Mark:
        raise StateError("this was not kept: the disk is full")

    async with desk(library) as (pilot, main):
        monkeypatch.setattr(library.kept.marks, "add", full)
        await to_text(pilot)
        await press(pilot, "v", "enter")
        assert "the disk is full" in shown(main.bottom.status)
        assert not main.side.marks.display


async def test_a_passage_is_dragged_over_with_the_mouse_and_marked(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await to_text(pilot)
        lines = shown(main.article).splitlines()
        row = next(number for number, line in enumerate(lines) if "Iraq has returned" in line)
        column = lines[row].index("has returned")
        await pilot.mouse_down(main.article, offset=(column, row))
        await pilot.hover(main.article, offset=(column + 5, row))
        await pilot.hover(main.article, offset=(column + len("has returned") - 1, row))
        await pilot.mouse_up(main.article, offset=(column + len("has returned") - 1, row))
        await until(pilot, lambda: main.article.text_selection is not None)
        await press(pilot, "v", "2", "enter")
        (mark,) = library.kept.marks.of("border")
        assert mark.selector.exact.startswith("has return")
        assert mark.colour == 2
