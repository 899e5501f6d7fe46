"""The table of keys: one place for bindings, hints, help and README."""

from collections import Counter

from reader.text.width import cell_width
from reader.tui.action import Context
from reader.tui.help_screen import help_lines
from reader.tui.hints import hint_line
from reader.tui.keys import ACTIONS, bindings, groups, key_name, rows
from reader.tui.pieces import plain
from tests import readme


def test_every_action_has_an_id_of_its_own_and_every_binding_carries_it() -> None:
    assert max(Counter(action.id for action in ACTIONS).values()) == 1
    for context in Context:
        assert all(binding.id for binding in bindings(context))


def test_no_key_means_two_things_in_one_place() -> None:
    for context in Context:
        keys = Counter(key for action in ACTIONS if context in action.contexts for key in action.keys)
        assert max(keys.values()) == 1


def test_every_action_is_in_the_help_and_in_the_table_for_people() -> None:
    listed = [action for _, actions in groups() for action in actions]
    assert sorted(action.id for action in listed) == sorted(action.id for action in ACTIONS)
    table = readme.keys()
    assert "| `j` `Down` | down |" in table
    assert r"| `\|` | pipe the article's text to a command |" in table


def test_a_series_of_keys_is_one_line_for_people() -> None:
    making = [action for action in ACTIONS if action.contexts == (Context.MAKING,)]
    assert (("1", "2", "3", "4", "5"), "in yellow, green, blue, pink or violet") in list(rows(making))
    everywhere = {
        does: keys for keys, does in rows(a for a in ACTIONS if a.contexts == (Context.EVERYWHERE,))
    }
    assert everywhere["the first six saved searches"] == ("4", "5", "6", "7", "8", "9")
    assert everywhere["all stories"] == ("0",)


def test_keys_have_the_names_people_use() -> None:
    keys = ("delete", "ctrl+p", "pagedown", "right_square_bracket", "slash", "colon", "q", "f5")
    assert [key_name(key) for key in keys] == ["Del", "Ctrl-P", "PgDn", "]", "/", ":", "q", "F5"]


def test_hints_fit_and_the_palette_is_always_there() -> None:
    for width in (20, 40, 80, 200):
        left, right = hint_line(Context.LIST, {}, width)
        assert [plain(hint.pieces) for hint in right] == [": commands"]
        assert all(hint.end < right[0].start for hint in left)
        assert right[0].end == width - 1
    left, _ = hint_line(Context.LIST, {"open": "x"}, 200)
    assert plain(left[0].pieces) == "x open"


def test_hints_in_the_search_bar_are_its_own() -> None:
    left, right = hint_line(Context.SEARCH, {}, 200)
    assert [plain(hint.pieces) for hint in left] == ["Enter go to the results", "Esc back", "Tab switch"]
    assert right == []


def test_hints_may_have_other_words_or_none() -> None:
    left, _ = hint_line(Context.SEARCH, {}, 200, {"search.accept": "done", "search.scope": ""})
    assert [plain(hint.pieces) for hint in left] == ["Enter done", "Esc back"]


def test_a_question_has_no_hints_but_its_own() -> None:
    assert hint_line(Context.COPY, {}, 200) == ([], [])
    left, right = hint_line(Context.EVERYWHERE, {}, 400)
    assert len({hint.action for hint in left}) == len(left)
    assert len(right) == 1


def test_the_help_fits_every_width() -> None:
    for width in (20, 60, 100, 180):
        lines = help_lines(width)
        assert all(cell_width(plain(line).rstrip()) <= width for line in lines)
        text = "\n".join(map(plain, lines))
        assert "Moving in a pane" in text
    assert len(help_lines(180)) < len(help_lines(60))


def test_every_key_has_a_name_that_can_be_read() -> None:
    names = [key_name(key) for _, actions in groups() for action in actions for key in action.keys]
    assert all(name and name.isprintable() and not name.isspace() for name in names)
