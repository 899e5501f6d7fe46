"""Standard input: as bytes, or as the records that come."""

import os
import sys
from collections.abc import Iterator

from reader.model.errors import NewsdeskError

_PIECE = 1 << 16


def read_standard_input(most: int = -1) -> bytes:
    """All of it, or at most so many bytes. Raises NewsdeskError when it is closed."""
    if sys.stdin is None:
        raise NewsdeskError("standard input is closed: there is nothing to read")
    return sys.stdin.buffer.read(most)


def batches_of_standard_input(*, null: bool = False) -> Iterator[list[str]]:
    """The records that have come so far, again and again until the end; empty ones are left out.

    A record is a line, of it what stands before the first tab; with `null` it ends in NUL and is taken as it is.
    Raises NewsdeskError when standard input is closed.
    """
    if sys.stdin is None:
        raise NewsdeskError("standard input is closed: there is nothing to read")
    end, rest = (b"\0" if null else b"\n"), b""
    while piece := sys.stdin.buffer.read1(_PIECE):  # type: ignore[union-attr]  # BinaryIO lacks it
        *records, rest = (rest + piece).split(end)
        if batch := _texts(records, null=null):
            yield batch
    if batch := _texts([rest], null=null):
        yield batch


def _texts(records: list[bytes], *, null: bool) -> list[str]:
    if not null:
        records = [record.rstrip(b"\r").split(b"\t", 1)[0] for record in records]
    return [os.fsdecode(record) for record in records if record]
