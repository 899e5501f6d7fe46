"""The figures of a cache: the table that the second pass fills, and authors' figures where it has not been yet."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from reader.index import rows
from reader.index.catalogue import read_meta
from reader.index.figure_table import FigureTable
from reader.index.key_sets import set_of
from reader.index.ordering import Readable
from reader.index.rank import key_of
from reader.model.errors import CacheError
from reader.model.figure_entry import FigureProgress
from reader.model.query import FigureIs


class CachedFigures:
    """Belongs to the cache that gives its catalogue to one thread at a time by `reading`."""

    def __init__(
        self,
        folder: Path,
        reading: Callable[[], AbstractContextManager[sqlite3.Connection]],
        readable: Callable[[], Readable],
    ) -> None:
        self._folder = folder
        self._reading = reading
        self._readable = readable
        self._table: FigureTable | None = None

    def close(self) -> None:
        """Let go of the table's file."""
        if self._table is not None:
            self._table.close()

    def table(self) -> FigureTable | None:
        """The table of figures, or None where it has not been begun."""
        with self._reading() as connection:
            return self._opened(connection)

    def having(self, wanted: FigureIs | None) -> int:
        """The articles with such a figure (None: any), as a set of keys; some may be no more.

        Of articles whose text has not been looked through yet, only their author's figures are known.
        """
        with self._reading() as connection:
            table = self._opened(connection)
            sets = table.sets() if table else None
            found, known = (sets.having(wanted), sets.done) if sets else (0, 0)
            if rows.highest_key(connection) <= known:
                return found
            later = table.ranks(wanted, known) if table else []
            later += rows.ranks_with_figure(connection, wanted, max(known, table.done if table else 0))
            return found | set_of(list(map(key_of, later)))

    def progress(self) -> FigureProgress:
        """How many articles have been looked through for figures."""
        with self._reading() as connection:
            table = self._opened(connection)
            readable, done = self._readable().keys, table.done if table else 0
            return FigureProgress((readable & ((1 << done + 1) - 1)).bit_count(), readable.bit_count())

    def are_current(self) -> bool:
        """Whether the table has all articles looked through, and none that is gone."""
        with self._reading() as connection:
            table = self._opened(connection)
            if table is None:
                return not rows.counts(connection).articles
            if rows.count_above(connection, table.done):
                return False
            return table.removed == (read_meta(connection, "removed") or 0) and table.is_complete

    def _opened(self, connection: sqlite3.Connection) -> FigureTable | None:
        born = read_meta(connection, "born") or 0
        if self._table is not None and not self._table.is_of(born):
            self._table.close()
            self._table = None
        if self._table is None:
            try:
                self._table = FigureTable(self._folder, born)
            except CacheError:
                return None
        return self._table
