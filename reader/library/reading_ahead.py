"""The next sources read while the one before them is filed: two processors have something to do."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from reader.library.gathering import Gathered
from reader.library.sandbox import Sandbox
from reader.model.incoming import Parsed

_AHEAD = 2
_LARGE = 2**20
"""Bytes from which a source comes in pieces, each of which can be filed while the next is read."""


def read_ahead(gathered: Iterable[Gathered], sandbox: Sandbox) -> Iterator[tuple[Gathered, Iterable[Parsed]]]:
    """Each source with what the sandbox reads in it, in order; nothing for one that has no bytes."""
    pool = ThreadPoolExecutor(1, thread_name_prefix="reading")
    waiting: deque[tuple[Gathered, Future[list[Parsed]]]] = deque()
    try:
        for one in gathered:
            if len(one.data) < _LARGE and not one.failure:
                waiting.append((one, pool.submit(sandbox.parse, one.data, one.hints)))
                if len(waiting) <= _AHEAD:
                    continue
                yield _first(waiting)
            else:
                while waiting:
                    yield _first(waiting)
                yield one, () if one.failure else sandbox.each(one.data, one.hints)
        while waiting:
            yield _first(waiting)
    finally:
        pool.shutdown(cancel_futures=True)  # at most one source is still being read, and within its limits


def _first(waiting: "deque[tuple[Gathered, Future[list[Parsed]]]]") -> tuple[Gathered, Iterable[Parsed]]:
    one, parsed = waiting.popleft()
    return one, parsed.result()
