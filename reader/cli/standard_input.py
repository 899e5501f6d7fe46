"""Standard input, as bytes."""

import sys

from reader.model.errors import NewsdeskError


def read_standard_input(most: int = -1) -> bytes:
    """All of it, or at most so many bytes. Raises NewsdeskError when it is closed."""
    if sys.stdin is None:
        raise NewsdeskError("standard input is closed: there is nothing to read")
    return sys.stdin.buffer.read(most)
