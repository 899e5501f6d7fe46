"""Series: figures of several stories that say the same thing of different days."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.model.figure_entry import FigureSort
from reader.model.query import FigureIs
from reader.model.series import Series
from tests.builders import open_test_library, write

STORY = """\
headline: Report {number}
located: {place}
published: {day}
source: {source}
key_figures:
  - {{label: {label}, value: "{value}", unit: {unit}}}
"""


def story(
    number: int,
    day: str,
    value: str,
    *,
    label: str = "People displaced",
    unit: str = "people",
    place: str = "Juba",
    source: str = "Wire",
) -> str:
    return STORY.format(
        number=number, place=place, day=day, source=source, label=label, value=value, unit=unit
    )


@pytest.fixture
def floods(tmp_path: Path) -> Iterator[Library]:
    """Reports on the displaced, worded differently, of two sources, and some that are of something else."""
    root = tmp_path / "floods"
    write(
        root,
        a=story(1, "2024-03-01", "1,000"),
        b=story(2, "2024-03-02", "1,500", label="people displaced by floods", place="Juba, South Sudan"),
        c=story(3, "2024-03-03", "2,000"),
        d=story(4, "2024-03-03", "2,400", source="Agency"),
        e=story(5, "2024-03-03", "2,000", source="Wire"),
        f=story(6, "2024-03-04", "3-5 thousand"),
        other_place=story(7, "2024-03-05", "9", place="Lima"),
        other_unit=story(8, "2024-03-05", "9", unit="families"),
        other_thing=story(9, "2024-03-05", "9", label="Bridges closed"),
        no_number=story(10, "2024-03-05", "many"),
    )
    with open_test_library(root) as library:
        library.figures.find()
        yield library


def series(library: Library, text: str) -> Series:
    results = library.search(text)
    ids = library.figures.ids(FigureSort.NEWEST, results=results)
    (row,) = library.figures.rows(ids)
    assert row is not None
    return library.figures.series(row[0])


def test_the_same_thing_of_different_days_is_a_series(floods: Library) -> None:
    found = series(floods, 'headline:"report 1"')
    assert [(str(point.day), point.value, point.before) for point in found.points] == [
        ("2024-03-01", 1000, None),
        ("2024-03-02", 1500, 1000),
        ("2024-03-03", 2400, 1500),
        ("2024-03-03", 2000, 1500),
        ("2024-03-04", 4000, 2000),  # what the Wire said, not the Agency
    ]
    assert (found.label, found.unit, found.place) == ("People displaced", "people", "juba")


def test_two_sources_that_differ_on_a_day_dispute_it(floods: Library) -> None:
    found = series(floods, 'headline:"report 1"')
    assert [point.entry.source for point in found.points if point.disputed] == ["Agency", "Wire"]
    assert found.disputed
    assert [str(point.day) for point in found.days] == [f"2024-03-0{day}" for day in range(1, 5)]


def test_another_place_unit_or_label_is_another_series(floods: Library) -> None:
    for number in (7, 8, 9):
        assert [point.value for point in series(floods, f'headline:"report {number}"').points] == [9]


def test_a_figure_without_a_number_has_no_points(floods: Library) -> None:
    assert series(floods, 'headline:"report 10"').points == series(floods, 'headline:"report 1"').points
    assert floods.figures.series_labelled("many camels").points == ()


def test_a_series_is_found_by_its_label_and_its_commonest_unit(floods: Library) -> None:
    found = floods.figures.series_labelled("displaced people")
    assert found.unit == "people"
    assert [point.value for point in found.points] == [1000, 1500, 2400, 2000, 4000, 9]


def test_the_commonest_unit_is_that_of_most_figures_however_they_are_worded(tmp_path: Path) -> None:
    write(
        tmp_path / "deaths",
        a=story(1, "2024-03-01", "10", label="Deaths"),
        b=story(2, "2024-03-02", "20", label="Deaths"),
        c=story(3, "2024-03-02", "7", label="Deaths", unit="families"),
        d=story(4, "2024-03-03", "8", label="The deaths", unit="families"),
        e=story(5, "2024-03-03", "30", label="Deaths"),
    )
    with open_test_library(tmp_path / "deaths") as library:
        library.figures.find()
        assert [point.value for point in library.figures.series_labelled("deaths").points] == [10, 20, 30]


def test_a_label_means_itself_before_those_that_are_near(tmp_path: Path) -> None:
    near = {
        f"n{n}": story(n, f"2024-03-0{n}", f"{n}", label="Output change report", unit="pages") for n in (3, 4)
    }
    write(tmp_path / "output", **near, a=story(1, "2024-03-01", "2.5", label="Output change", unit='"%"'))
    with open_test_library(tmp_path / "output") as library:
        library.figures.find()
        assert [point.value for point in library.figures.series_labelled("output change").points] == [2.5]
        assert library.figures.series_labelled("change of output reported").unit == "pages"


def test_a_series_can_be_that_of_some_stories(floods: Library) -> None:
    found = floods.figures.series_labelled("displaced people", floods.search("source:agency"))
    assert [point.value for point in found.points] == [2400]


def test_values_of_different_places_neither_dispute_each_other_nor_are_compared(tmp_path: Path) -> None:
    root = tmp_path / "places"
    write(
        root,
        a=story(1, "2024-03-01", "1,000"),
        b=story(2, "2024-03-01", "9", place="Lima", source="Agency"),
        c=story(3, "2024-03-02", "1,100"),
        d=story(4, "2024-03-02", "8", place="Lima", source="Agency"),
    )
    with open_test_library(root) as library:
        library.figures.find()
        found = library.figures.series_labelled("people displaced")
        assert not found.disputed
        assert [(point.value, point.before) for point in found.points] == [
            (9, None),
            (1000, None),
            (8, 9),
            (1100, 1000),
        ]


def test_a_day_is_shown_by_the_source_that_tells_the_most(floods: Library) -> None:
    found = series(floods, 'headline:"report 1"')
    assert [point.entry.source for point in found.days] == ["Wire"] * 4


def test_of_a_very_long_series_the_last_figures_are_taken_and_that_is_said(
    floods: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.library.series.MOST", 3)
    found = series(floods, 'headline:"report 1"')
    assert (found.cut, [point.value for point in found.points]) == (True, [4000])


def test_before_the_second_pass_there_are_no_figures(tmp_path: Path) -> None:
    write(tmp_path / "one", a=story(1, "2024-03-01", "1"))
    with open_test_library(tmp_path / "one") as library:
        assert library.figures.ids(FigureSort.VALUE) == ()
        assert library.figures.rows([1]) == [None]
        assert library.figures.of_article(1) == []
        assert library.figures.series_labelled("people displaced").points == ()


@pytest.mark.parametrize(
    ("wanted", "values"),
    [
        (
            FigureIs(label="displac"),
            ["3-5 thousand", "2,400", "2,000", "2,000", "1,500", "1,000", "9", "9", "many"],
        ),
        (FigureIs(label="famil"), ["9"]),
        (FigureIs(label="people dis fam"), ["9"]),
        (FigureIs(low=2400), ["3-5 thousand", "2,400"]),  # type: ignore[arg-type]
        (FigureIs(label="camel"), []),
    ],
)
def test_the_list_of_figures_is_narrowed(floods: Library, wanted: FigureIs, values: list[str]) -> None:
    rows = floods.figures.rows(floods.figures.ids(FigureSort.VALUE, wanted=wanted))
    assert [row[0].line.value for row in rows if row] == values


def test_every_order_has_every_figure_once(floods: Library) -> None:
    orders = {sort: floods.figures.ids(sort) for sort in FigureSort}
    assert len(orders[FigureSort.NEWEST]) == 10
    assert all(sorted(ids) == sorted(orders[FigureSort.NEWEST]) for ids in orders.values())
    days = [str(row[0].date) for row in floods.figures.rows(orders[FigureSort.OLDEST]) if row]
    assert days == sorted(days)


def test_the_course_of_a_figure_is_a_value_a_day_of_the_same_place(floods: Library) -> None:
    (key,) = floods.search('headline:"report 1"').keys(0, 1)
    (course,) = floods.figures.courses(key)
    assert [(str(day), value) for day, value in course if day.day != 3] == [
        ("2024-03-01", 1000),
        ("2024-03-02", 1500),
        ("2024-03-04", 4000),
    ]
    assert len(course) == 4


def test_a_number_of_hundreds_of_digits_is_found_but_not_drawn(tmp_path: Path) -> None:
    write(tmp_path / "huge", a=story(1, "2024-03-01", "9" * 400), b=story(2, "2024-03-02", "5"))
    with open_test_library(tmp_path / "huge") as library:
        library.figures.find()
        assert library.search("fig:>1000").count == 1
        assert [point.value for point in library.figures.series_labelled("people displaced").points] == [5]
        keys = library.search("").keys(0, 2)
        assert [
            [value for _, value in course] for key in keys for course in library.figures.courses(key)
        ] == [
            [5],
            [5],
        ]
