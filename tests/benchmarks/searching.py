"""How long the engine takes for a search: all that lies between a text and the first fifty rows of its answer."""

import time
from collections.abc import Iterator

from reader.library.library import Library
from tests.benchmarks.measure import Row, percentile
from tests.benchmarks.peers import ripgrep_seconds
from tests.benchmarks.workplace import Size, Workplace, tell

BUDGETS = {10_000: 3.0, 100_000: 10.0, 1_000_000: 50.0}
"""Milliseconds, 95 of 100 searches."""

QUERIES = {
    "words": (
        "amnesty",
        "earthquake rescue",
        "ceasefire election",
        "government minister",
        "general amnesty prisoner",
        "cholera vaccination camp",
        "the president said",
        "returned -border",
        "flood OR drought OR wildfire",
        "联合国 地震",
        "1,905",
        "nosuchword",
    ),
    "phrase": (
        '"general amnesty"',
        '"prime minister"',
        '"security council" ceasefire',
        '"of the"',
        '"officers and personnel returned"',
        '"state of emergency"',
    ),
    "prefix": ("am", "amn", "elec", "go", "ceas", "t", "general am", "earthq*", "re* election"),
    "field": (
        "headline:amnesty",
        "source:courier",
        "subject:refugees",
        "place:baghdad earthquake",
        "in:background amnesty",
        "after:2010 flood",
        "date:2004-12 earthquake",
        "before:2000 -war",
        "is:unread amnesty",
    ),
    "figures": (
        "fig:>1000",
        "fig:<50",
        "fig:1000..5000",
        "fig:returned>1000",
        "fig:people",
        "fig:%>3",
        "-fig:>1000",
        "has:figures cholera",
        "police fig:>1000",
        "the fig:1000..5000",
        "fig:returned>1000 OR amnesty",
        "fig:>1000 fig:people -flood",
    ),
}
"""What people look for: rare and common words, one and several, in every way that has a budget."""

RUNS = 5
ROWS = 50


def searches(place: Workplace, size: Size) -> Iterator[Row]:
    """The rows on searching."""
    beside = ripgrep_seconds("amnesty", place.library(size))
    with place.open(size) as library:
        everything: list[float] = []
        for kind, queries in QUERIES.items():
            times = [time for query in queries for time in _times(library, query, typing=kind == "prefix")]
            everything += times
            yield Row(
                figure=f"search: {kind}, p95",
                size=size.name,
                value=percentile(times, 0.95),
                unit="ms",
                budget=BUDGETS.get(size.articles),
            )
        yield Row(
            figure="search: all of these, p50",
            size=size.name,
            value=percentile(everything, 0.5),
            unit="ms",
            beside={name: 1000 * seconds for name, seconds in beside.items()},
        )
        yield Row(
            figure="search: newest 50 of a word in nearly all",
            size=size.name,
            value=percentile(_times(library, "the", typing=False), 0.5),
            unit="ms",
        )


def _times(library: Library, query: str, *, typing: bool) -> list[float]:
    """Milliseconds of some searches, after one that warms up."""
    times: list[float] = []
    for _ in range(RUNS + 1):
        started = time.perf_counter()
        results = library.search(query, typing=typing)
        library.entries(results.keys(0, ROWS))
        times.append(1000 * (time.perf_counter() - started))
    tell(f"  {percentile(times[1:], 0.5):8.2f} ms  {results.count:8,} found  {query}")
    return times[1:]
