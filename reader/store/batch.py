"""Many files written at once: each of them whole or not at all, and the disk waited for once.

A file is written under a hidden name beside its place; when all of them are on the disk they get their names.
Killed or out of room at any moment, the folder has whole files and at the worst hidden leftovers.
"""

import contextlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from reader.model.errors import ArticleError
from reader.store.files import sync_folder

_PIECE = 1_000  # files between two waits for the disk
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_HIDDEN = re.compile(r"\..{1,40}\.[0-9a-f]{8}\.tmp", re.DOTALL)
_LEFT_FOR = 3600.0  # seconds after which nobody is still writing
_SYNC_EACH = (
    8  # files up to which each is waited for; of more, the whole system's writing is, which is quicker
)


class FileToWrite(msgspec.Struct, frozen=True):
    """`data` for `path`; where `is_new`, only if there is no such file yet."""

    path: Path
    data: bytes
    is_new: bool = True


def write_batch(files: Iterable[FileToWrite]) -> Iterator[tuple[FileToWrite, str]]:
    """Writes files and gives back each with why it could not be written, or an empty text. In order.

    In the end `sync_folders` is for the folders they are in.
    """
    piece: list[FileToWrite] = []
    for file in files:
        piece.append(file)
        if len(piece) == _PIECE:
            yield from _write(piece)
            piece = []
    yield from _write(piece)


def _write(files: list[FileToWrite]) -> Iterator[tuple[FileToWrite, str]]:
    waiting: list[tuple[FileToWrite, str, str]] = []  # file, its hidden name, what went wrong
    at_once = len(files) > _SYNC_EACH and hasattr(os, "sync")
    try:
        for file in files:
            waiting.append((file, *_put_down(file, sync=not at_once)))  # noqa: PERF401 - what is down is to go again
        if at_once:
            os.sync()
        done = [(file, wrong or _give_name(file, hidden)) for file, hidden, wrong in waiting]
    except BaseException:
        for _, hidden, _ in waiting:
            _remove(hidden)
        raise
    yield from done


def _put_down(file: FileToWrite, *, sync: bool) -> tuple[str, str]:
    """The hidden file with the data in it, and what went wrong."""
    folder, name = os.path.split(file.path)
    hidden = f"{folder}/.{name[:40]}.{secrets.token_hex(4)}.tmp"
    try:
        try:
            descriptor = os.open(hidden, _FLAGS, 0o666)
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - thousands of them
            descriptor = os.open(hidden, _FLAGS, 0o666)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(file.data)
                stream.flush()
                if sync:
                    os.fsync(stream.fileno())
        except BaseException:
            _remove(hidden)
            raise
    except (OSError, ValueError) as error:
        return hidden, _reason(error)
    return hidden, ""


def _give_name(file: FileToWrite, hidden: str) -> str:
    """Let the hidden file be the one that was meant; what went wrong."""
    try:
        if not file.is_new:
            os.replace(hidden, file.path)  # noqa: PTH105
            return ""
        try:
            os.link(hidden, file.path)
        except FileExistsError:
            _remove(hidden)
            return "a file of this name came between"
        except OSError:  # a file system without links
            os.rename(hidden, file.path)  # noqa: PTH104
        else:
            _remove(hidden)
    except (OSError, ValueError) as error:
        _remove(hidden)
        return _reason(error)
    return ""


def remove_leftovers(folder: Path, names: Iterable[str], now: float) -> None:
    """Take away what killed writers left in a folder with these names, an hour ago or longer; `now` since 1970."""
    for name in names:
        if name.startswith(".") and _HIDDEN.fullmatch(name):
            with contextlib.suppress(OSError):
                path = folder / name
                if now - path.lstat().st_mtime > _LEFT_FOR:
                    path.unlink()


def read_for_change(path: Path) -> bytes:
    """The bytes of a file that is about to be written anew. Raises ArticleError."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(f"{path}: cannot be read: {_reason(error)}") from error


def sync_folders(folders: Iterable[Path]) -> None:
    """Make the names in these folders outlive a power cut, where the system can do that."""
    for folder in folders:
        sync_folder(folder)


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)  # noqa: PTH108


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)
