"""How far Newsdesk reads feeds as gofeed's own expectations say: `python -m tests.ingest.gofeed` prints the table.

Compared are the title of each feed and, of each entry, title, link, id, published, updated, authors and content.
The last line says how far fastfeedparser would, asked first and Newsdesk's reader where it finds nothing.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from reader.ingest.feeds import read_feeds
from reader.ingest.foreign_dates import read_date
from reader.ingest.html_text import html_sections, plain_line
from reader.ingest.raw_feed import Person, RawEntry, RawFeed
from reader.model.errors import IngestError
from tests.ingest.fast_feeds import read_fast_first

FEEDS = Path(__file__).parents[3] / "shared" / "data" / "gofeed"
FIELDS = ("feed title", "title", "link", "id", "published", "updated", "authors", "content")

ON_PURPOSE = {
    "extensions/dublincore/dublincore_item_multiple_values.xml": "every author is kept, not only the first",
    "parser/atom/issue_275_extensions_and_source.xml": "escaped markup of an XML type is markup all the same",
    "parser/rss/rss_channel_item_author_naked_markup.xml": "a name is text: feedparser takes no elements in it",
    "parser/rss/rss_channel_item_guid_naked_markup.xml": "an id is text as well",
    "parser/rss/rss_channel_item_illegal_char.xml": "a character that XML forbids is shown as U+FFFD, not dropped",
}
"""Files in which Newsdesk means to differ, and why."""


class Comparison(NamedTuple):
    """One field of one feed as expected and as read."""

    file: str
    format: str
    field: str
    expected: str
    found: str

    base: str = ""

    @property
    def agrees(self) -> bool:
        """Whether both are the same to a reader: markup as the text it becomes, links made whole."""
        if " ".join(self.expected.split()) == " ".join(self.found.split()):
            return True
        if self.field == "content":
            return html_sections(self.expected) == html_sections(self.found, self.base)
        return self.field.endswith("title") and plain_line(self.expected) == plain_line(self.found)


def pairs() -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every feed with what is expected of it, those that are meant to fail left out."""
    for path in sorted(FEEDS.rglob("*")):
        if path.suffix == ".xml":
            expected = path.with_suffix(".json")
        elif path.suffix == ".json" and path.with_name(f"{path.stem}_expected.json").exists():
            expected = path.with_name(f"{path.stem}_expected.json")
        else:
            continue
        if expected.exists():
            value = json.loads(expected.read_text())
            if isinstance(value, dict):
                yield path, value


def compare(read: Callable[[bytes], RawFeed] = lambda data: next(read_feeds(data))) -> Iterator[Comparison]:
    """Every field that gofeed expects something in."""
    for path, expected in pairs():
        try:
            feed = read(path.read_bytes())
        except IngestError as error:
            feed = RawFeed(format=f"failed: {error}")
        name = str(path.relative_to(FEEDS))
        format_ = feed.format.split()[0].lower()
        if "title" in expected:
            yield Comparison(name, format_, "feed title", str(expected["title"] or ""), feed.title)
        items = expected.get("items") or expected.get("entries") or []
        for index, item in enumerate(items):
            entry = feed.entries[index] if index < len(feed.entries) else RawEntry()
            for field, want, have in _fields(item, entry):
                if want:
                    yield Comparison(name, format_, field, want, have, entry.base)


def _fields(item: dict[str, Any], entry: RawEntry) -> Iterator[tuple[str, str, str]]:
    yield "title", _text(item.get("title")), entry.title
    yield "link", _link(item), entry.link
    yield "id", _text(item.get("guid")) or _text(item.get("id")), entry.id
    for field, names in (
        ("published", ("published", "issued", "pubDate", "date_published")),
        ("updated", ("updated", "modified", "date_modified")),
    ):
        want = next((item[name] for name in names if item.get(name)), "")
        have = getattr(entry, field) or entry.published or entry.updated
        yield field, _date(want), _date(have)
    authors = item.get("authors") or ([item["author"]] if item.get("author") else [])
    yield "authors", "; ".join(map(_author, authors)), "; ".join(map(_author, entry.authors))
    description = _text(item.get("description")) or _text(item.get("summary"))
    content = _text(item.get("content")) or _text(item.get("content_html")) or _text(item.get("content_text"))
    yield "content", content, entry.content
    yield "content", description, entry.summary


def _text(value: object) -> str:
    return str(value.get("value", "")) if isinstance(value, dict) else str(value or "")


def _link(item: dict[str, Any]) -> str:
    if item.get("link") or item.get("url"):
        return str(item.get("link") or item.get("url"))
    for link in item.get("links") or []:
        if isinstance(link, str):
            return link
        if link.get("rel") in (None, "", "alternate"):
            return str(link.get("href", ""))
    return ""


def _date(text: str) -> str:
    read = read_date(text)
    return str(read.epoch) if read else text


def _author(value: object) -> str:
    if isinstance(value, Person):
        return f"{value.name} {value.email}".strip()
    if isinstance(value, dict):
        return f"{value.get('name', '')} {value.get('email', '')}".strip()
    if "@" not in str(value):
        return str(value)
    words = re.findall(r"[^\s()<>]+", str(value))
    return " ".join(sorted(words, key=lambda word: "@" in word))


def main() -> int:
    """Prints agreement by field and format, and what differs."""
    all_, right = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    differing = []
    for one in compare():
        all_[one.format, one.field] += 1
        right[one.format, one.field] += one.agrees
        if not one.agrees:
            differing.append(one)
    for format_ in ("rss", "atom", "json"):
        for field in FIELDS:
            if count := all_[format_, field]:
                print(f"{format_:5} {field:11} {right[format_, field]:4} of {count:4}")
    print(f"all               {right.total():4} of {all_.total():4}  {right.total() / all_.total():.1%}")
    fast = [one.agrees for one in compare(read_fast_first)]
    print(f"fastfeedparser first  {sum(fast)} of {len(fast):4}  {sum(fast) / len(fast):.1%}")
    for one in differing:
        print(f"\n{one.file}: {one.field}: {ON_PURPOSE.get(one.file, 'NOT on purpose')}")
        print(f"  expected {one.expected!r}\n  found    {one.found!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
