"""What the reader does to articles on the screen: toggled, marked, scrolled through; how soon it is painted."""

import shutil
import statistics
import time
from collections.abc import Iterator

from reader.library.library import Library, open_library
from reader.library.places import places_of
from reader.model.mark import Mark, Selector
from tests.benchmarks.empty_app import TEXT
from tests.benchmarks.measure import Row, percentile
from tests.benchmarks.screen import FIRST_SCREEN, KEY, empty_app, newest_headline, reader, repaint
from tests.benchmarks.terminal import Repaint, Terminal
from tests.benchmarks.workplace import PROJECT, Size, Workplace

PRESSES = 60
STARTS = 5
MARKS = 10_000
LONG = 200_000
"""Characters of the long article."""

RULES = (
    "highlights:\n  - {words: water, colour: 2}\n  - {regex: 'day \\d+', colour: 4}\nread: {after: never}\n"
)


def toggles(place: Workplace, size: Size) -> Iterator[Row]:
    """From the key that toggles read or a star to the repainted row; the change is on the disk before."""
    headline = newest_headline(place, size)
    with place.open(size) as library:
        (entry,) = library.entries(library.search().keys(0, 1))
        commits = [_commit(library, entry.id if entry else "") for _ in range(PRESSES)]
    with reader(place, size) as terminal:
        terminal.wait_for(headline)
        terminal.settle(1.5)
        for key, name in (("m", "read"), ("f", "star")):
            repaints = [terminal.press(key, 0.3).burst for _ in range(PRESSES)]
            yield Row(
                figure=f"toggle {name} to repainted row, p95",
                size=size.name,
                value=1000 * percentile(repaints, 0.95),
                unit="ms",
                budget=KEY,
                beside={"the commit alone, p95": 1000 * percentile(commits, 0.95)},
            )


def _commit(library: Library, article: str) -> float:
    started = time.perf_counter()
    library.kept.set_read([article], not library.states([article])[0].read)
    return time.perf_counter() - started


def marked_start(place: Workplace, size: Size) -> Iterator[Row]:
    """From the start to the list in a library with ten thousand marks; then all of them on their screen."""
    with place.open(size) as library:
        state = places_of(place.library(size)).state
        _mark(library, MARKS)
    headline = newest_headline(place, size)
    ours: list[float] = []
    empty: list[float] = []
    opened: list[Repaint] = []
    try:
        for _ in range(STARTS + 1):
            with reader(place, size) as terminal:
                ours.append(1000 * (terminal.wait_for(headline) - terminal.started))
                terminal.settle(1.0)
                opened.append(terminal.press("M", 1.0))
            with empty_app(place) as terminal:
                empty.append(1000 * (terminal.wait_for(TEXT) - terminal.started))
    finally:
        shutil.rmtree(state.parent)
    yield Row(
        figure=f"first screen with {MARKS:,} marks",
        size=size.name,
        value=statistics.median(ours[1:]),
        unit="ms",
        budget_ratio=FIRST_SCREEN.get(size.articles),
        beside={"empty Textual app": statistics.median(empty[1:])},
    )
    last = 1000 * statistics.median(one.last for one in opened[1:])
    yield Row(figure=f"all {MARKS:,} marks on their screen", size=size.name, value=last, unit="ms")


def long_article(place: Workplace, size: Size) -> Iterator[Row]:
    """Scrolling an article of 200 KB with 500 marks and 1,000 and more matches and standing highlights."""
    folder = place.folder / "long"
    folder.mkdir(exist_ok=True)
    (folder / "long.yaml").write_text(_long_story(), encoding="utf-8")
    rules = place.folder / "long.config.yaml"
    rules.write_text(RULES, encoding="utf-8")
    with open_library(folder) as library:
        library.refresh()
        _mark(library, 500)
    environment = {**place.environment, "NEWSDESK_CONFIG": str(rules)}
    with Terminal(place.newsdesk(str(folder)), environment, PROJECT) as terminal:
        terminal.wait_for("A long report")
        terminal.settle(1.5)
        terminal.press("/", 0.3)
        terminal.press("river\r", 1.0)
        terminal.press("\r", 1.0)
        scrolled = [terminal.press("j", 0.1) for _ in range(PRESSES)]
        paged = [terminal.press(" ", 0.15) for _ in range(PRESSES // 2)]
        walked = [terminal.press("n", 0.15) for _ in range(PRESSES // 2)]
    name = "200 KB, 500 marks, 1,000 matches"
    yield repaint(f"a line further in {name}, p95", size, [one.burst for one in scrolled], KEY)
    yield repaint(f"a page further in {name}, p95", size, [one.burst for one in paged], KEY)
    yield repaint(f"next match in {name}, p95", size, [one.burst for one in walked], KEY)


def _long_story() -> str:
    sentence = (
        "On day {0} the river stood {1} cm above the mark, and the water was still rising at the bridge. "
    )
    lines = ["headline: A long report on the river", "published: 2024-10-01", "sections:"]
    length = number = 0
    while length < LONG:
        paragraph = "".join(sentence.format(number * 8 + n, (number * 8 + n) * 7 % 400) for n in range(8))
        lines.append(f"  - text: {paragraph.strip()}")
        length += len(paragraph)
        number += 1
    return "\n".join(lines) + "\n"


def _mark(library: Library, count: int) -> None:
    """Mark a sentence in each of the newest articles, or that many in the only one."""
    entries = [entry for entry in library.entries(library.search().keys(0, count)) if entry]
    marks = []
    for number in range(count):
        entry = entries[number % len(entries)]
        exact = f"On day {number * 4}" if len(entries) == 1 else entry.headline
        note = "a note" if number % 5 == 0 else ""
        selector = Selector(exact=exact, start=number * 400)
        marks.append(
            Mark(id=f"m{number}", article=entry.id, selector=selector, colour=number % 5 + 1, note=note)
        )
    library.kept.marks.put(marks, "marked")
