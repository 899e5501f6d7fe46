"""The command `marks`: marked passages with their notes, searched as articles are; and such read from a file."""

import argparse
from collections.abc import Iterable

import msgspec

from reader.cli.article_output import MEASURE
from reader.cli.endings import DONE, FAILED, NOTHING_MATCHED
from reader.cli.input_file import read_input_file
from reader.cli.messages import Troubles, say
from reader.cli.opened import chosen_root, opened_library
from reader.cli.output import Chunk, Output
from reader.export.annotations import annotation_page
from reader.export.comma_separated import comma_separated
from reader.export.json_text import json_lines
from reader.export.marks import FIELDS, mark_record, marks_markdown, marks_text
from reader.library.addresses import articles_at
from reader.library.library import Library
from reader.library.mark_import import MarksError, read_marks
from reader.library.mark_rows import mark_rows
from reader.library.mark_search import MarkSearch
from reader.model.errors import NewsdeskError, UsageError
from reader.model.mark import Mark, MarkRow

IMPORT = "import"


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Writes the marks that match, or imports some."""
    words: list[str] = arguments.words
    if words[:1] == [IMPORT]:
        if len(words) != 2:
            raise UsageError("newsdesk marks import takes one file, or - for standard input")
        return import_marks(arguments, words[1])
    with opened_library(chosen_root(arguments.library)) as library:
        search = MarkSearch(library, in_order(library.kept.marks.all()))
        found, _, notes = search.find(" ".join(words))
        for note in notes:
            say(note)
        width = min(MEASURE, output.columns) if output.terminal else None
        output.write(written(arguments.format, mark_rows(library, found), width))
    return DONE if found else NOTHING_MATCHED


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Marks article by article, the article marked last first, in each from top to bottom."""
    latest: dict[str, int] = {}
    for mark in marks:
        latest[mark.article] = max(mark.at, latest.get(mark.article, 0))
    return sorted(marks, key=lambda mark: (-latest[mark.article], mark.article, mark.selector.start))


def written(form: str, rows: Iterable[MarkRow], width: int | None = None) -> Iterable[Chunk]:
    """The marks in one of the formats of `reader.cli.options.MARK_FORMATS`; `width` is for text."""
    match form:
        case "markdown":
            return marks_markdown(rows)
        case "jsonl":
            return json_lines(map(mark_record, rows))
        case "csv":
            return _csv(rows)
        case "annotations":
            return annotation_page(rows)
        case _:
            return marks_text(rows, width)


def _csv(rows: Iterable[MarkRow]) -> Iterable[str]:
    yield comma_separated(FIELDS)
    for row in rows:
        yield comma_separated("" if value is None else str(value) for value in mark_record(row).values())


def import_marks(arguments: argparse.Namespace, file: str) -> int:
    """Keeps the marks of a file, in one action; says how many, and which could not be taken."""
    troubles = Troubles()
    try:
        found = list(read_marks(read_input_file(file)))
    except MarksError as error:
        raise NewsdeskError(f"{file}: {error}") from None
    for line in found:
        if isinstance(line, str):
            troubles.tell(f"{file}: {line}")
    with opened_library(chosen_root(arguments.library)) as library:
        placed = _placed(library, [mark for mark in found if isinstance(mark, Mark)], troubles)
        change = library.kept.marks.put(placed, "marks imported")
        library.kept.make_sure()
    new = len({edit.key.name for edit in change.edits})
    say(f"{new:,} of {len(placed):,} marks were new or changed")
    return FAILED if troubles.any else DONE


def _placed(library: Library, marks: list[Mark], troubles: Troubles) -> list[Mark]:
    """The marks with the articles they are on; one that names none is looked for by its article's address."""
    wanted = {mark.url for mark in marks if not mark.article and mark.url}
    if wanted:
        say("looking for the articles by their addresses")
    found = articles_at(library, wanted)
    placed = []
    for mark in marks:
        article = mark.article or found.get(mark.url, "")
        if article:
            placed.append(msgspec.structs.replace(mark, article=article))
        else:
            troubles.tell(f"no article of this library has the address {mark.url!r}; its mark was left out")
    return placed
