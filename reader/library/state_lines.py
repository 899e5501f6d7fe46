"""The reading state as JSON Lines: one fact a line, for people, git and other machines. Out, and in again."""

import datetime as dt
import re
from collections.abc import Callable, Mapping

import msgspec

from reader.model.basket import BasketItem
from reader.model.fact import GONE, Fact, Key, Kind
from reader.model.mark import Mark

_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_MICROSECOND = dt.timedelta(microseconds=1)
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z", re.ASCII)

_TYPES: Mapping[Kind, object] = {
    Kind.READ: bool,
    Kind.STAR: bool,
    Kind.TAG: bool,
    Kind.POSITION: int,
    Kind.MARK: Mark,
    Kind.NOTE: str,
    Kind.BASKET: BasketItem,
    Kind.SEARCH: str,
    Kind.MOVED: str,
}
"""What the value of each kind is, where it is not null: taken away."""

_NAMED = frozenset({Kind.TAG, Kind.MARK, Kind.NOTE, Kind.BASKET, Kind.SEARCH})


class _Line(msgspec.Struct, kw_only=True):
    kind: str
    at: str
    value: msgspec.Raw
    article: str = ""
    name: str = ""
    machine: str = ""
    content: str = ""


_decode: Callable[[bytes], _Line] = msgspec.json.Decoder(_Line).decode


def fact_object(fact: Fact) -> dict[str, object]:
    """A fact as a JSON object: `{"article", "kind", "name", "value", "at", "machine", "content"}`.

    `value` is null where it was taken away, `at` is UTC with microseconds, `content` hexadecimal; what is empty is
    left out.
    """
    key = fact.key
    found: dict[str, object] = {"article": key.article} if key.article else {}
    found["kind"] = str(key.kind)
    if key.name:
        found["name"] = key.name
    found["value"] = msgspec.json.decode(fact.value)
    found["at"] = format_moment(fact.at)
    if fact.machine:
        found["machine"] = fact.machine
    if fact.content:
        found["content"] = f"{fact.content:016x}"
    return found


def read_fact(line: bytes) -> Fact:
    """The fact of a line. Raises ValueError, with words for people, where there is none."""
    try:
        read = _decode(line)
    except msgspec.DecodeError as error:
        raise ValueError(f"this is no line of a state: {error}") from None
    if read.kind not in _TYPES:
        raise ValueError(f"there is no kind {read.kind!r}; a newer Newsdesk may know it")
    kind = Kind(read.kind)
    if bool(read.article) == (kind is Kind.SEARCH) or bool(read.name) != (kind in _NAMED):
        raise ValueError(f"a {kind} fact has an article and a name just where its kind wants them")
    return Fact(
        Key(read.article, kind, read.name),
        _value(read.value, kind),
        parse_moment(read.at),
        read.machine,
        _content(read.content),
    )


def format_moment(at: int) -> str:
    """Microseconds since 1970 as `2024-12-19T18:20:00.000001Z`."""
    return f"{_EPOCH + at * _MICROSECOND:%Y-%m-%dT%H:%M:%S.%f}Z"


def parse_moment(text: str) -> int:
    """The same back. Raises ValueError for what is no moment."""
    if not _AT.fullmatch(text):
        raise ValueError(f"{text!r} is no time such as 2024-12-19T18:20:00.000001Z")
    return (dt.datetime.fromisoformat(text) - _EPOCH) // _MICROSECOND


def _value(raw: msgspec.Raw, kind: Kind) -> str:
    try:
        plain = msgspec.json.decode(raw)
        if plain is None:
            return GONE
        if msgspec.convert(plain, type=_TYPES[kind]) is False:
            raise ValueError(f"a {kind} fact is true, or null where it was taken away")
    except msgspec.DecodeError as error:
        raise ValueError(f"this is no value of a {kind} fact: {error}") from None
    return msgspec.json.encode(plain).decode()


def _content(text: str) -> int:
    return int(text, 16) & ((1 << 63) - 1) if re.fullmatch("[0-9a-f]{1,16}", text) else 0
