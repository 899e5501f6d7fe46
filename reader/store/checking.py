"""Everything there is to say about an article file: its errors, and what is odd but no error."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from operator import attrgetter

from reader.model.diagnostic import Diagnostic, Severity
from reader.store.odd_contents import odd_contents
from reader.store.odd_fields import odd_fields
from reader.store.problem import MOST_PROBLEMS, Problem, RefusedError, diagnose, quote
from reader.store.reading import ParsedDocument, open_text, parse, parse_file


def check_file(data: bytes, path: str, today: dt.date) -> tuple[Diagnostic, ...]:
    """The remarks on a file, in the order of their places; of a document, some twenty warnings at most.

    `path` is for the diagnostics, `today` for what lies in the future.
    """
    try:
        text, pieces = open_text(data)
    except RefusedError:
        return parse_file(data, path)[0].diagnostics
    return tuple(
        diagnose(problem, text, piece, path)
        for piece in pieces
        for problem in _remarks(parse(text, piece), text[piece.start : piece.end], today)
    )


def check_ids(articles: Iterable[tuple[str, str, int]]) -> Iterator[Diagnostic]:
    """Warnings about articles, each given as id, path and line, whose id one before them has."""
    first: dict[str, tuple[str, int]] = {}
    for name, path, line in articles:
        if name in first:
            other_path, other_line = first[name]
            yield Diagnostic(
                severity=Severity.WARNING,
                message=f"the id {quote(name)} is used twice",
                hint=f"give one of them another; the other is at {other_path}:{other_line}",
                path=path,
                line=line,
            )
        else:
            first[name] = (path, line)


def _remarks(parsed: ParsedDocument, source: str, today: dt.date) -> list[Problem]:
    """Errors and warnings about one document, whose text is `source`."""
    if not parsed.tree:
        return parsed.problems
    warnings = odd_fields(parsed.tree, source)
    if parsed.article:
        warnings = chain(warnings, odd_contents(parsed.article, parsed.tree, today))
    errors = {problem.at for problem in parsed.problems}
    news = (warning for warning in warnings if warning.at not in errors)
    return sorted([*parsed.problems, *islice(news, MOST_PROBLEMS)], key=attrgetter("at"))
