"""A mark: a passage the reader marked, known by its words so that it finds its place when the article changes."""

import enum

import msgspec

COLOURS = ("yellow", "green", "blue", "pink", "violet")
"""The five colours of marks: colour 1 is the first."""


class Selector(msgspec.Struct, frozen=True, kw_only=True):
    """The W3C Web Annotation Data Model's text-quote selector, with two hints for what stands there twice.

    `exact` is what was marked, `prefix` and `suffix` what stood before and after it, all in the text as
    `reader.text.anchoring` joins it. `section` is the heading above, `start` how many characters came before.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""
    section: str = ""
    start: int = 0


class Mark(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`colour` is from 1 to 5, `at` when it was made in microseconds since 1970 UTC.

    `id` and `article` are those of its fact and left out of the fact's value, as is `note`, which is another fact.

    `headline`, `source`, `published` and `url` are the article's when it was marked, for when it is gone.
    """

    id: str = ""
    article: str = ""
    selector: Selector
    colour: int = 1
    note: str = ""
    at: int = 0
    headline: str = ""
    source: str = ""
    published: str = ""
    url: str = ""


class Standing(enum.StrEnum):
    """Whether a mark has its place."""

    THERE = "there"
    REWORDED = "reworded"
    """Its sentence has other words now."""
    ORPHANED = "orphaned"
    """Its sentence is gone, or its article; the mark keeps its old text."""


class MarkRow(msgspec.Struct, frozen=True, kw_only=True):
    """A mark for a list. Text is as it was written, not yet cleaned.

    `now` is what the marked passage says today where that differs; `section` the heading above it. `headline`,
    `source`, `published` and `url` are today's, or those of when it was marked where the article is gone.
    """

    mark: Mark
    standing: Standing
    section: str
    headline: str
    source: str
    published: str
    url: str
    now: str = ""
