"""Read, star, tags, selection, undo, and places that are kept."""

from contextlib import closing
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.errors import StateError
from reader.model.fact import Change, Key, Kind
from reader.state.states import States
from reader.tui import frame
from reader.tui.app import NewsdeskApp
from tests.tui.desk import NARROW, desk, focus, press, settle, shown, until, write


def settings(folder: Path, text: str) -> None:
    """The configuration of the app that starts next."""
    (folder / "config.yaml").write_text(text, encoding="utf-8")


async def test_m_marks_read_and_unread(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "m")
        assert library.states(["border"])[0].read
        assert "● Officers" not in shown(main.list)
        assert "marked read · u undoes it" in shown(main.bottom.status)
        await press(pilot, "m")
        assert not library.states(["border"])[0].read
        assert "● Officers" in shown(main.list)


async def test_a_message_goes_by_itself(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frame, "MESSAGE_SECONDS", 0.01)
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "m")
        await until(pilot, lambda: "marked read" not in shown(main.bottom.status))
        assert library.states(["border"])[0].read


async def test_f_stars(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "f")
        assert library.states(["border"])[0].starred
        assert "★" in shown(main.list)


async def test_an_article_counts_as_read_after_a_while(library: Library, tmp_path: Path) -> None:
    settings(tmp_path, "read: {after: 0.01s}")
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter")
        await until(pilot, lambda: library.states(["border"])[0].read)
        await until(pilot, lambda: "● Officers" not in shown(main.list))


@pytest.mark.parametrize("way", ["2", "tab", "click"])
async def test_an_article_entered_whichever_way_counts_as_open(
    library: Library, tmp_path: Path, way: str
) -> None:
    settings(tmp_path, "read: {after: 0.01s}")
    async with desk(library) as (pilot, main):
        await press(pilot, "j")
        if way == "click":
            await pilot.click(main.article, offset=(9, 9))
        else:
            await press(pilot, way)
        await until(pilot, lambda: library.states(["border"])[0].read)
        await press(pilot, "m", "3", "2")
        assert main.keeping._timer is None, "whatever it is now, the reader has said so"


async def test_an_article_left_by_a_click_in_the_list_stays_unread(library: Library, tmp_path: Path) -> None:
    settings(tmp_path, "read: {after: 1h}")
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter")
        assert main.keeping._timer is not None
        await pilot.click(main.list, offset=(5, 10))
        await until(pilot, lambda: main.keeping._timer is None)


async def test_an_article_that_is_left_at_once_stays_unread(library: Library, tmp_path: Path) -> None:
    settings(tmp_path, "read: {after: 1h}")
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter")
        timer = main.keeping._timer
        assert timer is not None
        await press(pilot, "escape")
        assert main.keeping._timer is None
        assert not library.states(["border"])[0].read


async def test_an_article_counts_as_read_at_its_end(library: Library, tmp_path: Path) -> None:
    settings(tmp_path, "read: {after: never}")
    async with desk(library, NARROW) as (pilot, _):
        await press(pilot, "j", "j", "j", "enter", "space")
        assert not library.states(["long"])[0].read
        await press(pilot, "G")
        assert library.states(["long"])[0].read


async def test_the_end_need_not_count(library: Library, tmp_path: Path) -> None:
    settings(tmp_path, "read: {after: never, at_end: no}")
    async with desk(library, NARROW) as (pilot, _):
        await press(pilot, "j", "j", "j", "enter", "G")
        assert not library.states(["long"])[0].read


async def test_u_undoes_step_by_step_and_ctrl_r_does_it_again(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "f", "j", "m")
        await press(pilot, "u")
        assert not library.states(["harvest"])[0].read
        assert "undone: marked read" in shown(main.bottom.status)
        await press(pilot, "u")
        assert not library.states(["border"])[0].starred
        assert "★" not in shown(main.list)
        await press(pilot, "u")
        assert "nothing to undo" in shown(main.bottom.status)
        await press(pilot, "ctrl+r", "ctrl+r")
        assert library.states(["border"])[0].starred
        assert library.states(["harvest"])[0].read
        await press(pilot, "ctrl+r")
        assert "nothing to do again" in shown(main.bottom.status)


async def test_a_file_that_cannot_be_read_takes_nothing(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "m", "f", "t", "x", "u")
        assert "nothing to undo" in shown(main.bottom.status)
        assert not main.selecting.chosen


async def test_x_selects_articles_and_keys_are_for_all_of_them(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "x", "x")
        assert list(main.selecting.chosen) == ["border", "harvest"]
        assert "✓ Officers" in shown(main.list)
        assert "2 selected" in shown(main.bottom.status)
        await press(pilot, "f")
        assert [state.starred for state in library.states(["border", "harvest", "long"])] == [
            True,
            True,
            False,
        ]
        await press(pilot, "f", "u")
        assert all(state.starred for state in library.states(["border", "harvest"]))
        await press(pilot, "escape")
        assert not main.selecting.chosen
        assert "✓" not in shown(main.list)


async def test_x_again_takes_an_article_out_of_the_selection(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "x", "k", "x")
        assert not main.selecting.chosen


async def test_capital_x_selects_a_range(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "x", "G", "X")
        assert list(main.selecting.chosen) == ["border", "harvest", "long", "wall", "moon"]
        assert "5 selected" in shown(main.bottom.status)
        await press(pilot, "m")
        assert all(state.read for state in library.states(list(main.selecting.chosen)))
        assert "5 articles marked read" in shown(main.bottom.status)


async def test_rows_that_were_looked_at_long_ago_are_painted_anew_too(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "x", "x")
        assert main.shelf.listing is not None
        main.shelf.listing._entries.clear()
        await press(pilot, "f")
        assert shown(main.list).count("★") == 2


