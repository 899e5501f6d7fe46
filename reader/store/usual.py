"""The tree of a document that is laid out as nearly all are, in two thirds of the time that a parser takes.

One line of the file is one field, one item of a list, or one line of a text in a block. Whatever else YAML knows,
and everything that is wrong, is left to `reader.store.nodes`: here the same tree is found or none, never a fault.
"""

import re
from functools import cache

from reader.store.nodes import Fields, Items, Node, Scalar

MAX_CHARACTERS = 200_000
"""A longer text may hold more values than are read."""

_MAX_DEPTH = 8
_LONGEST_NAME = 150
_PLAIN_BYTES = bytes((0x0A, *range(0x20, 0x7F)))
_ODD = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML takes for the end of a line or refuses, and tabs."""

_OPENING = re.compile(r"(?:#.*\n|\n)*(?:---\n(?:#.*\n|\n)*)?")
_BLANKS = re.compile(" *")
_SIGNS = frozenset("-?:,[]{}#&*!|>'\"%@` ")
"""What a text without quotes may not begin with, or only now and then."""

# Texts within brackets that are certainly such: each begins with a letter or digit and has no sign in it.
_IN_BRACKETS = r"[^\W_](?:[^][{},:#?\"'&*!|>%@`\n]++|://)*+(?<! )"
_LIST = re.compile(rf"(?:, {_IN_BRACKETS})++")
_FIELDS = re.compile(rf"(?:, [a-z_]+: {_IN_BRACKETS})++")


class _UnusualError(Exception):
    """Something that only a whole parser reads."""


def usual_tree(text: str) -> Fields | None:
    """The tree of the one document in `text`, as `read_tree` would give it; None where only that can tell."""
    if len(text) > MAX_CHARACTERS or not text.endswith("\n"):
        return None
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN_BYTES)
    if rest and _ODD.search(rest.decode("utf-8", "surrogatepass")):
        return None
    try:
        return _Lines(text).document()
    except _UnusualError:
        return None


class _Lines:
    """Walks the lines of a text that ends with a line feed; `at` is where the next one begins."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def document(self) -> Fields:
        if opening := _OPENING.match(self.text):
            self.at = opening.end()
        return self.fields(0, 0)

    def fields(self, indent: int, depth: int, *, in_item: bool = False) -> Fields:
        """The fields that stand `indent` characters from the left, the first behind the sign of its item."""
        text, size, margin = self.text, len(self.text), " " * indent
        fields: dict[str, tuple[int, Node]] = {}
        line = self.at
        begin = line + indent
        while line < size:
            end = text.find("\n", line)
            if end > line:
                if not (in_item or text.startswith(margin, line)):
                    break
                in_item = False
                start = line + indent
                name, colon, value = text[start:end].partition(":")
                if not colon or not name.isidentifier() or name in fields or len(name) > _LONGEST_NAME:
                    raise _UnusualError
                sign = value[1:2]
                if value[:1] == " " and sign and sign not in _SIGNS:
                    # As `value` has it: half of all time goes by in these lines.
                    if ": " in value or " #" in value or value[-1] in ": ":
                        raise _UnusualError
                    fields[name] = (start, Scalar(value[1:], start + len(name) + 2, True))
                    line = end + 1
                    continue
                self.at = end + 1
                if not value:
                    fields[name] = (start, self.below(end, indent, depth))
                elif value[0] == " ":
                    fields[name] = (start, self.value(value[1:], start + len(name) + 2, indent))
                else:
                    raise _UnusualError
                line = self.at
            else:
                line = end + 1
        self.at = line
        if not fields or depth > _MAX_DEPTH:
            raise _UnusualError
        return Fields(fields, begin)

    def items(self, indent: int, depth: int) -> Items:
        """The items whose signs stand `indent` blanks from the left."""
        text, size, margin = self.text, len(self.text), " " * indent + "- "
        items: list[Node] = []
        begin = self.at + indent
        while (line := self.at) < size:
            end = text.find("\n", line)
            if end > line:
                if not text.startswith(margin, line):
                    break
                start = line + indent + 2
                name, colon, value = text[start:end].partition(":")
                if colon and value[:1] in ("", " ") and name.isidentifier():
                    items.append(self.fields(indent + 2, depth, in_item=True))
                else:
                    self.at = end + 1
                    items.append(self.value(text[start:end], start, indent))
            else:
                self.at = end + 1
        return Items(items, begin)

    def below(self, end: int, indent: int, depth: int) -> Node:
        """What belongs to a name with nothing behind it, which ends at `end`."""
        text, line = self.text, self.at
        while text.startswith("\n", line):
            line += 1
        deeper = _indent(text, line)
        if text.startswith("- ", line + deeper) and deeper >= indent:
            self.at = line
            return self.items(deeper, depth + 1)
        if deeper > indent:
            self.at = line
            return self.fields(deeper, depth + 1)
        return Scalar("", end, True)

    def value(self, value: str, at: int, indent: int) -> Node:
        """What stands at `at` behind a name or the sign of an item, to the end of the line or in lines below."""
        sign = value[:1]
        if (sign and sign not in _SIGNS) or (sign == "-" and value[1:2].isalnum()):
            if ": " in value or " #" in value or value[-1] in ": ":
                raise _UnusualError
            return Scalar(value, at, True)
        if sign in ("|", ">"):
            return Scalar(self.block(value, indent), at, False)
        if sign == "[" and value[-1] == "]":
            return _list(value[1:-1], at)
        if sign == "{" and value[-1] == "}":
            return _fields(value[1:-1], at)
        if sign in ('"', "'"):
            return Scalar(_unquoted(value), at, False)
        raise _UnusualError

    def block(self, sign: str, indent: int) -> str:
        """The text in the lines below, which stand further right than `indent`."""
        text, start = self.text, self.at
        width = _indent(text, start)
        if width <= indent or text.startswith("\n", start + width):
            raise _UnusualError
        last = _end_of_block(width).search(text, start)
        end = last.end() if last else start
        self.at = end
        written = text[start + width : end].replace("\n" + " " * width, "\n")
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


