"""One row of the table of figures: what lists and charts need to know of a figure without opening its article."""

import datetime as dt
import enum

import msgspec

from reader.model.article import Qualifier
from reader.model.extracted_figure import FigureKind
from reader.model.timestamp import Timestamp


class FigureSort(enum.StrEnum):
    """Orders of figures. By value the largest comes first; what has no number, label or unit comes last."""

    NEWEST = "newest"
    OLDEST = "oldest"
    VALUE = "value"
    LABEL = "label"
    UNIT = "unit"


class FigureLine(msgspec.Struct, frozen=True, array_like=True, kw_only=True, gc=False):
    """A key figure of an article as it is kept, text as written.

    `low` and `high` are its number, equal where it is no range, None where it holds none. `start` and `end` are
    characters of the article's passage number `passage`, -1 where its number is not in the text; `section`
    counts the article's sections, -1 above them. `order` counts the article's figures. `day` is that of `as_of`,
    or of the article, as `date.toordinal` counts; 0 where neither is known.
    """

    order: int
    value: str
    low: float | None
    high: float | None
    unit: str
    label: str
    qualifier: Qualifier
    kind: FigureKind
    extracted: bool
    section: int = -1
    passage: int = -1
    start: int = 0
    end: int = 0
    as_of: str = ""
    day: int = 0
    previous: str = ""


class StoryFigures(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The figures of an article, by its catalogue key and rank, and where it plays, in a form to compare."""

    key: int
    rank: int
    place: str = ""
    figures: tuple[FigureLine, ...] = ()


class FigureEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A figure of the table. `key` is its article's in the catalogue; `id` is worthless after the cache is deleted.

    `date` is what the figure is for where that is known, else the day of its article.
    """

    id: int
    key: int
    line: FigureLine
    date: dt.date | None
    as_of: Timestamp | None = None


class FigureProgress(msgspec.Struct, frozen=True):
    """How many of the articles have had their text looked through for figures."""

    done: int
    total: int

    @property
    def complete(self) -> bool:
        """Whether none is left."""
        return self.done >= self.total
