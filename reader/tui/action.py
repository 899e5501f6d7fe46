"""What an action of the keyboard is, and where a key means something. Knows no key."""

import enum
from typing import NamedTuple


class Context(enum.StrEnum):
    """Where a key means something."""

    EVERYWHERE = "everywhere"
    LIST = "list"
    ARTICLE = "article"
    FIGURES = "key figures"
    SECTIONS = "sections"
    SEARCH = "search"
    TABLE = "all figures"
    SERIES = "series"
    VIEWS = "saved searches"
    MARKS = "marks"
    ALL_MARKS = "all marks"
    BASKET = "basket"
    MAKING = "making a mark"
    NOTE = "writing a note"
    FEEDS = "feeds"
    OFFERS = "offered feeds"
    COPY = "after y"
    HELP = "help"


SIDE = (Context.FIGURES, Context.SECTIONS, Context.MARKS)
FIGURES = (Context.TABLE, Context.SERIES)
SHEETS = (Context.ALL_MARKS, Context.BASKET)
SUBSCRIBING = (Context.FEEDS, Context.OFFERS)
PANES = (
    *(Context.VIEWS, Context.LIST, Context.ARTICLE, *SIDE, Context.HELP),
    *(*FIGURES, *SHEETS, *SUBSCRIBING),
)
ALONE = frozenset(
    {
        *(Context.MAKING, Context.COPY, Context.SEARCH, Context.HELP, Context.NOTE),
        *(*FIGURES, *SHEETS, *SUBSCRIBING),
    }
)
"""Where keys mean nothing of what they mean elsewhere."""


class Action(NamedTuple):
    """One thing a key does. `keys` are as Textual names them; `hint` is its word in the line of hints.

    Neighbours with the same `series` are one line for people, which says that.
    """

    id: str
    keys: tuple[str, ...]
    does: str
    action: str
    contexts: tuple[Context, ...] = (Context.EVERYWHERE,)
    hint: str = ""
    series: str = ""
