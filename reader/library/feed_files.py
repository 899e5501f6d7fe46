"""The files of a feed's articles: what they are like after filing, and taking away those kept long enough.

A file goes only if nothing but the feed ever had a hand in it: what the reader starred, tagged, marked or edited
stays, whatever its age.
"""

import contextlib
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from reader.library import revisions
from reader.model.feed import SeenEntry
from reader.model.reading_state import ReadingState
from reader.store.ids import default_id

States = Callable[[Sequence[str]], Sequence[ReadingState]]


def stamp_of(path: Path) -> str:
    """What a file is like, so that a later change shows; empty where there is none."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return f"{status.st_size}-{status.st_mtime_ns}"


def article_id(path: str) -> str:
    """The id of the one article in a file below the library."""
    return default_id(path, 0, 1)


def take_away(root: Path, entries: Iterable[SeenEntry], states: States) -> list[SeenEntry]:
    """Delete the files of these entries as far as they are the feed's alone; the entries whose files are gone."""
    gone: list[SeenEntry] = []
    entries = list(entries)
    for entry, state in zip(entries, states([article_id(entry.path) for entry in entries]), strict=True):
        path = root / entry.path
        if state.starred or state.tags or state.marks or not _is_inside(root, path):
            continue
        now = stamp_of(path)
        if now and now != entry.stamp:
            continue
        with contextlib.suppress(FileNotFoundError):
            try:
                path.unlink()
            except PermissionError:
                continue
        shutil.rmtree(path.parent / revisions.FOLDER / path.stem, ignore_errors=True)
        gone.append(entry)
    return gone


def _is_inside(root: Path, path: Path) -> bool:
    """What is remembered may have been tampered with: no file outside the library is ever deleted."""
    real = os.path.realpath(path.parent)
    top = os.path.realpath(root)
    return real == top or real.startswith(top + os.sep)
