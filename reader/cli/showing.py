"""The command `show`: the articles that REFs name, in the order they are named."""

import argparse
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache

from reader.cli.article_output import write_articles
from reader.cli.endings import DONE, FAILED
from reader.cli.messages import Troubles
from reader.cli.opened import chosen_root, opened_library
from reader.cli.output import Output
from reader.cli.references import read_reference
from reader.export.placed import PlacedArticle
from reader.model.errors import NewsdeskError, UsageError


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Writes the articles; what can't be read is told and left out, and makes the status FAILED."""
    if not arguments.words:
        raise UsageError("show needs an id, a file, or - for standard input; newsdesk list shows the ids")
    if arguments.diff:
        from reader.cli.diffing import show_changes

        return show_changes(arguments, output)
    troubles = Troubles()
    with ExitStack() as stack:
        root = chosen_root(arguments.library)
        library = cache(lambda: stack.enter_context(opened_library(root)))

        def articles() -> Iterator[PlacedArticle]:
            for ref in arguments.words:
                try:
                    yield from read_reference(ref, library, root, troubles.tell)
                except NewsdeskError as error:
                    troubles.tell(error)

        write_articles(arguments, output, articles())
    return FAILED if troubles.any else DONE
