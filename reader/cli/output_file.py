"""A file that articles are written into: all of them or none, however many there are."""

from collections.abc import Iterable
from pathlib import Path

from reader.model.errors import NewsdeskError
from reader.store.files import write_atomically


def write_file(path: Path, chunks: Iterable[str]) -> None:
    """Puts the text into the file in UTF-8, as it comes; the file changes only once all of it is written.

    What is there and is no regular file (a FIFO, /dev/stderr) is written to directly. Raises NewsdeskError when
    it can't be written.
    """
    data = (chunk.encode("utf-8", "replace") for chunk in chunks)
    if not path.exists() or path.is_file():
        write_atomically(path, data)
        return
    try:
        with path.open("wb") as stream:
            stream.writelines(data)
    except OSError as error:
        raise NewsdeskError(f"{path}: cannot be written: {error.strerror or error}") from error
