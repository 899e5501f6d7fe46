"""A record as a line of TSV or CSV, as a JSON object, and as a row of a table."""

import os
from typing import TYPE_CHECKING

from reader.cli.fields import TIMES
from reader.cli.records import Record, Value
from reader.export.comma_separated import comma_separated
from reader.export.json_text import to_json
from reader.export.tab_separated import tab_separated
from reader.model.highlighted import HighlightedText
from reader.text.clean import clean_line
from reader.text.matching import Matcher
from reader.text.passages import Field

if TYPE_CHECKING:
    from reader.cli.table import Row


def json_record(record: Record) -> dict[str, object]:
    """The record with text in the place of highlighted text."""
    return {
        name: value.text if isinstance(value, HighlightedText) else value for name, value in record.items()
    }


def tsv_line(record: Record) -> str:
    """The record's values between tabs, without a line feed."""
    return tab_separated(map(_text, record.values()))


def csv_line(record: Record) -> str:
    """The record's values between commas, with its line end."""
    return comma_separated(map(_text, record.values()))


def nul_record(record: Record) -> bytes:
    """As `tsv_line`, ended by NUL, and the path byte for byte, so that a program can open it. Not for a screen."""
    fields = (
        os.fsencode(_text(value)) if name == "path" else tab_separated([_text(value)]).encode()
        for name, value in record.items()
    )
    return b"\t".join(fields) + b"\0"


def table_row(record: Record, matcher: Matcher) -> "Row":
    """The record's values on one line each, with what matched in headline and snippet highlighted."""
    return {name: _cell(name, value, matcher) for name, value in record.items()}


def _cell(name: str, value: Value, matcher: Matcher) -> HighlightedText:
    if isinstance(value, HighlightedText):
        return value
    text = clean_line(_text(value))
    if name == "headline":
        return HighlightedText(text, matcher.spans(text, Field.HEADLINE))
    return HighlightedText(clean_line(text.partition("T")[0]) if name in TIMES else text)


def _text(value: Value) -> str:
    """A value in one piece: nothing is empty, a list of texts is joined, anything deeper is JSON."""
    if value.__class__ is str:  # as nearly all
        return str(value)
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case HighlightedText():
            return value.text
        case list() if all(isinstance(item, str) for item in value):
            return "; ".join(map(str, value))
        case list() | dict():
            return to_json(value)
        case _:
            return str(value)
