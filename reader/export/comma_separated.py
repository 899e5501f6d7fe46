"""Comma-separated records as RFC 4180 has them, safe to open in a spreadsheet.

A spreadsheet takes a field that begins with `=`, `+`, `-` or `@` for a formula, and some look behind white space
first. Such a field gets an apostrophe in front, unless it is a number. A spreadsheet may part fields at semicolons
and tabs as well, and where it has decimal commas it knows no quotes within a line: what would begin a field or a
line there gets one too.
"""

import re
from collections.abc import Iterable

from reader.text.clean import clean

_DIGITS = r"[+-]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?%?"
_NUMBER = re.compile(_DIGITS)
_SIGNS = r"[=+\-@＝＋－＠]"
_FORMULA = re.compile(rf"[\t\r\n]|\s*{_SIGNS}")
"""The wide forms count where a spreadsheet is set to Chinese, Japanese or Korean."""
_BEGINNING = re.compile(rf"(?<=[;\t\r\n])(\s*)(?={_SIGNS})(?!{_DIGITS}\s*(?:[;\t\r\n]|\Z))")
"""Where a field could begin within one, with something that is no number."""
_QUOTED = re.compile(r'[",\r\n]')


def comma_separated(fields: Iterable[str]) -> str:
    """The fields as one record with its line end, cleaned; within quotes a line feed stays one."""
    record = ",".join(map(_field, fields)) or '""'  # an empty line would be no record
    return f"{record}\r\n"


def _field(text: str) -> str:
    field: str = clean(text)
    if _FORMULA.match(field) and not _NUMBER.fullmatch(field):
        field = f"'{field}"
    field = _BEGINNING.sub(r"\1'", field)
    return '"' + field.replace('"', '""') + '"' if _QUOTED.search(field) else field
