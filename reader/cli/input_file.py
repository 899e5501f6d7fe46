"""A file that a command reads data from, or standard input."""

from pathlib import Path

from reader.cli.references import STANDARD_INPUT
from reader.cli.standard_input import read_standard_input
from reader.model.errors import NewsdeskError


def read_input_file(name: str) -> bytes:
    """All of the file, `-` being standard input. Raises NewsdeskError when it cannot be read."""
    if name == STANDARD_INPUT:
        return read_standard_input()
    try:
        return Path(name).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise NewsdeskError(f"{name}: cannot be read: {reason}") from error
