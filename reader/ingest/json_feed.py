"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/) as a RawFeed."""

from collections.abc import Mapping
from typing import Any

from reader.ingest.raw_feed import Person, RawEntry, RawFeed


def is_json_feed(value: object) -> bool:
    """Whether a JSON value is a JSON Feed: it has items, and says so or has what only feeds have."""
    if not isinstance(value, Mapping) or not isinstance(value.get("items"), list):
        return False
    version = str(value.get("version", ""))
    return (
        "jsonfeed.org" in version
        or "feed_url" in value
        or "home_page_url" in value
        or version in ("1.0", "1.1")
    )


def read_json_feed(value: Mapping[str, Any], base: str = "") -> RawFeed:
    """The feed as it says; `base` is the address it came from."""
    feed = RawFeed(
        format=f"JSON Feed {str(value.get('version', '')).rpartition('/')[2]}".strip(),
        title=_text(value.get("title")),
        link=_text(value.get("home_page_url")),
        address=_text(value.get("feed_url")),
        language=_text(value.get("language")),
        authors=_authors(value),
    )
    for item in value["items"]:
        if isinstance(item, Mapping):
            entry = _entry(item, base)
            entry.authors = entry.authors or feed.authors
            feed.entries.append(entry)
        else:
            feed.warnings.append("an item that is no object was passed over")
    return feed


def _entry(item: Mapping[str, Any], base: str) -> RawEntry:
    html, text = _text(item.get("content_html")), _text(item.get("content_text"))
    attachments = item.get("attachments")
    return RawEntry(
        title=_text(item.get("title")),
        link=_text(item.get("url")) or _text(item.get("external_url")),
        id=_text(item.get("id")),
        published=_text(item.get("date_published")),
        updated=_text(item.get("date_modified")),
        authors=_authors(item),
        summary=_text(item.get("summary")),
        content=html or text,
        is_text=not html and bool(text),
        categories=[_text(tag) for tag in item.get("tags") or () if _text(tag)],
        language=_text(item.get("language")),
        base=base,
        media=[
            url
            for one in (attachments if isinstance(attachments, list) else ())
            if isinstance(one, Mapping) and (url := _text(one.get("url")))
        ],
    )


def _authors(value: Mapping[str, Any]) -> list[Person]:
    several = value.get("authors")
    found = several if isinstance(several, list) and several else [value.get("author")]
    return [
        Person(_text(one.get("name"))) for one in found if isinstance(one, Mapping) and _text(one.get("name"))
    ]


def _text(value: object) -> str:
    """Text, or a number as text: ids are sometimes numbers."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""
