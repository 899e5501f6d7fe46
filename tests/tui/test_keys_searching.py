"""Searching the library, finding in the article, and walking what matched."""

import pytest

from reader.library.library import Library
from reader.tui.pieces import Ink
from reader.tui.prompt import Prompt
from tests.tui.desk import desk, focus, headline, press, settle, shown, write


async def test_the_list_narrows_while_typing_and_counts_what_matched(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "amnes")
        assert main.list.source.count == 2
        assert "2 stories · match 1 of 4 · n next  N back" in shown(main.bottom.status)
        assert headline(main) == "Officers are handed back at the border"
        assert "… No amnesty was given to" in shown(main.list)


async def test_a_new_search_takes_the_place_of_the_one_before_and_may_go_on_from_it(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "amnesty")
        await press(pilot, "enter", "/")
        await write(pilot, "harvest")
        assert main.searching.query == "harvest"
        await press(pilot, "enter", "/", "end")
        await write(pilot, " late")
        assert main.searching.query == "harvest late"


async def test_the_match_is_lit_in_row_and_article(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "harvest")
        row = main.list.row(0)
        assert row is not None
        assert [row.headline.text[s.start : s.end] for s in row.headline.spans] == ["Harvest"]
        pieces, _ = main.article.content(0)
        assert ("Harvest", Ink.CURRENT) in [(piece.text, piece.inks[-1]) for piece in pieces]


async def test_the_bar_says_what_was_searched_as_text(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "amnesty foo:x")
        assert shown(main.key_bar) == " searched as text: “foo:” is no operator"
        await press(pilot, "enter")
        assert "/ amnesty foo:x   searched as text: “foo:” is no operator" in shown(main.bottom.status)
        assert "search" in shown(main.key_bar)
        await press(pilot, "/", "end", *["backspace"] * len(" foo:x"))
        assert "Esc back" in shown(main.key_bar)


async def test_a_saved_search_can_be_typed(library: Library) -> None:
    library.kept.searches.save("Late news", "harvest")
    async with desk(library) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "@late news rain")
        assert main.list.source.count == 1
        assert headline(main) == "Harvest is late this year"


async def test_escape_while_typing_restores_the_list_the_place_and_the_selection(library: Library) -> None:
    async with desk(library, (140, 16)) as (pilot, main):
        await press(pilot, "G", "k")
        before, top = main.list.place, shown(main.list)
        await press(pilot, "/")
        await write(pilot, "amnesty")
        await press(pilot, "escape")
        assert main.list.place == before
        assert shown(main.list) == top
        assert focus(main) == "list"
        assert headline(main) == "Die Mauer ist offen"


async def test_escape_in_the_results_restores_too(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "j", "/")
        await write(pilot, "amnesty")
        await press(pilot, "enter")
        assert focus(main) == "list"
        assert "/ amnesty" in shown(main.bottom.status)
        await press(pilot, "escape")
        assert (main.list.cursor, main.list.source.count) == (2, 6)
        assert headline(main) == "Harvest is late this year"


async def test_n_walks_every_match_and_on_into_the_next_article_and_back(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "amnesty ")
        await press(pilot, "enter")
        seen = []
        for _ in range(4):
            seen.append((headline(main).split()[0], main.opening.matches.current))
            await press(pilot, "n")
        assert seen == [("Officers", 0), ("Officers", 1), ("Officers", 2), ("Officers", 3)]
        assert (headline(main), main.opening.matches.current) == ("Harvest is late this year", 0)
        await press(pilot, "n")
        assert "this is the last story" in shown(main.bottom.status)
        await press(pilot, "N")
        assert (headline(main).split()[0], main.opening.matches.current) == ("Officers", 3)


async def test_nothing_matched_says_what_to_try(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "zebra")
        assert "Nothing matched zebra" in shown(main.list)
        assert "Try fewer words" in shown(main.list)
        assert "no stories" in shown(main.bottom.status)
        assert not shown(main.article).strip("\n │")


async def test_an_operator_that_cannot_be_read_is_noted(library: Library) -> None:
    async with desk(library, (160, 36)) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "after:never")
        await press(pilot, "enter")
        assert "never" in shown(main.bottom.status)


async def test_emptying_the_bar_shows_everything_again(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "moon")
        assert main.list.source.count == 1
        await press(pilot, "ctrl+u")
        assert main.list.source.count == 6
        await press(pilot, "enter")
        assert focus(main) == "list"


