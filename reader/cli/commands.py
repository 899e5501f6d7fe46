"""The commands with their arguments and options, declared once.

What a command does lies in the module that `module` names; it is imported when the command runs, so that
`newsdesk --help` and a search stay quick. For the same reason nothing is imported here but argparse.
"""

import argparse
import gc
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from reader.cli.feed_options import declare_feeds, declare_fetch
from reader.cli.fields import LIST_DEFAULT, SEARCH_DEFAULT
from reader.cli.interrupts import put_off
from reader.cli.options import (
    FILES,
    IMPORT_KINDS,
    MARK_FORMATS,
    STATE_TASKS,
    add_article_output,
    add_basket,
    add_figures,
    add_output,
    add_query,
    add_records,
    add_setting,
    add_watching,
    completed,
)

if TYPE_CHECKING:
    from reader.cli.output import Output

OPEN = "open"
"""The command that stands where none is written: `newsdesk`, `newsdesk DIR`, `newsdesk FILE`."""

SHELLS = ("bash", "zsh", "tcsh")
CONFIG_TASKS = ("check", "path", "show", "edit", "schema", "keys")


class Command(NamedTuple):
    """`takes` are its arguments in the usage line, `declare` adds its options and arguments to a parser.

    `module` is the one of this room that knows how to run it.
    """

    name: str
    takes: str
    summary: str
    module: str
    declare: Callable[[argparse.ArgumentParser], None]

    def run(self, arguments: argparse.Namespace, output: "Output") -> int:
        """Does what the arguments say; returns the exit status. Raises NewsdeskError when it can't."""
        with put_off():
            module = import_module(f"reader.cli.{self.module}")
            if not gc.isenabled():  # `main` put it off
                gc.freeze()
                gc.enable()
        status: int = module.run(arguments, output)
        return status


def _list(parser: argparse.ArgumentParser) -> None:
    add_query(parser, "which articles (default: all)")
    add_records(parser, LIST_DEFAULT)


def _search(parser: argparse.ArgumentParser) -> None:
    add_query(parser, "what to search for")
    add_records(parser, SEARCH_DEFAULT)


def _show(parser: argparse.ArgumentParser) -> None:
    about = "an article's id, an unambiguous part of one, a YAML file, or - for YAML on standard input"
    completed(parser.add_argument("words", nargs="*", metavar="REF", help=about), FILES)
    parser.add_argument(
        "--diff", action="store_true", help="show what changed with each version that came in"
    )
    add_article_output(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    add_query(parser, "which articles (default: all)")
    add_article_output(parser)


def _figures(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="QUERY", help="which articles (default: all)")
    add_figures(parser)


def _add(parser: argparse.ArgumentParser) -> None:
    about = "files, folders, addresses on the web, or - for standard input"
    completed(parser.add_argument("words", nargs="*", metavar="SOURCE", help=about), FILES)
    parser.add_argument(
        "--as",
        dest="kind",
        choices=IMPORT_KINDS,
        metavar="KIND",
        help=f"what it is, where that is found wrongly: {', '.join(IMPORT_KINDS)}",
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be written, and write nothing")
    parser.add_argument("--json", action="store_true", help="report as JSON")


def _check(parser: argparse.ArgumentParser) -> None:
    about = "files, folders, or - for YAML on standard input (default: the library)"
    completed(parser.add_argument("words", nargs="*", metavar="PATH", help=about), FILES)
    parser.add_argument(
        "--format",
        choices=("text", "jsonl"),
        default="text",
        metavar="FORMAT",
        help="text (default) or jsonl",
    )


def _index(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rebuild", action="store_true", help="throw the index away and make it anew")
    parser.add_argument(
        "--progress",
        choices=("auto", "plain", "jsonl", "none"),
        default="auto",
        metavar="HOW",
        help="auto: a line that is redrawn, on a terminal; plain: lines; jsonl: for programs; none",
    )


def _set(parser: argparse.ArgumentParser) -> None:
    about = (
        "an article's id, an unambiguous part of one, its file, or - for such on standard input, one a line"
    )
    completed(parser.add_argument("words", nargs="*", metavar="REF", help=about), FILES)
    add_setting(parser)


def _marks(parser: argparse.ArgumentParser) -> None:
    about = "which marks (default: all); import FILE reads marks back, - being standard input"
    parser.add_argument("words", nargs="*", metavar="QUERY", help=about)
    parser.add_argument(
        "--format",
        choices=MARK_FORMATS,
        default="text",
        metavar="FORMAT",
        help=f"one of {', '.join(MARK_FORMATS)} (default: text)",
    )


def _brief(parser: argparse.ArgumentParser) -> None:
    add_basket(parser)


def _watch(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="QUERY", help="which articles (default: all)")
    add_watching(parser)


def _state(parser: argparse.ArgumentParser) -> None:
    about = f"one of {', '.join(STATE_TASKS)}"
    parser.add_argument("task", nargs="?", choices=STATE_TASKS, metavar="TASK", help=about)
    about = "import: files to read (default: standard input)"
    completed(parser.add_argument("words", nargs="*", metavar="FILE", help=about), FILES)
    add_output(parser)


def _config(parser: argparse.ArgumentParser) -> None:
    about = f"one of {', '.join(CONFIG_TASKS)} (default: show)"
    parser.add_argument("task", nargs="?", choices=CONFIG_TASKS, metavar="TASK", help=about)
    checked = parser.add_argument("words", nargs="*", metavar="FILE", help="check: another file than yours")
    completed(checked, FILES)


def _schema(_: argparse.ArgumentParser) -> None:
    """No options of its own."""


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "shell", nargs="?", choices=SHELLS, metavar="SHELL", help=f"one of {', '.join(SHELLS)}"
    )


def _open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="DIR | FILE", help="what to read")


COMMANDS = {
    command.name: command
    for command in (
        Command("list", "[QUERY ...]", "List articles, one a line", "listing", _list),
        Command("search", "QUERY ...", "Search articles and show what matched", "listing", _search),
        Command("show", "REF ...", "Print articles", "showing", _show),
        Command("export", "[QUERY ...]", "Write articles into one stream", "exporting", _export),
        Command("figures", "[QUERY ...]", "List key figures as data, one a line", "figures", _figures),
        Command("add", "SOURCE ...", "Bring news in: files, folders, web pages, feeds", "adding", _add),
        Command("set", "REF ...", "Mark articles read, star them, tag them", "setting", _set),
        Command(
            "marks", "[QUERY ...] | import FILE", "List marked passages with their notes", "marks", _marks
        ),
        Command("brief", "", "Write what you put into the basket as Markdown", "brief", _brief),
        Command("watch", "[QUERY ...]", "Print new matches as they arrive", "watching", _watch),
        Command("state", "TASK [FILE ...]", "Export or import what you read and marked", "state", _state),
        Command("check", "[PATH ...]", "Check article files", "checking", _check),
        Command("index", "", "Bring the index up to date", "indexing", _index),
        Command("config", "[TASK] [FILE]", "Show, check or edit the configuration", "configuring", _config),
        Command("feeds", "[TASK] [WORD ...]", "List, add and remove feeds", "subscribing", declare_feeds),
        Command("fetch", "[NAME ...]", "Bring in what is new in the feeds", "fetching", declare_fetch),
        Command("schema", "", "Print the JSON Schema of article files", "describing", _schema),
        Command(
            "completion", "|".join(SHELLS), "Print a completion script for a shell", "describing", _completion
        ),
        Command(OPEN, "[DIR | FILE]", "Start the reader", "opening", _open),
    )
}
