"""Literal text written as markup and read back."""

import pytest
from hypothesis import given, strategies as st

from reader.text.clean import clean_line
from reader.text.escaping import escape
from reader.text.markup import BlockKind, parse_markup


@pytest.mark.parametrize(
    "text",
    [
        "- not an item",
        "> not a quote",
        "2 * 3 * 4 and *stars*",
        "[not](https://a.link)",
        r"\- as typed",
        r"C:\*.txt \\ \[x\]",
        "-",
        "5 > 3",
    ],
)
def test_what_looks_like_markup_is_read_back_as_text(text: str) -> None:
    (block,) = parse_markup(escape(text))
    assert (block.kind, block.text, block.spans) == (BlockKind.PARAGRAPH, text, ())


@given(st.text(st.sampled_from("ab *[]()\\->|#.1:/"), max_size=30))
def test_any_line_is_read_back_as_it_was(text: str) -> None:
    line = clean_line(text)
    blocks = parse_markup(escape(line))
    assert [block.text for block in blocks] == ([line] if line else [])
    assert all(block.kind is BlockKind.PARAGRAPH and not block.spans for block in blocks)


def test_ordinary_text_stays_as_it_is() -> None:
    assert escape("Iraq hands 1,905 [officers] back - again.") == "Iraq hands 1,905 [officers] back - again."