async def test_arrows_move_in_the_results_while_typing(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "amnesty")
        await press(pilot, "down")
        assert (main.list.cursor, isinstance(main.focused, Prompt)) == (1, True)
        await press(pilot, "up")
        assert main.list.cursor == 0


async def test_find_in_the_article_goes_to_the_first_match_and_wraps(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter", "/")
        assert "find in article" in shown(main.bottom.label_bar)
        await write(pilot, "camp")
        assert "match 1 of 3" in shown(main.bottom.status)
        await press(pilot, "enter", "n", "n", "n")
        assert main.opening.matches.current == 0
        assert main.list.source.count == 6
        await press(pilot, "N")
        assert main.opening.matches.current == 2


async def test_escape_ends_finding_before_it_goes_back_to_the_list(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter", "/")
        await write(pilot, "camp")
        await press(pilot, "enter", "escape")
        assert focus(main) == "article"
        assert not main.opening.matches
        await press(pilot, "escape")
        assert focus(main) == "list"


async def test_escape_while_finding_goes_back_to_the_place(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "j", "j", "enter", "]", "]")
        before = main.article.top
        await press(pilot, "/")
        await write(pilot, "twelve OR 12")
        assert main.article.top != before
        await press(pilot, "escape")
        assert (main.article.top, focus(main) == "article") == (before, True)


async def test_tab_in_the_bar_switches_between_library_and_article(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter", "/")
        await write(pilot, "harvest")
        assert "not in this article" in shown(main.bottom.status)
        await press(pilot, "tab")
        assert shown(main.bottom.label_bar) == " /"
        assert main.list.source.count == 1
        await press(pilot, "tab")
        assert main.list.source.count == 6


@pytest.mark.parametrize("text", ['"', "((", "fig:>x", "\\", "[b]x[/b]", "OR OR", "-"])
async def test_no_query_is_an_error(library: Library, text: str) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "/")
        main.searching.typed(main.bottom.query_one(Prompt).purpose, text)
        await settle(pilot)
        assert pilot.app.return_code is None


async def test_sorting_cycles_and_keeps_the_article(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "j")
        orders = []
        for _ in range(4):
            await press(pilot, "s")
            orders.append(shown(main.title_bar).rpartition("· ")[2])
            assert headline(main) == "Harvest is late this year"
            entry = main.shelf.entry
            assert entry is not None
            assert entry.id == "harvest"
        assert orders == ["oldest first", "by headline", "by source", "newest first"]


async def test_a_search_that_went_through_the_article_still_ends_in_the_whole_list(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "j", "/")
        await write(pilot, "amnesty")
        await press(pilot, "tab", "tab", "enter", "escape")
        assert (main.list.cursor, main.list.source.count) == (2, 6)
        assert headline(main) == "Harvest is late this year"


async def test_finding_in_an_article_leaves_the_order_chosen_later_alone(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "enter", "/", "escape", "escape", "s")
        assert "oldest first" in shown(main.title_bar)
        await press(pilot, "/")
        await write(pilot, "amnesty")
        await press(pilot, "escape")
        assert "oldest first" in shown(main.title_bar)


async def test_an_order_chosen_in_a_search_stays_when_the_search_ends(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "j", "j", "/")
        await write(pilot, "amnesty")
        await press(pilot, "enter", "s", "s", "escape")
        assert "by headline" in shown(main.title_bar)
        assert headline(main) == "Harvest is late this year"
        assert main.shelf.entry is not None
        assert main.shelf.entry.id == "harvest"


async def test_best_match_first_is_no_order_of_the_whole_list(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "amnesty")
        await press(pilot, "enter", "s", "s", "s", "s")
        assert "best match first" in shown(main.title_bar)
        await press(pilot, "escape")
        await main.library_changed()
        assert "newest first" in shown(main.title_bar)
        await press(pilot, "/")
        await write(pilot, "amnesty")
        assert "best match first" in shown(main.title_bar)


async def test_where_nothing_matched_there_is_no_last_story(library: Library) -> None:
    async with desk(library) as (pilot, main):
        await press(pilot, "/")
        await write(pilot, "zeppelin")
        for key in ("enter", "n", "N", "J", "K"):
            await press(pilot, key)
            assert ("there are no stories here" in shown(main.bottom.status)) is (key != "enter")
