"""Facts: what the reader did, one at a time. The whole reading state is a set of them, the latest of each wins.

That is why two machines' states merge by union: a fact carries when it was done, and taking something away is a
fact too.
"""

import enum
from collections.abc import Iterable

import msgspec

GONE = "null"
"""The value of what was taken away: a tag, a star, a mark."""


class Kind(enum.StrEnum):
    """What a fact is about. `name` tells facts of one kind and article apart.

    A new kind is a new version of the state file, so that an older Newsdesk leaves it alone.
    """

    READ = "read"
    STAR = "star"
    TAG = "tag"
    """`name` is the tag."""
    POSITION = "position"
    MARK = "mark"
    """`name` is the mark's id, for its note too."""
    NOTE = "note"
    BASKET = "basket"
    """`name` is `article`, `mark:` and its id, or `figure:` and a digest of the figure."""
    SEARCH = "search"
    """`name` is the search's own; these belong to no article."""
    MOVED = "moved"
    """The article's file was renamed: the value is its new id."""


class Key(msgspec.Struct, frozen=True):
    """What a fact is about. `article` is an article's id, empty for what belongs to the library."""

    article: str
    kind: Kind
    name: str = ""


class Fact(msgspec.Struct, frozen=True):
    """One thing done.

    `value` is JSON, GONE where it was taken away. `at` is when, in microseconds since 1970 UTC, and `machine`
    where: together they say which of two facts is the later. `content` is a number made from the article as it
    was, by which it is known again when its file was renamed; 0 where that is not known.
    """

    key: Key
    value: str
    at: int
    machine: str
    content: int = 0

    @property
    def order(self) -> tuple[int, str, str]:
        """The greater of two facts about one thing is the one that holds."""
        return self.at, self.machine, self.value


class Edit(msgspec.Struct, frozen=True):
    """A value that changed, from what to what."""

    key: Key
    before: str
    after: str


class Sweep(msgspec.Struct, frozen=True):
    """The same edit to `count` articles, however many: the facts themselves say to which, by `at` and `machine`.

    `ids` are those articles, for the few that an undo has touched since.
    """

    kind: Kind
    name: str
    before: str
    after: str
    at: int
    machine: str
    count: int
    ids: Iterable[str] = ()


class Change(msgspec.Struct, frozen=True):
    """One action as it can be taken back: `text` says what was done, for people, articles by number."""

    text: str
    edits: tuple[Edit, ...]
    sweep: Sweep | None = None

    def __bool__(self) -> bool:
        return bool(self.edits or self.sweep)

    @property
    def kinds(self) -> set[Kind]:
        """What it was about."""
        return {edit.key.kind for edit in self.edits} | ({self.sweep.kind} if self.sweep else set())

    @property
    def articles(self) -> tuple[str, ...]:
        """The ids of the articles it touched, each once; those of a sweep are not told."""
        return tuple(dict.fromkeys(edit.key.article for edit in self.edits if edit.key.article))
