"""Writing into a file that the reader names: all of it or nothing, and asking before a file is overwritten."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.errors import NewsdeskError
from reader.text.clean import clean_line
from reader.tui.choice import YesChoice

if TYPE_CHECKING:
    from reader.tui.frame import Frame


def save(screen: "Frame", name: str, chunks: Callable[[], Iterable[str]]) -> None:
    """Write the chunks in UTF-8 and say so, or why not. They are asked for once it is sure where they go."""
    path = Path(os.path.expanduser(name.strip()))  # noqa: PTH111 - leaves the name of an unknown user as it is
    if not name.strip():
        screen.say("not written: no file name")
    elif os.path.exists(path):  # noqa: PTH110 - no name is too long for it

        def answered(yes: str) -> None:
            screen.ask(None)
            if yes:
                _write(screen, path, chunks())
            else:
                screen.say("not written")

        screen.ask(YesChoice(clean_line(f"{path} exists. Overwrite it?"), answered))
    else:
        _write(screen, path, chunks())


def _write(screen: "Frame", path: Path, chunks: Iterable[str]) -> None:
    from reader.store.files import write_atomically

    try:
        write_atomically(path, (chunk.encode("utf-8", "replace") for chunk in chunks))
    except NewsdeskError as error:
        screen.say(f"not written: {error}")
    else:
        screen.say(f"written to {path}")
