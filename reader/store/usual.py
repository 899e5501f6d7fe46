"""The values of a document that is laid out as nearly all are, in a third of the time that a parser takes.

One line of the file is one field, one item of a list, or one line of a text in a block. Whatever else YAML knows,
and everything that is wrong, is left to `reader.store.nodes`: here the same values are found or none, never a
fault. Where they stand is not told.
"""

import re
from functools import cache
from typing import TypeAlias

MAX_CHARACTERS = 200_000
"""A longer text may hold more values than are read."""

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
"""Text, a list, fields by their names, or None where the author left the value out."""

_MAX_DEPTH = 8
_PLAIN_BYTES = bytes((0x0A, *range(0x20, 0x7F)))
_ODD = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML takes for the end of a line or refuses, and tabs."""

_OPENING = re.compile(r"(?:#.*\n|\n)*(?:---\n(?:#.*\n|\n)*)?")
_BLANKS = re.compile(" *")

_SIGNS = (
    r"""-?:,\[\]{}\#&*!|>'"%@`~\ \n"""  # what a text without quotes may not begin with, or only now and then
)
_LINE = re.compile(
    rf"""
    (\ *+) (-\ )?+                                      # how far from the left; the sign of an item
    (?: ([^\W\d]\w{{0,149}}+) : (?: \ | (?=\n) ) )?+    # a name
    (?:
        ( (?!null\n) (?: [^{_SIGNS}] | -(?=[^\W_]) ) (?: [^:\#\ \n]++ | :(?![\ \n]) | \ ++(?![\#\n]) | \# )*+ ) \n
    |   ([|>][-+]?) \n ( (?: \1 (?(2)\ \ \ |\ ) [^\n]*+ \n | \n )*+ )  # the lines below that stand further right
    |   ([\[{{"'][^\n]*+ | ~ | null) \n
    |   \n
    )
    \n*+
    | ([^\n]++) | \n
    """,
    re.VERBOSE,
)
"""One line, or a text in a block: blanks, sign, name; text, or sign of a block and its lines, or what stands in
brackets or quotes; or the rest of what is no such line."""

_Line: TypeAlias = tuple[str, str, str, str, str, str, str, str]
_END: _Line = ("\n", "", "", "", "", "", "", "")

# Texts within brackets that are certainly such: each begins with a letter or digit, and no sign in it could end it.
_IN_BRACKETS = r"(?!null(?:,|\Z))[^\W_](?:[^][{},:#?\n]++|://)*+(?<! )"
_LIST = re.compile(rf"(?:, {_IN_BRACKETS})++")
_FIELDS = re.compile(rf"(?:, [a-z_]+: {_IN_BRACKETS})++")


class _UnusualError(Exception):
    """Something that only a whole parser reads."""


def usual_values(text: str) -> dict[str, Value] | None:
    """The fields of the one document in `text`, as `read_tree` would find them; None where only that can tell."""
    if len(text) > MAX_CHARACTERS or not text.endswith("\n"):
        return None
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN_BYTES)
    if rest and _ODD.search(rest.decode("utf-8", "surrogatepass")):
        return None
    opening = _OPENING.match(text)
    try:
        return _Lines(_LINE.findall(text, opening.end() if opening else 0)).document()
    except _UnusualError:
        return None


class _Lines:
    """Walks the lines of a document; `at` is the number of the next one."""

    def __init__(self, lines: list[_Line]) -> None:
        self.lines = [*lines, _END]
        self.at = 0

    def document(self) -> dict[str, Value]:
        fields = self.fields("", 0)
        if self.lines[self.at] is not _END:
            raise _UnusualError
        return fields

    def fields(self, margin: str, depth: int) -> dict[str, Value]:
        """The fields that stand behind `margin`; the first may stand behind the sign of its item."""
        lines, at = self.lines, self.at
        fields: dict[str, Value] = {}
        blanks, item, name, text, sign, block, other, _ = lines[at]
        if depth > _MAX_DEPTH or not name or (f"{blanks}  " if item else blanks) != margin:
            raise _UnusualError
        while True:
            at += 1
            if name in fields:
                raise _UnusualError
            if text:
                fields[name] = text
            elif sign:
                fields[name] = _block(sign, block)
            elif other:
                fields[name] = _other(other)
            else:
                self.at = at
                fields[name] = self.below(margin, depth)
                at = self.at
            blanks, item, name, text, sign, block, other, _ = lines[at]
            if blanks != margin or item:
                break
            if not name:
                raise _UnusualError
        self.at = at
        return fields

    def items(self, margin: str, depth: int) -> list[Value]:
        """The items whose signs stand behind `margin`."""
        items: list[Value] = []
        while True:
            blanks, item, name, text, _, _, other, _ = self.lines[self.at]
            if blanks != margin or not item:
                return items
            if name:
                items.append(self.fields(margin + "  ", depth))
            elif text or other:
                self.at += 1
                items.append(text or _other(other))
            else:
                raise _UnusualError

    def below(self, margin: str, depth: int) -> Value:
        """What belongs to a name with nothing behind it."""
        blanks, item, *_ = self.lines[self.at]
        if blanks == "\n":
            return None
        if item and len(blanks) >= len(margin):
            return self.items(blanks, depth + 1)
        if len(blanks) > len(margin):
            return self.fields(blanks, depth + 1)
        return None


def _block(sign: str, block: str) -> str:
    """The text in the lines of a block."""
    width = len(blanks[0]) if (blanks := _BLANKS.match(block)) else 0
    if block[width : width + 1] in ("", "\n") or _shallow(width).search(block):
        raise _UnusualError
    written = block[width:].replace("\n" + " " * width, "\n")
    body = written.rstrip("\n")
    match sign:
        case "|":
            return body + "\n"
        case "|-":
            return body
        case "|+":
            return written
        case ">" | ">-" if "\n\n" not in body and "\n " not in body:
            return body.replace("\n", " ") + "\n" * (sign == ">")
    raise _UnusualError


@cache
def _shallow(width: int) -> re.Pattern[str]:
    """Finds the end of a line before one with a smaller indentation."""
    return re.compile(rf"\n(?! {{{width}}}|\n|\Z)")


def _other(value: str) -> Value:
    """What stands in brackets or quotes, or is left out."""
    match value[0], value[-1]:
        case "[", "]":
            return _list(value[1:-1])
        case "{", "}":
            return _fields(value[1:-1])
        case ('"' | "'") as sign, end if sign == end:
            return _unquoted(sign, value[1:-1], len(value))
        case "~" | "n", _:
            return None
    raise _UnusualError


def _list(inner: str) -> list[Value]:
    """A list in brackets."""
    if inner and not _LIST.fullmatch(f", {inner}"):
        raise _UnusualError
    return [*inner.split(", ")] if inner else []


def _fields(inner: str) -> dict[str, Value]:
    """Fields in braces."""
    if not _FIELDS.fullmatch(f", {inner}"):
        raise _UnusualError
    fields: dict[str, Value] = {}
    for field in inner.split(", "):
        name, _, text = field.partition(": ")
        if name in fields:
            raise _UnusualError
        fields[name] = text
    return fields


def _unquoted(sign: str, inner: str, length: int) -> str:
    """What stands in quotes without an escape in it other than a doubled single quote."""
    if length > 1:
        if sign == '"' and sign not in inner and "\\" not in inner:
            return inner
        if sign == "'" and sign not in inner.replace("''", ""):
            return inner.replace("''", "'")
    raise _UnusualError
