"""Packed bodies: honest ones come out whole, bombs are stopped while they unpack, damage is told."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable, Iterator

import brotli
import pytest
import zstandard

from reader.ingest.unpacking import unpack
from reader.model.errors import NetworkError

NEWS = "".join(f"Line {n} of the news, für alle.\n" for n in range(20_000)).encode()
LIMIT = 2 * 10**6


def raw_deflate(data: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-15)
    return machine.compress(data) + machine.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": lambda data: gzip.compress(data[:100]) + gzip.compress(data[100:]),
    "deflate": zlib.compress,
    " Deflate ": raw_deflate,
    "br": lambda data: brotli.compress(data, quality=5),
    "zstd": zstandard.compress,
    "identity, zstd": lambda data: zstandard.compress(data[:100]) + zstandard.compress(data[100:]),
    "": bytes,
}


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    yield from (data[start : start + size] for start in range(0, len(data), size))


@pytest.mark.parametrize("size", [1000, 10**7])
@pytest.mark.parametrize("coding", PACKERS)
def test_what_was_packed_comes_out_whole(coding: str, size: int) -> None:
    assert b"".join(unpack(pieces(PACKERS[coding](NEWS), size), coding, LIMIT)) == NEWS


@pytest.mark.parametrize("coding", PACKERS)
def test_a_bomb_is_stopped_before_it_fills_memory(coding: str) -> None:
    bomb = PACKERS[coding](bytes(60 * 10**6))
    tracemalloc.start()
    try:
        with pytest.raises(NetworkError, match="more than"):
            for _ in unpack(pieces(bomb, 10**6), coding, LIMIT):
                pass
        assert tracemalloc.get_traced_memory()[1] < 12 * 10**6
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("coding", [coding for coding in PACKERS if coding])
def test_what_ends_early_is_told(coding: str) -> None:
    with pytest.raises(NetworkError, match="cut short"):
        list(unpack(pieces(PACKERS[coding](NEWS)[:-12], 1000), coding, LIMIT))


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_what_is_damaged_is_told(coding: str) -> None:
    with pytest.raises(NetworkError, match="cannot be unpacked"):
        list(unpack(iter([b"\xff\xfe this was never packed at all"]), coding, LIMIT))


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_padding_after_the_end_is_left_alone(coding: str) -> None:
    assert b"".join(unpack(pieces(PACKERS[coding](NEWS) + bytes(50), 1000), coding, LIMIT)) == NEWS


@pytest.mark.parametrize("coding", ["gzip, gzip", "br, gzip", "compress", "exi"])
def test_what_was_not_asked_for_is_refused(coding: str) -> None:
    with pytest.raises(NetworkError):
        list(unpack(iter([b"x"]), coding, LIMIT))


def test_a_window_larger_than_a_browser_takes_is_refused() -> None:
    parameters = zstandard.ZstdCompressionParameters.from_level(3, window_log=27, write_content_size=0)
    machine = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    packed = machine.compress(NEWS * 30) + machine.flush()
    with pytest.raises(NetworkError, match="cannot be unpacked"):
        list(unpack(iter([packed]), "zstd", 10**9))
