"""What changed in a folder since the catalogue looked at it: compared by size, times and inode, not by reading.

A folder whose files all look as they did is recognised by one digest, without a look at its rows.
"""

import sqlite3
import zlib
from collections.abc import Iterable
from typing import NamedTuple

SETTLED_NS = 20_000_000
"""A file written within so short a time before the look may be written again without looking different."""

_MASK = (1 << 62) - 1


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

    `digest` sums up all that were seen, or is 0 where they are to be compared one by one next time.
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
        query = "SELECT name, size, mtime_ns, ctime_ns, inode FROM files WHERE folder = ?"
        known = {name: tuple(stat) for name, *stat in connection.execute(query, (folder.id,))}
    changed = [file for file in seen if tuple(known.pop(file.name, ())) != file[1:]]
    fresh_ns = now_ns - SETTLED_NS
    if any(max(file.mtime_ns, file.ctime_ns) > fresh_ns for file in changed):
        # A size that no file has makes the next comparison read the file again.
        changed = [
            file._replace(size=-1) if max(file.mtime_ns, file.ctime_ns) > fresh_ns else file
            for file in changed
        ]
        digest = 0
    return FolderChange(path, mtime_ns, digest, changed, list(known))


def digest_of(files: Iterable[FileSeen]) -> int:
    """A sum over the files that does not depend on their order; never 0."""
    total = 1
    for name, *stat in files:
        # A tuple of whole numbers has the same hash in every process.
        total += hash((zlib.crc32(name.encode("utf-8", "surrogateescape")), *stat))
    return (total & _MASK) or 1
