"""The screen with all marks of the library."""

from textual.pilot import Pilot

from reader.library.library import Library
from reader.model.mark import Mark, Selector
from reader.tui.main_screen import MainScreen
from reader.tui.marks_screen import MarksScreen
from reader.tui.note_screen import NoteScreen
from tests.tui.desk import desk, focus, headline, press, shown, until, write


def put(library: Library, article: str, words: str, note: str = "", colour: int = 1) -> Mark:
    entry = library.find(article)
    return library.kept.marks.add(entry, Selector(exact=words), note=note, colour=colour)


def three(library: Library) -> None:
    put(library, "border", "They had asked for the amnesty.", "a note on it", 2)
    put(library, "harvest", "The harvest is late.")
    put(library, "harvest", "Words that are gone.")


async def opened(pilot: Pilot[None]) -> MarksScreen:
    await press(pilot, "M")
    await until(pilot, lambda: isinstance(pilot.app.screen, MarksScreen))
    screen = pilot.app.screen
    assert isinstance(screen, MarksScreen)
    await until(pilot, lambda: len(screen.found) == len(screen._all))
    return screen


async def test_without_marks_it_says_how_to_make_one(library: Library) -> None:
    async with desk(library) as (pilot, main):
        screen = await opened(pilot)
        await until(pilot, lambda: "No marks yet" in shown(screen.rows))
        await press(pilot, "enter", "a", "d", "1", "+")
        await press(pilot, "escape")
        assert pilot.app.screen is main


async def test_marks_are_listed_the_latest_first_with_notes_and_places(library: Library) -> None:
    three(library)
    async with desk(library) as (pilot, _):
        screen = await opened(pilot)
        await until(pilot, lambda: "no longer in the text · Harvest is late" in shown(screen.rows))
        lines = shown(screen.rows)
        assert lines.index("Words that are gone") < lines.index("They had asked for the amnesty")
        assert "a note on it" in lines
        assert "2 They had asked" in lines
        assert "3 marks" in shown(screen._title)


async def test_marks_of_the_library_are_searched_and_opened(library: Library) -> None:
    three(library)
    async with desk(library) as (pilot, main):
        screen = await opened(pilot)
        await press(pilot, "slash")
        await write(pilot, "amnes")
        await until(pilot, lambda: len(screen.found) == 1)
        await press(pilot, "enter")
        assert screen.focused is screen.rows
        await press(pilot, "enter")
        await until(pilot, lambda: pilot.app.screen is main)
        await until(pilot, lambda: headline(main).startswith("Officers"))
        await until(pilot, lambda: main.article.lit is not None)
        assert main.article.lit is not None
        place = main.article.lit
        assert main.opening.opened is not None
        text = main.opening.opened.passages[place.passage].text
        assert text[place.start : place.end] == "They had asked for the amnesty."
        assert focus(main) == "article"


async def test_a_search_ends_before_the_screen_does(library: Library) -> None:
    three(library)
    async with desk(library) as (pilot, main):
        screen = await opened(pilot)
        await press(pilot, "slash")
        await write(pilot, "zebra")
        await until(pilot, lambda: "No mark has zebra" in shown(screen.rows))
        await press(pilot, "escape")
        await until(pilot, lambda: len(screen.found) == 3)
        await press(pilot, "slash")
        await write(pilot, "late")
        await until(pilot, lambda: len(screen.found) == 2)
        await press(pilot, "enter", "escape")
        await until(pilot, lambda: len(screen.found) == 3)
        await press(pilot, "q")
        assert pilot.app.screen is main


async def test_a_mark_is_coloured_noted_and_taken_away_there(library: Library) -> None:
    put(library, "border", "They had asked for the amnesty.")
    async with desk(library) as (pilot, _):
        screen = await opened(pilot)
        await press(pilot, "5")
        await until(pilot, lambda: "5 They had" in shown(screen.rows))
        await press(pilot, "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await write(pilot, "why")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: "why" in shown(screen.rows))
        await press(pilot, "+")
        assert [item.mark for item in library.kept.basket.items()] == [screen.found[0].id]
        await press(pilot, "d")
        await until(pilot, lambda: not screen.found)
        await press(pilot, "u")
        await until(pilot, lambda: len(screen.found) == 1)
        await press(pilot, "ctrl+r")
        await until(pilot, lambda: not screen.found)


async def test_a_mark_of_an_article_that_is_gone_is_kept_and_said(library: Library) -> None:
    entry = library.find("border")
    import msgspec

    library.kept.marks.add(msgspec.structs.replace(entry, id="gone"), Selector(exact="Old words."))
    async with desk(library) as (pilot, main):
        screen = await opened(pilot)
        await until(pilot, lambda: "Old words." in shown(screen.rows))
        await press(pilot, "enter")
        await until(pilot, lambda: "gone is no longer in the library" in shown(main.bottom.status))


async def test_the_mouse_chooses_and_the_keys_move(library: Library) -> None:
    three(library)
    async with desk(library) as (pilot, main):
        screen = await opened(pilot)
        await press(pilot, "G", "k", "g", "space", "j")
        assert screen.rows.cursor == 2
        await pilot.click(screen.rows, offset=(5, 0))
        assert screen.rows.cursor == 0
        await pilot.click(screen.rows, offset=(5, 5))
        await pilot.click(screen.rows, offset=(5, 5))
        await until(pilot, lambda: pilot.app.screen is main)
        assert isinstance(main, MainScreen)
