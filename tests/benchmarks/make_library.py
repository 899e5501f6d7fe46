"""Makes a library of made-up articles: `python -m tests.benchmarks.make_library FOLDER --articles 100000`.

The same arguments make the same files. Knows how articles lie in folders, not what they say.
"""

import argparse
import multiprocessing
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks.story import DAYS, Storyteller

BLOCK = 1000
"""Articles a worker process writes between two messages to its parent."""

DAY_FOLDERS_FROM = 5
"""Articles a day from which each day has a folder of its own; with fewer there is one a month."""


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="make_library", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--per-file", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    started = time.monotonic()

    def tell(done: int) -> None:
        seconds = time.monotonic() - started
        print(f"\r{done:,} of {options.articles:,} articles, {seconds:.0f} s", end="", file=sys.stderr)

    make_library(options.folder, options.articles, per_file=options.per_file, seed=options.seed, on_done=tell)
    print(file=sys.stderr)


def make_library(
    folder: Path,
    articles: int,
    *,
    per_file: int = 1,
    seed: int = 1,
    on_done: Callable[[int], None] = lambda _: None,
) -> None:
    """Write so many articles, `per_file` in each file; `on_done` is told how many there are."""
    block = max(BLOCK // per_file, 1) * per_file
    work = partial(_write_block, folder, articles, per_file, seed, block)
    starts = range(0, articles, block)
    if len(starts) == 1:  # Not worth a process.
        work(0)
        on_done(articles)
        return
    with multiprocessing.Pool() as pool:
        for number, _ in enumerate(pool.imap_unordered(work, starts), start=1):
            on_done(min(number * block, articles))


def _write_block(folder: Path, articles: int, per_file: int, seed: int, block: int, start: int) -> None:
    teller = Storyteller(articles, seed)
    dated = "%Y/%m/%d" if articles / per_file / DAYS >= DAY_FOLDERS_FROM else "%Y/%m"
    there = ""
    for first in range(start, min(start + block, articles), per_file):
        stories = [teller.story(number) for number in range(first, min(first + per_file, articles))]
        place = f"{stories[0].published:{dated}}"
        if place != there:
            (folder / place).mkdir(parents=True, exist_ok=True)
            there = place
        name = f"{first:07}-{stories[0].slug}.yaml" if per_file == 1 else f"{first:07}.yaml"
        data = "---\n".join(story.yaml for story in stories).encode()
        with open(f"{folder}/{place}/{name}", "wb") as file:  # noqa: PTH123 - a Path a file would take 10 s a million
            file.write(data)


if __name__ == "__main__":
    main()
