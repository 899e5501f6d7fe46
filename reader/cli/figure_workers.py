"""Figures of very many articles written by worker processes: each takes a page of them, reads, and gives back text.

What is written has the order of the pages, and no more than some pages are in memory at a time.
"""

import os
from collections.abc import Callable, Generator, Iterable, Sequence
from functools import cache
from pathlib import Path

from reader.cli.figure_record import Line, record_maker
from reader.cli.known_figures import Known, known_rows
from reader.cli.record_stream import joined
from reader.library.known_figures import KnownFigures, open_known_figures
from reader.model.errors import ArticleError

FROM = 5_000
"""Articles from which the workers are worth their start."""


def are_worth_it(articles: int) -> bool:
    """Whether workers are done with so many articles sooner than this process alone."""
    return articles >= FROM and (os.cpu_count() or 1) > 1


def written_by_workers(
    figures: KnownFigures,
    pages: Iterable[Sequence[int]],
    fields: Sequence[str],
    form: str,
    tell: Callable[[str], None],
    *,
    of_stories: bool,
) -> Generator[bytes]:
    """The records of each page of article keys (`of_stories`) or figure ids, as `joined` writes them.

    `tell` hears of articles that cannot be read. Close it where not all are wanted, so that the workers end.
    """
    from reader.library.pool import in_pool  # with the machinery of processes

    home = (str(figures.root), str(figures.folder))
    for _, (text, told) in in_pool(
        records_of, pages, lambda page: (home, list(page), tuple(fields), form, of_stories)
    ):
        for trouble in told:
            tell(trouble)
        if text:
            yield text


def records_of(
    home: tuple[str, str], page: Sequence[int], fields: tuple[str, ...], form: str, of_stories: bool
) -> tuple[bytes, list[str]]:
    """What a worker makes of a page: the records, and what is to be told of articles that cannot be read."""
    figures = _opened(*home)
    known: Known = figures.of_articles(page) if of_stories else figures.rows(page)
    told: list[str] = []

    def tell(error: ArticleError) -> None:
        told.append(str(error))

    record = record_maker(fields, figures.root)
    rows = known_rows(known, fields, home[0], tell)
    return joined(form, (record(Line(row)) for row in rows.values())), told


@cache
def _opened(root: str, folder: str) -> KnownFigures:
    return open_known_figures(Path(root), Path(folder))
