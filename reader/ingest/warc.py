"""Web archives (WARC 1.0 and 1.1, ISO 28500): the pages and feeds in them. Needs `newsdesk[warc]`."""

import io
from collections.abc import Iterator

from reader.ingest.archives import MOST_BYTES, Member, named
from reader.model.errors import IngestError
from reader.model.incoming import Hints

_READ = (
    "text/html",
    "application/xhtml+xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
)
_READ_IF_TOP = ("text/xml", "application/xml", "application/json", "text/plain", "application/ld+json")
_OK = range(200, 300)


def records(data: bytes, hints: Hints) -> Iterator[Member]:
    """Every response that holds something to read. Raises IngestError where WARC cannot be read here."""
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise IngestError("web archives need an extra: pip install 'newsdesk[warc]'") from None
    kinds = WarcRecordType.response | WarcRecordType.resource
    try:
        for record in ArchiveIterator(
            io.BytesIO(data), record_types=kinds, parse_http=True, strict_mode=False
        ):
            address = (record.headers.get("WARC-Target-URI") or "").strip("<>")
            media_type, charset = _type_of(record)
            if media_type not in _READ and media_type not in _READ_IF_TOP:
                continue
            if record.is_http and _status(record) not in _OK:
                continue
            known = named(hints, address or record.record_id or "", address=address, media_type=media_type)
            body = record.reader.read(MOST_BYTES + 1)
            if len(body) > MOST_BYTES:
                yield Member(known, failure=f"it is larger than {MOST_BYTES // 2**20} MiB")
            else:
                yield Member(
                    Hints(name=known.name, address=address, media_type=media_type, charset=charset), body
                )
    except (ValueError, OSError, RuntimeError, EOFError) as error:
        raise IngestError(f"the web archive cannot be read: {error}") from error


def _status(record: object) -> int:
    headers = getattr(record, "http_headers", None)
    return int(getattr(headers, "status_code", None) or 0)


def _type_of(record: object) -> tuple[str, str]:
    """Media type and charset as the server gave them."""
    http = getattr(record, "http_headers", None)
    media_type = (getattr(record, "http_content_type", None) if http is not None else None) or ""
    if not media_type:
        headers = http if http is not None else getattr(record, "headers", {})
        media_type = (headers.get("Content-Type") or "").partition(";")[0]
    return media_type.strip().lower(), getattr(record, "http_charset", None) or ""
