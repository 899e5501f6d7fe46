"""What was read, starred and tagged, and the place in each article, by article id. Durable when a call returns."""

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from reader.model.reading_state import UNTOUCHED, ReadingState
from reader.state.database import open_database, state_errors, transaction

_AT_ONCE = 500


class ReadingStates:
    """The reading state of one library. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._connection = open_database(path)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._connection.close()

    def get(self, ids: Sequence[str]) -> list[ReadingState]:
        """The states of these articles, in their order."""
        found: dict[str, ReadingState] = {}
        with self._lock, state_errors(self._path):
            for start in range(0, len(ids), _AT_ONCE):
                some = ids[start : start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                tags: dict[str, list[str]] = {}
                for id_, tag in self._connection.execute(
                    f"SELECT id, tag FROM tags WHERE id IN ({marks}) ORDER BY tag", some
                ):
                    tags.setdefault(id_, []).append(tag)
                for id_, read, starred, position in self._connection.execute(
                    f"SELECT id, read, starred, position FROM articles WHERE id IN ({marks})", some
                ):
                    found[id_] = ReadingState(
                        read=bool(read),
                        starred=bool(starred),
                        tags=tuple(tags.pop(id_, ())),
                        position=position,
                    )
                for id_, names in tags.items():
                    found[id_] = ReadingState(tags=tuple(names))
        return [found.get(id_, UNTOUCHED) for id_ in ids]

    def set_read(self, ids: Iterable[str], *, read: bool) -> None:
        """Mark articles read or unread."""
        self._set("read", [(id_, int(read)) for id_ in ids])

    def set_starred(self, ids: Iterable[str], *, starred: bool) -> None:
        """Star articles or take their stars away."""
        self._set("starred", [(id_, int(starred)) for id_ in ids])

    def set_position(self, id_: str, position: int) -> None:
        """Remember the place in an article, in characters."""
        self._set("position", [(id_, position)])

    def set_tagged(self, ids: Iterable[str], tag: str, *, tagged: bool) -> None:
        """Tag articles or take the tag away."""
        statement = (
            "INSERT OR IGNORE INTO tags VALUES (?, ?)"
            if tagged
            else "DELETE FROM tags WHERE id = ? AND tag = ?"
        )
        with self._lock, state_errors(self._path), transaction(self._connection):
            self._connection.executemany(statement, [(id_, tag) for id_ in ids])

    def read_ids(self) -> list[str]:
        """The ids of everything read."""
        return self._ids("SELECT id FROM articles WHERE read")

    def starred_ids(self) -> list[str]:
        """The ids of everything starred."""
        return self._ids("SELECT id FROM articles WHERE starred")

    def tagged_ids(self, tag: str) -> list[str]:
        """The ids of everything that has a tag."""
        return self._ids("SELECT id FROM tags WHERE tag = ?", tag)

    def _ids(self, query: str, *values: str) -> list[str]:
        with self._lock, state_errors(self._path):
            return [id_ for (id_,) in self._connection.execute(query, values)]

    def _set(self, column: str, values: list[tuple[str, int]]) -> None:
        statement = (
            f"INSERT INTO articles (id, {column}) VALUES (?, ?) "
            f"ON CONFLICT (id) DO UPDATE SET {column} = excluded.{column}"
        )
        with self._lock, state_errors(self._path), transaction(self._connection):
            self._connection.executemany(statement, values)
