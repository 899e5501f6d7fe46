"""The bytes of an article file as text. Knows encodings, nothing of YAML."""

import codecs

from reader.store.problem import Problem, RefusedError

_MARK = "\ufeff"

# UTF-32 stands before UTF-16: the mark of one begins with that of the other.
_MARKED_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FIRST_BYTES = frozenset(mark[:1] for mark, _ in _MARKED_ENCODINGS)


def decode(data: bytes) -> str:
    """UTF-8 with or without a byte order mark, UTF-16 and UTF-32 with one, without that mark.

    Raises RefusedError with the place of the first bytes that are not text, as an offset into
    `readable(data)`.
    """
    encoding = _encoding_of(data)
    try:
        return data.decode(encoding).removeprefix(_MARK)
    except UnicodeDecodeError as error:
        at = len(_lenient(data[: error.start], encoding))
        wrong = data[error.start : error.end].hex(" ").upper()
        problem = Problem(at, f"byte {wrong} is not {encoding.upper()} text", "save the file as UTF-8")
        raise RefusedError(problem) from None


def readable(data: bytes) -> str:
    """What `decode` would give, with U+FFFD for what is not text: to count lines in."""
    return _lenient(data, _encoding_of(data))


def _lenient(data: bytes, encoding: str) -> str:
    return data.decode(encoding, "replace").removeprefix(_MARK)


def _encoding_of(data: bytes) -> str:
    """What `data` asks for by its byte order mark; UTF-8 without one."""
    if data[:1] in _FIRST_BYTES:
        for mark, encoding in _MARKED_ENCODINGS:
            if data.startswith(mark):
                return encoding
    return "utf-8"
