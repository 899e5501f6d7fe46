"""Work on many files at once, in worker processes: one a core."""

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import ModuleType
from typing import TypeVar

import msgspec

from reader.library.jobs import Batch, Loaded, Task, jobs
from reader.library.worker import ENDING, end_with_parent, load
from reader.model.errors import LibraryError

AHEAD = 20
"""Jobs begun or done for each worker before the first is taken: none is idle while a batch is committed."""


Job = TypeVar("Job")
Made = TypeVar("Made")


class Workers:
    """Worker processes, one a core. They start at once, whatever is still to be found out, and end with `end`.

    Each calls `begin` first.
    """

    def __init__(self, begin: Callable[[], None] = end_with_parent) -> None:
        self._count = os.cpu_count() or 1
        # A fresh interpreter each: forking a process that has threads is not safe.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(self._count, mp_context=context, initializer=begin)
        self._safely = ExitStack()
        self._safely.enter_context(_safe_path())
        with _without_program(), _deaf():
            for _ in range(self._count):
                self._pool.submit(int)  # each job for which no worker is idle yet starts one

    def load(self, root: Path, tasks: Iterable[Task]) -> Iterator[Loaded]:
        """Read the files; results come in the order of the tasks."""
        decode = msgspec.msgpack.Decoder(Batch).decode
        for job, loaded in self.each(load, jobs(tasks), lambda job: (str(root), [task.path for task in job])):
            yield job, decode(loaded)

    def each(
        self, work: Callable[..., Made], jobs: Iterable[Job], arguments: Callable[[Job], tuple[object, ...]]
    ) -> Generator[tuple[Job, Made]]:
        """Each job with what `work` makes of its arguments, in the order of the jobs; then the workers end.

        Raises LibraryError where a worker was ended from outside.
        """
        waiting: deque[tuple[Job, Future[Made]]] = deque()
        try:
            for job in jobs:
                waiting.append((job, self._pool.submit(work, *arguments(job))))
                if len(waiting) > self._count * AHEAD:
                    yield _done(*waiting.popleft())
            while waiting:
                yield _done(*waiting.popleft())
        except BrokenProcessPool as error:
            raise LibraryError(
                "a worker process was ended from outside; run `newsdesk index` again"
            ) from error
        finally:
            for _, future in waiting:  # the pool forgets to where nobody holds it any more
                future.cancel()
            self.end()

    def end(self) -> None:
        """Let the workers end after what they are at."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._safely.close()


def in_pool(
    work: Callable[..., Made], jobs: Iterable[Job], arguments: Callable[[Job], tuple[object, ...]]
) -> Generator[tuple[Job, Made]]:
    """`Workers.each`, of workers for these jobs alone."""
    return Workers().each(work, jobs, arguments)


@contextmanager
def _safe_path() -> Iterator[None]:
    """Let a new interpreter take no module from the current folder, which may be anybody's."""
    before = os.environ.get("PYTHONSAFEPATH")
    os.environ["PYTHONSAFEPATH"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONSAFEPATH"]
        else:
            os.environ["PYTHONSAFEPATH"] = before


@contextmanager
def _without_program() -> Iterator[None]:
    """Let a new interpreter load what its work needs alone, not what this program began with as well."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


@contextmanager
def _deaf() -> Iterator[None]:
    """Let a new interpreter hear no signal to end before it knows what to do then; its parent hears it later."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING) if ENDING else set()
    try:
        yield
    finally:
        if ENDING:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _done(job: Job, future: "Future[Made]") -> tuple[Job, Made]:
    return job, future.result()
