"""The work of reading many files: jobs of a handy size, done here or by `reader.library.pool`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.index.changes import FileSeen, FolderChange

if TYPE_CHECKING:
    from reader.library.loading import FileRecords

JOB_FILES = 50
JOB_BYTES = 1 << 20
"""A job is so many files or so many bytes, whichever comes first."""


class Job(NamedTuple):
    """Some files of one folder, as they were seen; the last of a folder `finishes` what changed there."""

    folder: str
    files: list[FileSeen]
    finishes: FolderChange | None = None

    @property
    def names(self) -> list[str]:
        """The names of the files."""
        return [file.name for file in self.files]


class Loaded(NamedTuple):
    """A job and what its files hold, in the order of the files."""

    job: Job
    contents: "list[FileRecords]"


def jobs(folder: str, files: Iterable[FileSeen]) -> Iterator[Job]:
    """The files of a folder in jobs of a handy size."""
    some: list[FileSeen] = []
    size = 0
    for file in files:
        some.append(file)
        size += file.size
        if len(some) >= JOB_FILES or size >= JOB_BYTES:
            yield Job(folder, some)
            some, size = [], 0
    if some:
        yield Job(folder, some)


def load_here(root: Path, work: Iterable[Job]) -> Iterator[Loaded]:
    """Do the jobs in this process."""
    from reader.library.loading import FileRecords, load_file  # Most looks find nothing to read.

    for job in work:
        yield Loaded(
            job, [FileRecords(name=name, records=load_file(root, job.folder, name)) for name in job.names]
        )
