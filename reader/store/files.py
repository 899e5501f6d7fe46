"""The bytes of one article file, in and out of the file system. Knows nothing of what is in them."""

import contextlib
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from reader.model.errors import ArticleError

MAX_BYTES = 8 * 2**20
SPLIT_IT = "split it into several files"

_NAME_KEPT = 40  # characters, of up to four bytes each; a name may have 255 bytes

# A FIFO without a writer would keep open() waiting for ever. Windows has neither flag nor FIFO.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path | str, shown_as: str = "") -> bytes:
    """The whole file, which has to be a regular one of at most MAX_BYTES.

    Raises ArticleError, which calls the file `shown_as`, or else by its path.
    """
    name = shown_as or str(path)
    try:
        descriptor = os.open(path, _FLAGS)
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise ArticleError(f"{name}: this is not a regular file")
            if status.st_size > MAX_BYTES:
                raise ArticleError(f"{name}: {too_large(status.st_size)}; {SPLIT_IT}")
            return _read_all(descriptor, status.st_size)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        raise ArticleError(f"{name}: cannot be read: {_reason(error)}") from error


def _read_all(descriptor: int, size: int) -> bytes:
    """Everything up to MAX_BYTES of a file that had `size` bytes a moment ago."""
    data = os.read(descriptor, size + 1)  # asking for the most there may be would set aside 8 MiB each time
    if len(data) == size:
        return data
    chunks = [data]
    left = MAX_BYTES + 1 - len(data)
    while left > 0 and (chunk := os.read(descriptor, left)):
        chunks.append(chunk)
        left -= len(chunk)
    return b"".join(chunks)


def too_large(size: int) -> str:
    """What is wrong with a file of `size` bytes."""
    return f"{size / 2**20:.1f} MiB are more than the {MAX_BYTES // 2**20} MiB of an article file"


def write_atomically(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Puts `data` into the file, new or not, so that whoever reads it sees all of the old or all of the new.

    Data that comes in pieces is written as it comes, and all of it is on the disk when this returns. An
    existing file keeps its permissions; a link keeps pointing where it did. Raises ArticleError and leaves
    everything as it was where that can't be done; an error of the pieces' own passes through, with the same
    care.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            raise ArticleError(f"{path}: this is not a regular file")
        _replace(target, (data,) if isinstance(data, bytes) else data)
    except (OSError, ValueError) as error:
        raise ArticleError(f"{path}: cannot be written: {_reason(error)}") from error


def _replace(target: Path, data: Iterable[bytes]) -> None:
    temporary = target.with_name(f".{target.name[:_NAME_KEPT]}.{os.urandom(8).hex()}.tmp")
    try:
        with temporary.open("xb") as file:
            if target.exists():
                temporary.chmod(stat.S_IMODE(target.stat().st_mode))
            file.writelines(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder outlive a power cut, where the system can do that for a folder."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)
