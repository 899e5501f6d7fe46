"""What changed in a folder since the catalogue looked at it: compared by size, times and inode, not by reading.

A folder whose files all look as they did is recognised by one digest, without a look at its rows. The digest is a
sum, so that what changed in a few files of a large folder is added and taken off without a look at the others.
"""

import sqlite3
import zlib
from collections.abc import Collection, Iterable
from typing import NamedTuple

SETTLED_NS = 20_000_000
"""A file written within so short a time before the look may be written again without looking different."""

_MASK = (1 << 62) - 1
_LOOKS = "SELECT name, size, mtime_ns, ctime_ns, inode FROM files WHERE folder = ?"


class FileSeen(NamedTuple):
    """A file as the folder lists it. Times are nanoseconds since 1970."""

    name: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int


class KnownFolder(NamedTuple):
    """A folder as the catalogue knows it."""

    id: int
    mtime_ns: int
    digest: int


class FolderChange(NamedTuple):
    """Files to be read (again), as they are to be remembered, and the names of files that are gone.

    `digest` sums up all files of the folder, or is 0 where they are to be compared one by one next time.
    """

    path: str
    mtime_ns: int
    digest: int
    changed: list[FileSeen]
    removed: list[str]


def compare(
    connection: sqlite3.Connection,
    folder: KnownFolder | None,
    path: str,
    mtime_ns: int,
    files: Iterable[FileSeen],
    *,
    now_ns: int,
) -> FolderChange | None:
    """The changes in a folder at `path` below the library, or None where its files are as they were.

    `folder` is what the catalogue knows of it. A folder whose own time alone has changed has the new one noted.
    `now_ns` is a time before the listing.
    """
    seen = list(files)
    digest = digest_of(seen)
    if folder and folder.digest == digest:
        if folder.mtime_ns != mtime_ns:
            connection.execute("UPDATE folders SET mtime_ns = ? WHERE id = ?", (mtime_ns, folder.id))
        return None
    known: dict[str, tuple[int, ...]] = {}
    if folder:
        known = {name: tuple(look) for name, *look in connection.execute(_LOOKS, (folder.id,))}
    changed = _take_changed(seen, known, now_ns)
    if any(file.size < 0 for file in changed):
        digest = 0
    return FolderChange(path, mtime_ns, digest, changed, list(known))


def compare_named(
    connection: sqlite3.Connection,
    folder: KnownFolder,
    path: str,
    names: Collection[str],
    files: Iterable[FileSeen],
    *,
    now_ns: int,
) -> FolderChange | None:
    """The changes among those files of a folder that have these names, or None; `files` are the ones still there.

    The folder's own time stays what it was: others may have come and gone as well, and whoever goes by that time is
    to look at all of them.
    """
    before: dict[str, FileSeen] = {}
    for name in names:
        row = connection.execute(f"{_LOOKS} AND name = ?", (folder.id, name)).fetchone()
        if row:
            before[name] = FileSeen(*row)
    known: dict[str, tuple[int, ...]] = {name: file[1:] for name, file in before.items()}
    changed = _take_changed(list(files), known, now_ns)
    if not changed and not known:
        return None
    digest, mtime_ns = folder.digest, folder.mtime_ns
    if digest:
        replaced = known.keys() | {file.name for file in changed}
        old = [file for name, file in before.items() if name in replaced]
        digest = (digest + _sum(changed) - _sum(old)) & _MASK or 1
    if any(file.size < 0 for file in changed):
        mtime_ns = 0
    return FolderChange(path, mtime_ns, digest, changed, list(known))


def _take_changed(seen: list[FileSeen], known: dict[str, tuple[int, ...]], now_ns: int) -> list[FileSeen]:
    """Of the files seen those that look different from what is known, as they are to be remembered.

    What is left of `known` is gone. A size that no file has makes a later comparison read a file again that may
    have been written while it was looked at.
    """
    fresh_ns = now_ns - SETTLED_NS
    return [
        file._replace(size=-1) if max(file.mtime_ns, file.ctime_ns) > fresh_ns else file
        for file in seen
        if known.pop(file.name, ()) != file[1:]
    ]


def digest_of(files: Iterable[FileSeen]) -> int:
    """A sum over the files that does not depend on their order; never 0."""
    return (1 + _sum(files)) & _MASK or 1


def _sum(files: Iterable[FileSeen]) -> int:
    # A tuple of whole numbers has the same hash in every process.
    return sum(hash((zlib.crc32(name.encode("utf-8", "surrogateescape")), *look)) for name, *look in files)
