"""Bytes as text, whatever they claim."""

import codecs

import pytest

from reader.ingest.decoding import decode


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        ("é".encode(), "", "é"),
        ("é".encode(), "iso-8859-1", "é"),
        ("é “a”".encode("cp1252"), "iso-8859-1", "é “a”"),
        ("日本".encode("shift_jis"), "Shift_JIS", "日本"),
        (b'<?xml version="1.0" encoding="koi8-r"?>' + "да".encode("koi8-r"), "", None),
        (b'<meta charset="big5">' + "中文".encode("big5"), "", None),
        (codecs.BOM_UTF8 + b"x", "latin-1", "x"),
        (codecs.BOM_UTF16_LE + "é".encode("utf-16-le"), "", "é"),
        (codecs.BOM_UTF32_BE + "é".encode("utf-32-be"), "", "é"),
        ("<a>é</a>".encode("utf-16-le"), "", "<a>é</a>"),
        ("<a>é</a>".encode("utf-16-be"), "", "<a>é</a>"),
        (b"plain", "base64", "plain"),
        (b"plain", "no-such-charset", "plain"),
    ],
)
def test_text_is_read_in_its_encoding(data: bytes, charset: str, text: str | None) -> None:
    decoded = decode(data, charset)
    assert not decoded.warning
    assert decoded.text == text if text else decoded.text.endswith(("да", "中文"))


def test_bytes_that_are_not_what_they_claim_are_read_all_the_same_and_told() -> None:
    decoded = decode(b"caf\xe9", "utf-8")
    assert decoded.text == "café"
    assert decoded.warning == "the text is not UTF-8 as it should be; read as Windows-1252"
    assert "UTF-8" in decode(codecs.BOM_UTF8 + b"\xff").warning
