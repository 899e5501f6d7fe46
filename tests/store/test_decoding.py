import pytest

from reader.store.decoding import decode, readable
from reader.store.problem import RefusedError

TEXT = "headline: Café in 東京 👩\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_reads_alike_in_every_unicode_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("mark", ["utf-16-be", "utf-16-le", "utf-32-be", "utf-32-le"])
def test_the_byte_order_mark_tells_the_order(mark: str) -> None:
    assert decode(("\ufeff" + TEXT).encode(mark)) == TEXT


@pytest.mark.parametrize(
    ("data", "at", "message"),
    [
        (b"title: Caf\xe9\n", 10, "byte E9 is not UTF-8 text"),
        ("é\n".encode() + b"a\xff", 3, "byte FF is not UTF-8 text"),
        (b"caf\xc3", 3, "byte C3 is not UTF-8 text"),
        (b"\xef\xbb\xbfa\xff", 1, "byte FF is not UTF-8 text"),
        (b"\xff\xfea\x00\x00", 1, "byte 00 is not UTF-16 text"),
        (b"\xff\xfe\x00\xd8a\x00", 0, "byte 00 D8 is not UTF-16 text"),
        (b"\xff\xfe\x00\x00\xff\xff\xff\xff", 0, "byte FF FF FF FF is not UTF-32 text"),
        (b"\xfea", 0, "byte FE is not UTF-8 text"),
    ],
)
def test_bytes_that_are_not_text_are_named_with_their_place(data: bytes, at: int, message: str) -> None:
    with pytest.raises(RefusedError) as refused:
        decode(data)
    assert (refused.value.problem.at, refused.value.problem.message) == (at, message)
    assert refused.value.problem.hint == "save the file as UTF-8"
    assert "�" in readable(data)[at:]
