"""The work of reading many files: jobs of a handy size, done here or by `reader.library.pool`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

import msgspec

from reader.index.changes import FileSeen, FolderChange
from reader.index.record import Record

JOB_FILES = 100
JOB_BYTES = 1 << 20
"""A job is so many files or so many bytes, whichever comes first."""


class Task(NamedTuple):
    """One file to read, as it was seen; the last of a folder `finishes` what changed there."""

    folder: str
    file: FileSeen
    finishes: FolderChange | None = None

    @property
    def path(self) -> str:
        """The file's path below the library."""
        return f"{self.folder}/{self.file.name}" if self.folder else self.file.name


class Batch(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The records of each of some files, and the stems and forms in them that were not told before."""

    files: list[tuple[Record, ...]]
    stems: list[tuple[str, str]]


Job: TypeAlias = list[Task]
Loaded: TypeAlias = tuple[Job, Batch]
"""Files and what was read from each."""


def jobs(tasks: Iterable[Task]) -> Iterator[Job]:
    """The tasks, in their order, in jobs of a handy size."""
    job: Job = []
    size = 0
    for task in tasks:
        job.append(task)
        size += task.file.size
        if len(job) >= JOB_FILES or size >= JOB_BYTES:
            yield job
            job, size = [], 0
    if job:
        yield job


def load_here(root: Path, tasks: Iterable[Task]) -> Iterator[Loaded]:
    """Read the files in this process."""
    from reader.index.vocabulary import Vocabulary
    from reader.library.loading import load_files

    vocabulary = Vocabulary()
    for job in jobs(tasks):
        yield job, load_files(root, [task.path for task in job], vocabulary)
