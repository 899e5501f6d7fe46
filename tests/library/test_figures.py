"""Articles as rows of figures, and the orders of rows."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from reader.figures.numbers import parse_number
from reader.figures.ranking import KeyFigure
from reader.library.figures import FigureRow, arranged, figure_rows
from reader.library.known_rows import known_row
from reader.library.library import Library
from reader.model.article import Figure, Qualifier
from reader.model.entry import Entry
from reader.model.errors import ArticleError
from reader.model.extracted_figure import FigureKind
from reader.model.figure_entry import FigureEntry, FigureLine, FigureSort
from reader.store.reading import parse_file
from tests.builders import BROKEN

STORY = """\
headline: Ferries carry 1,905 people
standfirst: Ten trains stood still.
published: 2024-12-19
source: Example Wire
key_figures:
  - {label: People carried, value: "1905", unit: people}
  - {label: Mood, value: good}
sections:
  - text: |
      Nothing to count here.
  - heading: The *strait*
    text: |
      The bridge closed. Ferries carried 1,905 people over the strait. It cost 40 million kroner.
"""


def rows_of(text: str) -> list[FigureRow]:
    (document,) = parse_file(text.encode(), "2024/bridge.yaml")
    return list(figure_rows(Entry(key=1, id="bridge", path="2024/bridge.yaml"), document))


def test_an_authors_figure_has_its_own_line_and_the_sentence_of_its_number() -> None:
    row = rows_of(STORY)[0]
    assert not row.found.extracted
    assert (row.line, row.section) == (6, "The *strait*")
    assert row.sentence == "Ferries carried 1,905 people over the strait."
    assert (row.id, row.path, row.source) == ("bridge", "2024/bridge.yaml", "Example Wire")
    assert (row.headline, str(row.published)) == ("Ferries carry 1,905 people", "2024-12-19")


def test_an_authors_figure_that_is_not_in_the_text_has_no_sentence() -> None:
    row = rows_of(STORY)[1]
    assert (row.found.figure.value, row.line, row.section, row.sentence) == ("good", 7, "", "")


def test_an_extracted_figure_has_the_line_of_its_section() -> None:
    row = next(row for row in rows_of(STORY) if row.found.figure.unit == "kroner")
    assert row.found.extracted
    assert (row.line, row.sentence) == (11, "It cost 40 million kroner.")


def test_a_figure_above_the_sections_has_the_line_of_the_article() -> None:
    row = next(row for row in rows_of(STORY) if row.sentence == "Ten trains stood still.")
    assert (row.line, row.section) == (1, "")


def test_a_document_that_cannot_be_read_says_why() -> None:
    (document,) = parse_file(BROKEN.encode(), "bad.yaml")
    with pytest.raises(ArticleError, match=r"bad\.yaml:"):
        list(figure_rows(Entry(key=1, id="bad", path="bad.yaml"), document))


def test_the_articles_of_a_library_come_as_they_are_now(library: Library, root: Path) -> None:
    entry = library.find("iraq")
    file = root / "iraq.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("value: 1,905", "value: 1,906"), encoding="utf-8"
    )
    assert next(figure_rows(entry, library.document(entry))).found.figure.value == "1,906"


def row(value: str = "1", unit: str = "", label: str = "x") -> FigureRow:
    figure = Figure(label=label, value=value, unit=unit)
    return FigureRow(
        found=KeyFigure(figure=figure, number=parse_number(value), place=None, kind=FigureKind.BARE),
        section="",
        sentence="",
        line=1,
        published=None,
        headline="h",
        source="",
        id="a",
        path="a.yaml",
    )


def test_by_value_the_largest_come_first_and_what_is_no_number_last() -> None:
    rows = [row("1,905"), row("good"), row("2 million"), row("-3"), row("9" * 400)]
    values = [row.found.figure.value for row in arranged(rows, FigureSort.VALUE)]
    assert values == ["9" * 400, "2 million", "1,905", "-3", "good"]


def test_by_label_case_and_accents_do_not_matter() -> None:
    rows = [row(label="…"), row(label="Élan"), row(label="zebras"), row(label="apples"), row(label="Bees")]
    labels = [row.found.figure.label for row in arranged(rows, FigureSort.LABEL)]
    assert labels == ["apples", "Bees", "Élan", "zebras", "…"]


def test_by_unit_the_largest_of_each_come_first_and_bare_numbers_last() -> None:
    rows = [row("1"), row("2", "people"), row("3", "%"), row("4", "People"), row("5", "%")]
    assert [row.found.figure.value for row in arranged(rows, FigureSort.UNIT)] == ["5", "3", "4", "2", "1"]


@pytest.mark.parametrize("sort", [FigureSort.NEWEST, FigureSort.OLDEST])
def test_in_the_order_of_articles_no_row_waits_for_another(sort: FigureSort) -> None:
    def endless() -> object:
        yield row("1")
        pytest.fail("a second row was asked for")

    assert [one.found.figure.value for one in arranged(endless(), sort, 1)] == ["1"]  # type: ignore[arg-type]


@given(st.lists(st.tuples(st.integers(-3, 3), st.sampled_from(["", "%", "km"]))), st.integers(0, 5))
def test_a_limit_gives_the_first_of_all_in_every_order(figures: list[tuple[int, str]], limit: int) -> None:
    rows = [row(str(value), unit, f"{number}") for number, (value, unit) in enumerate(figures)]
    for sort in FigureSort:
        assert list(arranged(rows, sort, limit)) == list(arranged(rows, sort))[:limit]


@pytest.mark.parametrize(
    ("value", "low", "high", "expected"),
    [
        ("1.50", 1.5, 1.5, ("1.50", None)),
        ("3–5", 3.0, 5.0, ("3", "5")),
        ("3 тыс", 3000.0, 3000.0, ("3000", None)),
        ("viel", 2.0, 4.5, ("2", "4.5")),
        ("many", None, None, None),
    ],
)
def test_a_number_out_of_the_table_is_exact(
    value: str, low: float | None, high: float | None, expected: tuple[str, str | None] | None
) -> None:
    line = FigureLine(
        order=0, value=value, low=low, high=high, unit="", label="", qualifier=Qualifier.EXACTLY,
        kind=FigureKind.BARE, extracted=True,
    )  # fmt: skip
    figure = FigureEntry(id=1, key=1, line=line, date=None)
    number = known_row(figure, Entry(key=1, id="a", path="a.yaml")).found.number
    if expected is None:
        assert number is None
    else:
        assert number is not None
        assert (f"{number.value:f}", number.high and f"{number.high:f}") == expected
