import re
from pathlib import Path

import pytest

from reader.cli.commands import COMMANDS, OPEN
from reader.cli.help_texts import details
from reader.cli.options import SORTS
from reader.cli.parser import parse
from reader.model.entry import Sort
from reader.model.errors import UsageError


def test_words_may_stand_between_options() -> None:
    arguments = parse(["list", "one", "--limit", "3", "two", "--count", "three"])
    assert (arguments.words, arguments.limit, arguments.count) == (["one", "two", "three"], 3, True)


def test_after_two_dashes_everything_is_a_word() -> None:
    assert parse(["search", "syria", "--", "-camp", "--limit"]).words == ["syria", "-camp", "--limit"]


def test_a_single_dash_is_a_word() -> None:
    assert parse(["show", "-"]).words == ["-"]


@pytest.mark.parametrize(
    "line", ["-L x list", "list -L x", "--library=x list", "-Lx list", "list --library x"]
)
def test_the_library_may_be_named_before_and_after_the_command(line: str) -> None:
    arguments = parse(line.split())
    assert (arguments.command, arguments.library) == ("list", "x")


def test_the_library_named_last_wins() -> None:
    assert parse(["-L", "a", "list", "-L", "b"]).library == "b"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ([], []),
        (["./news"], ["./news"]),
        (["open"], ["open"]),
        (["-"], ["-"]),
        (["-L", "list"], []),
        (["--", "list"], ["list"]),
    ],
)
def test_without_a_command_the_reader_is_opened(words: list[str], named: list[str]) -> None:
    arguments = parse(words)
    assert (arguments.command, arguments.words) == (OPEN, named)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["list", "-moon"],
            "list has no option -moon; words that begin with a dash stand after --: -- -moon",
        ),
        (["list", "--lim", "3"], "newsdesk list has no option --lim; did you mean --limit?"),
        (["list", "--formt=tsv"], "newsdesk list has no option --formt=tsv; did you mean --format?"),
        (["list", "--quietly"], "newsdesk list has no option --quietly; see newsdesk list --help"),
        (["list", "-n", "3"], "newsdesk list has no option -n; did you mean --limit?"),
        (["show", "--json", "x"], "newsdesk show has no option --json; did you mean --format json?"),
        (["search", "-i", "moon"], "newsdesk search has no option -i; case never matters"),
        (["index", "-n"], "newsdesk index has no option -n; see newsdesk index --help"),
        (
            ["--limit", "3", "list"],
            "--limit is an option of list and stands after it: newsdesk list --limit ...",
        ),
        (["add", "--as", "rss", "x"], "argument --as: there is no 'rss'; did you mean feed?"),
        (["-v"], "newsdesk has no option -v; did you mean --version?"),
        (["-L"], "argument -L/--library: expected one argument; see newsdesk --help"),
        (["schema", "news"], "newsdesk schema takes no words; a folder is named with -L"),
        (["--lits"], "newsdesk has no option --lits; see newsdesk --help"),
        (["list", "--limit=-1"], "whole number"),
        (["list", "--limit", "-1", "moon"], "argument --limit: give a whole number, 0 or more"),
        (
            ["list", "--limit", "many"],
            "argument --limit: give a whole number, 0 or more; see newsdesk list --help",
        ),
        (
            ["list", "--sort", "size"],
            "there is no 'size'; it is one of newest, oldest, headline, source, rel",
        ),
        (["list", "--sort", "newst"], "argument --sort: there is no 'newst'; did you mean newest?"),
        (["list", "--format", "tvs"], "argument --format: there is no 'tvs'; did you mean tsv?"),
        (["show", "x", "--format", "md"], "argument --format: there is no 'md'; did you mean markdown?"),
        (["list", "--fields", "id,headlin"], "there is no field 'headlin'; did you mean headline?"),
        (
            ["list", "--fields", "id,size"],
            "there is no field 'size'; the fields are id, path, line, headline",
        ),
        (["list", "--fields", "id,id"], "the field 'id' is there twice"),
    ],
)
def test_wrong_use_is_told_with_what_to_do(words: list[str], message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(words)
    assert message in str(caught.value)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != OPEN])
def test_every_command_has_a_summary_and_options_explained(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ending:
        parse([command, "--help"])
    text = capsys.readouterr().out
    assert ending.value.code == 0
    assert text.startswith(f"usage: newsdesk {command} [OPTION ...]")
    assert COMMANDS[command].summary in text
    assert "examples:\n  " in text
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != OPEN])
def test_articles_that_examples_name_are_among_the_shipped_ones(command: str) -> None:
    examples = [line for line in details(command).splitlines() if line.startswith("  newsdesk")]
    named = re.findall(
        r"(?:show|set|--add|--write|--diff) (\w[\w-]*)(?= |$)", "\n".join(examples), re.MULTILINE
    )
    shipped = [path.stem for path in (Path(__file__).parents[2] / "articles").glob("*.yaml")]
    for name in named:
        assert [shipped_one for shipped_one in shipped if name in shipped_one], name


@pytest.mark.parametrize("words", [["--help"], ["-L", "x", "-h"], ["news", "--help"]])
def test_help_lists_every_command_but_the_unwritten_one(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse(words)
    text = capsys.readouterr().out
    for name, command in COMMANDS.items():
        assert (f"    {name} " in text and command.summary in text) is (name != OPEN)
    assert text.isascii()
    assert max(map(len, text.splitlines())) <= 80


def test_the_orders_on_offer_are_those_of_the_library() -> None:
    assert tuple(Sort) == SORTS
