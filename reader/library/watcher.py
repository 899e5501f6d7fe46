"""The watching of a folder as a process of its own: `python -m reader.library.watcher FOLDER`.

Before the system watches a large folder all of it is gone through, 3 s for a million files, and what does that lets
no other thread of its process run. It is started by `reader.library.watch` and tells it of changed files, the paths
below the folder, as one JSON array a line. It ends when its stdin does.
"""

import json
import os
import sys
import threading
from pathlib import Path

import watchfiles

DEBOUNCE_MS = 150
"""Changes that come within so short a time are told together."""


def main(arguments: list[str]) -> int:
    """Tell of changes for ever. It returns where the folder cannot be watched."""
    folder = Path(arguments[0]).resolve()
    threading.Thread(target=_end_with_stdin, daemon=True).start()

    def is_ours(_change: watchfiles.Change, path: str) -> bool:
        return not any(part.startswith(".") for part in Path(path).relative_to(folder).parts)

    try:
        for changes in watchfiles.watch(folder, watch_filter=is_ours, debounce=DEBOUNCE_MS, step=50):
            paths = sorted({str(Path(path).relative_to(folder)) for _change, path in changes})
            sys.stdout.write(json.dumps(paths) + "\n")
            sys.stdout.flush()
    except (OSError, RuntimeError):
        return 2
    return 0


def _end_with_stdin() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
