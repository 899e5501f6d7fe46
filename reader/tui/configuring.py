"""The reader's configuration on the screen: read at the start, looked at every second, taken in when it changes."""

import asyncio
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from reader.library.places import config_path, configured
from reader.model.diagnostic import Diagnostic
from reader.model.settings import LoadedConfig
from reader.tui import keys
from reader.tui.keymap import remap

LOOK_SECONDS = 1.0


class Configuring:
    """`config` is what holds; `take` is called with every other one, `tell` with what there is to say about it."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment
        self._path = config_path(environment)
        self._seen = _stamp(self._path)
        self.config = configured(environment)
        self.keymap, problems = remap(self.config)
        self.problems: tuple[Diagnostic, ...] = (*self.config.diagnostics, *problems)
        keys.use(self.keymap)

    @property
    def own_keys(self) -> dict[str, str]:
        """What differs from the table of keys, as Textual wants it."""
        return {
            action.id: ",".join(self.keymap[action.id])
            for action in keys.ACTIONS
            if self.keymap[action.id] != action.keys
        }

    def complaint(self) -> str:
        """What is wrong with the configuration in one line; empty when nothing is."""
        if not self.problems:
            return ""
        more = len(self.problems) - 1
        first = str(self.problems[0]).replace(self.config.path, self._path.name, 1)
        return f"{first}; the default holds" + (f" · and {more} more: newsdesk config check" if more else "")

    async def look(self, take: Callable[[LoadedConfig], str], tell: Callable[[str], None]) -> None:
        """Take the file in if it has changed; `take` answers with what it has to say, which may be nothing."""
        stamp = _stamp(self._path)
        if stamp == self._seen:
            return
        self._seen = stamp
        self.config = await asyncio.to_thread(configured, self._environment)
        self.keymap, problems = remap(self.config)
        self.problems = (*self.config.diagnostics, *problems)
        keys.use(self.keymap)
        news = take(self.config)
        tell(self.complaint() or news or "the configuration was taken in")


def _stamp(path: Path) -> tuple[int, int, int]:
    """What changes when the file does; zeros where there is none."""
    try:
        status = os.stat(path)  # noqa: PTH116 - every second
    except OSError:
        return 0, 0, 0
    return status.st_mtime_ns, status.st_size, status.st_ino
