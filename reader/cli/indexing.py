"""The command `index`: brings the index of a library up to date, figures of the text included, and says so."""

import argparse
from time import sleep

from reader.cli.endings import DONE
from reader.cli.messages import say
from reader.cli.opened import chosen_root
from reader.cli.output import Output
from reader.cli.progress import OnProgress, shown_progress
from reader.export.json_text import json_lines
from reader.library.library import Library, open_library
from reader.model.entry import Counts
from reader.model.progress import RefreshReport

_WAIT_SECONDS = 0.2


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Looks for changes, reads what changed, and prints a line, or a JSON object, on what was done."""
    with open_library(chosen_root(arguments.library)) as library:
        with shown_progress(arguments.progress) as on_progress:
            report = _refresh(
                library, rebuild="you asked for it" if arguments.rebuild else "", show=on_progress
            )
            looked_through = library.figures.find(on_progress=on_progress)
        counts = library.counts()
    for line in report.skipped:
        say(f"skipped {line}")
    if report.rebuilt:
        say(f"the index was made anew: {report.rebuilt}")
    if looked_through is None:
        say("another Newsdesk is looking for figures in the text; it goes on with that")
    if arguments.progress == "jsonl":
        output.write(json_lines([_plain(report, counts) | {"looked_through": looked_through}]))
    else:
        output.write([_sentence(report, counts) + "\n"])
    return DONE


def _refresh(library: Library, *, rebuild: str, show: OnProgress) -> RefreshReport:
    """Waits where another Newsdesk is at it, and then sees what that one left to do."""
    report = library.refresh(rebuild=rebuild, on_progress=show)
    if report is None:
        say("another Newsdesk is bringing this index up to date; waiting for it")
    while report is None:
        sleep(_WAIT_SECONDS)
        report = library.refresh(rebuild=rebuild, on_progress=show)
    return report


def _sentence(report: RefreshReport, counts: Counts) -> str:
    """`14 articles, 2 that cannot be read (newsdesk check says why); 3 added, 1 changed, 0 removed in 0.2 s`."""
    articles = f"{counts.articles:,} article{'' if counts.articles == 1 else 's'}"
    bad = f", {counts.problems:,} that cannot be read (newsdesk check says why)" if counts.problems else ""
    changes = f"{report.added:,} added, {report.changed:,} changed, {report.removed:,} removed"
    return f"{articles}{bad}; {changes} in {report.seconds:.1f} s"


def _plain(report: RefreshReport, counts: Counts) -> dict[str, object]:
    return {
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "articles": counts.articles,
        "problems": counts.problems,
        "skipped": list(report.skipped),
        "rebuilt": report.rebuilt,
        "seconds": round(report.seconds, 3),
    }
