"""Reading many article files at once: in worker processes when there are many, here when there are few."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import NamedTuple

from reader.index.changes import FileSeen, FolderChange
from reader.library.loading import FileRecords, decode_records, end_with_parent, load_files
from reader.model.errors import LibraryError

POOL_FROM = 300
"""Files from which worker processes are worth their start (about 0.2 s each)."""

JOB_FILES = 50
JOB_BYTES = 1 << 20
"""A job for a worker is so many files or so many bytes, whichever comes first."""

AHEAD = 4
"""Jobs waiting for each worker, so that none is ever idle and none piles up results."""


class Job(NamedTuple):
    """Some files of one folder, as they were seen; the last of a folder `finishes` what changed there."""

    folder: str
    files: list[FileSeen]
    finishes: FolderChange | None = None


class Loaded(NamedTuple):
    """A job and what its files hold, in the order of the files."""

    job: Job
    contents: list[FileRecords]


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
    for job in work:
        yield Loaded(job, decode_records(_load(root, job)))


def load_in_pool(root: Path, work: Iterable[Job]) -> Iterator[Loaded]:
    """Do the jobs in worker processes, one a core; results come in the order of the jobs."""
    workers = os.cpu_count() or 1
    # A fresh interpreter each: forking a process that has threads is not safe.
    context = multiprocessing.get_context("spawn")
    waiting: deque[tuple[Job, Future[bytes]]] = deque()
    with ProcessPoolExecutor(workers, mp_context=context, initializer=end_with_parent) as pool:
        try:
            for job in work:
                waiting.append((job, pool.submit(_load, root, job)))
                if len(waiting) > workers * AHEAD:
                    yield _result(*waiting.popleft())
            while waiting:
                yield _result(*waiting.popleft())
        except BrokenProcessPool as error:
            raise LibraryError(
                "a worker process was ended from outside; run `newsdesk index` again"
            ) from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _load(root: Path, job: Job) -> bytes:
    return load_files(str(root), job.folder, [file.name for file in job.files])


def _result(job: Job, future: "Future[bytes]") -> Loaded:
    return Loaded(job, decode_records(future.result()))
