"""The command that opens an article's file in the reader's editor, at a line. Pure: nothing is run here."""

import shlex
from collections.abc import Mapping
from pathlib import PurePath

PLUS_LINE = frozenset(
    {
        *(
            "vi",
            "vim",
            "nvim",
            "view",
            "nano",
            "pico",
            "emacs",
            "emacsclient",
            "micro",
            "kak",
            "joe",
            "jed",
            "ne",
            "mg",
        ),
        *("vis", "mcedit", "gedit", "kate", "dte", "less"),
    }
)
"""Editors that take `+LINE FILE`, by their manuals."""

COLON_LINE = frozenset({"hx", "helix", "subl", "zed", "zeditor"})
"""Editors that take `FILE:LINE`."""

GOTO = frozenset({"code", "code-insiders", "codium", "cursor"})
"""Editors that take `--goto FILE:LINE`, and come back at once unless told to wait."""


def editor_command(environ: Mapping[str, str], path: str, line: int) -> list[str]:
    """The arguments to run. `path` is absolute, so that no file name can be taken for an option.

    $VISUAL goes before $EDITOR, which goes before `vi`. Raises ValueError for a variable with an open quote.
    """
    command = shlex.split(environ.get("VISUAL") or environ.get("EDITOR") or "vi") or ["vi"]
    name = PurePath(command[0]).name.removesuffix(".exe")
    if name in PLUS_LINE:
        return [*command, f"+{line}", path]
    if name in COLON_LINE:
        return [*command, f"{path}:{line}"]
    if name in GOTO:
        wait = [] if {"-w", "--wait"} & set(command) else ["--wait"]
        return [*command, *wait, "--goto", f"{path}:{line}"]
    return [*command, path]
