"""What a search asks for, as a tree. It is made by `reader.text.query_language` and read by the index."""

import enum
from decimal import Decimal
from typing import TypeAlias

import msgspec

from reader.model.entry import Sort


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """Words that must stand in the article, one after the other where there are several.

    `scope` is a field of the search language (`headline`, `in`, `subject`, ...) or empty for the whole article.
    `exact` asks for these very forms, not their relatives by stem; `prefix` lets the last word be a beginning.
    """

    words: str
    scope: str = ""
    exact: bool = False
    prefix: bool = False


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """Published from `start` up to but not including `end`, in seconds since 1970; None is open."""

    start: int | None = None
    end: int | None = None


class Flag(enum.StrEnum):
    """What the reading state or the article itself says with yes or no."""

    READ = "read"
    UNREAD = "unread"
    STARRED = "starred"
    HAS_FIGURES = "has figures"
    HAS_MARKS = "has marks"
    HAS_NOTE = "has note"


class Tag(msgspec.Struct, frozen=True):
    """The reader gave the article this tag."""

    name: str


class FigureIs(msgspec.Struct, frozen=True, kw_only=True):
    """A key figure from `low` to `high` (None is open) whose label or unit has all these words."""

    label: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    low_included: bool = True
    high_included: bool = True


class Not(msgspec.Struct, frozen=True):
    """The article must not match."""

    node: "Node"


class And(msgspec.Struct, frozen=True):
    """All must match; of none, everything matches."""

    nodes: tuple["Node", ...]


class Or(msgspec.Struct, frozen=True):
    """At least one must match."""

    nodes: tuple["Node", ...]


Node: TypeAlias = Text | Published | Flag | Tag | FigureIs | Not | And | Or


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A search as it was understood.

    `notes` say what could not be read as an operator and was searched as text. `nothing` is true for a text
    that has nothing in it to search for, such as `!!!`: it finds nothing, unlike an empty one.
    """

    text: str = ""
    node: Node = And(())
    sort: Sort | None = None
    notes: tuple[str, ...] = ()
    nothing: bool = False

    @property
    def is_everything(self) -> bool:
        """Whether the query leaves nothing out."""
        return self.node == And(()) and not self.nothing
