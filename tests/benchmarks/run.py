"""Measures Newsdesk and prints one table: `python -m tests.benchmarks.run [--sizes 10k,100k,1m] [--keep FOLDER]`.

Each figure stands beside its budget and beside what is installed of other programs, measured in the same run: the
ratio holds on another machine, the seconds do not. It judges, but never fails.
"""

import argparse
import os
import platform
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tests.benchmarks import bringing, commands, indexing, keeping, screen, searching
from tests.benchmarks.figures import seconds, yardstick
from tests.benchmarks.measure import Row, table
from tests.benchmarks.workplace import Size, Workplace, tell

Benchmark = Callable[[Workplace, Size], Iterator[Row]]

BENCHMARKS: dict[str, Benchmark] = {
    "first-indexing": indexing.first_indexing,
    "rescan": indexing.rescan,
    "first-screen": screen.first_screen,
    "keys": screen.keys,
    "toggles": keeping.toggles,
    "marked-start": keeping.marked_start,
    "memory": screen.memory,
    "searches": searching.searches,
    "search-command": commands.search_command,
}
"""Measured at every size, in this order: the first makes the index that the others use."""

ONCE: dict[str, Benchmark] = {
    "help": commands.help_text,
    "export": commands.export,
    "reading": commands.reading,
    "extraction": commands.extraction,
    "long-article": keeping.long_article,
    "fetching": bringing.fetching,
    "adding": bringing.adding,
}
"""Measured at the smallest size only."""


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    names = [*BENCHMARKS, *ONCE]
    parser = argparse.ArgumentParser(
        prog="run", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="10k,100k,1m", help="how many articles, as 10k,100k,1m")
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="keep libraries and indexes there for next time"
    )
    parser.add_argument(
        "--only", action="append", choices=names, metavar="NAME", help=f"one of {', '.join(names)}"
    )
    options = parser.parse_args(arguments)
    try:
        sizes = [Size.of(name) for name in options.sizes.split(",")]
    except ValueError as error:
        parser.error(str(error))
    with tempfile.TemporaryDirectory(prefix="newsdesk-benchmarks-") as temporary:
        place = Workplace(options.keep or Path(temporary))
        place.prepare()
        before = os.getloadavg()[0]
        rows = _measure(place, sizes, options.only or names)
    print(_machine(before))
    print(table(rows))


def _machine(before: float) -> str:
    """What it was measured on. A load above 1 before it began means that others were at work, too."""
    loop = 1000 * seconds(yardstick)
    return (
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}, "
        f"a million turns of a loop {loop:.0f} ms; "
        f"load {before:.1f} before and {os.getloadavg()[0]:.1f} after\n"
    )


def _measure(place: Workplace, sizes: list[Size], names: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    for benchmarks, own_sizes in ((BENCHMARKS, sizes), (ONCE, sizes[:1])):
        for name, benchmark in benchmarks.items():
            for size in own_sizes if name in names else ():
                tell(f"{name}, {size.name}")
                try:
                    rows += benchmark(place, size)
                except (TimeoutError, LookupError, subprocess.CalledProcessError) as error:
                    tell(f"{name} cannot be measured at {size.name}: {error} {getattr(error, 'stderr', '')}")
    return rows


if __name__ == "__main__":
    main()
