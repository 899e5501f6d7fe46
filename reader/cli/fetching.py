"""The command `fetch`: brings in what is new in the feeds, once or again and again."""

import argparse
import datetime as dt
import os
from collections.abc import Iterable, Sequence
from time import monotonic, sleep

from reader.cli.endings import DONE, FAILED, NOTHING_MATCHED
from reader.cli.feed_options import FETCHED
from reader.cli.feeds_file import feeds_in
from reader.cli.messages import say
from reader.cli.output import Output
from reader.cli.progress import shown_progress
from reader.cli.record_text import table_row, tsv_line
from reader.cli.records import Record
from reader.export.json_text import to_json
from reader.library.fetched import fetch_into
from reader.library.places import configured
from reader.library.subscribing import feeds_path, find_feed
from reader.model.errors import NewsdeskError
from reader.model.feed import Feed, FeedOutcome, FeedReport
from reader.text.matching import NO_MATCHER

_SHOWN = ("feed", "new", "changed")
"""What a table has; what went wrong is said in whole sentences."""

_TROUBLE = (FeedOutcome.FAILED, FeedOutcome.WAITING)


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Fetches and reports; with `--every` until it is stopped."""
    status = _fetch(arguments, output)
    while arguments.every:
        _wait(arguments.every)
        try:
            status = _fetch(arguments, output)
        except NewsdeskError as error:  # a full disk or a file being edited may be well again next time
            say(str(error))
    return status


def _fetch(arguments: argparse.Namespace, output: Output) -> int:
    feeds = _chosen(arguments.words)
    if not feeds:
        say("there are no feeds yet; `newsdesk feeds add ADDRESS` adds one")
        return NOTHING_MATCHED
    with shown_progress(arguments.progress) as on_progress:
        reports = fetch_into(
            arguments.library,
            os.environ,
            feeds,
            named=bool(arguments.words),
            defaults=configured(os.environ).settings.feeds,
            on_progress=on_progress,
        )
    for report in reports:
        _tell(report, named=bool(arguments.words))
    output.write(_written(reports, arguments, output))
    for report in reports if output.terminal else ():
        if report.problem:
            say(f"{report.name}: {_problem(report)}")
    if not arguments.json:
        say(_sentence(reports))
    return FAILED if any(report.outcome is FeedOutcome.FAILED for report in reports) else DONE


def _chosen(names: Sequence[str]) -> Sequence[Feed]:
    feeds = feeds_in(feeds_path(os.environ))
    if not names:
        return feeds
    return list({feed.url: feed for name in names for feed in [find_feed(feeds, name)]}.values())


def _tell(report: FeedReport, *, named: bool) -> None:
    """What was odd about a feed, where there is news from it; else it would be said again and again."""
    if report.moved_to:
        say(f"{report.name} has moved for good, and is asked there from now on: {report.moved_to}")
    for note in report.notes if named or report.added or report.updated or report.failed else ():
        say(f"{report.name}: {note}")


def _wait(seconds: float) -> None:
    """In steps, so that a machine that slept does not wait for that time again."""
    until = monotonic() + seconds
    while (left := until - monotonic()) > 0:
        sleep(min(left, 30.0))


def _written(reports: Sequence[FeedReport], arguments: argparse.Namespace, output: Output) -> Iterable[str]:
    if arguments.json:
        return [to_json({"feeds": [_record(report) for report in reports]}) + "\n"]
    if not output.terminal:
        return (tsv_line(_record(report)) + "\n" for report in reports)
    from reader.cli.table import table_on

    told = [report for report in reports if report.added or report.updated]
    rows = ({name: _record(report)[name] for name in _SHOWN} for report in told)
    return table_on(output, _SHOWN, (table_row(row, NO_MATCHER) for row in rows))


def _record(report: FeedReport) -> Record:
    values: Record = {
        "feed": report.name,
        "outcome": str(report.outcome),
        "new": report.added,
        "changed": report.updated,
        "duplicates": report.duplicates,
        "dropped": report.dropped,
        "expired": report.expired,
        "problem": _problem(report),
        "last_success": moment(report.succeeded_at),
        "url": report.url,
    }
    return {name: values[name] for name in FETCHED}


def _problem(report: FeedReport) -> str:
    if report.outcome is not FeedOutcome.FAILED:
        return report.problem
    last = moment(report.succeeded_at)
    return f"{report.problem} (last fetched {last[:16].replace('T', ' ')})" if last else report.problem


def _sentence(reports: Sequence[FeedReport]) -> str:
    """`3 feeds: 12 new, 1 changed; 1 failed, 1 waiting`."""
    total = f"{len(reports):,} feed{'' if len(reports) == 1 else 's'}"
    parts = [f"{sum(report.added for report in reports):,} new"]
    for name, count in (
        ("changed", sum(report.updated for report in reports)),
        ("in two feeds", sum(report.duplicates for report in reports)),
        ("dropped", sum(report.dropped for report in reports)),
        ("taken away by age", sum(report.expired for report in reports)),
        ("that could not be written", sum(report.failed for report in reports)),
    ):
        if count:
            parts.append(f"{count:,} {name}")
    counts = ((outcome, sum(report.outcome is outcome for report in reports)) for outcome in _TROUBLE)
    parts += [f"{count:,} feed{'' if count == 1 else 's'} {outcome}" for outcome, count in counts if count]
    return f"{total}: {', '.join(parts)}"


def moment(seconds: float) -> str:
    """A moment in UTC as RFC 3339 has it; empty for never."""
    if not seconds:
        return ""
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
