"""What is about to be written into the library: new articles under free names, changed ones with their old version.

Decides nothing about stories; it knows files.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
from msgspec.structs import replace

from reader.library.feed_files import stamp_of
from reader.library.placing import place
from reader.library.revisions import revision_path
from reader.model.article import Article
from reader.model.entry import Known
from reader.model.errors import ArticleError
from reader.model.progress import Progress
from reader.store.batch import (
    FileToWrite,
    read_for_change,
    remove_leftovers,
    sync_folders,
    write_batch,
)
from reader.store.ids import default_id
from reader.store.reading import read_document
from reader.store.rewriting import replace_document
from reader.store.writing import to_yaml

OnProgress = Callable[[Progress], None]

_TOLD_EVERY = 500


class _Change(msgspec.Struct):
    """The article for document `number` of a file, and the file as it was; None where it is new."""

    article: Article
    number: int
    before: bytes | None
    keeps_old: bool = False
    rows: list[int] = []


class Desk:
    """Collects changes to a library and writes them together. `written` are the files written so far."""

    def __init__(
        self, root: Path, now: Callable[[], dt.datetime], on_progress: OnProgress, *, dry_run: bool
    ) -> None:
        self.written: list[Path] = []
        self._kept: list[Path] = []  # former versions
        self.former: dict[str, str] = {}
        """What changed files were like before, as `stamp_of` says, until somebody clears it."""
        self._root = root
        self._now = now
        self._on_progress = on_progress
        self._dry_run = dry_run
        self._changes: dict[tuple[str, int], _Change] = {}
        self._names: dict[str, set[str]] = {}

    def add(self, row: int, article: Article, folder: str = "") -> str:
        """Have a new article written; its path below the library. `row` is what a failure is told of."""
        path = place(article, self._is_taken, folder)
        parent, _, name = path.rpartition("/")
        self._names[parent].add(name.casefold())
        if article.id == default_id(path, 0, 1):
            article = replace(article, id="")
        self._changes[path, 0] = _Change(article, 0, None, rows=[row])
        return path

    def change(self, row: int, known: Known, article: Article, *, keeps_old: bool) -> None:
        """Have an article written anew, the old version kept as a revision. Raises ArticleError."""
        change = self._changes.get((known.path, known.number))
        if change is None:
            self.former.setdefault(known.path, stamp_of(self._root / known.path))
            before = read_for_change(self._root / known.path)
            change = self._changes[known.path, known.number] = _Change(article, known.number, before, rows=[])
        change.article = article
        change.keeps_old |= keeps_old and change.before is not None
        change.rows.append(row)

    def article(self, known: Known) -> Article:
        """An article as it will be when everything is written. Raises ArticleError where it cannot be read."""
        if change := self._changes.get((known.path, known.number)):
            return change.article
        document = read_document(self._root / known.path, known.path, known.number)
        if document.article is None:
            raise ArticleError(str(document.diagnostics[0]))
        return document.article

    def write(self) -> list[tuple[int, str]]:
        """Writes everything collected; the rows that failed, each with why."""
        changes, self._changes = self._changes, {}
        if self._dry_run:
            return []
        failed: list[tuple[int, str]] = []
        rows: dict[Path, list[int]] = {}
        files = list(self._files(changes, rows, failed))
        for done, (file, wrong) in enumerate(write_batch(files), 1):
            if wrong:
                failed += [
                    (row, f"{file.path} cannot be written: {wrong}") for row in rows.get(file.path, ())
                ]
            else:
                (self.written if file.path in rows else self._kept).append(file.path)
            if done % _TOLD_EVERY == 0:
                self._on_progress(Progress(task="writing articles", done=done, total=len(files)))
        return failed

    def close(self) -> None:
        """Make what was written outlive a power cut, former versions and new folders included."""
        folders = {folder for path in (*self.written, *self._kept) for folder in path.parents}
        sync_folders(folder for folder in folders if folder.is_relative_to(self._root))

    def _files(
        self,
        changes: dict[tuple[str, int], _Change],
        rows: dict[Path, list[int]],
        failed: list[tuple[int, str]],
    ) -> Iterator[FileToWrite]:
        latest: dict[
            str, bytes
        ] = {}  # of files with several articles, when another one of them changed already
        for (path, number), change in changes.items():
            target = self._root / path
            try:
                before = latest.get(path, change.before)
                if before is None:
                    data = to_yaml(change.article).encode()
                else:
                    data = latest[path] = replace_document(before, number, change.article, path)
            except ArticleError as error:
                failed += [(row, str(error)) for row in change.rows]
                continue
            if change.keeps_old and change.before is not None:
                yield FileToWrite(self._free_revision(path), change.before)
            rows.setdefault(target, []).extend(change.rows)
            yield FileToWrite(target, data, is_new=change.before is None)

    def _free_revision(self, path: str) -> Path:
        now, number = self._now(), 0
        while os.path.lexists(target := self._root / revision_path(path, now, number)):
            number += 1
        return target

    def _is_taken(self, path: str) -> bool:
        """Whether a file of that name is there or about to be; to some disks capitals are the same."""
        folder, _, name = path.rpartition("/")
        if folder not in self._names:
            try:
                names = os.listdir(self._root / folder)
            except OSError:
                names = []
            remove_leftovers(self._root / folder, names, self._now().timestamp())
            self._names[folder] = {name.casefold() for name in names}
        return name.casefold() in self._names[folder]
