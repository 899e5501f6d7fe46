"""What a reader may set in `config.yaml`, with the defaults; and what was read of such a file. No I/O."""

import enum
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from reader.model.diagnostic import Diagnostic, Severity

NOTHING: Mapping[str, str] = MappingProxyType({})
NO_KEYS: Mapping[str, tuple[str, ...]] = MappingProxyType({})

COLOURS = 5
"""How many colours marks and standing highlights have, counted from 1."""


class DateStyle(enum.StrEnum):
    """How the list writes a date: `3 days ago`, `19 Dec 2024`, `2024-12-19`."""

    AGE = "age"
    DAY = "day"
    ISO = "iso"


class RuleKind(enum.StrEnum):
    """How a standing highlight is written: any of its words in any form, a phrase exactly, or a regex."""

    WORDS = "words"
    PHRASE = "phrase"
    REGEX = "regex"


class RuleField(enum.StrEnum):
    """Where in an article a standing highlight looks."""

    HEADLINE = "headline"
    TEXT = "text"
    HEADINGS = "headings"
    FIGURES = "figures"


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A standing highlight; an empty `fields` is everywhere, `colour` counts from 1."""

    kind: RuleKind
    text: str
    fields: frozenset[RuleField] = frozenset()
    colour: int = 1
    notify: bool = False


class FeedDefaults(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed does unless its own entry says otherwise. `every` is in seconds, 0 for only when asked."""

    every: float = 0.0
    full_text: bool = False
    keep: str = ""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything there is to set. An empty text or 0 leaves the choice to Newsdesk.

    `list_width` and `side_width` are hundredths of the screen's width. `read_after` is in seconds, None for
    never. `keys` maps an action's id to its keys.
    """

    theme: str = ""
    measure: int = 72
    list_width: int = 0
    side_width: int = 0
    dates: DateStyle = DateStyle.AGE
    read_after: float | None = 2.0
    read_at_end: bool = True
    library: str = ""
    keys: Mapping[str, tuple[str, ...]] = NO_KEYS
    highlights: tuple[Rule, ...] = ()
    searches: Mapping[str, str] = NOTHING
    browser: str = ""
    editor: str = ""
    pipes: Mapping[str, str] = NOTHING
    feeds: FeedDefaults = FeedDefaults()


class LoadedConfig(msgspec.Struct, frozen=True, kw_only=True):
    """A configuration as it was read: what could not be used is in `diagnostics` and has its default.

    `places` says for a setting such as `keys.list.down` on which line and column its value stands.
    """

    path: str
    settings: Settings = Settings()
    diagnostics: tuple[Diagnostic, ...] = ()
    places: Mapping[str, tuple[int, int]] = MappingProxyType({})

    def complaint(self, setting: str, message: str, hint: str = "") -> Diagnostic:
        """What somebody else finds wrong with a setting, with its place in the file."""
        line, column = self.places.get(setting, (1, 1))
        return Diagnostic(
            severity=Severity.ERROR, message=message, hint=hint, path=self.path, line=line, column=column
        )
