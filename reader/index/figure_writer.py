"""Writing the table of figures, in the order of the catalogue's keys.

Keys only ever grow, and an article that changes gets a new one. So the highest key that is done says all there is
to know of what is left to do; it is committed together with the rows, and a kill at any moment loses one batch.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from reader.index.catalogue import connect, read_meta, write_meta
from reader.index.figure_sets import DONE
from reader.index.figure_sets_writer import are_due, write_sets
from reader.index.figure_store import INDEXES, LOCK_NAME, ORDER_BITS, connect_figures, create_figures
from reader.index.lock import CacheLock
from reader.index.records import figure_words
from reader.index.trouble import cache_errors
from reader.model.errors import CacheDamagedError, CacheError
from reader.model.figure_entry import FigureLine, StoryFigures
from reader.text.words import sort_form

PAGE = 1_000
"""Articles asked of the catalogue at a time."""

BATCH = 2_000
"""Articles between two commits: a second or two of work."""

KNOWN_PHRASES = 200_000
"""Labels and units whose numbers are kept at hand."""

_TO_READ = """SELECT articles.key, articles.rank, articles.number, folders.path, files.name
    FROM articles JOIN files ON files.id = articles.file JOIN folders ON folders.id = files.folder
    WHERE articles.key > ? AND articles.problem = '' ORDER BY articles.key LIMIT ?"""
_PUT_FIGURE = f"INSERT OR REPLACE INTO figures VALUES ({', '.join('?' * 16)})"


class StoryToRead(NamedTuple):
    """An article whose figures are not in the table: its key and rank, its file, and its number in the file."""

    key: int
    rank: int
    path: str
    number: int


def open_figure_writer(folder: Path, *, anew: bool = False) -> "FigureWriter | None":
    """Take the table of figures in a cache folder for writing; None while another process has it.

    It begins empty where it is of no use, and where it is to be made `anew`.
    Raises CacheError where there is no catalogue to go by.
    """
    lock = CacheLock(folder, LOCK_NAME)
    if not lock.acquire():
        return None
    try:
        return FigureWriter(folder, lock, anew=anew)
    except BaseException:
        lock.release()
        raise


class FigureWriter:
    """Holds the table's lock until `close`."""

    def __init__(self, folder: Path, lock: CacheLock, *, anew: bool) -> None:
        self._folder = folder
        self._lock = lock
        self._catalogue = connect(folder)
        self._phrases: dict[tuple[str, str], int] = {}
        self._since_commit = 0
        with cache_errors():
            self.born = read_meta(self._catalogue, "born") or 0
            self._figures = self._connect(anew=anew)
            self._figures.execute("BEGIN IMMEDIATE")

    def _connect(self, *, anew: bool) -> sqlite3.Connection:
        if not anew:
            with suppress(CacheError):
                return connect_figures(self._folder, self.born, writable=True)
        return create_figures(self._folder, self.born)

    def left(self) -> int:
        """How many articles are still to be read."""
        query = "SELECT count(*) FROM articles WHERE key > ? AND problem = ''"
        with cache_errors():
            return int(self._catalogue.execute(query, (self._done,)).fetchone()[0])

    def to_read(self) -> Iterator[StoryToRead]:
        """The articles that are still to be read, in the order of their keys, as far as the catalogue knows."""
        last = self._done
        while True:
            with cache_errors():
                page = self._catalogue.execute(_TO_READ, (last, PAGE)).fetchall()
            for key, rank, number, folder, name in page:
                yield StoryToRead(key, rank, f"{folder}/{name}" if folder else name, number)
            if len(page) < PAGE:
                return
            last = page[-1][0]

    def add(self, stories: Sequence[StoryFigures]) -> None:
        """Write the figures of articles, which come in the order of their keys."""
        with cache_errors():
            rows = [self._row(story, line) for story in stories for line in story.figures]
            self._figures.executemany(_PUT_FIGURE, rows)
            told = [(story.key, story.rank, story.place) for story in stories]
            self._figures.executemany("INSERT OR REPLACE INTO stories VALUES (?, ?, ?)", told)
            if stories:
                write_meta(self._figures, "done", stories[-1].key)
            self._since_commit += len(stories)
            if self._since_commit >= BATCH:
                self.commit()

    def remove_gone(self) -> int:
        """Take out the figures of articles that the catalogue has no more; how many articles that were."""
        with cache_errors():
            removed = read_meta(self._catalogue, "removed") or 0
            if removed == read_meta(self._figures, "removed"):
                return 0
            known = self._figures.execute("SELECT key FROM stories")
            there = {key for (key,) in self._catalogue.execute("SELECT key FROM articles")}
            gone = [key for (key,) in known if key not in there]
            for key in gone:
                first = key << ORDER_BITS
                self._figures.execute(
                    "DELETE FROM figures WHERE id BETWEEN ? AND ?", (first, first | ((1 << ORDER_BITS) - 1))
                )
                self._figures.execute("DELETE FROM stories WHERE key = ?", (key,))
            known_to_sets = read_meta(self._figures, DONE) or 0
            self._figures.executemany(
                "INSERT OR IGNORE INTO gone VALUES (?)", [(key,) for key in gone if key <= known_to_sets]
            )
            write_meta(self._figures, "removed", removed)
            return len(gone)

    def finish(self) -> None:
        """Make what makes questions quick, and remember that everything is in."""
        with cache_errors():
            for statement in INDEXES.split(";"):
                self._figures.execute(statement)
            if are_due(self._figures):
                write_sets(self._figures)
            write_meta(self._figures, "complete", 1)
        self.commit()

    def check(self) -> None:
        """Raise CacheDamagedError where the catalogue was made anew meanwhile: these keys mean nothing there."""
        with cache_errors():
            catalogue = connect(self._folder)
            born = read_meta(catalogue, "born") or 0
            catalogue.close()
        if born != self.born:
            raise CacheDamagedError("the catalogue was made anew while its figures were looked for")

    def commit(self) -> None:
        """Make everything so far visible to readers, and safe."""
        with cache_errors():
            self._figures.execute("COMMIT")
            self._figures.execute("BEGIN IMMEDIATE")
        self._since_commit = 0

    def close(self) -> None:
        """Give the table free; what was not committed is forgotten."""
        self._figures.close()
        self._catalogue.close()
        self._lock.release()

    @property
    def _done(self) -> int:
        with cache_errors():
            return read_meta(self._figures, "done") or 0

    def _row(self, story: StoryFigures, line: FigureLine) -> tuple[object, ...]:
        # sqlite3 looks for an adapter for each value that is not plainly a text or number: twice the time
        return (
            story.key << ORDER_BITS | line.order, story.rank, line.low, line.high,
            self._phrase(line.label, line.unit), line.day, line.value, str(line.qualifier), str(line.kind),
            int(line.extracted),
            line.section, line.passage, line.start, line.end, line.as_of, line.previous,
        )  # fmt: skip

    def _phrase(self, label: str, unit: str) -> int:
        known = self._phrases.get((label, unit))
        if known is None:
            query = "SELECT id FROM phrases WHERE label = ? AND unit = ?"
            row = self._figures.execute(query, (label, unit)).fetchone()
            known = row[0] if row else self._new_phrase(label, unit)
            if len(self._phrases) >= KNOWN_PHRASES:
                self._phrases.clear()
            self._phrases[label, unit] = known
        return known

    def _new_phrase(self, label: str, unit: str) -> int:
        added = self._figures.execute(
            "INSERT INTO phrases (label, unit, label_sort, unit_sort) VALUES (?, ?, ?, ?)",
            (label, unit, sort_form(label), sort_form(unit) or unit.strip()),
        )
        phrase = added.lastrowid or 0
        self._figures.executemany(
            "INSERT OR IGNORE INTO phrase_words VALUES (?, ?)",
            [(word, phrase) for word in set(figure_words(label, unit).split())],
        )
        return phrase
