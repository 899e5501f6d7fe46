"""Archives: what is in a zip, a gzip or a tar, each member in memory for as long as it is read, with limits.

Nothing is unpacked onto the disk, so that no name in an archive leads anywhere.
"""

import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath

import msgspec

from reader.model.errors import IngestError
from reader.model.incoming import Hints, Kind

MOST_MEMBERS = 20_000
MOST_BYTES = 64 * 2**20
"""A member, unpacked."""
MOST_BYTES_IN_ALL = 2**30
_CHUNK = 2**16
_IGNORED = (".ds_store", "thumbs.db", "desktop.ini")


class Member(msgspec.Struct, frozen=True):
    """One file of an archive, or why it cannot be taken out."""

    hints: Hints
    data: bytes = b""
    failure: str = ""


def members(data: bytes, kind: Kind, hints: Hints) -> Iterator[Member]:
    """The files in an archive, in its order. Raises IngestError where it is none, or holds too much."""
    match kind:
        case Kind.ZIP:
            found = _zip(data, hints)
        case Kind.TAR:
            found = _tar(data, hints)
        case Kind.GZIP:
            found = _gzip(data, hints)
        case _:
            from reader.ingest.warc import records

            found = records(data, hints)
    total = 0
    for number, member in enumerate(found):
        total += len(member.data)
        if number == MOST_MEMBERS:
            raise IngestError(f"more than {MOST_MEMBERS:,} files in the archive; the rest was not read")
        if total > MOST_BYTES_IN_ALL:
            raise IngestError(
                f"the archive unpacks to more than {MOST_BYTES_IN_ALL // 2**30} GiB; the rest was not read"
            )
        yield member


def named(hints: Hints, name: str, address: str = "", media_type: str = "") -> Hints:
    """What is known of a member called `name`."""
    shown = f"{hints.name}:{name}" if hints.name else name
    return Hints(name=shown, address=address, media_type=media_type)


def _zip(data: bytes, hints: Hints) -> Iterator[Member]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                if not info.is_dir() and not _is_ignored(info.filename):
                    yield _zip_member(archive, info, hints)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise IngestError(f"the zip file cannot be read: {error}") from error


def _zip_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, hints: Hints) -> Member:
    member = named(hints, info.filename)
    if info.flag_bits & 1:
        return Member(member, failure="it is encrypted")
    try:
        with archive.open(info) as stream:
            return _limited(member, stream.read(MOST_BYTES + 1))
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        zlib.error,
        EOFError,
    ) as error:
        return Member(member, failure=f"it cannot be unpacked: {error}")


def _tar(data: bytes, hints: Hints) -> Iterator[Member]:
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for info in archive:
                if not info.isreg() or _is_ignored(info.name):
                    continue
                stream = archive.extractfile(info)
                if stream is not None:
                    yield _limited(named(hints, info.name), stream.read(MOST_BYTES + 1))
    except (tarfile.TarError, OSError, ValueError, EOFError) as error:
        raise IngestError(f"the tar file cannot be read: {error}") from error


def _gzip(data: bytes, hints: Hints) -> Iterator[Member]:
    """The one file in it, or if that is a tar or a WARC, what is in there."""
    unpacked = _gunzip(data)
    inner = Hints(name=hints.name.removesuffix(".gz"), address=hints.address, media_type="")
    if unpacked[257:262] == b"ustar":
        yield from _tar(unpacked, hints)
    elif unpacked.startswith(b"WARC/"):
        from reader.ingest.warc import records

        yield from records(unpacked, hints)
    else:
        yield _limited(inner, unpacked)


def _gunzip(data: bytes) -> bytes:
    """All members of a gzip file one after the other, as gzip itself has it."""
    out = bytearray()
    rest = data
    most = 4 * MOST_BYTES  # a tar may hold several members
    try:
        while rest[:2] == b"\x1f\x8b":
            unpacker = zlib.decompressobj(wbits=31)
            piece = rest
            while piece and not unpacker.eof:
                out += unpacker.decompress(piece, _CHUNK * 16)
                piece = unpacker.unconsumed_tail
                if len(out) > most:
                    raise IngestError(f"it unpacks to more than {most // 2**20} MiB")
            if not unpacker.eof:
                raise IngestError("the gzip file ends in the middle")
            rest = unpacker.unused_data
    except zlib.error as error:
        raise IngestError(f"the gzip file cannot be read: {error}") from error
    return bytes(out)


def _limited(hints: Hints, data: bytes) -> Member:
    if len(data) > MOST_BYTES:
        return Member(hints, failure=f"it unpacks to more than {MOST_BYTES // 2**20} MiB")
    return Member(hints, data)


def _is_ignored(name: str) -> bool:
    """Files that systems leave in archives, and hidden ones."""
    path = PurePosixPath(name.lower())
    is_hidden = any(part.startswith(".") and part.strip(".") for part in path.parts)
    return path.name in _IGNORED or is_hidden or "__macosx" in path.parts
