"""Options that more than one command has, each declared once. Imports argparse and the names of fields only."""

import argparse
from collections.abc import Callable, Collection

from reader.cli.fields import FIGURE, FIGURE_MORE, FIGURE_TABLE_DEFAULT, MEANINGS, read_fields

SORTS = ("newest", "oldest", "headline", "source", "relevance")
ARTICLE_FORMATS = ("text", "markdown", "json", "jsonl", "yaml")
IMPORT_KINDS = (
    *("feed", "page", "text", "markdown", "ninjs", "newsml", "nitf", "json-ld", "reliefweb", "article"),
    *("zip", "gzip", "tar", "warc"),
)
RECORD_FORMATS = ("table", "tsv", "jsonl", "json")
FIGURE_SORTS = ("newest", "oldest", "value", "label", "unit")
FIGURE_FORMATS = ("table", "tsv", "csv", "jsonl", "json")

MARK_FORMATS = ("text", "markdown", "jsonl", "csv", "annotations")
STATE_TASKS = ("export", "import", "path")

# What shtab.FILE and shtab.DIRECTORY say to the shells; written here because importing shtab takes time.
FILES = {"bash": "_shtab_compgen_files", "zsh": "_files", "tcsh": "f"}
FOLDERS = {"bash": "_shtab_compgen_dirs", "zsh": "_files -/", "tcsh": "d"}


def add_common(parser: argparse.ArgumentParser) -> None:
    """What every command takes, before its name or after it."""
    library = parser.add_argument(
        "-L",
        "--library",
        metavar="PATH",
        default=argparse.SUPPRESS,
        help="the folder of articles (default: NEWSDESK_LIBRARY, your own library, the shipped articles)",
    )
    completed(library, FOLDERS)
    parser.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        metavar="WHEN",
        default=argparse.SUPPRESS,
        help="colours: auto (on a terminal), always or never",
    )


def add_query(parser: argparse.ArgumentParser, about: str) -> None:
    """The words of a query, their order and how many articles are wanted."""
    parser.add_argument("words", nargs="*", metavar="QUERY", help=about)
    parser.add_argument("--sort", choices=SORTS, metavar="ORDER", help=f"one of {', '.join(SORTS)}")
    parser.add_argument("--limit", type=_count, metavar="N", help="at most N articles")


def add_records(parser: argparse.ArgumentParser, default: tuple[str, ...]) -> None:
    """How the records of a list are written."""
    parser.add_argument(
        "--format",
        choices=RECORD_FORMATS,
        metavar="FORMAT",
        help="table (default on a terminal), tsv (default elsewhere), jsonl or json",
    )
    parser.add_argument(
        "--fields",
        type=_fields(MEANINGS),
        metavar="A,B,C",
        default=default,
        help=f"which fields, in which order (default: {','.join(default)})",
    )
    _add_count(parser)
    parser.add_argument(
        "-0",
        "--null",
        action="store_true",
        help="tsv with records that end in NUL, for xargs -0",
    )


def add_figures(parser: argparse.ArgumentParser) -> None:
    """Which figures are written, and how."""
    parser.add_argument(
        "--sort", choices=FIGURE_SORTS, metavar="ORDER", help=f"one of {', '.join(FIGURE_SORTS)}"
    )
    parser.add_argument("--limit", type=_count, metavar="N", help="at most N figures")
    parser.add_argument(
        "--series",
        metavar="LABEL",
        help="what stories say under this label, nearly so worded and of one unit, by date",
    )
    parser.add_argument(
        "--format",
        choices=FIGURE_FORMATS,
        metavar="FORMAT",
        help="table (default on a terminal), tsv (default elsewhere), csv, jsonl or json",
    )
    parser.add_argument(
        "--fields",
        type=_fields(FIGURE | FIGURE_MORE),
        metavar="A,B,C",
        help=f"which fields, in which order (default: all; in a table {','.join(FIGURE_TABLE_DEFAULT)})",
    )
    _add_count(parser)
    parser.add_argument(
        "--text",
        action="store_true",
        help="read plain text on standard input and print every figure in it as jsonl",
    )
    parser.add_argument(
        "--write",
        action="store_true",
        help="write the figures found in the text of the articles named (REF ...) into their files,"
        " below their author's",
    )


