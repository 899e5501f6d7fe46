"""Charts, sparklines and table rows as text."""

import datetime as dt

import msgspec
import pytest

from reader.model.article import Qualifier
from reader.model.entry import Entry
from reader.model.extracted_figure import FigureKind
from reader.model.figure_entry import FigureEntry, FigureLine, FigureSort
from reader.model.series import SeriesPoint
from reader.text.width import cell_width
from reader.tui.chart import chart
from reader.tui.chart_axes import day_ticks, round_steps, short_number, short_numbers
from reader.tui.course import Course, course_lines, sparkline
from reader.tui.figure_columns import FigureRow, columns, header, number, row_pieces
from reader.tui.pieces import Ink, plain
from reader.tui.series_line import change_text, dispute_text, point_pieces, series_columns

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
    assert lines[-2] == "    └" + "─" * 17 + "┴" + "─" * 17
    assert lines[-1].split() == ["1", "Mar", "2024", "2", "Mar", "3", "Mar", "2024"]
    assert sum(line.count("●") for line in lines) == 3


def test_the_current_value_is_lit() -> None:
    lines = chart(values(1, 2), 30, 4, current=values(1, 2)[1])
    assert [piece.text for line in lines for piece in line if Ink.CURRENT in piece.inks] == ["●"]


def test_where_dots_would_stand_side_by_side_the_line_is_seen_and_the_current_value() -> None:
    many = values(*(n % 17 for n in range(200)))
    lines = chart(many, 60, 8, current=many[5], beside=[(many[90][0], 40)])
    said = [piece for line in lines for piece in line if "●" in piece.text or "○" in piece.text]
    assert [(piece.text, piece.inks) for piece in said] == [("●", (Ink.CURRENT,))]
    assert plain(lines[0]).startswith("40 ┤")


def test_what_another_source_says_of_a_day_stands_beside_the_line() -> None:
    lines = [plain(line) for line in chart(values(100, 300, 200), 40, 5, beside=[(DAY, 200)])]
    assert sum(line.count("○") for line in lines) == 1
    assert lines[2].startswith("    │○") or lines[2].startswith("200 ┤○")


def test_between_the_bounds_are_round_numbers_and_years() -> None:
    lines = [plain(line) for line in chart([(DAY, 117_296), (dt.date(2029, 1, 2), 970_197)], 90, 14)]
    labels = [line.split("┤")[0].strip() for line in lines if "┤" in line]
    assert (labels[0], labels[-1]) == ("970,197", "117,296")
    assert "500,000" in labels
    assert lines[-1].split() == ["1", "Mar", "2024", "2025", "2026", "2027", "2028", "2", "Jan", "2029"]


def test_labels_of_days_never_touch() -> None:
    for room in range(10, 150, 7):
        for days in (1, 5, 40, 100, 400, 1500, 40_000):
            ticks = day_ticks(DAY, DAY + dt.timedelta(days), room)
            ends = [tick.start + len(tick.text) for tick in ticks]
            assert all(end + 2 <= tick.start for end, tick in zip(ends, ticks[1:], strict=False))
            assert len(ticks) == 1 or ends[-1] == room


def test_numbers_that_differ_look_different() -> None:
    assert short_numbers([1_000_001, 1_000_009]) == ["1,000,001", "1,000,009"]
    assert short_numbers([0.0004, 0.0009]) == ["0.0004", "0.0009"]
    assert short_numbers([5.0, 5.0]) == ["5", "5"]
    assert round_steps(-5, 5, 3) == [0]
    assert round_steps(0.0001, 0.0005, 4) == [0.0002, 0.0003, 0.0004]
    assert round_steps(1, 1, 3) == round_steps(1, 2, 0) == []


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
    assert course_lines(Course((1, 2), DAY), 30) == ("▁█ since 1 Mar 2024",)
    assert course_lines(Course((1, 2), DAY), 18) == ("▁█", "since 1 Mar 2024")


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
    ("value", "before", "unit", "text"),
    [(150, 100, "people", "▲ 50.0 %"), (50, 100, "people", "▼ 50.0 %"), (300, 100, "x", "▲ 200 %"),
     (5, 5, "x", "="), (5, None, "x", ""), (3.5, 3, "%", "▲ 0.5 points"), (5, 0, "x", "▲ 5"),
     (0.0009, 0.0004, "%", "▲ 0.0005 points"),
     (-3.5, -12, "°C", "▲ 8.5"), (1e9, 1, "x", "▲")],
)  # fmt: skip
def test_the_change_since_the_day_before(value: float, before: float | None, unit: str, text: str) -> None:
    changed = SeriesPoint(figure=figure(unit=unit), entry=ENTRY, day=DAY, value=value, before=before)
    assert change_text(changed) == text


def point(value: float = 1905, source: str = "Wire", *, disputed: bool = True) -> SeriesPoint:
    known = figure(f"{value:,.0f}")
    return SeriesPoint(
        figure=known,
        entry=msgspec.structs.replace(ENTRY, source=source),
        day=DAY,
        value=value,
        disputed=disputed,
    )


def series_line(width: int, source: str = "Wire") -> str:
    points = [point(source=source)]
    return plain(point_pieces(points[0], series_columns(points, width)))


def test_a_value_of_a_series_is_cut_where_there_is_no_room() -> None:
    assert series_line(22).split() == ["1", "Mar", "2024", "≈1,905"]
    assert series_line(36).split() == ["1", "Mar", "2024", "≈1,905", "≠", "Wire"]
    assert "Iraq hands" in series_line(100)
    for width in range(60):
        assert cell_width(series_line(width)) <= max(width, 13)


def test_a_source_with_a_long_name_is_named_in_full_before_the_headline_gets_room() -> None:
    long = "Ministry of Relief and Disaster Management"
    assert long in series_line(70, long)
    assert "Iraq" not in series_line(70, long)
    assert "Iraq hands" in series_line(90, long)


def test_who_disputes_a_day_is_named_and_long_names_are_cut_before_numbers() -> None:
    points = [point(834_771, "UN OCHA"), point(868_041, "Ministry of Relief and Disaster Management")]
    assert dispute_text(points, 100) == (
        "1 Mar 2024: UN OCHA ≈834,771 ≠ Ministry of Relief and Disaster Management ≈868,041"
    )
    assert dispute_text(points, 60) == "1 Mar 2024: UN OCHA ≈834,771 ≠ Ministry of Relief… ≈868,041"
    assert dispute_text([point(1, ""), point(2)], 60) == "1 Mar 2024: — ≈1 ≠ Wire ≈2"
