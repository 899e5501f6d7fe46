"""Charts, sparklines and table rows as text."""

import datetime as dt

import pytest

from reader.model.article import Qualifier
from reader.model.entry import Entry
from reader.model.extracted_figure import FigureKind
from reader.model.figure_entry import FigureEntry, FigureLine, FigureSort
from reader.model.series import SeriesPoint
from reader.text.width import cell_width
from reader.tui.chart import chart, short_number
from reader.tui.course import Course, course_line, sparkline
from reader.tui.figure_columns import FigureRow, columns, header, number, row_pieces
from reader.tui.pieces import Ink, plain
from reader.tui.series_pane import change_text, point_pieces

DAY = dt.date(2024, 3, 1)


def figure(value: str = "1,905", *, unit: str = "people", extracted: bool = False) -> FigureEntry:
    line = FigureLine(
        order=0, value=value, low=1905, high=1905, unit=unit, label="Officers returned",
        qualifier=Qualifier.ABOUT, kind=FigureKind.COUNTED, extracted=extracted,
    )  # fmt: skip
    return FigureEntry(id=1, key=1, line=line, date=DAY)


ENTRY = Entry(key=1, id="a", path="a.yaml", headline="Iraq hands officers back", source="Wire")


def values(*of: float) -> list[tuple[dt.date, float]]:
    return [(DAY + dt.timedelta(days=place), value) for place, value in enumerate(of)]


def test_a_chart_has_its_bounds_at_the_left_and_its_days_below() -> None:
    lines = [plain(line) for line in chart(values(100, 300, 200), 40, 5)]
    assert lines[0].startswith("300 ┤")
    assert lines[4].startswith("100 ┤●")
    assert lines[-2] == "    └" + "─" * 35
    assert lines[-1].split() == ["1", "Mar", "2024", "3", "Mar", "2024"]
    assert sum(line.count("●") for line in lines) == 3


def test_the_current_value_is_lit() -> None:
    lines = chart(values(1, 2), 30, 4, current=1)
    assert [piece.text for line in lines for piece in line if Ink.CURRENT in piece.inks] == ["●"]


def test_a_chart_of_equal_values_is_a_line_in_the_middle() -> None:
    lines = [plain(line) for line in chart(values(5, 5, 5), 30, 5)]
    assert lines[2].startswith("5 ┤")
    assert lines[2].count("●") == 3


def test_a_chart_of_one_day_has_one_date() -> None:
    assert plain(chart(values(5), 30, 4)[-1]).split() == ["1", "Mar", "2024"]


@pytest.mark.parametrize(("width", "height"), [(5, 10), (40, 1), (0, 0)])
def test_without_room_there_is_no_chart(width: int, height: int) -> None:
    assert chart(values(1, 2), width, height) == []
    assert chart([], 40, 10) == []


@pytest.mark.parametrize(
    ("value", "text"),
    [(1905, "1,905"), (3.25, "3.25"), (3.0, "3"), (12_300_000, "12.3 million"), (-2e9, "-2 billion"),
     (4.5e12, "4.5 trillion"), (1e30, "1.000e+30"), (0.5, "0.5")],
)  # fmt: skip
def test_a_number_for_a_narrow_place(value: float, text: str) -> None:
    assert short_number(value) == text


def test_a_sparkline_has_a_bar_for_each_of_the_last_values() -> None:
    assert sparkline([1, 2, 3, 8]) == "▁▂▃█"
    assert sparkline([4, 4]) == "▅▅"
    assert len(sparkline(list(range(40)))) == 16
    assert course_line(Course((1, 2), DAY)) == "▁█ since 1 Mar 2024"


@pytest.mark.parametrize("width", [20, 40, 59, 60, 100, 109, 110, 140, 200])
def test_a_row_is_as_wide_as_the_table(width: int) -> None:
    cells = columns(width)
    row = row_pieces(FigureRow(figure(), ENTRY), cells)
    assert cell_width(plain(row)) <= max(width, 18)
    assert plain(header(cells, FigureSort.VALUE)).split()[0] == "VALUE"[: cells.value]


def test_the_column_of_the_order_stands_out() -> None:
    lit = [
        piece.text.strip() for piece in header(columns(120), FigureSort.OLDEST) if Ink.ACCENT in piece.inks
    ]
    assert lit == ["DATE"]


def test_a_number_has_its_sign_unless_it_says_it_itself() -> None:
    assert number(FigureRow(figure(), ENTRY)) == "≈1,905"
    assert number(FigureRow(figure("~300"), ENTRY)) == "~300"
    assert number(FigureRow(figure(extracted=True), ENTRY)) == "≈1,905 ·"


@pytest.mark.parametrize(
    ("value", "change", "unit", "text"),
    [(150, 50, "people", "▲ 50.0 %"), (50, -50, "people", "▼ 50.0 %"), (300, 200, "x", "▲ 200 %"), (5, 0, "x", "="),
     (5, None, "x", ""), (3.5, 0.5, "%", "▲ 0.5 points"), (5, 5, "x", "▲"), (1e9, 1e9 - 1, "x", "▲")],
)  # fmt: skip
def test_the_change_since_the_day_before(value: float, change: float | None, unit: str, text: str) -> None:
    point = SeriesPoint(figure=figure(unit=unit), entry=ENTRY, day=DAY, value=value, change=change)
    assert change_text(point) == text


def test_a_value_of_a_series_is_cut_where_there_is_no_room() -> None:
    point = SeriesPoint(figure=figure(), entry=ENTRY, day=DAY, value=1905, disputed=True)
    assert plain(point_pieces(point, 30)).split() == ["1", "Mar", "2024", "≈1,905"]
    assert "Iraq hands" in plain(point_pieces(point, 100))
