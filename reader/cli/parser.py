"""How a command line is read: which word is the command, which are options, which are words.

argparse does the work. It is helped where it falls short: words may stand between options, an option may
stand before or after the command, and a folder or file may stand in the place of a command.
"""

import argparse
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NoReturn

from reader import __version__
from reader.cli.commands import COMMANDS, OPEN, Command
from reader.cli.help_texts import ABOUT, GENERAL, details
from reader.cli.options import add_common
from reader.model.errors import UsageError

_TAKES_VALUE = ("-L", "--library", "--color")
_TAKES_NUMBER = ("--limit", "--width", "--every")
_NEGATIVE = re.compile(r"-[0-9.]+")


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments as a namespace with `command`, `words` and the command's options.

    Words are whatever is not an option, in order, and everything after `--`. Raises UsageError, or SystemExit
    after help or the version was printed.
    """
    head, tail = _split(_with_command(list(argv)))
    head = list(_with_numbers(head))
    parser = make_parser(_named_commands(head))
    arguments, rest = parser.parse_known_args(head, argparse.Namespace(library=None, color="auto"))
    words = [*getattr(arguments, "words", []), *rest]
    for word in rest:
        if word.startswith("-") and word != "-":
            raise UsageError(_unknown_option(arguments.command, word, words))
    arguments.words = [*words, *tail]
    if arguments.words and not COMMANDS[arguments.command].takes:
        raise UsageError(f"newsdesk {arguments.command} takes no words; a folder is named with -L")
    return arguments


def make_parser(taking: Iterable[Command] = COMMANDS.values()) -> argparse.ArgumentParser:
    """A parser of these commands: of all of them for the list in the help, and for making completions."""
    parser = _Parser(
        prog="newsdesk",
        usage="newsdesk [OPTION ...] [DIR | FILE]\n       newsdesk COMMAND [OPTION ...] [ARGUMENT ...]",
        description=ABOUT,
        details=lambda: GENERAL,
    )
    parser.add_argument("-V", "--version", action="version", version=f"newsdesk {__version__}")
    add_common(parser)
    commands = parser.add_subparsers(
        dest="command", title="commands", metavar="COMMAND", prog="newsdesk", required=True
    )
    for command in taking:
        listed: dict[str, Any] = {} if command.name == OPEN else {"help": command.summary}
        added = commands.add_parser(
            command.name,
            usage=f"newsdesk {command.name} [OPTION ...] {command.takes}".rstrip(),
            description=command.summary + ".",
            details=partial(details, command.name),
            **listed,
        )
        command.declare(added)
        add_common(added)
    return parser


def _split(argv: list[str]) -> tuple[list[str], list[str]]:
    """What stands before the first `--`, and what after it."""
    if "--" not in argv:
        return argv, []
    end = argv.index("--")
    return argv[:end], argv[end + 1 :]


def _with_command(argv: list[str]) -> list[str]:
    """The arguments with OPEN put in where nothing, a folder or a file stands in the place of a command."""
    place = 0
    while place < len(argv) and argv[place].startswith("-") and argv[place] not in ("-", "--"):
        if argv[place] in ("-h", "--help", "-V", "--version"):
            return argv
        place += 2 if argv[place] in _TAKES_VALUE else 1
    if place > len(argv) or (place < len(argv) and argv[place] in COMMANDS and argv[place] != OPEN):
        return argv
    if not {"-h", "--help"}.isdisjoint(argv[place:]):
        return ["--help"]
    return [*argv[:place], OPEN, *argv[place:]]


def _with_numbers(head: list[str]) -> Iterator[str]:
    """The arguments, a negative number joined to its option: argparse would take it for one itself."""
    words = iter(head)
    for word in words:
        following = next(words, None) if word in _TAKES_NUMBER else None
        if following is None:
            yield word
        elif _NEGATIVE.fullmatch(following):
            yield f"{word}={following}"
        else:
            yield from (word, following)


def _named_commands(head: list[str]) -> Iterable[Command]:
    """The commands that can be meant: most of what a short run takes would be declaring all others.

    All of them where help may be asked for, which lists them.
    """
    if {"-h", "--help"}.isdisjoint(head):
        return [command for command in COMMANDS.values() if command.name in head]
    return COMMANDS.values()


def _unknown_option(command: str, word: str, words: Sequence[str]) -> str:
    from reader.cli.advice import on_option

    name = "newsdesk" if command == OPEN else f"newsdesk {command}"
    options = _options(command)
    if command == OPEN:
        options.append("--version")
        for later in words:
            if later in COMMANDS and word.partition("=")[0] in _options(later):
                return f"{word} is an option of {later} and stands after it: newsdesk {later} {word} ..."
    takes_words = command != OPEN and bool(COMMANDS[command].takes)
    return f"{name} has no option {word}; {on_option(word, name, options, takes_words=takes_words)}"


def _options(command: str) -> list[str]:
    parser = _Parser(details=str)
    COMMANDS[command].declare(parser)
    add_common(parser)
    return parser.options


class _Parser(argparse.ArgumentParser):
    """Raises where argparse would exit, takes options by whole names only, makes help when it is asked for."""

    def __init__(self, *, details: Callable[[], str], **settings: Any) -> None:
        super().__init__(allow_abbrev=False, formatter_class=_formatter, **settings)
        self._details = details

    @property
    def options(self) -> list[str]:
        """The names of the options."""
        return [name for action in self._actions for name in action.option_strings]

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        """Says which value was probably meant, in place of argparse's list."""
        if action.choices is not None and value not in action.choices:
            from reader.cli.advice import on_value

            told = f"there is no {value!r}; {on_value(value, list(action.choices))}"
            raise argparse.ArgumentError(action, told)

    def format_help(self) -> str:
        """The help text, with what stands after the options."""
        self.epilog = self._details()
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        raise UsageError(message if message.endswith("?") else f"{message}; see {self.prog} --help")


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Keeps the line breaks of examples. Given a width, argparse need not import shutil to ask for one."""
    try:
        columns = os.get_terminal_size().columns
    except OSError:
        columns = 80
    width = max(40, min(columns, 82) - 2)
    return argparse.RawDescriptionHelpFormatter(prog, width=width, max_help_position=26)
