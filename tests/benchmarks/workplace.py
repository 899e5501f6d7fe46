"""Where benchmarks run: libraries by size, and a home of their own, so that nobody's cache or state is touched."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from reader.library.library import Library, open_library
from reader.library.places import places_of
from tests.benchmarks.make_library import make_library

PROJECT = Path(__file__).parents[2]

_UNITS = {"k": 1_000, "m": 1_000_000}


class Size(NamedTuple):
    """How many articles, and how that is called: `100k`."""

    name: str
    articles: int

    @classmethod
    def of(cls, name: str) -> "Size":
        """The size of that name. Raises ValueError."""
        number, unit = name[:-1], name[-1:].lower()
        if unit not in _UNITS or not number.isdigit():
            raise ValueError(f"{name}: write a size as 10k or 1m")
        return cls(name, int(number) * _UNITS[unit])


class Workplace:
    """A folder with libraries and a home, used by one run after another if it is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.home = self.folder / "home"

    @cached_property
    def environment(self) -> Mapping[str, str]:
        """This process's environment with another home, and no wish of the person's for Newsdesk or Python.

        Compiled modules are kept in the home: an installed program has them, a checkout may be told not to.
        """
        own = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("NEWSDESK_", "PYTHON", "XDG_"))
        }
        places = {
            f"XDG_{name}_HOME": str(self.home / name.lower()) for name in ("CACHE", "CONFIG", "DATA", "STATE")
        }
        return {**own, **places, "HOME": str(self.home), "PYTHONPYCACHEPREFIX": str(self.home / "compiled")}

    def prepare(self) -> None:
        """Compile what is going to be measured, so that the first run is like the others."""
        subprocess.run(
            [sys.executable, "-m", "compileall", "-q", "reader"],
            env=self.environment,
            cwd=PROJECT,
            check=True,
        )

    def library(self, size: Size) -> Path:
        """The library of that size, which is made when it is not there yet."""
        folder = self.folder / size.name
        if not folder.exists():
            tell(f"making {size.articles:,} articles")
            unfinished = self.folder / f"unfinished-{size.name}"
            make_library(unfinished, size.articles)
            unfinished.rename(folder)
        return folder

    def open(self, size: Size) -> Library:
        """The library of that size, indexed."""
        self._live_here()
        library = open_library(self.library(size))
        if not library.is_complete:
            tell(f"indexing {size.articles:,} articles")
            library.refresh()
        if not library.figures.are_current:
            tell(f"looking through {size.articles:,} articles for figures")
            library.figures.find()
        return library

    def forget(self, size: Size) -> None:
        """Delete the index of that size's library."""
        self._live_here()
        shutil.rmtree(places_of(self.library(size)).cache)

    def newsdesk(self, *arguments: str, size: Size | None = None) -> list[str]:
        """A command line."""
        chosen = ["-L", str(self.library(size))] if size else []
        return [sys.executable, "-m", "reader", *chosen, *arguments]

    def indexer(self, size: Size, *arguments: str) -> list[str]:
        """The command line of the indexer as the screen starts it."""
        return [sys.executable, "-P", "-m", "reader.library.indexer", str(self.library(size)), *arguments]

    def _live_here(self) -> None:
        """Let this process, too, find the caches that the commands make."""
        os.environ.update(self.environment)


def tell(line: str) -> None:
    """A word to the person on what goes on."""
    print(line, file=sys.stderr, flush=True)