async def test_in_an_article_keys_are_for_that_article(library: Library) -> None:
    async with desk(library) as (pilot, _):
        await press(pilot, "j", "x", "enter", "f")
        assert [state.starred for state in library.states(["border", "harvest"])] == [False, True]


async def test_t_tags_several_at_once_with_completion(library: Library) -> None:
    library.kept.set_tagged(["moon"], "space", True)
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "t")
        await write(pilot, "later, sp")
        assert "Enter done   Esc back   Tab complete" in shown(main.key_bar)
        await press(pilot, "tab", "enter")
        assert library.states(["border"])[0].tags == ("later", "space")
        assert "Tab complete" not in shown(main.key_bar)
        assert "#later #space" in shown(main.list)
        assert "tagged later, space" in shown(main.bottom.status)
        await press(pilot, "u")
        assert library.states(["border"])[0].tags == ()


async def test_tags_are_taken_away_by_leaving_them_out(library: Library) -> None:
    library.kept.retag(["border", "harvest"], ["old", "both"], [])
    library.kept.set_tagged(["border"], "own", True)
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "x", "x", "t")
        assert "tags of 2 stories:" in shown(main.bottom.label_bar)
        await press(pilot, *["backspace"] * 5, "enter")
        assert library.states(["border"])[0].tags == ("both", "own")
        assert library.states(["harvest"])[0].tags == ("both",)
        await press(pilot, "t", "enter")
        assert "no longer old" in "".join(change.text for change in library.kept.history._done)


async def test_capital_a_asks_and_says_how_many(library: Library) -> None:
    library.kept.set_read(["moon"], True)
    async with desk(library) as (pilot, main):
        await press(pilot, "A")
        assert "Mark 4 stories of this list read?" in shown(main.bottom.asked or main.bottom.status)
        await press(pilot, "n")
        assert library.unread_count() == 4
        await press(pilot, "A")
        await pilot.click(main.list, offset=(5, 5))
        await until(pilot, lambda: main.bottom.asked is None)
        assert library.unread_count() == 4, "a click elsewhere is a no"
        assert focus(main) == "list"
        await press(pilot, "A")
        question = main.bottom.asked
        assert question is not None
        await pilot.click(question, offset=(shown(question).index("y yes"), 0))
        await until(pilot, lambda: library.unread_count() == 0)
        await until(pilot, lambda: "0 unread" in shown(main.title_bar))
        await press(pilot, "A")
        assert "everything in this list is read" in shown(main.bottom.status)
        await press(pilot, "u")
        assert library.unread_count() == 4
        assert library.states(["moon"])[0].read


async def test_what_cannot_be_kept_is_said_and_not_shown(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Change:
        raise StateError("this was not kept: the disk is full")

    async with desk(library) as (pilot, main):
        monkeypatch.setattr(library.kept, "set_starred", full)
        monkeypatch.setattr(library.kept, "undo", full)
        await press(pilot, "j", "f")
        assert "the disk is full" in shown(main.bottom.status)
        assert "★" not in shown(main.list)
        main.say("")
        await press(pilot, "u")
        assert "the disk is full" in shown(main.bottom.status)
        main.say("")
        main.keeping.later(lambda: library.kept.set_starred(["border"], True))
        await until(pilot, lambda: "the disk is full" in shown(main.bottom.status))


async def test_the_place_in_an_article_is_kept(library: Library) -> None:
    async with desk(library, NARROW) as (pilot, main):
        await press(pilot, "j", "j", "j", "enter", "]", "]", "escape")
        place = main.article.place
        await press(pilot, "j", "enter")
    async with desk(library, NARROW) as (pilot, main):
        await press(pilot, "j", "j", "j", "enter")
        await until(pilot, lambda: main.article.place == place)
        assert shown(main.article).startswith("▌ PART 2")


async def test_a_place_at_a_key_figure_is_kept_where_one_pane_is_shown(library: Library) -> None:
    async with desk(library, NARROW) as (pilot, main):
        await press(pilot, "j", "enter")
        opened = main.opening.opened
        assert opened is not None
        main.article.go_to(main.article.layout_of_page.line_from(opened.figures[1], 0))
        place = main.article.place
        assert place[0] == opened.figures[1]
        await press(pilot, "escape", "j", "k", "enter")
        assert main.article.place == place


async def test_what_another_newsdesk_does_is_shown(library: Library, tmp_path: Path) -> None:
    library.kept.set_starred(["moon"], True)
    async with desk(library) as (pilot, main):
        await press(pilot, "j")
        await main.keeping.look()
        await settle(pilot)
        with closing(States(tmp_path / "state.sqlite3")) as another:
            another.act([(Key("border", Kind.STAR), "true"), (Key("harvest", Kind.READ), "true")])
        await main.keeping.look()
        await until(pilot, lambda: "4 unread" in shown(main.title_bar))
        assert shown(main.list).count("★") == 2


async def test_looking_for_what_another_newsdesk_does_paints_nothing(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "M")
        app = main.app
        assert isinstance(app, NewsdeskApp)
        painted: list[object] = []
        monkeypatch.setattr(app, "_display", lambda *what: painted.append(what))
        for _ in range(3):
            await app.look_at_kept()
            await settle(pilot)
        assert not painted


async def test_a_state_that_cannot_be_looked_at_is_told_by_the_next_action_only(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> int:
        raise StateError("the file is closed")

    async with desk(library) as (pilot, main):
        monkeypatch.setattr(type(library.kept), "foreign", away)
        await main.keeping.look()
        await press(pilot, "j")
        assert "closed" not in shown(main.bottom.status)
