"""The library of a command: which one, opened, and as up to date as is worth waiting for."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from reader.cli.messages import say
from reader.cli.progress import shown_progress
from reader.library.freshness import freshen
from reader.library.library import Library, open_library
from reader.library.places import choose_root
from reader.library.results import Results
from reader.model.entry import Sort
from reader.model.errors import LibraryError

LOOK_THROUGH = 500
"""Articles that are looked through for figures before an answer: about half a second."""


def chosen_root(library: str | None) -> Path:
    """The folder that `--library` names, or else the environment, or the platform.

    Raises LibraryError when it is not there.
    """
    root = choose_root(library, os.environ)
    if not os.path.isdir(root):  # noqa: PTH112 - unlike Path.is_dir, false for names that no file can have
        raise LibraryError(f"{root}: there is no such folder; name the folder of your articles with -L")
    return root


@contextmanager
def opened_library(root: Path) -> Iterator[Library]:
    """The library in the folder, compared with it as far as that takes no time to speak of."""
    with open_library(root) as library:
        _freshen(library)
        yield library
        tell_notices(library)


def tell_notices(library: Library) -> None:
    """Says what had to be done to the state file."""
    for notice in library.kept.notices():
        say(notice)


def search(library: Library, words: Sequence[str], sort: str | None) -> Results:
    """What the words of the command find; what could not be understood in them is said.

    Where they ask for figures, the text of a few new articles is looked through first.
    """
    text = " ".join(words)
    if library.asks_for_figures(text) and not library.figures.are_current:
        look_through(library)
    results = library.search(text, sort=Sort(sort) if sort else None)
    for note in results.notes:
        say(note)
    return results


def look_through(library: Library) -> None:
    """Look for figures in the text of new articles where that takes no time to speak of, else say what does."""
    progress = library.figures.progress
    if progress.total - progress.done <= LOOK_THROUGH:
        library.figures.find()
    else:
        say("newsdesk index looks through all stories for figures")


def _freshen(library: Library) -> None:
    is_new = not library.is_complete
    with shown_progress("auto") as on_progress:
        report = freshen(library, on_progress)
    if report and report.rebuilt:
        say(f"the index was made anew: {report.rebuilt}")
    if report and is_new:
        for line in report.skipped:
            say(f"skipped {line}")
    if report is None and is_new:
        say("another Newsdesk is reading this library for the first time; this is what it has so far")
    counts = library.counts()
    if not counts.articles and not counts.problems:
        say(f"{library.root} holds no articles; an article is a file whose name ends in .yaml")
