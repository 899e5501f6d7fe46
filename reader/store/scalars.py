"""Text as a YAML scalar: plain where every YAML tool reads that text back, quoted where one might not.

A tool of YAML 1.1 takes `no` for false, `1:30` for ninety and `1,905` (Ruby's) for a number, one of 1.2 doesn't.
What looks like anything but text is therefore quoted.
"""

import re

# YAML 1.1, section 5.1, less what it takes for line breaks (NEL, LS, PS), tab, the byte order mark, and what
# reorders or hides text before the eye of whoever opens the file: bidi embeddings and isolates, annotations, tags.
_UNPRINTABLE = (
    r"[^\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufff8\ufffc\ufffd"
    r"\U00010000-\U000dffff\U000e0080-\U0010ffff]"
)
_TO_ESCAPE = re.compile(rf'["\\]|{_UNPRINTABLE}')
_NOT_LITERAL = re.compile(_UNPRINTABLE.replace("[^", r"[^\t\n"))

_PLAIN = re.compile(r"[^\W_](?:.*[^\s:])?|[($€£¥“‘«¿¡≈].*[^\s:]")
_NEVER_PLAIN = re.compile(rf": | #|{_UNPRINTABLE}")
_FLOW_SIGN = re.compile(r"""[][{},:?#"']""")
# The types that YAML 1.1 and 1.2 have for plain scalars.
_OTHER_TYPE = re.compile(
    r"y|n|yes|no|on|off|true|false|null|nan|inf"
    r"|[0-9][0-9a-f_,.:+-]*(?:e[+-]?[0-9]*)?|0[xob][0-9a-f_,]*"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t\s].*)?",
    re.IGNORECASE,
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]+(?:Z|[+-][0-9:]+))?")

_LONG = 80
"""Characters from which on text that can't stand plain is easier to read in a block than in quotes."""


def scalar(text: str) -> str:
    """The text on one line: plain, or in quotes."""
    return text if _is_plain(text) else _quoted(text)


def flow_scalar(text: str) -> str:
    """The text on one line, to stand in brackets."""
    return text if _is_plain(text) and not _FLOW_SIGN.search(text) else _quoted(text)


def date_scalar(text: str) -> str:
    """A date or moment, which is plain although other tools take it for one."""
    return text if _DATE.fullmatch(text) else scalar(text)


def block(text: str) -> list[str] | None:
    """The text as a literal block: its sign, then its lines without indentation.

    None where the text is better on one line, or can't stand in a block.
    """
    one_line = "\n" not in text
    if one_line and (len(text) < _LONG or _is_plain(text)):
        return None
    body = text.rstrip("\n")
    if not body or _NOT_LITERAL.search(text):
        return None
    # A parser takes the indentation from the first line, unless that is empty or begins with blanks.
    sign = "|2" if body[0] in " \t\n" else "|"
    lines = text.split("\n")
    if lines[-1]:
        return [sign + "-", *lines]
    return [sign + ("+" if text.endswith("\n\n") else ""), *lines[:-1]]


def _is_plain(text: str) -> bool:
    return bool(_PLAIN.fullmatch(text)) and not (_NEVER_PLAIN.search(text) or _OTHER_TYPE.fullmatch(text))


def _quoted(text: str) -> str:
    escapes = set(_TO_ESCAPE.findall(text))
    if escapes and escapes <= {'"', "\\"}:
        return "'" + text.replace("'", "''") + "'"
    return '"' + _TO_ESCAPE.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    sign = match.group()
    if sign in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[sign]
    code = ord(sign)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"  # Half of a pair: no file and no escape can hold it.
    if code > 0xFFFF:
        return f"\\U{code:08X}"
    return f"\\x{code:02X}" if code < 0x100 else f"\\u{code:04X}"


_SHORT_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\x1b": "\\e", "\0": "\\0"}
