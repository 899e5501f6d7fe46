"""The command `add`: brings files, folders, addresses and standard input into the library, and reports on it."""

import argparse
import os
from collections.abc import Iterator, Sequence

from reader.cli.endings import DONE, FAILED, NOTHING_MATCHED
from reader.cli.messages import say
from reader.cli.output import Output
from reader.cli.progress import shown_progress
from reader.cli.standard_input import read_standard_input
from reader.cli.table import table_on
from reader.export.json_text import json_array
from reader.export.tab_separated import tab_separated
from reader.library.filing import Filed, Outcome
from reader.library.importing import SourceReport, counts, import_sources
from reader.library.library import open_library
from reader.library.places import root_to_fill
from reader.model.clean_text import CleanText
from reader.model.errors import UsageError
from reader.model.highlighted import HighlightedText
from reader.model.incoming import Kind
from reader.text.clean import clean_line

FIELDS = ("outcome", "headline", "path", "reason")


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Imports what is named; 1 where nothing could be used, FAILED where something went wrong."""
    if not arguments.words:
        raise UsageError(
            "add needs a file, a folder, an address or - for standard input; see newsdesk add --help"
        )
    root = root_to_fill(arguments.library, os.environ)
    with open_library(root) as library, shown_progress("auto") as on_progress:
        reports = list(
            import_sources(
                library,
                arguments.words,
                kind=Kind(arguments.kind) if arguments.kind else None,
                dry_run=arguments.dry_run,
                read_input=read_standard_input,
                on_progress=on_progress,
            )
        )
    for report in reports:
        _tell(report)
    if arguments.json:
        output.write(json_array(_plain(report) for report in reports))
    else:
        output.write(_rows(reports, output, dry_run=arguments.dry_run))
        say(_summary(reports, str(root), dry_run=arguments.dry_run))
    return _status(reports)


def _tell(report: SourceReport) -> None:
    """What was wrong with a source, and what else there is to know of it."""
    if report.failure:
        say(f"{report.name}: {report.failure}")
    for warning in report.warnings:
        say(f"{report.name}: {warning}")
    for feed in report.feeds:
        say(f"{report.name} has a feed: newsdesk feeds add {feed.url}")


def _rows(reports: Sequence[SourceReport], output: Output, *, dry_run: bool) -> Iterator[str]:
    """On a terminal what changed, as a table: what it is, or in a dry run where it would go, and why."""
    if output.terminal:
        shown = [filed for filed in _all(reports) if filed.outcome is not Outcome.UNCHANGED]
        fields = ["outcome", "path" if dry_run else "headline"]
        if any(filed.reason for filed in shown):
            fields.append("reason")
        yield from table_on(
            output, fields, ({name: _cell(filed, name) for name in fields} for filed in shown)
        )
    else:
        for filed in _all(reports):
            yield tab_separated([_text(filed, name) for name in FIELDS]) + "\n"


def _all(reports: Sequence[SourceReport]) -> Iterator[Filed]:
    for report in reports:
        yield from report.filed


def _text(filed: Filed, name: str) -> str:
    return str(getattr(filed, name))


def _cell(filed: Filed, name: str) -> HighlightedText:
    return HighlightedText(CleanText(clean_line(_text(filed, name))))


def _summary(reports: Sequence[SourceReport], root: str, *, dry_run: bool) -> str:
    """`3 sources (2 feeds, 1 page) into ~/news: 12 added, 1 updated, 30 unchanged, 0 failed`."""
    found = counts(reports)
    kinds: dict[str, int] = {}
    for report in reports:
        if report.kind and not report.failure:
            kinds[report.kind] = kinds.get(report.kind, 0) + 1
    read = ", ".join(_counted(kind, count) for kind, count in kinds.items()) or "nothing"
    told = [Outcome.ADDED, Outcome.UPDATED, Outcome.UNCHANGED]
    told += [outcome for outcome in (Outcome.DUPLICATE, Outcome.FAILED) if found[outcome]]
    what = ", ".join(f"{found[outcome]:,} {outcome}" for outcome in told)
    unread = sum(bool(report.failure) for report in reports)
    more = f"; {unread:,} could not be read" if unread else ""
    return f"{read} into {root}: {what}{more}" + ("; nothing was written (dry run)" if dry_run else "")


def _counted(kind: str, count: int) -> str:
    """`1 page`, `3 pages`, `2 ninjs`; a file of articles may hold many."""
    name = "article file" if kind == Kind.ARTICLE else kind
    return f"{count:,} {name}{'s' if count != 1 and kind in ('feed', 'page', 'text', 'article') else ''}"


def _plain(report: SourceReport) -> dict[str, object]:
    return {
        "source": report.name,
        "kind": report.kind or None,
        "title": report.title or None,
        "failure": report.failure or None,
        "warnings": list(report.warnings),
        "feeds": [feed.url for feed in report.feeds],
        "articles": [{name: _text(filed, name) or None for name in FIELDS} for filed in report.filed],
    }


def _status(reports: Sequence[SourceReport]) -> int:
    found = counts(reports)
    if found[Outcome.FAILED]:
        return FAILED
    if not sum(found.values()):
        return NOTHING_MATCHED
    return FAILED if any(report.failure for report in reports) else DONE
