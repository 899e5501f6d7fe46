"""A newsdesk command run beside the screen, as a person could run it: whatever it does, the screen stays free.

Its progress and what it says come as lines, its data when it is done.
"""

import json
import subprocess
import threading
from collections.abc import Callable, Sequence
from typing import Any

from reader.library.own_process import own_process
from reader.model.progress import Progress

OnProgress = Callable[[Progress], None]

_PREFIX = "newsdesk: "


class Beside:
    """One command at work. `run` waits for it: use it in a thread; `stop` ends it from another one."""

    def __init__(self, words: Sequence[str]) -> None:
        self._process = own_process("reader", words, stderr=subprocess.PIPE)
        self.said: list[str] = []
        """What the command said, without its name before it."""

    def run(self, on_progress: OnProgress = lambda _: None) -> Any:
        """The command's data, which is JSON; None where there is none. Progress as it comes."""
        listening = threading.Thread(target=self._listen, args=(on_progress,), name="beside", daemon=True)
        with self._process as process:
            listening.start()
            data = process.stdout.read() if process.stdout else b""
            listening.join()
        try:
            return json.loads(data)
        except ValueError:
            return None

    def stop(self) -> None:
        """End the command if it still runs; it leaves whole files only."""
        if self._process.poll() is None:
            self._process.terminate()

    def _listen(self, on_progress: OnProgress) -> None:
        for line in self._process.stderr or ():
            text = line.decode("utf-8", "replace").rstrip("\n")
            progress = _read_progress(text)
            if progress is not None:
                on_progress(progress)
            elif text.strip():
                self.said.append(text.removeprefix(_PREFIX))


def _read_progress(text: str) -> Progress | None:
    try:
        told = json.loads(text)
        return Progress(task=told["task"], done=told["done"], total=told["total"])
    except (ValueError, TypeError, KeyError):
        return None
