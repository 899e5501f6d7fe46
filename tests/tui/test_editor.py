"""Which command opens a file at a line."""

import pytest

from reader.tui.editor import editor_command


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({}, ["vi", "+7", "/a.yaml"]),
        ({"EDITOR": "nano"}, ["nano", "+7", "/a.yaml"]),
        ({"VISUAL": "/usr/bin/nvim -p", "EDITOR": "nano"}, ["/usr/bin/nvim", "-p", "+7", "/a.yaml"]),
        ({"EDITOR": "hx"}, ["hx", "/a.yaml:7"]),
        ({"EDITOR": "code"}, ["code", "--wait", "--goto", "/a.yaml:7"]),
        ({"EDITOR": "code --wait"}, ["code", "--wait", "--goto", "/a.yaml:7"]),
        ({"EDITOR": "ed"}, ["ed", "/a.yaml"]),
        ({"EDITOR": "  "}, ["vi", "+7", "/a.yaml"]),
    ],
)
def test_an_editor_gets_the_line_in_its_own_way(environ: dict[str, str], command: list[str]) -> None:
    assert editor_command(environ, "/a.yaml", 7) == command


def test_an_editor_with_an_open_quote_is_refused() -> None:
    with pytest.raises(ValueError, match="quot"):
        editor_command({"EDITOR": "'vi"}, "/a.yaml", 1)
