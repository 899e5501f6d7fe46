"""What comes in: bytes with what is known about them, and the articles that were read out of them.

Values are what the publisher wrote, not yet cleaned.
"""

import enum

import msgspec

from reader.model.article import Article


class Kind(enum.StrEnum):
    """What a source turned out to be. The values are what `newsdesk add --as` takes."""

    FEED = "feed"
    PAGE = "page"
    TEXT = "text"
    MARKDOWN = "markdown"
    NINJS = "ninjs"
    NEWSML = "newsml"
    NITF = "nitf"
    JSON_LD = "json-ld"
    RELIEFWEB = "reliefweb"
    ARTICLE = "article"
    """An article file of Newsdesk, or one of its JSON and JSON Lines exports."""
    ZIP = "zip"
    GZIP = "gzip"
    TAR = "tar"
    WARC = "warc"
    OPML = "opml"
    FEED_LINKS = "feed-links"
    """A page in which only the links to feeds are wanted. It is never found, only asked for."""


class Hints(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about some bytes before they are read.

    `address` is where they came from, an http address or empty: relative links are resolved against it. `name` is
    what they are called in messages. `media_type` and `charset` are what the sender claimed. `kind` forces one.
    """

    address: str = ""
    name: str = ""
    media_type: str = ""
    charset: str = ""
    kind: Kind | None = None


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """An article as it came in, with what tells it from others: the publisher's id, and the link of the entry.

    `is_summary` says that there is likely more behind the link than in the article. `digest` and `gist` sum up what
    came in (`reader.ingest.sums`), whatever the article is made into later. `dated` is what the publisher said
    where the article's date is only that of its arrival. `is_own` says that it came out of an article file: nothing
    is to be added to it.
    """

    article: Article
    guid: str = ""
    link: str = ""
    is_summary: bool = False
    digest: str = ""
    gist: str = ""
    dated: str = ""
    is_own: bool = False


class FoundFeed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed that a page or a list of subscriptions names; `subjects` are the folders it stands in."""

    url: str
    title: str = ""
    subjects: tuple[str, ...] = ()


class Parsed(msgspec.Struct, frozen=True, kw_only=True):
    """What one source, or one `member` of an archive, came to. With a `failure` there is nothing else.

    `title` is what the source calls itself, `home` the page that a feed belongs to, `address` where a feed says
    that it is to be had. `feeds` are links to feeds. `warnings` say what was wrong and read all the same.
    """

    kind: Kind
    member: str = ""
    title: str = ""
    home: str = ""
    address: str = ""
    incoming: tuple[Incoming, ...] = ()
    feeds: tuple[FoundFeed, ...] = ()
    warnings: tuple[str, ...] = ()
    failure: str = ""
