"""What tells one story from another: numbers made of ids, links and texts, equal where the stories are the same.

Every number stands for one way of being the same. They are kept in the index, where an import looks them up.
"""

import re
from collections.abc import Iterator
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from reader.model.article import Article, Origin

Identity = int
"""64 bits with a sign, as SQLite keeps them."""

_TRACKING = re.compile(r"utm_|mc_[ce]id$|fbclid$|gclid$|ref$|source$|cmp$|at_|xtor$|ns_")
_SAVED = "saved:"
_PORTS = {"http": ":80", "https": ":443"}


def saved_feed(site: str, file: str) -> str:
    """What a feed without an address goes by: its site and the file it was saved in, which may be none."""
    return f"{_SAVED}{site}#{file}"


def is_saved(feed: str) -> bool:
    """Whether a feed has no address: other feeds may be of the same site, and ids in it alone say little."""
    return feed.startswith(_SAVED)


def feed_key(feed: str) -> str:
    """Within what an id of the feed means something; the name of a saved file does not matter."""
    return feed.rpartition("#")[0] if is_saved(feed) else feed


def guid_identity(feed: str, guid: str) -> Identity:
    """The same id in the same feed."""
    return _number("guid", feed_key(feed), guid)


def entry_link_identity(feed: str, link: str) -> Identity:
    """The same link in the same feed."""
    return _number("entry link", feed_key(feed), plain_link(link))


def link_identity(link: str) -> Identity:
    """The same link anywhere."""
    return _number("link", plain_link(link))


def headline_identity(feed: str, article: Article, dated: str = "") -> Identity:
    """The same headline of the same day in the same feed: for what has neither id nor link.

    `dated` says that the article's day is only that of its arrival.
    """
    known = article.published is not None and not dated
    day = article.published.day.isoformat() if known and article.published else ""
    return _number("headline", feed_key(feed), article.headline, day)


def gist_identities(gist: str) -> list[Identity]:
    """Near-equal text, where two of them are the same."""
    return [_number("gist", word) for word in gist.split()]


def origin_identities(origin: Origin, article: Article) -> Iterator[Identity]:
    """How the entry that `origin` tells of is known again in its feed, the surest first."""
    if origin.guid:
        yield guid_identity(origin.feed, origin.guid)
    if origin.url:
        yield entry_link_identity(origin.feed, origin.url)
    if not origin.guid and not origin.url:
        yield headline_identity(origin.feed, article, origin.dated)


def identities(article: Article) -> dict[Identity, int]:
    """Every identity of an article, with the digest of what came in where there is one, else 0."""
    found: dict[Identity, int] = {}
    for link in (article.url, *(origin.url for origin in article.origins)):
        if link:
            found[link_identity(link)] = 0
    if not article.origins:
        found[headline_identity("", article)] = 0
    for origin in article.origins:
        digest = digest_number(origin.digest)
        for identity in origin_identities(origin, article):
            found.setdefault(identity, digest)
        for identity in gist_identities(origin.gist):
            found.setdefault(identity, 0)
    return found


def digest_number(digest: str) -> int:
    """A digest as the index keeps it; one that is no digest as 0."""
    try:
        return int.from_bytes(bytes.fromhex(digest)[:8], "big", signed=True)
    except ValueError:
        return 0


def plain_link(link: str) -> str:
    """A link without what differs between two ways to the same page: scheme, port, case of the host, campaigns."""
    try:
        parts = urlsplit(link.strip())
        host = parts.netloc.lower().removesuffix(_PORTS.get(parts.scheme.lower(), "")).removeprefix("www.")
        query = parts.query
        if query:
            kept = [
                pair
                for pair in parse_qsl(query, keep_blank_values=True)
                if not _TRACKING.match(pair[0].lower())
            ]
            query = urlencode(kept)
        return urlunsplit(("", host, parts.path.rstrip("/"), query, parts.fragment))
    except ValueError:
        return link


def _number(*parts: str) -> Identity:
    text = "\x00".join(parts).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)