def _indent(text: str, line: int) -> int:
    """The blanks that a line begins with."""
    found = _BLANKS.match(text, line)
    return found.end() - line if found else 0


@cache
def _end_of_block(width: int) -> re.Pattern[str]:
    """Finds the end of the last line before one with a smaller indentation."""
    return re.compile(rf"\n(?! {{{width}}}|\n)")


def _list(inner: str, at: int) -> Items:
    """A list in brackets at `at`."""
    if inner and not _LIST.fullmatch(f", {inner}"):
        raise _UnusualError
    items: list[Node] = []
    at_item = at + 1
    for text in inner.split(", ") if inner else ():
        items.append(Scalar(text, at_item, True))
        at_item += len(text) + 2
    return Items(items, at)


def _fields(inner: str, at: int) -> Fields:
    """Fields in braces at `at`."""
    if not _FIELDS.fullmatch(f", {inner}"):
        raise _UnusualError
    fields: dict[str, tuple[int, Node]] = {}
    at_name = at + 1
    for field in inner.split(", "):
        name, _, text = field.partition(": ")
        if name in fields:
            raise _UnusualError
        fields[name] = (at_name, Scalar(text, at_name + len(name) + 2, True))
        at_name += len(field) + 2
    return Fields(fields, at)


def _unquoted(value: str) -> str:
    """What stands in quotes without an escape in it other than a doubled single quote."""
    sign, inner, end = value[0], value[1:-1], value[1:][-1:]
    if end == sign:
        if sign == '"' and sign not in inner and "\\" not in inner:
            return inner
        if sign == "'" and sign not in inner.replace("''", ""):
            return inner.replace("''", "'")
    raise _UnusualError
