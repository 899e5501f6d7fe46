"""Bringing the index up to date: from nothing, and when nothing has changed."""

import statistics
import time
from collections.abc import Iterator

from reader.library.indexer import FIGURES
from tests.benchmarks.measure import Row
from tests.benchmarks.peers import newsboat
from tests.benchmarks.processes import time_process
from tests.benchmarks.workplace import PROJECT, Size, Workplace

FIRST = {10_000: 3.0, 100_000: 30.0, 1_000_000: 360.0}
RESCAN = {10_000: 0.1, 100_000: 0.6, 1_000_000: 6.0}
FIGURES_TOO = {10_000: 3.0, 100_000: 30.0, 1_000_000: 300.0}
"""Seconds."""


def first_indexing(place: Workplace, size: Size) -> Iterator[Row]:
    """The whole process that indexes a library for the first time, and then the one that looks for figures."""
    command = place.indexer(size)
    place.forget(size)
    taken = time_process(command, place.environment, PROJECT, runs=1)
    peer = newsboat(place, size)
    yield Row(
        figure="first indexing",
        size=size.name,
        value=taken.seconds,
        unit="s",
        budget=FIRST.get(size.articles),
        beside={"newsboat load": peer.load} if peer else {},
    )
    yield Row(figure="first indexing, processor time", size=size.name, value=taken.processor, unit="s")
    found = time_process(place.indexer(size, FIGURES), place.environment, PROJECT, runs=1)
    yield Row(
        figure="looking for figures afterwards",
        size=size.name,
        value=found.seconds,
        unit="s",
        budget=FIGURES_TOO.get(size.articles),
    )
    yield Row(figure="looking for figures, processor time", size=size.name, value=found.processor, unit="s")


def rescan(place: Workplace, size: Size) -> Iterator[Row]:
    """A look at every file when none has changed, without the start of a process."""
    times: list[float] = []
    with place.open(size) as library:
        for _ in range(4):
            started = time.perf_counter()
            library.refresh()
            times.append(time.perf_counter() - started)
    yield Row(
        figure="rescan, nothing changed",
        size=size.name,
        value=statistics.median(times[1:]),
        unit="s",
        budget=RESCAN.get(size.articles),
    )
