"""Writing the cache: the catalogue and the full text are brought forward together, in batches.

Killed at any moment, the two may disagree about the last batch. `pending` names the articles in question, because
a batch is committed in this order: rows and their names in `pending`, full text, `pending` emptied. The next
writer takes what `pending` still names out of the full text and has those files read again.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reader.index.catalogue import FILE_NAME, add_late_indexes, connect, create, read_meta, write_meta
from reader.index.changes import FileSeen
from reader.index.folders import Folders
from reader.index.fulltext import FOLDER, FullTextWriter, full_text_size
from reader.index.lock import CacheLock
from reader.index.rank import MAX_KEY, rank
from reader.index.succession import Succession, Traits
from reader.index.trouble import DAMAGED, LOOKED, cache_errors, note
from reader.model.errors import CacheDamagedError

if TYPE_CHECKING:
    from reader.index.record import Record

ROWS_BATCH = 2_000
"""Articles between two commits of the catalogue."""

BULK_FROM = 5_000
"""Files to be read from which the full text is given more memory."""

FULL_TEXT_BATCH = 50_000
"""Articles between two commits of the full text, which are dear."""

LAST_BATCH = 3_000
"""Files whose articles are left for the last commit: nobody has anything else to do while it is made."""

_FILE = "SELECT id FROM files WHERE folder = ? AND name = ?"
_ADD_FILE = """INSERT OR IGNORE INTO files (folder, name, size, mtime_ns, ctime_ns, inode)
    VALUES (?, ?, ?, ?, ?, ?)"""
_CHANGE_FILE = "UPDATE files SET size = ?, mtime_ns = ?, ctime_ns = ?, inode = ? WHERE id = ?"
_NOTE_ADDED = "INSERT INTO pending SELECT key, 0 FROM articles WHERE key >= ? AND problem = ''"
_PUT_ARTICLE = f"INSERT INTO articles VALUES ({', '.join('?' * 16)})"
_TRAITS = (
    "SELECT id, source_sort, published, words, figures, text FROM articles WHERE key = ? AND problem = ''"
)


def open_writer(folder: Path, *, rebuild: str = "") -> "CacheWriter | None":
    """Take the cache in `folder` for writing, making or mending it as needed; None while another process has it.

    `rebuild` gives a reason to make the cache anew.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = CacheLock(folder)
    if not lock.acquire():
        return None
    if (folder / DAMAGED).exists():
        rebuild = rebuild or "a reader found the cache damaged"
    try:
        try:
            return CacheWriter(folder, lock, rebuild=rebuild)
        except CacheDamagedError as error:
            return CacheWriter(folder, lock, rebuild=str(error))
    except BaseException:
        lock.release()
        raise


