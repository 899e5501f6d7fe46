"""The options of `feeds` and `fetch`. Imports argparse and the names of fields only."""

import argparse
import re

from reader.cli.options import FILES, completed

FEED_TASKS = ("list", "add", "remove", "import", "export")

FEED = {
    "title": "what it is called",
    "url": "its address",
    "folder": "where in the library its articles are put",
    "subjects": "subjects that its articles get",
    "fetched": "when it was last fetched without trouble",
    "problem": "what was wrong the last time; empty when nothing was",
}
FETCHED = {
    "feed": "what it is called",
    "outcome": "fetched, unchanged, waiting or failed",
    "new": "articles added",
    "changed": "articles that were there in an older version",
    "duplicates": "articles that another source had brought already",
    "dropped": "articles that a filter dropped",
    "expired": "articles kept long enough and taken away",
    "problem": "why it failed or waits",
    "last_success": "when it was last fetched without trouble",
    "url": "its address",
}

_DURATION = re.compile(r"([0-9]{1,6})\s*(s|m|min|h|d)?")
_UNITS = {None: 60, "s": 1, "m": 60, "min": 60, "h": 3600, "d": 86_400}


def declare_feeds(parser: argparse.ArgumentParser) -> None:
    """The options of `feeds`."""
    about = f"one of {', '.join(FEED_TASKS)} (default: list)"
    parser.add_argument("task", nargs="?", choices=FEED_TASKS, metavar="TASK", help=about)
    words = parser.add_argument(
        "words",
        nargs="*",
        metavar="WORD",
        help="add: addresses; remove: names; import: OPML files, addresses or -",
    )
    completed(words, FILES)
    parser.add_argument(
        "--title", metavar="TEXT", help="add: what it is called (default: what it calls itself)"
    )
    parser.add_argument("--folder", metavar="FOLDER", help="add: where in the library its articles are put")
    parser.add_argument(
        "--subject",
        action="append",
        metavar="TEXT",
        help="add: a subject for its articles; may be given several times",
    )
    parser.add_argument(
        "--full-text",
        action="store_true",
        help="add: fetch the linked page where the feed has a summary only",
    )
    parser.add_argument(
        "--keep", metavar="KEEP", help="add: how long, or how many, of its articles are kept: 90d, 500"
    )
    parser.add_argument("--all", action="store_true", help="add: all the feeds that a page offers")
    parser.add_argument(
        "--unseen",
        action="store_true",
        help="add: without looking whether there is a feed; nothing is fetched",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="import: say what would be added, and add nothing"
    )
    parser.add_argument(
        "--format",
        choices=("table", "tsv", "jsonl", "json"),
        metavar="FORMAT",
        help="list: table (default on a terminal), tsv (default elsewhere), jsonl or json",
    )
    output = parser.add_argument(
        "-o", "--output", metavar="FILE", help="export: write to FILE; - is standard output"
    )
    completed(output, FILES)


def declare_fetch(parser: argparse.ArgumentParser) -> None:
    """The options of `fetch`."""
    parser.add_argument("words", nargs="*", metavar="NAME", help="which feeds (default: all)")
    parser.add_argument(
        "--every", type=read_duration, metavar="TIME", help="again and again, a TIME such as 30m or 2h apart"
    )
    parser.add_argument("--json", action="store_true", help="print the report as one JSON object")
    parser.add_argument(
        "--progress",
        choices=("auto", "plain", "jsonl", "none"),
        default="auto",
        metavar="HOW",
        help="auto: a line that is redrawn, on a terminal; plain: lines; jsonl: for programs; none",
    )


def read_duration(text: str) -> float:
    """Seconds in `30m`, `2h`, `90s`; a number alone is minutes. Raises ArgumentTypeError."""
    match = _DURATION.fullmatch(text.strip().lower())
    if not match or not int(match[1]):
        raise argparse.ArgumentTypeError("give a time such as 30m, 2h or 1d")
    return float(int(match[1]) * _UNITS[match[2]])
