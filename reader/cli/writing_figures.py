"""`newsdesk figures --write REF`: figures found in the text, into the article's file."""

import argparse

from reader.cli.endings import DONE, FAILED, NOTHING_MATCHED
from reader.cli.messages import Troubles
from reader.cli.opened import chosen_root, opened_library
from reader.cli.output import Output
from reader.export.tab_separated import tab_separated
from reader.library.figure_writing import write_figures
from reader.model.errors import ArticleError, UnknownArticleError, UsageError


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Writes the files, and a line for each: the article's id, and how many figures it has now more."""
    if not arguments.words:
        raise UsageError("--write takes the articles: newsdesk figures --write REF")
    other = (arguments.sort, arguments.fields, arguments.format, arguments.count, arguments.series)
    if any(other) or arguments.limit is not None:
        raise UsageError(
            "--write takes articles and no other option; newsdesk figures REF shows what it would add"
        )
    troubles = Troubles()
    added = 0
    with opened_library(chosen_root(arguments.library)) as library:
        written = []
        for ref in arguments.words:
            try:
                entry = library.find(ref)
                count = write_figures(library.root, entry)
            except (ArticleError, UnknownArticleError) as error:
                troubles.tell(error)
                continue
            added += count
            if count:
                written.append(library.path(entry))
            output.write([tab_separated([entry.id, str(count)]) + "\n"])
        if written:
            library.refresh(written)
    if troubles.any:
        return FAILED
    return DONE if added else NOTHING_MATCHED
