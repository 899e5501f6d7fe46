"""A body as it was before a server packed it: gzip, deflate, brotli or zstd, a little at a time and within a limit.

A few kilobytes can unpack into gigabytes. No step here makes more than a piece of output, and the limit ends it.
"""

import zlib
from collections.abc import Iterator

from reader.model.errors import NetworkError

ACCEPTED = "gzip, br, zstd"
"""The Accept-Encoding of a request."""

_PIECE = 64 * 1024
_ZSTD_STEP = 256
_ZSTD_WINDOW = 8 * 2**20  # RFC 9659: the most a decoder of HTTP bodies has to offer
_DAMAGED = "the answer is packed in a way that cannot be unpacked"


def unpack(pieces: Iterator[bytes], coding: str, limit: int) -> Iterator[bytes]:
    """The unpacked body, in pieces. `coding` is the Content-Encoding.

    Raises NetworkError where the whole grows beyond `limit` bytes, is damaged, or ends early.
    """
    codings = [name for one in coding.lower().split(",") if (name := one.strip()) not in ("", "identity")]
    if len(codings) > 1:
        raise NetworkError("the answer is packed more than once, which no honest server does")
    total = 0
    for piece in _unpacked(pieces, codings[0] if codings else ""):
        total += len(piece)
        if total > limit:
            raise NetworkError(
                f"the answer unpacks to more than {limit / 2**20:g} MB, the most that is taken"
            )
        yield piece


def _unpacked(pieces: Iterator[bytes], coding: str) -> Iterator[bytes]:
    match coding:
        case "":
            return pieces
        case "gzip" | "x-gzip":
            return _inflate(pieces, 16 + zlib.MAX_WBITS)
        case "deflate":
            return _deflated(pieces)
        case "br":
            return _brotli(pieces)
        case "zstd":
            return _zstd(pieces)
        case _:
            raise NetworkError("the answer is packed in a way that was not asked for")


def _deflated(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """With zlib's two bytes before it, as RFC 9110 has it, or without, as some servers do."""
    first = next((piece for piece in pieces if piece), b"")
    has_header = len(first) > 1 and first[0] & 0x0F == 8 and (first[0] << 8 | first[1]) % 31 == 0
    yield from _inflate(_with_first(first, pieces), zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)


def _with_first(first: bytes, pieces: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from pieces


def _inflate(pieces: Iterator[bytes], bits: int) -> Iterator[bytes]:
    machine = zlib.decompressobj(bits)
    for piece in pieces:
        data = piece
        while data:
            if machine.eof:
                if bits < zlib.MAX_WBITS or not data.startswith(b"\x1f\x8b"):
                    return  # padding after the end
                machine = zlib.decompressobj(bits)  # RFC 1952: several members make one file
            try:
                yield machine.decompress(data, _PIECE)
            except zlib.error as error:
                raise NetworkError(_DAMAGED) from error
            data = machine.unused_data if machine.eof else machine.unconsumed_tail
    if not machine.eof:
        raise NetworkError("the answer was cut short")


def _brotli(pieces: Iterator[bytes]) -> Iterator[bytes]:
    import brotli

    machine = brotli.Decompressor()
    try:
        for piece in pieces:
            data = piece
            while made := machine.process(data, output_buffer_limit=_PIECE):
                yield made
                if machine.is_finished():
                    return
                data = b""
    except brotli.error as error:
        raise NetworkError(_DAMAGED) from error
    raise NetworkError("the answer was cut short")


def _zstd(pieces: Iterator[bytes]) -> Iterator[bytes]:
    import zstandard

    factory = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    machine = factory.decompressobj()
    for piece in pieces:
        # Four bytes can mean 128 kB: a little goes in at a time, because what comes out has no limit of its own.
        for start in range(0, len(piece), _ZSTD_STEP):
            data = piece[start : start + _ZSTD_STEP]
            while data:
                if machine.eof:
                    machine = factory.decompressobj()  # RFC 8878: several frames make one body
                try:
                    yield machine.decompress(data)
                except zstandard.ZstdError as error:
                    raise NetworkError(_DAMAGED) from error
                data = machine.unused_data if machine.eof else b""
    if not machine.eof:
        raise NetworkError("the answer was cut short")
