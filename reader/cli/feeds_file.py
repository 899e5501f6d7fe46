"""The feeds of a command, and what is said of those that cannot be read."""

from collections.abc import Sequence
from pathlib import Path

from reader.cli.messages import say
from reader.model.errors import NewsdeskError
from reader.model.feed import Feed
from reader.store.feeds import read_feeds
from reader.text.clean import clean_line


def feeds_in(path: Path) -> Sequence[Feed]:
    """The feeds of a file; what of it cannot be read is said. Raises NewsdeskError where that leaves none."""
    file = read_feeds(path)
    if file.diagnostics and not file.feeds:
        raise NewsdeskError(str(file.diagnostics[0]))
    for diagnostic in file.diagnostics:
        say(f"{clean_line(str(diagnostic))}; what it stands in is left out")
    return file.feeds
