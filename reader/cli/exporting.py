"""The command `export`: every article that matches, in one stream, a few articles in memory at a time."""

import argparse
from collections.abc import Iterator, Sequence

from reader.cli.article_output import write_articles
from reader.cli.endings import DONE, FAILED, NOTHING_MATCHED
from reader.cli.messages import Troubles
from reader.cli.opened import chosen_root, opened_library, search
from reader.cli.output import Output
from reader.cli.records import pages
from reader.export.placed import PlacedArticle
from reader.library.library import Library
from reader.library.results import Results
from reader.model.entry import Entry
from reader.model.errors import ArticleError

TOGETHER = 25
"""Articles read before the first of them is written: so each of the two keeps the processor's caches to itself."""


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Writes the articles; what can't be read is told and left out, and makes the status FAILED."""
    troubles = Troubles()
    with opened_library(chosen_root(arguments.library)) as library:
        results = search(library, arguments.words, arguments.sort)
        write_articles(arguments, output, _articles(library, results, arguments.limit, troubles))
    if troubles.any:
        return FAILED
    return DONE if results.count else NOTHING_MATCHED


def _articles(
    library: Library, results: Results, limit: int | None, troubles: Troubles
) -> Iterator[PlacedArticle]:
    for page in pages(library, results, limit):
        for start in range(0, len(page), TOGETHER):
            yield from list(_read(library, page[start : start + TOGETHER], troubles))


def _read(library: Library, entries: Sequence[Entry], troubles: Troubles) -> Iterator[PlacedArticle]:
    for entry in entries:
        try:
            article = library.read(entry)
        except ArticleError as error:
            troubles.tell(error)
        else:
            yield PlacedArticle(article=article, id=entry.id, path=f"{library.root}/{entry.path}")
