"""The watching of a folder as a process of its own: `python -m reader.library.watcher FOLDER`.

Before the system watches a large folder all of it is gone through, 3 s for a million files, and what does that lets
no other thread of its process run. It is started by `reader.library.watch` and tells it of changed files, the paths
below the folder, as one JSON array a line. An empty one says that from now on changes are told: what happened
before is for a look at everything. It ends when its stdin does.
"""

import contextlib
import json
import os
import sys
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias

import watchfiles

from reader.model.errors import LibraryError

DEBOUNCE_MS = 150
"""Changes that come within so short a time are told together."""

POLL_SECONDS = 0.5
"""How often files are looked at where the system cannot tell of changes, at most."""

POLL_SHARE = 20
"""Of so many seconds, one may go into looking at files."""

MOST_POLLED = 50_000
"""Files of a folder that is looked at so."""

SOON = 2.0
"""Seconds within which a watch that ends would end again and again."""

Looks: TypeAlias = dict[str, tuple[int, ...]]
"""The paths of files below the folder, and how each looks from outside."""


def main(arguments: list[str]) -> int:
    """Tell of changes for ever. It returns where the folder cannot be watched."""
    folder = Path(arguments[0]).resolve()
    threading.Thread(target=_end_with_stdin, daemon=True).start()
    there = False
    while True:
        while there and not folder.is_dir():  # it may come back
            time.sleep(POLL_SECONDS)
        there, begun = True, time.monotonic()
        try:
            if not _watch(folder):
                return 0
        except OSError:
            return 2
        except RuntimeError as error:
            # It gives up at any news of a name that is not UTF-8; of a folder it has such news at once, and always.
            if "decode" not in str(error):
                return 2
            if time.monotonic() - begun < SOON:
                _poll(folder)
                return 2


class _Begun:
    """Stands for an event that is never set: it is asked first when the watch has begun, which is told then."""

    def __init__(self) -> None:
        self._told = False

    def is_set(self) -> bool:
        if not self._told:
            self._told = True
            _tell(())
        return False


def _watch(folder: Path) -> bool:
    """Tell of changes until the folder goes, or a link to another comes: both are watched from a new beginning."""

    def is_ours(_change: watchfiles.Change, path: str) -> bool:
        return not any(part.startswith(".") for part in Path(path).relative_to(folder).parts)

    for changes in watchfiles.watch(
        folder, watch_filter=is_ours, debounce=DEBOUNCE_MS, step=50, stop_event=_Begun()
    ):
        paths = sorted({path for _change, path in changes})
        _tell(str(Path(path).relative_to(folder)) for path in paths)
        if not folder.is_dir() or any(os.path.islink(path) and os.path.isdir(path) for path in paths):  # noqa: PTH112, PTH114
            return True
    return False


def _poll(folder: Path) -> None:
    """Tell of changes by looking at the files again and again, as long as they are few enough for that."""
    from reader.store.folder import scan

    before: Looks | None = None
    while True:
        begun = time.monotonic()
        now: Looks = {}
        with contextlib.suppress(LibraryError):  # it may come back
            for found in scan(folder):
                for name, *look in found.files:
                    now[f"{found.path}/{name}".lstrip("/")] = tuple(look)
                if len(now) > MOST_POLLED:
                    return
        if before is None:
            _tell(())
        elif changed := {path for path, _ in now.items() ^ before.items()}:
            _tell(sorted(changed))
        before = now
        time.sleep(max(POLL_SECONDS, POLL_SHARE * (time.monotonic() - begun)))


def _tell(paths: Iterable[str]) -> None:
    sys.stdout.write(json.dumps(list(paths)) + "\n")
    sys.stdout.flush()


def _end_with_stdin() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
