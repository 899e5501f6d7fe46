"""The folder of a library: which article files lie in it, and how each looks from outside.

Nothing is opened here but folders. Files come one at a time as plain tuples, so that a million of them in one
folder take no more memory than ten, and little more time than the system needs to list them.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeAlias

from reader.model.errors import LibraryError
from reader.text.clean import clean_line

SUFFIXES = (".yaml", ".yml")

ANY = "*"
"""Stands for every file of a folder where some are named."""

FoundFile: TypeAlias = tuple[str, int, int, int, int]
"""Name, size in bytes, mtime and ctime in nanoseconds since 1970, inode."""

_REASONS = {
    errno.ENOENT: "there is no such folder",
    errno.ENOTDIR: "this is not a folder",
    errno.EACCES: "you may not read it",
    errno.EPERM: "you may not read it",
    errno.ELOOP: "its links lead in a circle",
}


class Folder:
    """One folder: its `path` below the library (`/` between names, empty for the library itself), its time.

    `files` gives its article files once, in no order. When they have been walked the rest is complete:
    `folders` and `links` are the paths of the folders and of the links to folders in it, `skipped` has a clean
    line for each thing that was passed over, and why. A folder that is gone has no files; one that can't be
    read has none and a line that says so.
    """

    def __init__(
        self,
        root: Path,
        path: str = "",
        seen: set[tuple[int, int]] | None = None,
        names: Collection[str] | None = None,
    ) -> None:
        """`seen` holds the device and inode of folders that are not to be walked again; this one is added.

        `names` limits the look to what has these names, however much else there is.
        """
        self.path = path
        self.names = names
        self.mtime_ns = 0
        self.folders: list[str] = []
        self.links: list[str] = []
        self.skipped: list[str] = []
        self._place = root / path
        self.files = self._list(set() if seen is None else seen)
        with contextlib.suppress(OSError):  # Listing the folder will tell why.
            self.mtime_ns = self._place.stat().st_mtime_ns

    def _list(self, seen: set[tuple[int, int]]) -> Iterator[FoundFile]:
        try:
            status = self._place.stat()
            identity = (status.st_dev, status.st_ino)
            if identity in seen:
                self._skip("", "this folder is read by another name already")
                return
            seen.add(identity)
            for entry in self._entries():
                if found := self._look(entry):
                    yield entry.name, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
        except FileNotFoundError:
            return
        except OSError as error:
            self._skip("", _reason(error))

    def _entries(self) -> "Iterator[os.DirEntry[str] | Path]":
        if self.names is not None:
            yield from (self._place / name for name in self.names)
            return
        with os.scandir(self._place) as entries:
            yield from entries

    def _look(self, entry: "os.DirEntry[str] | Path") -> os.stat_result | None:
        """How the entry looks if it is an article file; anything else is put where it belongs."""
        name = entry.name
        if name.startswith("."):
            return None
        try:
            if name.lower().endswith(SUFFIXES):
                status = entry.stat()
                if stat.S_ISREG(status.st_mode):
                    return status if self._has_text_name(name) else None
                if not stat.S_ISDIR(status.st_mode):
                    self._skip(name, "this is not a regular file")
            if entry.is_dir():
                if self._has_text_name(name):
                    path = f"{self.path}/{name}" if self.path else name
                    (self.links if entry.is_symlink() else self.folders).append(path)
            elif entry.is_symlink():
                entry.stat()  # A link to nowhere may have been meant for a folder.
        except FileNotFoundError:
            if entry.is_symlink():  # Anything else was there a moment ago and is gone.
                self._skip(name, "the link points nowhere")
        except OSError as error:
            self._skip(name, _reason(error))
        return None

    def _has_text_name(self, name: str) -> bool:
        """Whether the name is UTF-8; notes that it is passed over if not."""
        if _is_text(name):
            return True
        self._skip(name, "its name is not UTF-8; rename it")
        return False

    def _skip(self, name: str, why: str) -> None:
        path = "/".join(filter(None, (self.path, name)))
        self.skipped.append(f"{clean_line(path)}: {why}")


def scan(root: Path) -> Iterator[Folder]:
    """The library and every folder below it, each real one once, however links lead to it.

    Walk the files of a folder before asking for the next. Links to folders come last, so that a file that can
    be reached in two ways has its real path. Hidden files and folders are left out without a word.

    Raises LibraryError when `root` is missing, is no folder or may not be read.
    """
    try:
        os.scandir(root).close()
    except OSError as error:
        raise LibraryError(f"{clean_line(str(root))}: {_reason(error)}") from error
    return _scan(root)


def scan_folder(root: Path, path: str, names: Collection[str] | None = None) -> Folder:
    """The folder at `path` below the library, or what has these names in it, without the folders below it."""
    return Folder(root, path, names=names)


def may_be_article(name: str) -> bool:
    """Whether a file of this name is one of a library's article files, if there is one."""
    return name.lower().endswith(SUFFIXES) and not name.startswith(".") and _is_text(name)


def has_other_case(file: Path) -> bool:
    """Whether a file is there under its name in other letters too: to some disks capitals are the same."""
    return os.path.lexists(file.with_name(file.name.swapcase()))


def _scan(root: Path) -> Iterator[Folder]:
    seen: set[tuple[int, int]] = set()
    folders, links = [""], list[str]()
    while folders or links:
        folder = Folder(root, folders.pop() if folders else links.pop(), seen)
        yield folder
        for _ in folder.files:
            pass  # Only after the last file are all folders known.
        folders.extend(sorted(folder.folders, reverse=True))
        links.extend(sorted(folder.links, reverse=True))


def _is_text(name: str) -> bool:
    if name.isascii():
        return True
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
