"""The basket and the brief on the screen."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.library.library import Library
from reader.model.basket import Item
from reader.model.errors import StateError
from reader.model.fact import Change
from reader.model.mark import Selector
from reader.tui import keeping
from reader.tui.basket_screen import BasketScreen
from tests.tui.desk import NARROW, desk, focus, headline, press, settle, shown, until, write


def kinds(library: Library) -> list[str]:
    return [f"{item.what} {item.article}" for item in library.kept.basket.items()]


async def opened(pilot: Pilot[None]) -> BasketScreen:
    await press(pilot, "B")
    await until(pilot, lambda: isinstance(pilot.app.screen, BasketScreen))
    screen = pilot.app.screen
    assert isinstance(screen, BasketScreen)
    return screen


async def test_articles_marks_and_figures_are_put_in(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "+")
        assert "put into the basket" in shown(main.bottom.status)
        await press(pilot, "enter", "]", "v", "enter", "3", "+", "tab", "tab", "+")
        assert kinds(library) == ["article border", "figure border", "mark border"]
        figure = library.kept.basket.items()[1]
        assert (figure.value, figure.url) == ("1,905", "https://example.org/border")
        await press(pilot, "+")
        assert "in the basket already" in shown(main.bottom.status)
        await press(pilot, "u", "u")
        assert kinds(library) == ["article border"]


async def test_all_selected_articles_are_put_in(library: Library) -> None:
    async with desk(library) as (pilot, _):
        await press(pilot, "j", "x", "x", "+")
        assert kinds(library) == ["article border", "article harvest"]


@pytest.mark.parametrize("at_hand", [20, 1], ids=["a few", "many"])
async def test_what_is_done_with_all_selected_articles_is_undone_at_once(
    library: Library, monkeypatch: pytest.MonkeyPatch, at_hand: int
) -> None:
    monkeypatch.setattr(keeping, "AT_HAND", at_hand)
    both = ["border", "harvest"]
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "x", "x", "+", "m", "f", "t")
        await write(pilot, "later")
        await press(pilot, "enter")
        assert kinds(library) == ["article border", "article harvest"]
        assert all(state.read and state.starred and state.tags for state in library.states(both))
        await press(pilot, "u", "u", "u")
        assert not any(state.read or state.starred or state.tags for state in library.states(both))
        assert kinds(library) == ["article border", "article harvest"]
        await press(pilot, "u")
        assert kinds(library) == []
        assert "undone: 2 articles put into the basket" in shown(main.bottom.status)
        await press(pilot, "ctrl+r")
        assert kinds(library) == ["article border", "article harvest"]
        await press(pilot, "k", "+")
        assert "in the basket already" in shown(main.bottom.status)


async def test_many_articles_that_cannot_be_kept_are_said_so(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(articles: object) -> Change:
        raise StateError("the disk is full")

    monkeypatch.setattr(keeping, "AT_HAND", 1)
    monkeypatch.setattr(library.kept.basket, "put_articles", fails)
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "x", "x", "+")
        assert "the disk is full" in shown(main.bottom.status)


async def test_the_order_is_changed_and_items_are_taken_out(library: Library) -> None:
    for name in ("border", "harvest", "moon"):
        library.kept.basket.put_article(library.find(name))
    async with desk(library) as (pilot, _):
        screen = await opened(pilot)
        assert "3 items" in shown(screen._title)
        await press(pilot, "J")
        assert kinds(library) == ["article harvest", "article border", "article moon"]
        assert screen.rows.cursor == 1
        await press(pilot, "K", "K", "G", "J")
        assert kinds(library) == ["article border", "article harvest", "article moon"]
        await press(pilot, "d")
        assert kinds(library) == ["article border", "article harvest"]
        await press(pilot, "E")
        assert kinds(library) == []
        assert "The basket is empty" in shown(screen.rows)
        await press(pilot, "u")
        assert kinds(library) == ["article border", "article harvest"]
        await press(pilot, "ctrl+r", "W", "enter", "escape")
        assert not isinstance(pilot.app.screen, BasketScreen)


async def test_hints_of_the_basket_are_clicked(library: Library) -> None:
    for name in ("border", "harvest"):
        library.kept.basket.put_article(library.find(name))
    async with desk(library, NARROW) as (pilot, _):
        screen = await opened(pilot)
        for hint, left in (("J down", ["harvest", "border"]), ("d take out", ["harvest"])):
            await pilot.click(screen._keys, offset=(shown(screen._keys).index(hint), 0))
            await settle(pilot)
            assert [item.article for item in screen.items] == left
        await pilot.click(screen._keys, offset=(shown(screen._keys).index("Esc back"), 0))
        await settle(pilot)
        assert pilot.app.screen is not screen


async def test_news_is_said_whole_where_there_is_no_room_for_counts(library: Library) -> None:
    async with desk(library, NARROW) as (pilot, main):
        await press(pilot, "slash")
        await write(pilot, "amnesty")
        await press(pilot, "enter", "+")
        assert shown(main.bottom.status).strip() == "put into the basket · u undoes it"


async def test_an_item_is_opened_a_mark_at_its_place(library: Library) -> None:
    entry = library.find("border")
    library.kept.basket.put_article(library.find("moon"))
    library.kept.basket.put_mark(library.kept.marks.add(entry, Selector(exact="The camp was isolated.")))
    async with desk(library) as (pilot, main):
        screen = await opened(pilot)
        assert "The camp was isolated." in shown(screen.rows)
        await press(pilot, "j", "enter")
        await until(pilot, lambda: headline(main).startswith("Officers"))
        await until(pilot, lambda: main.article.lit is not None)
        assert focus(main) == "article"


async def test_the_brief_is_written_in_the_order_chosen(library: Library, tmp_path: Path) -> None:
    file = tmp_path / "brief.md"
    async with desk(library) as (pilot, main):
        await press(pilot, "W")
        assert "the basket is empty" in shown(main.bottom.status)
        for name in ("moon", "border"):
            library.kept.basket.put_article(library.find(name))
        await opened(pilot)
        await press(pilot, "J", "W")
        assert "write the brief (2 items) to:" in shown(main.bottom.label_bar)
        await press(pilot, *["backspace"] * len("brief.md"))
        await write(pilot, str(file))
        await press(pilot, "enter")
        text = file.read_text(encoding="utf-8")
        assert text.index("Officers are handed back") < text.index("Two men walk")
        assert "https://example.org/border" in text
        main.briefing.write(str(file))
        await press(pilot, "n")
        assert "not written" in shown(main.bottom.status)
        main.briefing.write(str(file))
        await press(pilot, "y")
        assert "written to" in shown(main.bottom.status)
        main.briefing.write(" ")
        assert "no file name" in shown(main.bottom.status)
        main.briefing.write(str(tmp_path / "no" / "such" / "folder.md"))
        assert "not written" in shown(main.bottom.status)


async def test_a_mark_that_was_taken_away_is_said_in_the_basket(library: Library) -> None:
    mark = library.kept.marks.add(library.find("border"), Selector(exact="The camp was isolated."))
    library.kept.basket.put_mark(mark)
    library.kept.marks.remove(mark)
    async with desk(library) as (pilot, _):
        screen = await opened(pilot)
        assert "a mark that was taken away" in shown(screen.rows)
        assert screen.items[0].what is Item.MARK
