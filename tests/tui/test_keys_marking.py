"""Read, star, undo, and places that are kept."""

from reader.library.library import Library
from tests.tui.desk import NARROW, desk, press, shown


async def test_m_marks_read_and_unread(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "m")
        assert library.states(["border"])[0].read
        assert "● Officers" not in shown(main.list)
        await press(pilot, "m")
        assert not library.states(["border"])[0].read
        assert "marked unread · u undoes it" in shown(main.bottom.status)


async def test_f_stars(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "f")
        assert library.states(["border"])[0].starred
        assert "★" in shown(main.list)


async def test_u_undoes_step_by_step_what_opening_did_too(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "f", "enter")
        state = library.states(["border"])[0]
        assert (state.read, state.starred) == (True, True)
        await press(pilot, "u")
        assert not library.states(["border"])[0].read
        await press(pilot, "u")
        assert not library.states(["border"])[0].starred
        await press(pilot, "u")
        assert "nothing to undo" in shown(main.bottom.status)


async def test_a_file_that_cannot_be_read_takes_no_marks(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "m", "f", "u")
        assert "nothing to undo" in shown(main.bottom.status)


async def test_the_place_in_an_article_is_kept(library: Library) -> None:
    async with desk(library, NARROW) as (pilot, main):
        await press(pilot, "j", "j", "j", "enter", "]", "]", "escape")
        place = main.article.place
        await press(pilot, "j", "enter")
    async with desk(library, NARROW) as (pilot, main):
        await press(pilot, "j", "j", "j", "enter")
        assert main.article.place == place
        assert shown(main.article).startswith("▌ PART 2")
