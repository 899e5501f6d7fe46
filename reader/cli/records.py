"""Records: what `list` and `search` say of an article, under the names of `reader.cli.fields`.

Values are as JSON has them, text as its author wrote it. A file is opened only for what the catalogue lacks.
"""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from reader.cli.fields import ARTICLE, SEARCH, STATE
from reader.cli.messages import Troubles
from reader.library.library import Library
from reader.library.results import Results
from reader.model.article import Plain
from reader.model.entry import Entry
from reader.model.errors import ArticleError
from reader.model.highlighted import HighlightedText
from reader.model.plain import to_plain
from reader.model.reading_state import UNTOUCHED, ReadingState
from reader.text.matching import NO_MATCHER, Matcher

Value: TypeAlias = "Plain | int | bool | HighlightedText | None"
"""None where there is nothing; what a search found is highlighted, in clean text."""

Record = dict[str, Value]

_PAGE = 200
"""Rows asked of the catalogue at a time."""


def pages(library: Library, results: Results, limit: int | None) -> Iterator[list[Entry]]:
    """The rows of the results, in order, at most `limit`; those removed meanwhile are left out."""
    most = results.count if limit is None else min(limit, results.count)
    for start in range(0, most, _PAGE):
        keys = results.keys(start, min(start + _PAGE, most))
        yield [entry for entry in library.entries(keys) if entry]


def records(
    library: Library, results: Results, limit: int | None, fields: Sequence[str], troubles: Troubles
) -> Iterator[Record]:
    """A record with the fields, in their order, for each row.

    `troubles` hears of a file that can't be read when a field asks for it; the field is None then.
    """
    for page in pages(library, results, limit):
        yield from entry_records(library, page, fields, troubles, results.matcher)


def entry_records(
    library: Library,
    entries: Sequence[Entry],
    fields: Sequence[str],
    troubles: Troubles,
    matcher: Matcher = NO_MATCHER,
) -> Iterator[Record]:
    """The same of rows that are there already."""
    asked_of_state = not STATE.keys().isdisjoint(fields)
    states = library.states([entry.id for entry in entries]) if asked_of_state else [UNTOUCHED] * len(entries)
    for entry, state in zip(entries, states, strict=True):
        known = _catalogued(library, entry, state)
        try:
            known |= _from_file(library, matcher, entry, fields)
        except ArticleError as error:
            troubles.tell(error)
        yield {name: None if known.get(name) == "" else known.get(name) for name in fields}


def _catalogued(library: Library, entry: Entry, state: ReadingState) -> Record:
    return {
        "id": entry.id,
        "path": str(library.path(entry)),
        "line": entry.line,
        "headline": entry.problem or entry.headline,
        "source": entry.source,
        "published": str(entry.published or ""),
        "updated": str(entry.updated or ""),
        "words": entry.words,
        "problem": entry.problem,
        "read": state.read,
        "starred": state.starred,
        "tags": list(state.tags),
        "marks": state.marks,
    }


def _from_file(library: Library, matcher: Matcher, entry: Entry, fields: Sequence[str]) -> Record:
    """What only the file knows. Raises ArticleError when it can't be read, as a bad file's row does not."""
    found: Record = {}
    if entry.problem:
        return found
    if not ARTICLE.keys().isdisjoint(fields):
        found |= to_plain(library.read(entry))
    if not SEARCH.keys().isdisjoint(fields):
        found["snippet"] = library.hit(entry, matcher).snippet
    return {name: value for name, value in found.items() if name in ARTICLE or name in SEARCH}