def add_article_output(parser: argparse.ArgumentParser) -> None:
    """How whole articles are written, and where to."""
    parser.add_argument(
        "--format",
        choices=ARTICLE_FORMATS,
        default="text",
        metavar="FORMAT",
        help=f"one of {', '.join(ARTICLE_FORMATS)} (default: text)",
    )
    parser.add_argument(
        "--width",
        type=_count,
        metavar="N",
        help="wrap text at N columns (default: 72 on a terminal, elsewhere a paragraph is one line); 0: never",
    )
    add_output(parser)


def add_setting(parser: argparse.ArgumentParser) -> None:
    """What `set` does to articles."""
    for name, on, off in (("read", "read", "unread"), ("star", "star", "unstar")):
        group = parser.add_mutually_exclusive_group()
        group.add_argument(f"--{on}", dest=name, action="store_true", default=None, help=_SETS[on])
        group.add_argument(f"--{off}", dest=name, action="store_false", default=None, help=_SETS[off])
    for name in ("tag", "untag"):
        parser.add_argument(f"--{name}", action="append", default=[], metavar="T", help=_SETS[name])
    about = "REFs on standard input end in NUL, and so do the ids that are printed"
    parser.add_argument("-0", "--null", action="store_true", help=about)


_SETS = {
    "read": "mark them read",
    "unread": "mark them unread",
    "star": "star them",
    "unstar": "take their stars away",
    "tag": "tag them T; may be given several times",
    "untag": "take the tag T away; may be given several times",
}


def add_basket(parser: argparse.ArgumentParser) -> None:
    """What `brief` does with the basket."""
    parser.add_argument(
        "--list", action="store_true", help="what is in the basket, numbered, instead of the brief"
    )
    parser.add_argument(
        "--add", action="append", default=[], metavar="REF", help="put an article in, at the end"
    )
    parser.add_argument(
        "--move", nargs=2, type=_count, metavar=("N", "TO"), help="give item N the place TO, counted from 1"
    )
    parser.add_argument(
        "--remove", action="append", type=_count, default=[], metavar="N", help="take item N out"
    )
    parser.add_argument("--clear", action="store_true", help="take everything out")
    parser.add_argument(
        "--title", default="Brief", metavar="TEXT", help="the brief's heading (default: Brief)"
    )
    add_output(parser)


def add_output(parser: argparse.ArgumentParser) -> None:
    """Where to write."""
    file = parser.add_argument(
        "-o", "--output", metavar="FILE", help="write to FILE, whole or not at all; - is standard output"
    )
    completed(file, FILES)


def add_watching(parser: argparse.ArgumentParser) -> None:
    """How `watch` waits."""
    parser.add_argument("--jsonl", action="store_true", help="one JSON object a line")
    parser.add_argument(
        "--once", action="store_true", help="what is new since the last time, then end: status 1 for nothing"
    )
    parser.add_argument(
        "--every", type=_seconds, default=2.0, metavar="SECONDS", help="how often to look (default: 2)"
    )


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0.05 <= seconds <= 86_400:
        raise argparse.ArgumentTypeError("give seconds, from 0.05 to 86400")
    return seconds


def completed(action: argparse.Action, what: dict[str, str]) -> None:
    """Lets shells complete what stands for the action: FILES or FOLDERS."""
    action.complete = what  # type: ignore[attr-defined]


def _count(text: str) -> int:
    if not text.isascii() or not text.isdecimal():
        raise argparse.ArgumentTypeError("give a whole number, 0 or more")
    return int(text)


def _add_count(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--count", action="store_true", help="print how many there are, nothing else")


def _fields(known: Collection[str]) -> Callable[[str], tuple[str, ...]]:
    """Reads the value of `--fields` where these are the fields."""

    def read(text: str) -> tuple[str, ...]:
        try:
            return read_fields(text, known)
        except ValueError as error:
            raise argparse.ArgumentTypeError(str(error)) from None

    return read
