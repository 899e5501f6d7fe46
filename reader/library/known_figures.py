"""The figures of a library, as both faces use them: found in the second pass, listed, followed over time.

Without a catalogue, or before the second pass has begun, there are none.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from reader.index.cache import Cache
from reader.library.results import Results
from reader.model.entry import Entry
from reader.model.figure_entry import FigureEntry, FigureProgress, FigureSort
from reader.model.progress import Progress
from reader.model.query import FigureIs
from reader.model.series import Series


class KnownFigures:
    """Safe to use from several threads. `cache` gives the library's cache, or None where there is none yet.

    `root` is the folder of the articles, `folder` that of the cache.
    """

    def __init__(self, root: Path, folder: Path, cache: Callable[[], Cache | None]) -> None:
        self.root = root
        self.folder = folder
        self._cache = cache

    def find(self, *, on_progress: Callable[[Progress], None] = lambda _: None) -> int | None:
        """Look for figures in the text of what the catalogue has; None where another Newsdesk is doing that.

        Gives how many articles were read. Raises CacheError where the table of figures cannot be written.
        """
        if self._cache() is None:
            return 0
        from reader.library.figure_pass import find_all_figures

        return find_all_figures(self.root, self.folder, on_progress=on_progress)

    @property
    def are_current(self) -> bool:
        """Whether the table of figures says what the catalogue's articles say."""
        cache = self._cache()
        return cache is None or cache.figures.are_current()

    @property
    def progress(self) -> FigureProgress:
        """How many articles have been looked through for figures."""
        cache = self._cache()
        return cache.figures.progress() if cache else FigureProgress(0, 0)

    def ids(
        self,
        sort: FigureSort,
        *,
        wanted: FigureIs | None = None,
        results: Results | None = None,
        most: int | None = None,
    ) -> Sequence[int]:
        """The figures of the articles in the results (None: of all), those wanted, by id, in an order.

        Takes one to four seconds for a million articles. Words of `wanted.label` may be parts of words.
        """
        cache = self._cache()
        table = cache.figures.table() if cache else None
        if table is None:
            return ()
        return table.ids(sort, wanted=wanted, keys=None if results is None else results.all_keys(), most=most)

    def rows(self, ids: Sequence[int]) -> list[tuple[FigureEntry, Entry] | None]:
        """The figures with these ids, in their order, with their articles; None for one that is no more."""
        cache = self._cache()
        table = cache.figures.table() if cache else None
        if cache is None or table is None:
            return [None] * len(ids)
        figures = table.entries(ids)
        entries = iter(cache.entries([figure.key for figure in figures if figure]))
        rows = ((figure, next(entries) if figure else None) for figure in figures)
        return [(figure, entry) if figure and entry else None for figure, entry in rows]

    def of_article(self, key: int) -> list[FigureEntry]:
        """The figures of an article in their order."""
        cache = self._cache()
        table = cache.figures.table() if cache else None
        return table.of_article(key) if table else []

    def of_articles(self, keys: Sequence[int]) -> list[tuple[FigureEntry, Entry]]:
        """The figures of the articles with these keys, in the order of the keys, each with its article."""
        cache = self._cache()
        table = cache.figures.table() if cache else None
        if cache is None or table is None:
            return []
        of_key = {key: list(figures) for key, figures in groupby(table.of_articles(keys), attrgetter("key"))}
        entries = [entry for entry in cache.entries(keys) if entry is not None]
        return [(figure, entry) for entry in entries for figure in of_key.get(entry.key, ())]

    def courses(self, key: int) -> list[list[tuple[dt.date, float]]]:
        """How each figure of an article went, in short: its last values, one a day, in the order of the days."""
        cache = self._cache()
        table = cache.figures.table() if cache else None
        if table is None:
            return []
        from reader.library.series import courses_of

        return courses_of(table, key)

    def series(self, figure: FigureEntry) -> Series:
        """What the library knows of a figure on other days."""
        cache = self._cache()
        table = cache.figures.table() if cache else None
        if cache is None or table is None:
            return Series(label=figure.line.label, unit=figure.line.unit)
        from reader.library.series import series_of

        return series_of(cache, table, figure)

    def series_labelled(self, label: str, results: Results | None = None) -> Series:
        """What the articles in the results (None: all) say under a label on all days."""
        cache = self._cache()
        table = cache.figures.table() if cache else None
        if cache is None or table is None:
            return Series(label=label, unit="")
        from reader.library.series import series_labelled

        within = None if results is None else frozenset(results.all_keys())
        return series_labelled(cache, table, label, within)


def open_known_figures(root: Path, folder: Path) -> KnownFigures:
    """The figures of the library in `root` with its cache in `folder`, without the library.

    Raises CacheError where there is no cache.
    """
    cache = Cache(folder)
    return KnownFigures(root, folder, lambda: cache)
