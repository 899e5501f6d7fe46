"""What a YAML parser complains about, in plain words and with what to do about it."""

import re

from yaml.error import MarkedYAMLError, YAMLError

from reader.store.problem import Problem, RefusedError

# What YAML 1.1 allows in a file, section 5.1; libyaml and PyYAML keep to it.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_YAML_DIRECTIVES = re.compile(r"(?:%YAML[^\r\n]*+[\r\n]++|[ \t]*+(?:#[^\r\n]*+)?[\r\n]++)*+")

MAX_DEPTH = 32
"""Levels of lists and fields in an article file."""

_QUOTE_IT = "put the text in quotes"
_BRACKET = ("a bracket is opened here and not closed", f"close it; if it belongs to a text, {_QUOTE_IT}")
_LAYOUT = ("this does not continue what stands above", "check the indentation and the quotes")
_NO_ESCAPE = ("this escape stands for no character", "write the character itself")
TOO_DEEP = (f"nested more than {MAX_DEPTH} deep", "an article needs four levels")
_TAB = ("a tab is used for indentation", "use spaces")

# Words in a complaint of libyaml or of PyYAML's Python parser, and ours; the first that are found count.
_PLAIN_WORDS = {
    "directive": ("a line that begins with % is for YAML alone", "leave it out, or indent the text"),
    "mapping values are not allowed": (
        "a second `: ` in one value",
        f"{_QUOTE_IT}, or under a `|`; if it is a field, check the indentation",
    ),
    "sequence entries are not allowed": (
        "a list begins on the line of its field",
        "begin it on the next line",
    ),
    "tab character": _TAB,
    "unknown escape": ("this escape in double quotes is unknown", "write \\\\ for one backslash"),
    "escape": _NO_ESCAPE,
    "hexdecimal": _NO_ESCAPE,  # libyaml's spelling
    "line break": ("a text begins on the line of its `|` or `>`", "begin it on the next line"),
    "while scanning an alias": ("a text cannot begin with *", _QUOTE_IT),
    "while scanning an anchor": ("a text cannot begin with &", _QUOTE_IT),
    "node content": ("a value is missing here, or a bracket is one too many", _LAYOUT[1]),
    "nesting depth": TOO_DEEP,  # libyaml 0.2.6 has a limit of its own, and looks that far ahead
    "incompatible YAML": ("this version of YAML is not read", "write %YAML 1.2, or leave the line out"),
}
# The same, where the place that tells is the one at which the parser began what it could not finish.
_PLAIN_WORDS_FOR_START = {
    "could not find expected ':'": (
        "this is neither `field: value` nor part of the text above",
        "indent it, or name its field",
    ),
    "expected ',' or": _BRACKET,
    "end of stream": ("a quotation mark is opened here and not closed", "close it, or leave it out"),
}


def refuse_directives(text: str) -> None:
    """Stops at a directive other than %YAML before `text`: useless here, and a parser's time grows with the
    square of their number.
    """
    if text.startswith("%") and (allowed := _YAML_DIRECTIVES.match(text)):
        at = allowed.end()
        if text.startswith("%", at):
            raise RefusedError(Problem(at, *_PLAIN_WORDS["directive"]))


def explain(error: YAMLError, text: str) -> Problem:
    """What `error`, raised while parsing `text`, is about."""
    if not isinstance(error, MarkedYAMLError) or not error.problem_mark:
        return _unprintable(text)
    at = error.problem_mark.index
    complaint = f"{error.context or ''} {error.problem or ''}"
    if "cannot start any token" in complaint:
        return _bad_start(text, at)
    for words, (message, hint) in _PLAIN_WORDS.items():
        if words in complaint:
            return Problem(at, message, hint)
    for words, (message, hint) in _PLAIN_WORDS_FOR_START.items():
        if words in complaint and error.context_mark:
            return Problem(error.context_mark.index, message, hint)
    return _out_of_place(text, at)


def _bad_start(text: str, at: int) -> Problem:
    sign = text[at : at + 1]
    if sign == "\t":
        return Problem(at, *_TAB)
    return Problem(at, f"a text cannot begin with {sign}", _QUOTE_IT)


def _out_of_place(text: str, at: int) -> Problem:
    """Something stands where only another field or item could: often the rest of a text that ended early."""
    lines_above, _, before = text[:at].replace("\r", "\n").rpartition("\n")
    if before.rstrip().endswith(('"', "'")):
        return Problem(at, "the text goes on behind its closing quotation mark", "put all of it in quotes")
    if before.rstrip().endswith(("]", "}")):
        return Problem(at, "the text goes on behind a closing bracket", "put all of it in quotes")
    if " #" in lines_above.rstrip().rpartition("\n")[2] and not before.strip():
        return Problem(at, "the text above ended with its #, which begins a comment", _QUOTE_IT)
    return Problem(at, *_LAYOUT)


def _unprintable(text: str) -> Problem:
    """Both parsers stop at such a character but are vague about where it is."""
    found = _UNPRINTABLE.search(text)
    if not found:
        return Problem(0, "this is not YAML", "save the file as plain text in UTF-8")
    code = ord(found.group())
    escape = f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"
    return Problem(
        found.start(),
        f"the character U+{code:04X} may not stand in a file",
        f'leave it out, or write it as "{escape}" in double quotes',
    )
