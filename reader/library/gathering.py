"""The bytes behind what a person names: a file, a folder, an address on the web, standard input."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reader.ingest.address import looks_like_address
from reader.model.errors import IngestError, NetworkError
from reader.model.incoming import Hints, Kind

if TYPE_CHECKING:
    from reader.ingest.client import Client

STANDARD_INPUT = "-"
MOST_BYTES = 256 * 2**20
"""The largest file that is read: an archive may be larger than what is in it may be."""

_HIDDEN = "."


class Gathered(msgspec.Struct, frozen=True):
    """The bytes of one source with what is known of them, or why there are none."""

    hints: Hints
    data: bytes = b""
    failure: str = ""
    is_nameless: bool = False
    """Whether `hints.name` is only what it is called in messages."""


def gather(
    source: str, kind: Kind | None, client: Callable[[], "Client"], read_input: Callable[[], bytes]
) -> Iterator[Gathered]:
    """What is behind a source; for a folder every file in it. `read_input` reads standard input."""
    if source == STANDARD_INPUT:
        yield Gathered(Hints(name="standard input", kind=kind), read_input(), is_nameless=True)
    elif is_address(source):
        yield _fetched(source, kind, client)
    elif os.path.isdir(source):  # noqa: PTH112 - any name will do
        for path in _files(Path(source)):
            yield _read(path, kind)
    else:
        yield _read(Path(source), kind)


def is_address(source: str) -> bool:
    """Whether a source is an address on the web rather than a file."""
    if source.lower().startswith(("http://", "https://")):
        return True
    return not os.path.exists(source) and looks_like_address(source)  # noqa: PTH110 - any name will do


def _files(folder: Path) -> Iterator[Path]:
    """Every file below a folder in order, hidden ones and links out of it left alone."""
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(_HIDDEN))
        for name in sorted(names):
            if not name.startswith(_HIDDEN):
                yield Path(parent) / name


def _read(path: Path, kind: Kind | None) -> Gathered:
    hints = Hints(name=str(path), kind=kind)
    try:
        if path.exists() and not path.is_file():
            raise IngestError("this is not a regular file")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        return Gathered(hints, failure=f"it cannot be read: {getattr(error, 'strerror', None) or error}")
    except IngestError as error:
        return Gathered(hints, failure=str(error))
    if len(data) > MOST_BYTES:
        return Gathered(hints, failure=f"more than {MOST_BYTES // 2**20} MiB; unpack or split it")
    return Gathered(hints, data)


def _fetched(source: str, kind: Kind | None, client: Callable[[], "Client"]) -> Gathered:
    from reader.ingest.address import complete_address, shown

    try:
        address = complete_address(source)
        response = client().get(address, typed=True)
    except NetworkError as error:
        return Gathered(Hints(name=shown(source), kind=kind), failure=str(error))
    hints = Hints(
        address=response.address,
        name=shown(response.address),
        media_type=response.media_type,
        charset=response.charset,
        kind=kind,
    )
    return Gathered(hints, response.body)
