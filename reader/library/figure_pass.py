"""The second pass over a library: its articles are looked through for figures when list and full text are there.

It works on what the catalogue knows, goes on where it was ended, and never waits for the first pass or holds it up.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from reader.index.figure_writer import FigureWriter, StoryToRead, open_figure_writer
from reader.library.figure_finding import decode_stories, figures_of, find_figures
from reader.model.errors import CacheDamagedError
from reader.model.figure_entry import StoryFigures
from reader.model.progress import Progress

POOL_FROM = 300
"""Articles from which worker processes are worth their start."""

JOB = 100
"""Articles of a job."""

JOB_OF_FILE = 1_000
"""Articles of a job that all but ends with those of one file: each job takes every file of it apart anew."""

TASK = "looking for figures"


def find_all_figures(
    root: Path, cache: Path, *, on_progress: Callable[[Progress], None] = lambda _: None
) -> int | None:
    """Fill the table of figures; how many articles were read, None where another Newsdesk is doing so.

    Raises CacheError where there is no catalogue yet, LibraryError where a worker was ended from outside.
    """
    try:
        return _find(root, cache, on_progress, anew=False)
    except CacheDamagedError:
        return _find(root, cache, on_progress, anew=True)


def _find(root: Path, cache: Path, on_progress: Callable[[Progress], None], *, anew: bool) -> int | None:
    writer = open_figure_writer(cache, anew=anew)
    if writer is None:
        return None
    try:
        writer.remove_gone()
        done = 0
        while left := writer.left():  # more may have come meanwhile
            total = done + left
            for stories in _found(root, writer, left):
                writer.add(stories)
                done += len(stories)
                on_progress(Progress(task=TASK, done=done, total=max(total, done)))
            writer.commit()
            writer.check()
        writer.finish()
    finally:
        writer.close()
    return done


def _found(root: Path, writer: FigureWriter, left: int) -> Iterator[list[StoryFigures]]:
    jobs = _jobs(writer.to_read())
    if left < POOL_FROM:
        for job in jobs:
            yield list(figures_of(root, job))
        return
    from reader.library.pool import in_pool

    for _, found in in_pool(find_figures, jobs, lambda job: (str(root), job)):
        yield decode_stories(found)


def _jobs(stories: Iterator[StoryToRead]) -> Iterator[list[StoryToRead]]:
    job: list[StoryToRead] = []
    for story in stories:
        goes_on = bool(job) and job[-1].path == story.path
        if len(job) >= (JOB_OF_FILE if goes_on else JOB):
            yield job
            job = []
        job.append(story)
    if job:
        yield job
