"""The command `set`: read, starred and tagged, for scripts. An id is printed once what was done is on the disk."""

import argparse
from collections.abc import Iterator

from reader.cli.endings import DONE, FAILED
from reader.cli.messages import Troubles
from reader.cli.opened import chosen_root, opened_library
from reader.cli.output import Output
from reader.cli.references import STANDARD_INPUT
from reader.cli.standard_input import batches_of_standard_input
from reader.export.tab_separated import tab_separated
from reader.library.library import Library
from reader.model.errors import UnknownArticleError, UsageError
from reader.model.fact import Kind
from reader.text.clean import clean_line

Wanted = list[tuple[Kind, str, bool]]


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Does it to each article, as the REFs come; what is no article is told, and makes the status FAILED."""
    wanted = wanted_of(arguments)
    if not arguments.words:
        raise UsageError("set needs articles: REFs, or - for REFs on standard input, one a line")
    troubles = Troubles()
    end = "\0" if arguments.null else "\n"
    with opened_library(chosen_root(arguments.library)) as library:
        for refs in _batches(arguments.words, null=arguments.null):
            ids = _ids(library, refs, troubles)
            library.kept.set_all(ids, wanted)
            library.kept.make_sure()
            output.write([tab_separated([id_]) + end for id_ in ids])
    return FAILED if troubles.any else DONE


def wanted_of(arguments: argparse.Namespace) -> Wanted:
    """What is to hold and what not. Raises UsageError where that is nothing, or a tag is both or has no name."""
    wanted: Wanted = []
    if arguments.read is not None:
        wanted.append((Kind.READ, "", arguments.read))
    if arguments.star is not None:
        wanted.append((Kind.STAR, "", arguments.star))
    tags = [
        (clean_line(tag), on)
        for on, given in ((True, arguments.tag), (False, arguments.untag))
        for tag in given
    ]
    names = [name for name, _ in tags]
    if "" in names:
        raise UsageError("a tag needs a name")
    for name, on in dict.fromkeys(tags):
        if (name, not on) in tags:
            raise UsageError(f"--tag {name} and --untag {name} cannot both be meant")
        wanted.append((Kind.TAG, name, on))
    if not wanted:
        raise UsageError("say what to set: --read, --unread, --star, --unstar, --tag T, --untag T")
    return wanted


def _batches(words: list[str], *, null: bool) -> Iterator[list[str]]:
    """The REFs: those written, one by one, and those on standard input as they come."""
    for word in words:
        if word == STANDARD_INPUT:
            yield from batches_of_standard_input(null=null)
        else:
            yield [word]


def _ids(library: Library, refs: list[str], troubles: Troubles) -> list[str]:
    known = library.entries_of(refs)  # most are whole ids: those in one look
    ids: list[str] = []
    for ref in refs:
        try:
            ids.append(known[ref].id if ref in known else library.find(ref).id)
        except UnknownArticleError as error:
            troubles.tell(error)
    return ids
