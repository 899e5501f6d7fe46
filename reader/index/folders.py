"""The folders of a library as the one who writes the catalogue knows them, and the files in them."""

import sqlite3
from collections.abc import Collection, Iterable

from reader.index.changes import FileSeen, FolderChange, KnownFolder, compare, compare_named
from reader.index.trouble import cache_errors


class Folders:
    """All folders by their paths below the library, which are few enough to be known by heart."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        rows = connection.execute("SELECT path, id, mtime_ns, digest FROM folders")
        self._known = {path: KnownFolder(*known) for path, *known in rows}

    def __contains__(self, path: str) -> bool:
        """Whether the folder has been looked at before."""
        return path in self._known

    def paths(self) -> set[str]:
        """All there are."""
        return set(self._known)

    def has_file(self, path: str, name: str) -> bool:
        """Whether a known folder had a file of this name when it was last written."""
        query = "SELECT 1 FROM files WHERE folder = ? AND name = ?"
        with cache_errors():
            return bool(self._connection.execute(query, (self._known[path].id, name)).fetchone())

    def has_more_files(self, path: str, count: int) -> bool:
        """Whether a known folder had more files than so many."""
        query = "SELECT 1 FROM files WHERE folder = ? LIMIT 1 OFFSET ?"
        with cache_errors():
            return bool(self._connection.execute(query, (self._known[path].id, count)).fetchone())

    def compare(
        self, path: str, mtime_ns: int, files: Iterable[FileSeen], now_ns: int
    ) -> FolderChange | None:
        """What changed in a folder since it was last written, or None."""
        with cache_errors():
            return compare(self._connection, self._known.get(path), path, mtime_ns, files, now_ns=now_ns)

    def compare_named(
        self, path: str, names: Collection[str], files: Iterable[FileSeen], now_ns: int
    ) -> FolderChange | None:
        """What changed in those files of a known folder that have these names, or None."""
        with cache_errors():
            return compare_named(self._connection, self._known[path], path, names, files, now_ns=now_ns)

    def finish(self, change: FolderChange) -> None:
        """Remember that all of a folder's changes are written."""
        with cache_errors():
            mtime_ns = change.mtime_ns if change.digest else 0
            known = KnownFolder(self.id_of(change.path), mtime_ns, change.digest)
            self._connection.execute(
                "UPDATE folders SET mtime_ns = ?, digest = ? WHERE id = ?",
                (known.mtime_ns, known.digest, known.id),
            )
            self._known[change.path] = known

    def id_of(self, path: str) -> int:
        """The number of a folder, which is added if it is not known."""
        if path not in self._known:
            added = self._connection.execute("INSERT INTO folders (path) VALUES (?)", (path,))
            self._known[path] = KnownFolder(added.lastrowid or 0, 0, 0)
        return self._known[path].id

    def forget(self, path: str) -> None:
        """Take out a folder, whose files are out already."""
        self._connection.execute("DELETE FROM folders WHERE id = ?", (self._known.pop(path).id,))
