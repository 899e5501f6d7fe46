"""JSON from strangers: one value, an array, or a value a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from reader.ingest.decoding import decode
from reader.model.errors import IngestError

Object = Mapping[str, Any]


def read_values(data: bytes, charset: str = "") -> Iterator[Any]:
    """The value in some bytes; of an array each of its items; of JSON Lines each line's. Raises IngestError."""
    text = decode(data, charset).text
    try:
        value = json.loads(text)
    except RecursionError:
        raise IngestError("the JSON is nested too deep") from None
    except ValueError as error:
        yield from _lines(text, error)
        return
    if isinstance(value, list):
        yield from value
    else:
        yield value


def objects(data: bytes, charset: str = "") -> Iterator[Object]:
    """The objects among those values. Raises IngestError."""
    return (value for value in read_values(data, charset) if isinstance(value, Mapping))


def _lines(text: str, error: ValueError) -> Iterator[Any]:
    """The values of JSON Lines; `error` is why the whole is no JSON."""
    count = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as wrong:
            if count:
                raise IngestError(f"line {number:,} is no JSON: {wrong}") from wrong
            raise IngestError(f"the JSON cannot be read: {error}") from error
        count += 1
        yield value


def text_of(value: object) -> str:
    """Text, or a number as text; empty for anything else."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def items_of(value: object) -> list[Any]:
    """A list as it is, one thing as a list of one, nothing as none."""
    if value is None or value == "":
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def first_text(value: Object, *names: str) -> str:
    """The first of these fields with text in it."""
    return next((found for name in names if (found := text_of(value.get(name)))), "")