class CacheWriter:
    """Holds the cache's lock until `close` or `abandon`. A failure at any point leaves a cache that heals."""

    def __init__(self, folder: Path, lock: CacheLock, *, rebuild: str) -> None:
        self.rebuilt = rebuild
        """Why the cache was made anew; empty when it was not, or there was none before."""
        self._folder = folder
        self._lock = lock
        self._opened_full_text: FullTextWriter | None = None
        self._bulk = False
        self._files_left = 0
        self._rows = 0
        self._documents = 0
        self._succession = Succession()
        if rebuild:
            _delete(folder)
        with cache_errors():
            self._connection = (
                connect(folder, writable=True) if (folder / FILE_NAME).exists() else create(folder)
            )
            try:
                self._next_key = self._value("SELECT coalesce(max(key), 0) + 1 FROM articles")
                self._next_key = max(self._next_key, int(read_meta(self._connection, "next_key") or 1))
                self._committed_key = self._next_key
                self._was_new = self._next_key == 1
                self._removed = read_meta(self._connection, "removed") or 0
                self._connection.execute("BEGIN IMMEDIATE")
                self._recover()
                self.folders = Folders(self._connection)
            except BaseException:
                self._connection.close()
                raise

    def expect(self, files: int) -> None:
        """Be ready for so many files to be replaced; to be said before the first."""
        self._bulk = files >= BULK_FROM
        self._files_left = files

    def add_stems(self, stems: Iterable[tuple[str, str]]) -> None:
        """Take in the stems and forms of articles about to be written."""
        with cache_errors():
            self._connection.executemany("INSERT OR IGNORE INTO stems VALUES (?, ?)", stems)

    def replace_file(self, folder: str, file: FileSeen, records: "Sequence[Record]") -> int:
        """Put the records of a file in the place of what was known of it; how many articles that replaces."""
        with cache_errors():
            folder_id = self.folders.id_of(folder)
            added = self._connection.execute(_ADD_FILE, (folder_id, *file))
            replaced = 0
            if added.rowcount:
                file_id = added.lastrowid or 0
            else:
                replaced = self._remove_articles(folder_id, file.name)
                file_id = self._value(_FILE, folder_id, file.name)
                self._connection.execute(_CHANGE_FILE, (*file[1:], file_id))
            for record in records:
                if added.rowcount and not self._was_new:
                    self._note_coming(self._next_key, record)
                self._add(file_id, record)
            self._files_left -= 1
            self._count(len(records) + replaced)
            return replaced

    def remove_files(self, folder: str, names: Iterable[str]) -> int:
        """Take files and their articles out; how many articles that were."""
        with cache_errors():
            folder_id, removed = self.folders.id_of(folder), 0
            for name in names:
                self._note_going(folder_id, name)
                removed += self._remove_articles(folder_id, name)
                self._connection.execute("DELETE FROM files WHERE folder = ? AND name = ?", (folder_id, name))
            self._count(removed)
            return removed

    def remove_folders_but(self, seen: set[str]) -> int:
        """Take out the folders that were not seen; how many articles that were."""
        with cache_errors():
            removed = 0
            for path in sorted(self.folders.paths() - seen):
                folder_id = self.folders.id_of(path)
                names = self._connection.execute(
                    "SELECT name FROM files WHERE folder = ?", (folder_id,)
                ).fetchall()
                removed += self.remove_files(path, [name for (name,) in names])
                self.folders.forget(path)
            return removed

    def commit(self) -> None:
        """Make everything so far visible to readers, and safe."""
        with cache_errors():
            self._commit_rows()
            if self._documents:
                self._full_text.commit()
                self._documents = 0
                self._connection.execute("DELETE FROM pending")
                self._commit_rows()

    def close(self, *, complete: bool = True) -> None:
        """Commit, remember that the whole library is in when it is `complete`, and give the cache free."""
        try:
            with cache_errors():
                add_late_indexes(self._connection)
                self._note_formers()
                if complete:
                    write_meta(self._connection, "complete", 1)
                    note(self._folder / LOOKED)
                self.commit()
                self._connection.execute("COMMIT")
                if self._opened_full_text is not None:
                    self._opened_full_text.close()
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Give the cache free as it is; what was not committed will be read again."""
        self._connection.close()
        self._lock.release()

    @property
    def _full_text(self) -> FullTextWriter:
        # A library in which nothing changed is done without it.
        if self._opened_full_text is None:
            self._opened_full_text = FullTextWriter(self._folder, bulk=self._bulk)
        return self._opened_full_text

    def _recover(self) -> None:
        pending = list(self._connection.execute("SELECT key, gone FROM pending"))
        for key, _ in pending:
            self._full_text.remove(key)
        self._documents += len(pending)
        unsure = "SELECT file FROM articles JOIN pending ON pending.key = articles.key"
        self._connection.execute(
            f"UPDATE folders SET digest = 0 WHERE id IN (SELECT folder FROM files WHERE id IN ({unsure}))"
        )
        self._connection.execute(f"UPDATE files SET size = -1 WHERE id IN ({unsure})")
        articles = self._value("SELECT count(*) FROM articles") - self._value(
            "SELECT count(*) FROM articles WHERE problem <> ''"
        )
        if not pending and articles != full_text_size(self._folder):
            raise CacheDamagedError("the catalogue and the full text do not agree")

    def _add(self, file_id: int, record: "Record") -> None:
        key = self._next_key
        self._next_key += 1
        if key > MAX_KEY:
            raise CacheDamagedError("the catalogue has run out of numbers")
        article_rank = rank(key, record.epoch)
        self._connection.execute(
            _PUT_ARTICLE,
            (key, article_rank, file_id, record.number, record.line, record.id, record.headline,
             record.headline_sort, record.source, record.source_sort, record.published, record.updated,
             record.figure_count, record.words, record.text, record.problem),
        )  # fmt: skip
        if record.problem:
            return
        self._connection.executemany(
            "INSERT INTO figures VALUES (?, ?, ?, ?)",
            [(key, figure.low, figure.high, figure.words) for figure in record.figures],
        )
        self._connection.executemany(
            "INSERT INTO origins VALUES (?, ?, ?)",
            [(identity, key, digest) for identity, digest in record.origins.items()],
        )
        self._full_text.add(record, article_rank)
        self._documents += 1

    def _note_formers(self) -> None:
        given_anew = "EXISTS (SELECT 1 FROM articles WHERE articles.id = formers.id)"
        self._connection.execute(f"DELETE FROM formers WHERE {given_anew}")
        pairs = self._succession.pairs(
            lambda identity: self._value("SELECT count(*) FROM origins WHERE identity = ?", identity) > 1
        )
        if not pairs:
            return
        rows = ((key, former, self._next_key) for key, former in pairs.items())
        self._connection.executemany("INSERT INTO formers VALUES (?, ?, ?)", rows)
        self._next_key += 1  # so that whoever has followed the articles so far sees that there is more

    def _note_coming(self, key: int, record: "Record") -> None:
        if not record.problem and self._succession.is_of_use:
            self._succession.comes(
                key,
                Traits(
                    id=record.id,
                    source=record.source_sort,
                    published=record.published,
                    words=record.words,
                    figures=record.figure_count,
                    text=record.text,
                    identities=record.origins,
                ),
            )

    def _note_going(self, folder_id: int, name: str) -> None:
        if not self._succession.is_of_use:
            return
        for key in self._keys_of(folder_id, name):
            traits = self._connection.execute(_TRAITS, (key,)).fetchone()
            if traits:
                identities = self._connection.execute(
                    "SELECT identity, digest FROM origins WHERE article = ?", (key,)
                )
                self._succession.goes(Traits._make((*traits, dict(identities.fetchall()))))

    def _keys_of(self, folder_id: int, name: str) -> list[int]:
        query = f"SELECT key FROM articles WHERE file = ({_FILE})"
        return [key for (key,) in self._connection.execute(query, (folder_id, name))]

    def _remove_articles(self, folder_id: int, name: str) -> int:
        keys = self._keys_of(folder_id, name)
        for key in keys:
            self._connection.execute("DELETE FROM figures WHERE article = ?", (key,))
            self._connection.execute("DELETE FROM origins WHERE article = ?", (key,))
            self._connection.execute("DELETE FROM formers WHERE article = ?", (key,))
            self._connection.execute("DELETE FROM articles WHERE key = ?", (key,))
            self._connection.execute("INSERT OR REPLACE INTO pending VALUES (?, 1)", (key,))
            self._full_text.remove(key)
        self._documents += len(keys)
        self._removed += len(keys)
        return len(keys)

    def _count(self, articles: int) -> None:
        self._rows += articles
        last = self._files_left == LAST_BATCH and self._documents >= LAST_BATCH
        if last or self._documents >= FULL_TEXT_BATCH:
            self.commit()
        elif self._rows >= ROWS_BATCH:
            self._commit_rows()

    def _commit_rows(self) -> None:
        self._connection.execute(_NOTE_ADDED, (self._committed_key,))
        self._committed_key = self._next_key
        write_meta(self._connection, "next_key", self._next_key)
        write_meta(self._connection, "removed", self._removed)
        self._connection.execute("COMMIT")
        self._connection.execute("BEGIN IMMEDIATE")
        self._rows = 0

    def _value(self, query: str, *values: int | str) -> int:
        return int(self._connection.execute(query, values).fetchone()[0])


def _delete(folder: Path) -> None:
    import shutil

    for name in (FILE_NAME, f"{FILE_NAME}-wal", f"{FILE_NAME}-shm", DAMAGED):
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / FOLDER, ignore_errors=True)
