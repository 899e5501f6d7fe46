"""How fresh a command's answer is: what it looks at before it answers.

A small library is looked at file by file, which takes milliseconds. In a large one only the folders are looked at:
that finds files added, removed and replaced (as editors and git do it), not files written over in place. Those are
found by `newsdesk index` and by the screen, which look at everything. What a look found is good for some seconds.
"""

import time
from collections.abc import Callable

from reader.library.library import Library
from reader.model.progress import Progress, RefreshReport
from reader.store.folder import ANY

LOOK_AT_ALL = 5_000
"""Articles up to which every file is looked at: about 30 ms."""

LOOK_AGAIN = 10.0
"""Seconds for which a look at the ten thousand folders of a large library is good: it takes about 0.1 s."""


def freshen(library: Library, on_progress: Callable[[Progress], None]) -> RefreshReport | None:
    """Bring the catalogue up to date as far as a command should.

    None where nothing had to be done, or another Newsdesk is at work on the same library.
    Raises LibraryError when the folder cannot be read, CacheError when the cache cannot be written.
    """
    if not library.is_complete or library.counts().articles <= LOOK_AT_ALL:
        return library.refresh(on_progress=on_progress)
    if 0 <= time.time() - library.looked_at < LOOK_AGAIN:
        return None
    changed = library.changed_folders()
    if not changed:
        return None
    return library.refresh([folder / ANY for folder in changed], on_progress=on_progress)
