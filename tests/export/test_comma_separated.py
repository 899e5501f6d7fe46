import csv
import io
import re

import pytest
from hypothesis import given, strategies as st

from reader.export.comma_separated import comma_separated
from reader.text.clean import clean
from tests.text.foreign_text import foreign_text


def read(record: str) -> list[str]:
    records = list(csv.reader(io.StringIO(record, newline="")))
    assert len(records) == 1
    return records[0]


def test_a_record_ends_as_rfc_4180_has_it() -> None:
    assert comma_separated(["one", "", "three"]) == "one,,three\r\n"


def test_commas_quotes_and_line_feeds_are_put_in_quotes() -> None:
    assert comma_separated(["1,905", 'the "wall"', "a\nb"]) == '"1,905","the ""wall""","a\nb"\r\n'


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t1", " =1", "\u3000=1", "-", "-1\n", "＝1", "－4"],
)
def test_what_a_spreadsheet_would_take_for_a_formula_gets_an_apostrophe(text: str) -> None:
    assert read(comma_separated([text])) == [f"'{text}"]


@pytest.mark.parametrize("text", ["-4", "+4.5", "-1,905", "-12.30", "+3%", "1=1", "a-b"])
def test_numbers_and_other_text_stay_what_they_are(text: str) -> None:
    assert read(comma_separated([text])) == [text]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('Storm;=HYPERLINK("http://x")', 'Storm;\'=HYPERLINK("http://x")'),
        ("a; @SUM(1)", "a; '@SUM(1)"),
        ("a\n=1+1", "a\n'=1+1"),
        ("a\t-1+2", "a\t'-1+2"),
        ("up; -5", "up; -5"),
        ("up;+1,905.5%;down", "up;+1,905.5%;down"),
        ("a;b=1", "a;b=1"),
        ("+1;=2", "'+1;'=2"),
        ("\t=1", "'\t'=1"),
    ],
)
def test_where_semicolons_part_fields_there_is_no_formula_either(text: str, written: str) -> None:
    assert read(comma_separated([text])) == [written]


def test_a_control_character_is_replaced_as_everywhere() -> None:
    assert comma_separated(["\x1b[31m", "\x07"]) == "␛[31m,␇\r\n"


def test_an_empty_field_alone_is_a_record() -> None:
    assert comma_separated([""]) == '""\r\n'


@given(st.lists(foreign_text, min_size=1))
def test_a_reader_of_csv_gets_the_fields_back(fields: list[str]) -> None:
    found = read(comma_separated(fields))
    assert [ADDED.sub(r"\1", field) for field in found] == [
        ADDED.sub(r"\1", clean(field)) for field in fields
    ]


ADDED = re.compile(r"((?:^|[;\t\n])\s*)'(?=\s*[=+\-@＝＋－＠\t\n])")
