"""The reader in a terminal: how soon its first screen is there, how fast it answers keys, how much it takes."""

import statistics
import sys
from collections.abc import Iterator

from tests.benchmarks.empty_app import TEXT
from tests.benchmarks.measure import Row, percentile
from tests.benchmarks.peers import newsboat
from tests.benchmarks.terminal import Repaint, Terminal
from tests.benchmarks.workplace import PROJECT, Size, Workplace, tell

FIRST_SCREEN = {10_000: 1.5, 100_000: 1.5, 1_000_000: 1.7}
"""Times what an empty Textual app takes."""

KEY = 30.0
"""Milliseconds, 95 of 100 keys."""

MEMORY = {10_000: 90.0, 100_000: 100.0, 1_000_000: 150.0}
"""Megabytes."""

STARTS = 7
PRESSES = 60
TYPED = ("amnesty", "earthquake", "general am", "camp cholera")

ESCAPE = "\x1b"


def first_screen(place: Workplace, size: Size) -> Iterator[Row]:
    """From the start of the process to the list on the screen; turn by turn with an empty app."""
    headline = newest_headline(place, size)
    ours: list[float] = []
    empty: list[float] = []
    for _ in range(STARTS + 1):
        with reader(place, size) as terminal:
            ours.append(1000 * (terminal.wait_for(headline) - terminal.started))
        with empty_app(place) as terminal:
            empty.append(1000 * (terminal.wait_for(TEXT) - terminal.started))
    beside = {"empty Textual app": statistics.median(empty[1:])}
    if peer := newsboat(place, size):
        beside["newsboat start"] = 1000 * peer.start
        beside["newsboat start and open"] = 1000 * (peer.start + peer.open)
    yield Row(
        figure="first screen of a known library",
        size=size.name,
        value=statistics.median(ours[1:]),
        unit="ms",
        budget_ratio=FIRST_SCREEN.get(size.articles),
        beside=beside,
    )


def keys(place: Workplace, size: Size) -> Iterator[Row]:
    """From a key to the repainted screen, once the look for changes is over."""
    with reader(place, size) as terminal:
        terminal.wait_for(newest_headline(place, size))
        terminal.settle(1.5)
        moves = [terminal.press("j", 0.15) for _ in range(PRESSES + 5)][5:]
        typed: list[Repaint] = []
        for text in TYPED:
            terminal.press("/", 0.3)
            typed += [terminal.press(letter, 0.3) for letter in text]
            terminal.press(ESCAPE, 0.6)
    yield repaint("key press to repainted screen (j), p95", size, [move.burst for move in moves], KEY)
    yield repaint("key press to everything painted (j), p95", size, [move.last for move in moves], None)
    yield repaint("typed letter to its echo, p95", size, [one.burst for one in typed], KEY)
    yield repaint("typed letter to painted results, p95", size, [one.last for one in typed], None)


def memory(place: Workplace, size: Size) -> Iterator[Row]:
    """Resident memory after the look for changes, some reading and a search."""
    if not sys.platform.startswith("linux"):
        tell("memory is not measured: there is no /proc here")
        return
    with empty_app(place) as terminal:
        terminal.wait_for(TEXT)
        empty = terminal.memory()
    with reader(place, size) as terminal:
        terminal.wait_for(newest_headline(place, size))
        terminal.settle(1.5)
        for key in "jjjjj\rGg":
            terminal.press(key, 0.2)
        terminal.press(ESCAPE, 0.3)
        terminal.press("/", 0.2)
        terminal.press("amnesty\r", 0.5)
        used = terminal.memory()
    yield Row(
        figure="resident memory of the reader",
        size=size.name,
        value=used["VmRSS"],
        unit="MB",
        budget=MEMORY.get(size.articles),
        beside={"empty Textual app": empty["VmRSS"]},
    )
    yield Row(
        figure="of that, not mapped from files",
        size=size.name,
        value=used["RssAnon"],
        unit="MB",
        beside={"empty Textual app": empty["RssAnon"]},
    )


def repaint(figure: str, size: Size, seconds: list[float], budget: float | None) -> Row:
    """A row of what repaints took."""
    return Row(
        figure=figure, size=size.name, value=1000 * percentile(seconds, 0.95), unit="ms", budget=budget
    )


def reader(place: Workplace, size: Size) -> Terminal:
    """The reader in a terminal."""
    return Terminal(place.newsdesk(size=size), place.environment, PROJECT)


def empty_app(place: Workplace) -> Terminal:
    """The empty app, likewise."""
    return Terminal([sys.executable, "-m", "tests.benchmarks.empty_app"], place.environment, PROJECT)


def newest_headline(place: Workplace, size: Size) -> str:
    """As much of the first row as surely stands on one line of the list: up to 20 characters, whole words."""
    with place.open(size) as library:
        (entry,) = library.entries(library.search().keys(0, 1))
    if entry is None:
        raise LookupError(f"{library.root} is empty")
    return entry.headline[:20].rpartition(" ")[0] or entry.headline[:8]
