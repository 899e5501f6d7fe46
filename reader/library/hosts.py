"""Work for many hosts at once, never too much for one of them."""

import threading
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

T = TypeVar("T")

PER_HOST = 2
"""Requests to one host at a time."""


class HostQueue(Generic[T]):
    """Jobs by host. A worker gets the first job whose host has room, so that a slow host holds nobody else up."""

    def __init__(self, jobs: Iterable[tuple[str, T]], per_host: int = PER_HOST) -> None:
        self._jobs = deque(jobs)
        self._per_host = per_host
        self._busy: Counter[str] = Counter()
        self._changed = threading.Condition()

    @contextmanager
    def taken(self) -> Iterator[T | None]:
        """The next job, with a place at its host until the end of the `with`; None when there are none left."""
        with self._changed:
            while (place := self._next()) is None and self._jobs:
                self._changed.wait()
            if place is None:
                job = None
            else:
                host, job = self._jobs[place]
                del self._jobs[place]
                self._busy[host] += 1
        try:
            yield job
        finally:
            if place is not None:
                self._leave(host)

    @contextmanager
    def visiting(self, host: str) -> Iterator[None]:
        """A place at a host for work that is not in the queue. Not to be asked for while holding another."""
        with self._changed:
            self._changed.wait_for(lambda: self._busy[host] < self._per_host)
            self._busy[host] += 1
        try:
            yield
        finally:
            self._leave(host)

    def clear(self) -> None:
        """Forget the jobs that nobody has begun."""
        with self._changed:
            self._jobs.clear()
            self._changed.notify_all()

    def _next(self) -> int | None:
        for place, (host, _) in enumerate(self._jobs):
            if self._busy[host] < self._per_host:
                return place
        return None

    def _leave(self, host: str) -> None:
        with self._changed:
            self._busy[host] -= 1
            self._changed.notify_all()
