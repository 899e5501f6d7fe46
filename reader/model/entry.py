"""One row of the catalogue: what the list needs to know of an article without opening its file."""

import enum

import msgspec

from reader.model.timestamp import Timestamp


class Sort(enum.StrEnum):
    """Orders of the list. Relevance has a meaning only while searching; elsewhere it is newest."""

    NEWEST = "newest"
    OLDEST = "oldest"
    HEADLINE = "headline"
    SOURCE = "source"
    RELEVANCE = "relevance"


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An article, or a file that could not be read (`problem` says why), as the catalogue knows it.

    `key` is the catalogue's own number: unique, never reused, worthless after the cache is deleted.
    `id` is the article's REF, `path` its file below the library with `/` between folders, `number` counts the
    documents of that file from 0 and `line` is the line on which this one begins. `words` counts the words of
    the running text. Text is as written, not yet cleaned.
    """

    key: int
    id: str
    path: str
    number: int = 0
    line: int = 1
    headline: str = ""
    source: str = ""
    published: Timestamp | None = None
    updated: Timestamp | None = None
    figures: int = 0
    words: int = 0
    problem: str = ""


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """How many rows the catalogue has: `articles` that can be read, `problems` that cannot."""

    articles: int
    problems: int


class Known(msgspec.Struct, frozen=True):
    """Where an article with some identity stands, and the digest of what came in, or 0."""

    path: str
    number: int
    digest: int
