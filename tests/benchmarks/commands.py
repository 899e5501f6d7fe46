"""Whole commands in a pipe, and how fast articles are read, written as text and searched for figures."""

import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from reader.figures.extraction import extract_figures
from reader.store.events import events
from reader.store.reading import parse_file
from tests.benchmarks import figures
from tests.benchmarks.measure import Row
from tests.benchmarks.peers import newsboat, ripgrep_seconds
from tests.benchmarks.processes import time_process
from tests.benchmarks.workplace import PROJECT, Size, Workplace

HELP = 60.0
SEARCH = {100_000: 120.0}
"""Milliseconds."""

EXPORT = 5_000.0
EXTRACTION = 2_000.0
"""Articles a second on one core."""

SAMPLE = 3_000
"""Files that are read to see how fast that is."""


def help_text(place: Workplace, size: Size) -> Iterator[Row]:
    """`newsdesk --help`; the size does not matter."""
    del size
    bare = time_process([sys.executable, "-c", "pass"], place.environment, PROJECT, runs=15).seconds
    seconds = time_process(place.newsdesk("--help"), place.environment, PROJECT, runs=15).seconds
    yield Row(
        figure="newsdesk --help, whole process",
        size="",
        value=1000 * seconds,
        unit="ms",
        budget=HELP,
        beside={"python alone": 1000 * bare},
    )


def search_command(place: Workplace, size: Size) -> Iterator[Row]:
    """`newsdesk search` with ten snippets, beside ripgrep in the same folder."""
    place.open(size).close()
    command = place.newsdesk("search", "--limit", "10", "amnesty", size=size)
    taken = time_process(command, place.environment, PROJECT, runs=9)
    beside = {
        name: 1000 * seconds for name, seconds in ripgrep_seconds("amnesty", place.library(size)).items()
    }
    if peer := newsboat(place, size):
        beside["newsboat, inside"] = 1000 * peer.search
    yield Row(
        figure="newsdesk search, whole process",
        size=size.name,
        value=1000 * taken.seconds,
        unit="ms",
        budget=SEARCH.get(size.articles),
        beside=beside,
    )
    yield Row(
        figure="newsdesk search, processor time", size=size.name, value=1000 * taken.processor, unit="ms"
    )


def export(place: Workplace, size: Size) -> Iterator[Row]:
    """`newsdesk export` of everything as plain text."""
    place.open(size).close()
    command = place.newsdesk("export", size=size)
    taken = time_process(command, place.environment, PROJECT, runs=1)
    yield Row(
        figure="export as plain text, processor time",
        size=size.name,
        value=size.articles / taken.processor,
        unit="articles/s",
        budget=EXPORT,
    )


def reading(place: Workplace, size: Size) -> Iterator[Row]:
    """YAML in memory to events, and to articles, in processor time."""
    paths = islice(place.library(size).rglob("*.yaml"), SAMPLE)
    files = [(path, path.read_bytes()) for path in paths]
    seen, seconds = _events([data.decode() for _, data in files])
    yield Row(
        figure="YAML to events, processor time", size=size.name, value=len(files) / seconds, unit="articles/s"
    )
    yield Row(figure="YAML to events, processor time", size=size.name, value=seen / seconds, unit="events/s")
    yield Row(
        figure="YAML to articles, processor time",
        size=size.name,
        value=len(files) / _parsed(files),
        unit="articles/s",
    )


def extraction(place: Workplace, size: Size) -> Iterator[Row]:
    """Figures out of running text; the library does not matter."""
    del place, size
    texts = figures.articles()
    taken = figures.seconds(lambda: [extract_figures(text) for text in texts])
    yield Row(
        figure="figure extraction, processor time",
        size="",
        value=len(texts) / taken,
        unit="articles/s",
        budget=EXTRACTION,
    )


def _events(texts: list[str]) -> tuple[int, float]:
    """How many events there are in the texts, and the seconds to read them."""
    seen = 0
    started = time.process_time()
    for text in texts:
        take = events(text).get_event
        while take() is not None:
            seen += 1
    return seen, time.process_time() - started


def _parsed(files: list[tuple[Path, bytes]]) -> float:
    started = time.process_time()
    for path, data in files:
        parse_file(data, str(path))
    return time.process_time() - started
