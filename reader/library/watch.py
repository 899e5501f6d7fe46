"""Live reload: what changes in a library's folder while it is being read."""

import threading
from collections.abc import Iterator
from pathlib import Path

import watchfiles

DEBOUNCE_MS = 150
"""Changes that come within so short a time are told together."""

POLL_SECONDS = 30.0
"""How often to look at everything where the system cannot tell of changes."""


def watch(root: Path, stop: threading.Event) -> Iterator[frozenset[Path]]:
    """Sets of changed files as they happen, until `stop`; an empty set means: look at everything.

    It waits between them: use it in a thread. Where the system cannot watch so large a folder, or not this kind of
    file system, everything is to be looked at twice a minute.
    """

    def is_ours(_change: watchfiles.Change, path: str) -> bool:
        return not any(part.startswith(".") for part in Path(path).relative_to(folder).parts)

    folder = root.resolve()
    try:
        for changes in watchfiles.watch(
            folder,
            watch_filter=is_ours,
            stop_event=stop,
            debounce=DEBOUNCE_MS,
            step=50,
            raise_interrupt=False,
        ):
            yield frozenset(root / Path(path).relative_to(folder) for _change, path in changes)
    except (OSError, RuntimeError):
        while not stop.wait(POLL_SECONDS):
            yield frozenset()
