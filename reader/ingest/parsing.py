"""Bytes in, articles out: finds the kind and asks the reader for it, in the process that calls.

`reader.library.sandbox` has them run where a hostile source can do no harm.
"""

from collections.abc import Callable, Iterator
from importlib import import_module

from msgspec.structs import replace

from reader.ingest.kinds import find_kind
from reader.ingest.sums import digest_of, gist_of
from reader.model.errors import IngestError
from reader.model.incoming import Hints, Incoming, Kind, Parsed

ReadArticles = Callable[[bytes, Hints], Parsed]
"""Reads article files of Newsdesk; the room that knows YAML brings it along."""

MOST_BYTES = 64 * 2**20
"""The largest single source, after unpacking."""

# Which module of this room reads a kind; each has a function `read(data, hints) -> Parsed`.
_READERS = {
    Kind.FEED: "feeds",
    Kind.PAGE: "page",
    Kind.TEXT: "plain_text",
    Kind.MARKDOWN: "markdown",
    Kind.NINJS: "ninjs",
    Kind.NEWSML: "newsml",
    Kind.NITF: "nitf",
    Kind.JSON_LD: "json_ld",
    Kind.RELIEFWEB: "reliefweb",
    Kind.ARTICLE: "own_json",
}
_ARCHIVES = (Kind.ZIP, Kind.GZIP, Kind.TAR, Kind.WARC)


def parse(
    data: bytes, hints: Hints, read_articles: ReadArticles | None = None, skip: int = 0
) -> Iterator[Parsed]:
    """What some bytes hold: one Parsed, or for an archive one for each member from the `skip`-th on.

    A large feed comes in several pieces, which `reader.ingest.feeds.joined` joins.

    What cannot be read is a Parsed with a `failure`; nothing is raised for the sake of what is in the bytes.
    """
    try:
        kind = find_kind(data, hints)
    except IngestError as error:
        yield Parsed(kind=hints.kind or Kind.TEXT, member=hints.name, failure=str(error))
        return
    if kind is Kind.FEED:
        yield from _parse_feed(data, hints)
        return
    if kind not in _ARCHIVES:
        yield parse_one(data, hints, kind, read_articles)
        return
    from reader.ingest.archives import members

    try:
        for number, member in enumerate(members(data, kind, hints)):
            if number < skip:
                continue
            if member.failure:
                yield Parsed(kind=kind, member=member.hints.name, failure=member.failure)
                continue
            try:
                found = find_kind(member.data, member.hints)
            except IngestError as error:
                yield Parsed(kind=kind, member=member.hints.name, failure=str(error))
                continue
            if found in _ARCHIVES:
                failure = "an archive within an archive is not opened"
                yield Parsed(kind=found, member=member.hints.name, failure=failure)
            else:
                yield parse_one(member.data, member.hints, found, read_articles)
    except IngestError as error:
        yield Parsed(kind=kind, member=hints.name, failure=str(error))


def _parse_feed(data: bytes, hints: Hints) -> Iterator[Parsed]:
    from reader.ingest.feeds import read_pieces

    try:
        _check_size(data)
        for piece in read_pieces(data, hints):
            yield _finished(piece, hints.name)
    except IngestError as error:
        yield Parsed(kind=Kind.FEED, member=hints.name, failure=str(error))


def _check_size(data: bytes) -> None:
    if len(data) > MOST_BYTES:
        raise IngestError(
            f"{len(data) / 2**20:.0f} MiB are more than the {MOST_BYTES // 2**20} MiB that are read"
        )


def parse_one(data: bytes, hints: Hints, kind: Kind, read_articles: ReadArticles | None = None) -> Parsed:
    """What some bytes of a known kind hold, with a `failure` where they cannot be read."""
    try:
        _check_size(data)
        parsed = _read(data, hints, kind, read_articles)
    except IngestError as error:
        return Parsed(kind=kind, member=hints.name, failure=str(error))
    except RecursionError:
        return Parsed(kind=kind, member=hints.name, failure="it is nested too deep")
    return _finished(parsed, hints.name)


def _read(data: bytes, hints: Hints, kind: Kind, read_articles: ReadArticles | None) -> Parsed:
    match kind:
        case Kind.OPML:
            parsed: Parsed = import_module("reader.ingest.opml").parse_opml(data)
        case Kind.FEED_LINKS:
            discovery = import_module("reader.ingest.discovery")
            parsed = discovery.find_feeds(data, hints.address, hints.media_type)
        case Kind.ARTICLE if read_articles is not None and data.lstrip()[:1] not in (b"{", b"["):
            parsed = read_articles(data, hints)
        case _:
            parsed = import_module(f"reader.ingest.{_READERS[kind]}").read(data, hints)
    return parsed


def _finished(parsed: Parsed, name: str) -> Parsed:
    """With the name of its member, and every article summed up."""
    incoming = tuple(one if one.is_own else _summed(one) for one in parsed.incoming)
    return replace(parsed, member=name, incoming=incoming)


def _summed(one: Incoming) -> Incoming:
    return replace(one, digest=digest_of(one.article), gist=gist_of(one.article))
