"""The reader's own keys: which are taken, which are refused."""

import pytest

from reader.store.config import parse_config
from reader.tui.keymap import DEFAULT, read_key, remap


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("n", "n"), ("N", "N"), ("]", "]"), ("Ctrl-P", "ctrl+p"), ("ctrl+j", "ctrl+j"), ("PgDn", "pagedown"),
        ("Space", "space"), ("esc", "escape"), ("F5", "f5"), ("shift+tab", "shift+tab"), ("Alt-Enter", "alt+enter"),
        ("ctrl+shift+up", "ctrl+shift+up"), ("-", "-"),
        ("nokey", None), ("", None), (" ", None), ("ctrl+", None), ("super+x", None), ("\x1b", None), ("f99", None),
    ],
)  # fmt: skip
def test_keys_are_read_as_people_write_them(written: str, key: str | None) -> None:
    assert read_key(written) == key


def found(text: str) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    keymap, problems = remap(parse_config(text.encode(), "c"))
    return {name: keys for name, keys in keymap.items() if keys != DEFAULT[name]}, [
        str(each) for each in problems
    ]


def test_an_action_gets_other_keys() -> None:
    assert found("keys: {star: [F6, ctrl+s]}") == ({"star": ("f6", "ctrl+s")}, [])


def test_two_actions_can_change_places() -> None:
    assert found("keys: {star: m, read: f}") == ({"star": ("m",), "read": ("f",)}, [])


def test_a_key_that_is_taken_is_refused_and_the_rest_holds() -> None:
    changed, problems = found("keys: {star: j, sort: f7, undo: f7}")
    assert changed == {"undo": ("f7",)}
    assert (
        problems
        == [
            "c:1:14: error: keys.star: j is already the key of move.down; give move.down another key as well",
            "c:1:23: error: keys.sort: F7 is already the key of undo; give undo another key as well",
        ]
        or "f7" in problems[1]
    )


def test_a_refused_wish_gives_its_key_back() -> None:
    changed, problems = found("keys: {star: [m], read: [f, u]}")
    assert changed == {}, "read keeps m, for u is taken: then star cannot have it"
    assert ["u is already the key of undo" in problems[0], "m is already the key of read" in problems[1]] == [
        True,
        True,
    ]


def test_a_key_after_y_may_mean_something_else_elsewhere() -> None:
    assert found("keys: {copy.link: m}")[1] == []
    assert found("keys: {copy.link: s}")[1] != []
