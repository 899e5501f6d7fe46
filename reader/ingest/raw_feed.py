"""What a feed says, in its own words, whichever format it came in. Nothing is resolved or cleaned yet."""

import msgspec

MOST_ENTRIES = 20_000
"""Entries taken from one feed."""

ENTRIES_A_PIECE = 1_000
"""Entries that are handed on together, so that the first can be filed while the next are read."""


class Person(msgspec.Struct, frozen=True):
    """An author as a feed names one; either part may be missing."""

    name: str = ""
    email: str = ""


class RawEntry(msgspec.Struct, kw_only=True):
    """One entry. Titles and texts are HTML or plain text: feeds seldom say which.

    `base` is the address that links in it are relative to, `link_base` the one for `link` itself.
    """

    title: str = ""
    link: str = ""
    id: str = ""
    published: str = ""
    updated: str = ""
    authors: list[Person] = []
    summary: str = ""
    content: str = ""
    is_text: bool = False
    categories: list[str] = []
    language: str = ""
    base: str = ""
    source: str = ""
    source_link: str = ""
    media: list[str] = []
    """Links to sound, film or documents that belong to the entry."""


class RawFeed(msgspec.Struct, kw_only=True):
    """A feed and its entries in their order. `format` is such as `RSS 2.0`."""

    format: str
    title: str = ""
    link: str = ""
    address: str = ""
    """Where the feed says that it is to be had."""
    language: str = ""
    authors: list[Person] = []
    entries: list[RawEntry] = []
    total: int = 0
    """How many entries there were, where that is known; on the first piece of a feed in several."""
    warnings: list[str] = []
