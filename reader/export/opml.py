"""Subscriptions as OPML 2.0 (http://opml.org/spec2.opml), for other readers. Subjects become nested folders."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import quoteattr

from reader.model.feed import Feed
from reader.text.clean import clean_line


def opml(feeds: Iterable[Feed]) -> Iterator[str]:
    """The lines of the document, each with its line feed. Names and passwords in addresses are left out."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n'
    yield "  <head><title>Newsdesk feeds</title></head>\n  <body>\n"
    inside: tuple[str, ...] = ()
    for feed in sorted(feeds, key=lambda feed: feed.subjects):
        shared = 0
        while shared < min(len(inside), len(feed.subjects)) and inside[shared] == feed.subjects[shared]:
            shared += 1
        for depth in range(len(inside), shared, -1):
            yield f"{_indent(depth)}</outline>\n"
        for depth, subject in enumerate(feed.subjects[shared:], shared + 1):
            yield f"{_indent(depth)}<outline text={_attribute(subject)}>\n"
        inside = feed.subjects
        name, url = _attribute(feed.name), _attribute(_without_login(feed.url))
        yield f'{_indent(len(inside) + 1)}<outline type="rss" text={name} title={name} xmlUrl={url}/>\n'
    for depth in range(len(inside), 0, -1):
        yield f"{_indent(depth)}</outline>\n"
    yield "  </body>\n</opml>\n"


def _indent(depth: int) -> str:
    return "  " * (depth + 1)


def _attribute(text: str) -> str:
    """Cleaned first: XML has no way to write most control characters."""
    return quoteattr(clean_line(text))


def _without_login(url: str) -> str:
    scheme, slashes, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{host.rpartition('@')[2]}{slash}{path}"
