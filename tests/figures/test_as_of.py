import datetime as dt

import pytest

from reader.figures.as_of import as_of
from reader.model.timestamp import Timestamp

PUBLISHED = Timestamp(dt.datetime(2024, 12, 19, 18, 20, tzinfo=dt.UTC))


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("As of 9 March 2022 it was 5.", "2022-03-09"),
        ("On December 18, 2023 it was 5.", "2023-12-18"),
        ("On Dec. 3 it was 5.", "2024-12-03"),
        ("On the 4th of May it was 5.", "2024-05-04"),
        ("Founded on 1 May 1990, it had 5 as of 2 June 2024.", "2024-06-02"),
        ("It is 5.", "2024-12-19"),
        ("In 2024 it was 5.", "2024-12-19"),
    ],
)
def test_the_day_for_which_a_figure_holds(sentence: str, day: str) -> None:
    assert str(as_of(sentence, PUBLISHED)) == day


def test_another_year_without_a_day_gives_no_day() -> None:
    assert as_of("In 2019 it was 5.", PUBLISHED) is None


def test_a_day_that_does_not_exist_is_passed_over() -> None:
    assert str(as_of("On 31 June it was 5.", PUBLISHED)) == "2024-12-19"


@pytest.mark.parametrize("sentence", ["It is 5.", "On 4 May it was 5."])
def test_without_a_date_of_publication_there_is_no_day(sentence: str) -> None:
    assert as_of(sentence, None) is None
