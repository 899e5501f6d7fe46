"""The bytes of an article file as text. Knows encodings, nothing of YAML."""

import codecs

from reader.store.problem import Problem, RefusedError

# UTF-32 stands before UTF-16: the mark of one begins with that of the other.
_MARKED_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one, without that mark.

    Raises RefusedError with the place of the first byte that is not text. The place is an offset into
    `readable(data)`.
    """
    encoding = encoding_of(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        at = len(data[: error.start].decode(encoding, "replace"))
        wrong = data[error.start : error.end].hex(" ").upper()
        name = encoding.removesuffix("-sig").upper()
        problem = Problem(at, f"the byte {wrong} is not {name} text", "save the file in the encoding UTF-8")
        raise RefusedError(problem) from None


def readable(data: bytes) -> str:
    """The text with U+FFFD for what is not text, for counting lines in it."""
    return data.decode(encoding_of(data), "replace")


def encoding_of(data: bytes) -> str:
    """The codec that `data` asks for by its byte order mark; UTF-8 without one."""
    for mark, encoding in _MARKED_ENCODINGS:
        if data.startswith(mark):
            return encoding
    return "utf-8-sig"
