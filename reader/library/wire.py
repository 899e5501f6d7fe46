"""What was parsed, on its way between two processes: plain values and back. The other side is not trusted."""

from typing import Any

import msgspec

from reader.ingest.own_json import article_of
from reader.model.errors import IngestError
from reader.model.incoming import FoundFeed, Hints, Incoming, Kind, Parsed
from reader.model.plain import to_plain


class _Incoming(msgspec.Struct, array_like=True):
    article: dict[str, Any]
    guid: str
    link: str
    is_summary: bool
    digest: str
    gist: str
    is_own: bool


class _Parsed(msgspec.Struct, array_like=True):
    kind: Kind
    member: str
    title: str
    home: str
    address: str
    incoming: list[_Incoming]
    feeds: tuple[FoundFeed, ...]
    warnings: tuple[str, ...]
    failure: str


class Job(msgspec.Struct, array_like=True):
    """Bytes to be parsed, from the `skip`-th member of an archive on."""

    data: bytes
    hints: Hints
    skip: int = 0


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Parsed).decode
encode_job = msgspec.msgpack.Encoder().encode
decode_job = msgspec.msgpack.Decoder(Job).decode


def encode_parsed(parsed: Parsed) -> bytes:
    """What `decode_parsed` takes."""
    incoming = [
        _Incoming(to_plain(one.article), one.guid, one.link, one.is_summary, one.digest, one.gist, one.is_own)
        for one in parsed.incoming
    ]
    return _encode(
        _Parsed(
            parsed.kind,
            parsed.member,
            parsed.title,
            parsed.home,
            parsed.address,
            incoming,
            parsed.feeds,
            parsed.warnings,
            parsed.failure,
        )
    )


def decode_parsed(data: bytes) -> Parsed:
    """What was encoded. Raises IngestError where it is no such thing."""
    try:
        wire = _decode(data)
    except msgspec.DecodeError as error:
        raise IngestError(f"the reader of foreign formats answered nonsense: {error}") from error
    incoming = tuple(
        Incoming(
            article=article_of(one.article),
            guid=one.guid,
            link=one.link,
            is_summary=one.is_summary,
            digest=one.digest,
            gist=one.gist,
            is_own=one.is_own,
        )
        for one in wire.incoming
    )
    return Parsed(
        kind=wire.kind,
        member=wire.member,
        title=wire.title,
        home=wire.home,
        address=wire.address,
        incoming=incoming,
        feeds=wire.feeds,
        warnings=wire.warnings,
        failure=wire.failure,
    )
