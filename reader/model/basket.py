"""The basket: articles, marks and figures that a brief is written from. And searches with a name."""

import enum

import msgspec


class Item(enum.StrEnum):
    """What an item of the basket is."""

    ARTICLE = "article"
    MARK = "mark"
    FIGURE = "figure"


class BasketItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One item. `name` tells those of one article apart; `place` orders them.

    `article` and `name` are those of its fact, and left out of the fact's value.

    A mark's id is `mark`; a figure's `label`, `value`, `unit` and `as_of` are those it had when it was put in.
    `headline`, `source`, `published` and `url` are the article's at that time, for when it is gone.
    """

    article: str = ""
    name: str = ""
    what: Item
    place: float
    mark: str = ""
    label: str = ""
    value: str = ""
    unit: str = ""
    as_of: str = ""
    headline: str = ""
    source: str = ""
    published: str = ""
    url: str = ""


class SavedSearch(msgspec.Struct, frozen=True):
    """A search the reader gave a name: `newsdesk list @name`."""

    name: str
    query: str
