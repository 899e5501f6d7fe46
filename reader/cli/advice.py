"""What was probably meant by a word of the command line that nothing is called.

For mistakes only: it takes difflib along.
"""

from collections.abc import Collection, Mapping, Sequence

from reader.store.names import meant

COMMANDS_ELSEWHERE = {
    "help": "--help",
    "version": "--version",
    "ls": "list",
    "cat": "show",
    "print": "show",
    "find": "search",
    "grep": "search",
    "import": "add",
    "lint": "check",
    "subscribe": "feeds add",
    "reload": "fetch",
    "update": "fetch",
}
"""What other programs call our commands."""

_OPTIONS_ELSEWHERE = {
    "-c": "--count",
    "-f": "--format",
    "-j": "--format jsonl",
    "-l": "--fields path",
    "-m": "--limit",
    "-n": "--limit",
    "-r": "--sort oldest",
    "-v": "--version",
    "-z": "--null",
    "--csv": "--format csv",
    "--files-with-matches": "--fields path",
    "--json": "--format json",
    "--jsonl": "--format jsonl",
    "--max-count": "--limit",
    "--print0": "--null",
    "--reverse": "--sort oldest",
    "--tsv": "--format tsv",
}
"""What other programs call our options, with the value they would have here."""

_NEEDLESS = {
    "-i": "case never matters",
    "--ignore-case": "case never matters",
    "-w": "words in quotes match as they are: '\"word\"'",
    "-v": "a word that is not to be there has a dash: -- -word",
}
"""Options of other programs that we can do without."""

_VALUES_ELSEWHERE = {
    "md": "markdown",
    "txt": "text",
    "plain": "text",
    "ndjson": "jsonl",
    "yml": "yaml",
    "rss": "feed",
    "atom": "feed",
    "html": "page",
    "date": "newest",
    "title": "headline",
}
_CLOSE_ENOUGH = 0.6  # there are few values, and most are short


def on_command(words: Sequence[str], commands: Collection[str]) -> str:
    """What to write where the first of the words should be a command."""
    if words[0] == "help" and words[1:2] and words[1] in commands:
        return f"did you mean newsdesk {words[1]} --help?"
    near = COMMANDS_ELSEWHERE.get(words[0]) or meant(words[0], commands)
    return f"did you mean newsdesk {near}?" if near else f"the commands are {', '.join(commands)}"


def on_option(word: str, command: str, options: Collection[str], *, takes_words: bool) -> str:
    """What to write instead of an option that the command, `newsdesk` or `newsdesk search`, has not got."""
    name = word.partition("=")[0]
    near = _elsewhere(name, options, _OPTIONS_ELSEWHERE)
    if near is None and "--sort" in options and name in _NEEDLESS:
        return _NEEDLESS[name]
    if near is None and name.startswith("--"):
        near = meant(name, [option for option in options if option.startswith("--")])
    if near:
        return f"did you mean {near}?"
    if takes_words and not name.startswith("--"):
        return f"words that begin with a dash stand after --: -- {word}"
    return f"see {command} --help"


def on_value(word: str, values: Collection[str]) -> str:
    """What to write instead of a value that is none of these."""
    near = _elsewhere(word, values, _VALUES_ELSEWHERE) or meant(word, values, _CLOSE_ENOUGH)
    return f"did you mean {near}?" if near else f"it is one of {', '.join(values)}"


def on_field(name: str, fields: Collection[str]) -> str:
    """What to write instead of a field that there is not."""
    near = meant(name, fields)
    return f"did you mean {near}?" if near else f"the fields are {', '.join(fields)}"


def _elsewhere(word: str, known: Collection[str], elsewhere: Mapping[str, str]) -> str | None:
    ours = elsewhere.get(word)
    return ours if ours and ours.partition(" ")[0] in known else None
