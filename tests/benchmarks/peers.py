"""Other programs at the same work, as far as they are installed: ripgrep and newsboat."""

import os
import shutil
import time
from functools import cache
from html import escape
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.processes import time_process
from tests.benchmarks.story import Storyteller
from tests.benchmarks.terminal import Terminal
from tests.benchmarks.workplace import Size, Workplace, tell

NEWSBOAT_MAX = 100_000
"""Entries up to which newsboat is worth waiting for: it loads these in more than a minute."""


@cache
def ripgrep_seconds(word: str, folder: Path) -> dict[str, float]:
    """How long ripgrep looks for a word in all files, by its name; nothing where it is not installed."""
    if not shutil.which("rg"):
        return {}
    command = ["rg", "--count", "--no-messages", word, str(folder)]
    return {"ripgrep": time_process(command, {"PATH": os.environ["PATH"]}, folder, runs=3).seconds}


class Newsboat(NamedTuple):
    """Seconds that newsboat takes with one feed of so many entries."""

    load: float
    start: float
    open: float
    search: float


@cache
def newsboat(place: Workplace, size: Size) -> Newsboat | None:
    """newsboat's times; None where it is not installed or would take too long."""
    if not shutil.which("newsboat") or size.articles > NEWSBOAT_MAX:
        return None
    folder = place.folder / f"newsboat-{size.name}"
    folder.mkdir(parents=True, exist_ok=True)
    feed = folder / "feed.xml"
    if not feed.exists():
        tell(f"writing a feed of {size.articles:,} entries")
        _write_feed(feed, size.articles)
    (folder / "urls").write_text(f"file://{feed}\n")
    (folder / "config").write_text("max-items 0\nauto-reload no\n")
    (folder / "cache.db").unlink(missing_ok=True)
    command = [
        "newsboat",
        "-C",
        str(folder / "config"),
        "-u",
        str(folder / "urls"),
        "-c",
        str(folder / "cache.db"),
    ]
    load = time_process([*command, "-x", "reload"], place.environment, folder, runs=1).seconds
    with Terminal(command, place.environment, folder) as terminal:
        start = terminal.wait_for("Benchmarks") - terminal.started
        terminal.settle(0.5)
        opened = _answer(terminal, "\r", "Articles")
        terminal.settle(0.5)
        terminal.press("/", 0.2)
        found = _answer(terminal, "amnesty\r", "results")
    return Newsboat(load, start, opened, found)


def _answer(terminal: Terminal, keys: str, text: str) -> float:
    pressed = time.perf_counter()
    terminal.type(keys)
    return terminal.wait_for(text) - pressed


def _write_feed(path: Path, entries: int) -> None:
    teller = Storyteller(entries)
    with path.open("w", encoding="utf-8") as file:
        file.write(
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Benchmarks</title>'
        )
        file.write("<link>https://example.org</link><description>Made up</description>\n")
        for number in range(entries):
            story = teller.story(number)
            file.write(
                f"<item><title>{escape(story.headline)}</title><link>https://example.org/{number}</link>"
                f"<guid>https://example.org/{number}</guid>"
                f"<pubDate>{story.published:%a, %d %b %Y %H:%M:%S} GMT</pubDate>"
                f"<description>{escape(story.yaml)}</description></item>\n"
            )
        file.write("</channel></rss>\n")
