"""Narrowing a table of figures by what is typed."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from reader.model.query import FigureIs
from reader.text.figure_filter import parse_filter


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", None),
        ("  ", None),
        ("displaced", FigureIs(label="displaced")),
        (">1000", FigureIs(low=Decimal(1000), low_included=False)),
        ("displaced people >=1k", FigureIs(label="displaced people", low=Decimal(1000))),
        ("%>3", FigureIs(label="%", low=Decimal(3), low_included=False)),
        ("10..20", FigureIs(low=Decimal(10), high=Decimal(20))),
        (">10 <20", FigureIs(low=Decimal(10), high=Decimal(20), low_included=False, high_included=False)),
        ("people > 1.5 million", FigureIs(label="people", low=Decimal(1_500_000), low_included=False)),
        ("1905", FigureIs(label="1905")),
        (">many", FigureIs(label=">many")),
        ("a..b", FigureIs(label="a..b")),
    ],
)
def test_words_and_bounds_narrow(text: str, wanted: FigureIs | None) -> None:
    assert parse_filter(text) == wanted


@given(st.text(max_size=40))
def test_no_text_is_an_error(text: str) -> None:
    parse_filter(text)
