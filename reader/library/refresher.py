"""Starting the indexer beside the screen and listening to it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.library.indexer import FIGURES, FailureMessage, Message, decode_message
from reader.library.own_process import own_process

MAX_PATHS = 500
"""Changed files that are named to the indexer; of more, it is left to look for itself."""


class Refresher:
    """One indexer process at work, with `figures` on its second pass. Iterate over its messages to the last."""

    def __init__(self, root: Path, paths: Iterable[Path] = (), *, figures: bool = False) -> None:
        named = [FIGURES] if figures else [str(path) for path in paths]
        if len(named) > MAX_PATHS:
            named = []
        self._process = own_process("reader.library.indexer", [str(root), *named])

    def __iter__(self) -> Iterator[Message]:
        """Progress as it comes, in the end a report or a failure. It waits: use it in a thread."""
        with self._process:
            for line in self._process.stdout or ():
                yield decode_message(line)
        if self._process.wait() not in (0, 2):
            yield FailureMessage("the indexer ended before its work was done; `newsdesk index` shows why")

    def stop(self) -> None:
        """End the indexer if it still runs; what it has not committed is read again next time."""
        if self._process.poll() is None:
            self._process.terminate()
