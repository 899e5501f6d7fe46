"""What the index keeps of an article: a row of the catalogue, its figures, and the words of the full text.

Records are made in worker processes by `reader.index.records` and travel to the one process that writes, which
loads nothing of what makes them; they hold plain values only.
"""

import msgspec


class FigureRecord(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A figure's number as it is compared, and the words of its label and unit with their stems."""

    low: float
    high: float
    words: str


class Record(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A document of a file: an article, or, where `problem` says so, what could not be read."""

    number: int
    line: int
    id: str
    headline: str
    headline_sort: str = ""
    source: str = ""
    source_sort: str = ""
    published: str = ""
    epoch: int | None = None
    updated: str = ""
    words: int = 0
    text: int = 0
    """The checksum of the running text, as terms."""
    figures: tuple[FigureRecord, ...] = ()
    figure_count: int = 0
    problem: str = ""
    full_text: dict[str, str] = {}
    origins: dict[int, int] = {}
