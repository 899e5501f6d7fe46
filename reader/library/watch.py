"""Live reload: what changes in a library's folder while it is being read, as told by a process of its own."""

import json
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

from reader.library.own_process import own_process

POLL_SECONDS = 30.0
"""How often to look at everything where the system cannot tell of changes."""


def watch(root: Path, stop: threading.Event) -> Iterator[frozenset[Path]]:
    """Sets of changed files as they happen, until `stop`; an empty set means: look at everything.

    The first one is empty: from then on nothing is missed. It waits between them: use it in a thread. Where the
    system cannot watch so large a folder, or not this kind of file system, everything is to be looked at twice a
    minute.
    """
    # Its stdin closes when this process ends, however it does.
    process = own_process("reader.library.watcher", [str(root)], stdin=subprocess.PIPE)
    threading.Thread(target=_end, args=(process, stop), name="library_unwatch", daemon=True).start()
    begun = False
    try:
        for line in process.stdout or ():
            begun = True
            yield frozenset(root / path for path in json.loads(line))
    finally:
        process.terminate()
        process.communicate()
    while not stop.wait(POLL_SECONDS if begun else 0):
        begun = True
        yield frozenset()


def _end(process: "subprocess.Popen[bytes]", stop: threading.Event) -> None:
    stop.wait()
    process.terminate()
