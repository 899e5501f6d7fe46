from hypothesis import given, strategies as st

from reader.cli.table import Row, Style, table
from reader.model.clean_text import CleanText
from reader.model.highlighted import HighlightedText, Span
from reader.text.clean import clean_line
from reader.text.width import cell_width


def row(**texts: str) -> Row:
    return {name: HighlightedText(clean_line(text)) for name, text in texts.items()}


def test_columns_are_as_wide_as_their_widest_text() -> None:
    rows = [row(id="a", words="7", headline="Short"), row(id="abc", words="1234567", headline="A longer one")]
    assert list(table(("id", "words", "headline"), rows, Style())) == [
        "ID     WORDS  HEADLINE\n",
        "a          7  Short\n",
        "abc  1234567  A longer one\n",
    ]


def test_without_rows_there_is_no_header() -> None:
    assert list(table(("id",), [], Style())) == []


def test_the_widest_columns_give_way_to_a_narrow_terminal_the_headline_least() -> None:
    rows = [row(id="an-id-that-goes-on-and-on", source="Wire", headline="A headline that goes on and on")]
    lines = list(table(("id", "source", "headline"), rows, Style(30)))
    assert lines == ["ID      SOURCE  HEADLINE\n", "an-id…  Wire    A headline t…\n"]


def test_wide_characters_line_up() -> None:
    rows = [row(headline="月の石", id="a"), row(headline="Moon", id="b")]
    assert list(table(("headline", "id"), rows, Style()))[1:] == ["月の石    a\n", "Moon      b\n"]


def test_a_snippet_stands_beneath_its_row_and_is_wrapped_there() -> None:
    rows = [row(id="a", snippet="one two three four"), row(id="b", snippet="")]
    lines = "".join(table(("id", "snippet"), rows, Style(14)))
    assert lines == "ID\na\n    one two\n    three four\nb\n"


def test_snippets_alone_have_no_header() -> None:
    assert list(table(("snippet",), [row(snippet="one")], Style())) == ["    one\n"]


def test_what_matched_is_painted_also_across_a_line_end() -> None:
    snippet = HighlightedText(CleanText("one two three"), (Span(4, 13),))
    lines = table(("snippet",), [{"snippet": snippet}], Style(11, str, lambda text: f"<{text}>"))
    assert list(lines) == ["    one <two>\n", "    <three>\n"]


def test_a_match_is_not_painted_over_the_ellipsis() -> None:
    headline = HighlightedText(CleanText("one two three"), (Span(4, 13),))
    lines = list(table(("headline",), [{"headline": headline}], Style(8, str, lambda text: f"<{text}>")))
    assert lines[1] == "one <two>…\n"


def test_rows_far_below_do_not_change_the_columns() -> None:
    rows = [*[row(id="a", headline="x")] * 300, row(id="abcdef", headline="y")]
    assert list(table(("id", "headline"), rows, Style()))[-1] == "abcdef  y\n"


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=5), st.integers(6, 60))
def test_no_line_is_wider_than_the_terminal(texts: list[tuple[str, str]], columns: int) -> None:
    rows = [row(id=one, headline=other) for one, other in texts]
    assert all(
        cell_width(line.rstrip("\n")) <= columns for line in table(("id", "headline"), rows, Style(columns))
    )
