"""Bringing the cache in line with the folder: look for changes, read what changed, write it in batches.

The folder is the truth. Looking comes first, so that progress has a total. What changed is kept for the reading as
long as that is not much; the other folders with changes are looked at again, so that a million changes need not be
kept in memory. Where changed files are named their folders are looked at, or, in large ones, these files alone.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from reader.index.changes import FileSeen, FolderChange
from reader.index.writer import CacheWriter, open_writer
from reader.library.jobs import Loaded, Task, load_here
from reader.model.errors import CacheDamagedError
from reader.model.progress import Progress, RefreshReport
from reader.store.folder import ANY, Folder, has_other_case, may_be_article, scan, scan_folder

if TYPE_CHECKING:
    from reader.index.record import Record
    from reader.library.pool import Workers

POOL_FROM = 300
"""Files to read from which worker processes are worth their start (about 0.2 s each)."""

MOST_KEPT = 150_000
"""Changed files whose looks are kept from looking to reading: some 300 bytes each."""

FEW_FILES = 1_000
"""Files in a folder up to which all are looked at where one is named: in 10 ms what nobody told is found too."""

OnProgress = Callable[[Progress], None]
"""Is told how far the work has come, some times a second."""

LOOKING = "looking for changes"
READING = "reading articles"
FINISHING = "finishing the index"


def refresh(
    root: Path,
    cache: Path,
    *,
    paths: Sequence[Path] | None = None,
    rebuild: str = "",
    on_progress: OnProgress = lambda _: None,
) -> RefreshReport | None:
    """Make the cache agree with the folder; None where another Newsdesk is doing so.

    `paths` limits the look to these files, as far as that is enough; a file `*` stands for its whole folder.
    `rebuild` is a reason to make the cache anew.
    Raises LibraryError when the folder cannot be read, CacheError when the cache cannot be written.
    """
    started = time.monotonic()
    try:
        report = _refresh(root, cache, paths, rebuild, on_progress)
    except CacheDamagedError as error:
        report = _refresh(root, cache, None, str(error), on_progress)
    return report and msgspec.structs.replace(report, seconds=time.monotonic() - started)


def _refresh(
    root: Path, cache: Path, paths: Sequence[Path] | None, rebuild: str, on_progress: OnProgress
) -> RefreshReport | None:
    folders = scan(root)  # A missing folder is an error now, not an empty library later.
    writer = open_writer(cache, rebuild=rebuild)
    if writer is None:
        return None
    work = _Refresh(root, writer, on_progress)
    try:
        known = None if rebuild or paths is None else work.folders_of(paths)
        if known is None or not work.look(known, limited=True):
            work.look(folders)
            work.forget_unseen()
        work.read()
        on_progress(Progress(task=FINISHING, done=work.done, total=work.total))
        writer.close()
    except BaseException:
        writer.abandon()
        raise
    finally:
        work.end()
    return work.report()


class _Refresh:
    """One refresh under way: what was seen, and what it comes to."""

    def __init__(self, root: Path, writer: CacheWriter, on_progress: OnProgress) -> None:
        self._root = root
        self._writer = writer
        self._on_progress = on_progress
        self._seen: set[str] = set()
        self._skipped: list[str] = []
        self._changed: dict[str, FolderChange | None] = {}
        self._added = self._replaced = self._removed = 0
        self._workers: Workers | None = None
        self.done = self.total = 0

    def folders_of(self, paths: Sequence[Path]) -> list[Folder] | None:
        """The folders of these files, or None where only a look at everything tells what happened."""
        names: dict[str, set[str]] = {}
        folders = self._writer.folders
        for path in paths:
            if not path.is_relative_to(self._root):
                return None
            folder, itself = (
                "" if one == self._root else one.relative_to(self._root).as_posix()
                for one in (path.parent, path)
            )
            is_folder = os.path.isdir(path)  # noqa: PTH112 - an error where it may not be seen would be of no use
            if is_folder or itself in folders or folder not in folders:
                return None
            names.setdefault(folder, set()).add(path.name)
        root = self._root.resolve()
        if any((self._root / folder).resolve() != root / folder for folder in names):
            return None  # Reached through a link: it may be read by another name already.
        return [
            scan_folder(self._root, folder, self._to_look_at(folder, some)) for folder, some in names.items()
        ]

    def _to_look_at(self, folder: str, names: set[str]) -> set[str] | None:
        """Which files of a folder tell what happened to those of these names; None: all of them."""
        if ANY in names or not self._writer.folders.has_more_files(folder, FEW_FILES):
            return None
        some = set(filter(may_be_article, names))
        if any(
            not self._writer.folders.has_file(folder, name) and has_other_case(self._root / folder / name)
            for name in some
        ):
            return None  # It is listed as something else, maybe.
        return some

    def look(self, folders: Iterable[Folder], *, limited: bool = False) -> bool:
        """Find the folders with changes, and how many files each has to read.

        False where a look `limited` to some folders saw new ones in them.
        """
        self._seen, self._changed, self._skipped = set(), {}, []
        self.total = 0
        news = False
        for folder in folders:
            change = self._compare(folder, time.time_ns())
            self._seen.add(folder.path)
            self._skipped += folder.skipped
            if change is not None and not change.changed and not change.removed:
                # Not to be listed again: a folder that is read by another name already looks empty only now.
                self._writer.folders.finish(change)
            elif change is not None:
                self.total += len(change.changed)
                self._changed[folder.path] = change if self.total <= MOST_KEPT else None
                self._start_workers()
            if limited:
                news = news or not all(path in self._writer.folders for path in folder.folders + folder.links)
            self._on_progress(Progress(task=LOOKING, done=len(self._seen)))
        self._writer.expect(self.total)
        return not news

    def forget_unseen(self) -> None:
        """Take out what lay in folders that are gone."""
        self._removed += self._writer.remove_folders_but(self._seen)

    def read(self) -> None:
        """Read what changed and write it."""
        if not self._changed:
            return
        for job, batch in self._load():
            self._writer.add_stems(batch.stems)
            for task, records in zip(job, batch.files, strict=True):
                self._write(task, records)
            self.done += len(job)
            self._on_progress(Progress(task=READING, done=self.done, total=self.total))

    def report(self) -> RefreshReport:
        """What it came to."""
        return RefreshReport(
            added=self._added,
            changed=self._replaced,
            removed=self._removed,
            skipped=tuple(self._skipped),
            rebuilt=self._writer.rebuilt,
        )

    def end(self) -> None:
        """Let go of the workers, whatever came of it."""
        if self._workers is not None:
            self._workers.end()

    def _start_workers(self) -> None:
        """Start worker processes where they are worth it, while the rest of the library is still looked at."""
        if self.total >= POOL_FROM and self._workers is None:
            from reader.library.pool import Workers
            from reader.library.worker import begin_to_load

            self._workers = Workers(begin_to_load)

    def _load(self) -> Iterator[Loaded]:
        if self._workers is not None:
            return self._workers.load(self._root, self._tasks())
        return load_here(self._root, self._tasks())

    def _tasks(self) -> Iterator[Task]:
        for path in list(self._changed):
            change = self._changed.pop(path) or self._compare(scan_folder(self._root, path), time.time_ns())
            if change is None:
                continue
            self._removed += self._writer.remove_files(path, change.removed)
            if change.changed:
                *before, last = change.changed
                yield from (Task(path, file) for file in before)
                yield Task(path, last, finishes=change)
            else:
                self._writer.folders.finish(change)

    def _compare(self, folder: Folder, now_ns: int) -> FolderChange | None:
        files = (FileSeen(*file) for file in folder.files)
        if folder.names is not None:
            return self._writer.folders.compare_named(folder.path, folder.names, files, now_ns)
        return self._writer.folders.compare(folder.path, folder.mtime_ns, files, now_ns)

    def _write(self, task: Task, records: "tuple[Record, ...]") -> None:
        old, new = self._writer.replace_file(task.folder, task.file, records), len(records)
        self._replaced += min(old, new)
        self._added += max(0, new - old)
        self._removed += max(0, old - new)
        if task.finishes:
            self._writer.folders.finish(task.finishes)
