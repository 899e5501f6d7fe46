"""What a YAML parser complains about, in plain words and with what to do about it."""

import re

from yaml.error import MarkedYAMLError, YAMLError

from reader.store.problem import Problem

# What YAML 1.1 allows in a file, section 5.1; libyaml and PyYAML keep to it.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_BRACKETS = ("a bracket is opened and not closed", "close it, or put a text that begins with one in quotes")
_LAYOUT = ("this does not continue what stands above", "check the indentation and the quotes")
_TAB = ("a tab is used for indentation", "use spaces")

# Words that libyaml or PyYAML's Python parser uses, and ours; the first that is found counts.
_PLAIN_WORDS = {
    "mapping values are not allowed": (
        "a second `: ` in one value",
        "put the text in quotes, or under a `|`; if it is a field, check the indentation",
    ),
    "sequence entries are not allowed": (
        "a list begins on the line of its field",
        "begin it on the next line",
    ),
    "could not find expected ':'": (
        "this is neither `field: value` nor part of the text above",
        "indent it, or name its field",
    ),
    "tab character": _TAB,
    "expected ',' or": _BRACKETS,
    "unknown escape": ("this escape in double quotes is unknown", "write \\\\ for one backslash"),
    "escape": ("this escape stands for no character", "write the character itself"),
    "did not find expected key": _LAYOUT,
    "did not find expected '-'": _LAYOUT,
    "expected <block end>": _LAYOUT,
    "comment or line break": ("a text begins on the line of its `|` or `>`", "begin it on the next line"),
    "directive": ("a line that begins with % is for YAML alone", "leave it out, or indent the text"),
    "incompatible YAML": ("this version of YAML is not read", "write %YAML 1.2, or leave the line out"),
}


def explain(error: YAMLError, text: str) -> Problem:
    """What `error`, raised while parsing `text`, is about."""
    if not isinstance(error, MarkedYAMLError):
        return _unprintable(text)
    problem, context = error.problem or "", error.context or ""
    at = error.problem_mark.index if error.problem_mark else 0
    if "cannot start any token" in problem:
        return _bad_start(text, at)
    if "end of stream" in problem and "quoted scalar" in context and error.context_mark:
        return Problem(
            error.context_mark.index, "a quotation mark is never closed", "close it, or leave it out"
        )
    for words, (message, hint) in _PLAIN_WORDS.items():
        if words in problem or words in context:
            return Problem(at, message, hint)
    return Problem(at, f"not YAML: {problem}", "check the indentation and the quotes")


def _bad_start(text: str, at: int) -> Problem:
    sign = text[at : at + 1]
    if sign == "\t":
        return Problem(at, *_TAB)
    return Problem(at, f"a text cannot begin with {sign}", "put it in quotes")


def _unprintable(text: str) -> Problem:
    """The parser found a character that may not stand in a file; both say so only roughly where."""
    found = _UNPRINTABLE.search(text)
    if not found:
        return Problem(0, "not YAML that can be read", "save the file as plain text in UTF-8")
    code = ord(found.group())
    escape = f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"
    return Problem(
        found.start(),
        f"the character U+{code:04X} may not stand in a file",
        f'leave it out, or write it as "{escape}" in double quotes',
    )
