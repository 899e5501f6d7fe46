"""The commands with their options, help and examples, declared once.

What a command does lies in the module that `module` names; it is imported when the command runs, so that
`newsdesk --help` and a search stay quick. For the same reason nothing is imported here but argparse.
"""

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from reader.cli.fields import LIST_DEFAULT, SEARCH_DEFAULT
from reader.cli.options import FILES, add_article_output, add_query, add_records, completed, fields_help

if TYPE_CHECKING:
    from reader.cli.output import Output

OPEN = "open"
"""The command that stands where none is written: `newsdesk`, `newsdesk DIR`, `newsdesk FILE`."""

SHELLS = ("bash", "zsh", "tcsh")

ABOUT = """\
A news reader for the terminal. Articles are YAML files in a folder; Newsdesk
lists them, shows them with their key figures, searches as you type, and writes
plain text into pipes. Without a command it starts the reader on DIR or FILE,
else on your own library, else on the articles it came with; into a pipe it
prints them instead."""

EXAMPLES = """\
examples:
  newsdesk                             read
  newsdesk ~/news                      read the articles of a folder
  newsdesk search amnesty syria        what matches, newest first
  newsdesk show apollo-11              one article as text
  newsdesk export after:2024 > all.txt

exit status:
  0 done, 1 nothing matched or check found an error, 2 wrong use or failure,
  130 interrupted, 141 the reader of our output left, 143 terminated

environment:
  NEWSDESK_LIBRARY        the folder to read where -L is not given
  NEWSDESK_PAGER, PAGER   where long output goes on a terminal (default: less
                          -FRX); empty: nowhere
  NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE
                          colours, where --color does not decide
  NEWSDESK_DEBUG          1: show where an unexpected error came from"""

_QUERY = """
queries:
  All words must match. "a phrase", -without, a OR b, (a b), word*,
  headline: in:SECTION subject: source: by: place: person:,
  after:2024-12 before: date:2024, is:unread is:starred has:figures,
  fig:>1000 fig:returned>1000. Write -- before a query that begins with a dash."""


class Command(NamedTuple):
    """`takes` are its arguments in the usage line, `declare` adds its options and arguments to a parser.

    `module` is the one of this room that knows how to run it.
    """

    name: str
    takes: str
    summary: str
    module: str
    declare: Callable[[argparse.ArgumentParser], None]
    epilog: str

    def run(self, arguments: argparse.Namespace, output: "Output") -> int:
        """Does what the arguments say; returns the exit status. Raises NewsdeskError when it can't."""
        status: int = import_module(f"reader.cli.{self.module}").run(arguments, output)
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
    add_article_output(parser)


def _export(parser: argparse.ArgumentParser) -> None:
    add_query(parser, "which articles (default: all)")
    add_article_output(parser)


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


def _schema(_: argparse.ArgumentParser) -> None:
    """No options of its own."""


def _completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", choices=SHELLS, metavar="SHELL", help=" or ".join(SHELLS))


def _open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="DIR | FILE", help="what to read")


COMMANDS = {
    command.name: command
    for command in (
        Command(
            "list",
            "[QUERY ...]",
            "List articles, one a line",
            "listing",
            _list,
            f"""\
examples:
  newsdesk list
  newsdesk list is:unread --sort oldest --limit 10
  newsdesk list --fields id,words --format tsv | sort -t$'\\t' -k2n
  newsdesk list -0 --fields path subject:science | xargs -0 grep -l hydrogen
{_QUERY}

formats:
  tsv has no header; a backslash is written \\\\, a tab \\t, a line feed \\n; the
  items of a list are joined by "; ", key figures and sections are JSON.
  json and jsonl have every field asked for, null where there is nothing.

{fields_help()}""",
        ),
        Command(
            "search",
            "QUERY ...",
            "Search articles and show what matched",
            "listing",
            _search,
            f"""\
examples:
  newsdesk search amnesty syria
  newsdesk search '"general amnesty"' after:2024-12
  newsdesk search --count 'fig:>1000'
  newsdesk search --format jsonl moon | jq -r .headline
  newsdesk search -- -syria
{_QUERY}

{fields_help()}""",
        ),
        Command(
            "show",
            "REF ...",
            "Print articles",
            "showing",
            _show,
            """\
examples:
  newsdesk show apollo-11
  newsdesk show ./draft.yaml --width 72
  curl -s https://example.org/story.yaml | newsdesk show -
  newsdesk show --format json apollo-11 | jq -r '.[].key_figures[].value'""",
        ),
        Command(
            "export",
            "[QUERY ...]",
            "Write articles into one stream",
            "exporting",
            _export,
            f"""\
examples:
  newsdesk export > everything.txt
  newsdesk export source:nasa --format markdown -o nasa.md
  newsdesk export after:2024 --format jsonl | jq -r .headline
{_QUERY}""",
        ),
        Command(
            "check",
            "[PATH ...]",
            "Check article files",
            "checking",
            _check,
            """\
examples:
  newsdesk check
  newsdesk check ~/news draft.yaml
  newsdesk check - < draft.yaml

Each line is PATH:LINE:COLUMN: error or warning: what is wrong; what to do.""",
        ),
        Command(
            "index",
            "",
            "Bring the index up to date",
            "indexing",
            _index,
            """\
examples:
  newsdesk index
  newsdesk -L ~/news index --rebuild

Commands look for changes themselves: at every file of a library of up to 5,000
articles, at the folders of a larger one. What was written over in place in a
large library is found by this command and by the reader. The index is a cache:
it may be deleted at any time.""",
        ),
        Command(
            "schema",
            "",
            "Print the JSON Schema of article files",
            "describing",
            _schema,
            """\
examples:
  newsdesk schema > ~/news/.article.schema.json

Editors with a YAML language server then complete and check an article file
whose first line is
  # yaml-language-server: $schema=.article.schema.json""",
        ),
        Command(
            "completion",
            "bash|zsh|tcsh",
            "Print a completion script for a shell",
            "describing",
            _completion,
            """\
examples:
  newsdesk completion bash > ~/.local/share/bash-completion/completions/newsdesk
  newsdesk completion zsh > ~/.zfunc/_newsdesk""",
        ),
        Command(OPEN, "[DIR | FILE]", "Start the reader", "opening", _open, ""),
    )
}
