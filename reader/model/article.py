"""An article and its parts, as the article file describes them.

Values are what the author wrote, not yet cleaned: whoever shows them goes through `reader.text.clean` first.
Fields carry the names of the article file; their order is the order in which files and exports show them.
"""

import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from reader.model.timestamp import Timestamp

if TYPE_CHECKING:
    Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
    """What YAML can say with every scalar read as text."""
else:
    Plain = Any  # msgspec, which makes articles of plain values, knows no type within itself

NOTHING_UNKNOWN: Mapping[str, Plain] = MappingProxyType({})


class Qualifier(enum.StrEnum):
    """How a figure's value is meant; `up` and `down` are changes."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    UP = "up"
    DOWN = "down"


class Part(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What every part of an article has: the fields Newsdesk does not know, kept for the next rewrite."""

    unknown: Mapping[str, Plain] = NOTHING_UNKNOWN


class Source(Part, frozen=True, kw_only=True):
    """Who published the article, or where a figure comes from."""

    name: str
    url: str = ""


class Figure(Part, frozen=True, kw_only=True):
    """A key figure. `value` and `previous` are numbers as written: `1,905`, `12.3 million`, `4-6`, `~300`."""

    label: str
    value: str
    unit: str = ""
    as_of: Timestamp | None = None
    qualifier: Qualifier = Qualifier.EXACTLY
    previous: str = ""
    source: str = ""
    note: str = ""


class Section(Part, frozen=True, kw_only=True):
    """A stretch of text with or without a heading, in the Markdown subset of `reader.text.markup`."""

    heading: str = ""
    text: str = ""


class Correction(Part, frozen=True, kw_only=True):
    """What was put right, and when."""

    published: Timestamp | None = None
    text: str


class Origin(Part, frozen=True, kw_only=True):
    """Where an imported article came from, so that it is known again.

    `feed` is the address of the feed, `guid` and `url` are the publisher's id and link of the entry, `name` is who
    published it there. `digest` sums up what came in, `gist` what near-equal texts have in common. `dated` is what
    the publisher said where the article's date is that of its arrival: a day in the future, or `undated`.
    """

    feed: str = ""
    guid: str = ""
    url: str = ""
    name: str = ""
    digest: str = ""
    gist: str = ""
    dated: str = ""


class Article(Part, frozen=True, kw_only=True):
    """One story. Only the headline is required; an empty `id` means the default, its path in the library."""

    headline: str
    standfirst: str = ""
    by: str = ""
    located: str = ""
    published: Timestamp | None = None
    updated: Timestamp | None = None
    source: Source | None = None
    url: str = ""
    language: str = ""
    subjects: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    key_figures: tuple[Figure, ...] = ()
    sections: tuple[Section, ...] = ()
    corrections: tuple[Correction, ...] = ()
    origins: tuple[Origin, ...] = ()
    id: str = ""

    @property
    def other_sources(self) -> tuple[str, ...]:
        """Who else has the story, by name: the origins behind the first, each once."""
        names = dict.fromkeys(origin.name for origin in self.origins[1:] if origin.name)
        if self.source:
            names.pop(self.source.name, None)
        return tuple(names)
