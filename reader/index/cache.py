"""The cache as its readers see it: rows, orders and matches, as of the last `reload`.

Any number of processes read while one writes. The full text is opened on the first search.
"""

import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reader.index import rows
from reader.index.cached_figures import CachedFigures
from reader.index.catalogue import FILE_NAME, connect, read_meta
from reader.index.matches import Matches
from reader.index.ordering import (
    Ordering,
    Readable,
    Stamp,
    follow,
    follow_readable,
    places_by_key,
    stamp_of,
)
from reader.index.trouble import DAMAGED, LOOKED, cache_errors, note
from reader.model.entry import Counts, Entry, Known, Sort
from reader.model.errors import CacheDamagedError
from reader.model.query import Node, Not

if TYPE_CHECKING:
    from reader.index.compile import Compiler
    from reader.index.fulltext import FullText


_SETS = 32
"""So many sets that queries found are remembered, for the next key typed: 125 KB each for a million articles."""


class Cache:
    """One cache folder, opened for reading. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._full_text: FullText | None = None
        self._found: dict[Node, int] = {}
        self._readable: Readable | None = None
        self._ordering: Ordering | None = None
        self._places: tuple[Stamp, Sequence[int]] | None = None
        self.figures = CachedFigures(folder, self._reading, self.readable)
        self._connection = connect(folder)
        self._seen = self._fingerprint()

    def close(self) -> None:
        """Let go of the files."""
        with self._lock:
            self._connection.close()
            self.figures.close()

    def reload(self) -> bool:
        """See what was written since; False when that is nothing."""
        with self._lock:
            seen = self._fingerprint()
            if seen == self._seen:
                return False
            if seen[0] != self._seen[0]:
                self._connection.close()
                self._connection = connect(self._folder)
                self._full_text = None
                seen = self._fingerprint()
            self._seen = seen
            self._found.clear()
            if self._full_text is not None:
                self._full_text.refresh()
            return True

    @property
    def is_complete(self) -> bool:
        """Whether the whole library has been in it once."""
        with self._reading() as connection:
            return bool(read_meta(connection, "complete"))

    @property
    def looked_at(self) -> float:
        """When the folder was last compared with the catalogue, in seconds since 1970; 0 if never."""
        try:
            return (self._folder / LOOKED).stat().st_mtime
        except OSError:
            return 0.0

    def note_look(self) -> None:
        """Remember that the folder was compared with the catalogue just now."""
        note(self._folder / LOOKED)

    def counts(self) -> Counts:
        """How many rows there are."""
        with self._reading() as connection:
            return rows.counts(connection)

    def folders(self) -> dict[str, int]:
        """The folders of the library and when each last changed, in nanoseconds; 0 where that is not certain."""
        with self._reading() as connection:
            return dict(connection.execute("SELECT path, mtime_ns FROM folders").fetchall())

    def entries(self, keys: Sequence[int]) -> list[Entry | None]:
        """The rows of these keys, in their order; None for one that is no more."""
        with self._reading() as connection:
            return rows.entries(connection, keys)

    def keys_above(self, key: int, most: int) -> list[int]:
        """The keys above one, the newest first: what came in, or changed, since that was the highest."""
        with self._reading() as connection:
            return rows.keys_above(connection, key, most)

    def order(self, sort: Sort, count: int = -1) -> Sequence[int]:
        """Keys of the readable articles in the order of the whole list: the first `count`, or all."""
        with self._reading() as connection:
            return rows.order(connection, sort, count)

    def in_order(self, keys: Sequence[int], sort: Sort) -> Sequence[int]:
        """The keys of those that are readable articles, in the order of the whole list."""
        with self._reading() as connection:
            return rows.in_order(connection, keys, sort)

    def by_time(self, start: int, count: int, *, from_end: bool = False) -> Sequence[int]:
        """Keys of the readable articles from the newest on, or from the other end."""
        with self._reading() as connection:
            return rows.by_time(connection, start, count, from_end=from_end)

    def problem_keys(self) -> list[int]:
        """Keys of what could not be read."""
        with self._reading() as connection:
            return rows.problem_keys(connection)

    def place(self, key: int) -> int | None:
        """The place of an article from the newest on, or None where it is no more."""
        with self._reading() as connection:
            return rows.place(connection, key)

    def find(self, part: str, limit: int = 10) -> list[Entry]:
        """Articles with this id, or else with this in their id."""
        with self._reading() as connection:
            return rows.find_ids(connection, part, limit)

    def find_file(self, folder: str, name: str) -> list[Entry]:
        """The articles of a file in a folder below the library."""
        with self._reading() as connection:
            return rows.find_file(connection, folder, name)

    def keys_of_ids(self, ids: Iterable[str]) -> Sequence[int]:
        """The keys of the articles with these ids."""
        with self._reading() as connection:
            return rows.keys_of_ids(connection, ids)

    def origins(self, identities: Iterable[int]) -> dict[int, list[Known]]:
        """The articles that have any of these identities (`reader.model.identity`)."""
        with self._reading() as connection:
            return rows.origins(connection, identities)

    def ids(self, keys: Sequence[int]) -> list[str]:
        """The ids of these keys, in no order; those that are no more are left out."""
        with self._reading() as connection:
            return rows.ids(connection, keys)

    @property
    def folder(self) -> Path:
        """Where the cache is: what can be made anew from it may be kept there."""
        return self._folder

    def readable(self) -> Readable:
        """The set of all readable articles."""
        with self._reading() as connection:
            self._readable = follow_readable(connection, self._folder, self._readable)
            return self._readable

    def ordering(self) -> Ordering:
        """The ranks of all readable articles."""
        with self._reading() as connection:
            self._ordering = follow(connection, self._folder, self._ordering)
            return self._ordering

    def stamp(self) -> Stamp:
        """Which catalogue this is, and which state of it."""
        with self._reading() as connection:
            return stamp_of(connection)

    def known_ids(self, ids: Iterable[str]) -> set[str]:
        """Those of the ids that some row has."""
        with self._reading() as connection:
            return rows.known_ids(connection, ids)

    def entries_from(self, key: int, limit: int) -> list[Entry]:
        """The rows with this key and above, in their order, `limit` at the most."""
        with self._reading() as connection:
            return rows.entries_from(connection, key, limit)

    def places(self, ordering: Ordering) -> Sequence[int]:
        """The place of each key in an ordering of this cache, NOWHERE for those without one."""
        with self._lock:
            if self._places is None or self._places[0] != ordering.stamp:
                self._places = ordering.stamp, places_by_key(self._folder, ordering)
            return self._places[1]

    def ranks_of_ids(self, ids: Iterable[str]) -> list[tuple[str, int]]:
        """The ids that readable articles have, and their ranks."""
        with self._reading() as connection:
            return rows.ranks_of_ids(connection, ids)

    def ids_above(self, key: int) -> dict[int, str]:
        """The ids of all readable articles with a key above one."""
        with self._reading() as connection:
            return rows.ids_above(connection, key)

    def entries_of_ids(self, ids: Iterable[str]) -> list[Entry]:
        """The rows of the articles with these ids, in no order."""
        with self._reading() as connection:
            return rows.entries_of_ids(connection, ids)

    def formers(self, key: int = 0) -> list[tuple[str, str]]:
        """Of articles that were renamed and corrected at once, as noted from this key on: ids before and now."""
        with self._reading() as connection:
            return rows.formers(connection, key)

    def entries_headed(self, headline: str) -> list[Entry]:
        """The readable articles with a headline."""
        with self._reading() as connection:
            return rows.entries_headed(connection, headline)

    def search(self, node: Node, sort: Sort, among: Sequence[int] | None = None) -> Matches:
        """What matches, by the full text alone; or the articles with the keys `among`, the best matches first."""
        with self._noting_damage():
            full_text, compiler = self._open_full_text()
            query = compiler.compile(node) if among is None else compiler.among(among, node)
            return Matches(full_text, query, sort)

    def matching(self, node: Node) -> int:
        """What matches by the full text alone, as a set of keys."""
        with self._lock:
            found, seen = self._found.get(node), self._seen
        if found is not None:
            return found
        readable = self.readable().keys
        with self._noting_damage():
            full_text, compiler = self._open_full_text()
            found = full_text.found(compiler.compile(node), compiler.compile(Not(node)), readable)
        with self._lock:
            if seen == self._seen:
                while len(self._found) >= _SETS:
                    del self._found[next(iter(self._found))]
                self._found[node] = found
        return found

    def _open_full_text(self) -> "tuple[FullText, Compiler]":
        from reader.index.compile import Compiler
        from reader.index.fulltext import FullText

        with self._lock:
            if self._full_text is None:
                self._full_text = FullText(self._folder)
            return self._full_text, Compiler(self._full_text.schema, self._forms_of_stem)

    def _forms_of_stem(self, stemmed: str) -> list[str]:
        with self._reading() as connection:
            return rows.forms_of_stem(connection, stemmed)

    def _fingerprint(self) -> tuple[int, int]:
        with cache_errors():
            inode = (self._folder / FILE_NAME).stat().st_ino
            return inode, self._connection.execute("PRAGMA data_version").fetchone()[0]

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._noting_damage():
            yield self._connection

    @contextmanager
    def _noting_damage(self) -> Iterator[None]:
        try:
            with cache_errors():
                yield
        except CacheDamagedError:
            note(self._folder / DAMAGED)
            raise
