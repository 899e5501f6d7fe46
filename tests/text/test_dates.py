import datetime as dt

import pytest
from hypothesis import given, strategies as st

from reader.model.timestamp import Timestamp
from reader.text.dates import (
    claimed_date,
    format_age,
    format_date,
    format_long,
    parse_period,
    parse_timestamp,
)

TODAY = dt.date(2024, 12, 19)
NOON = dt.datetime(2024, 12, 19, 12, tzinfo=dt.UTC)


def utc(*parts: int) -> int:
    return int(dt.datetime(*parts, tzinfo=dt.UTC).timestamp())  # type: ignore[arg-type, misc]


def test_a_day_stands_at_midnight_utc_without_a_time() -> None:
    assert parse_timestamp(" 2024-12-19 ") == Timestamp(
        dt.datetime(2024, 12, 19, tzinfo=dt.UTC), has_time=False
    )


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("2024-12-19T18:20:00Z", "2024-12-19T18:20:00Z"),
        ("2024-12-19t18:20:00z", "2024-12-19T18:20:00Z"),
        ("2024-12-19T18:20:00", "2024-12-19T18:20:00Z"),
        ("2024-12-19 18:20", "2024-12-19T18:20:00Z"),
        ("2024-12-19T18:20:00-00:00", "2024-12-19T18:20:00Z"),
        ("2024-12-19T18:20:00+03:30", "2024-12-19T18:20:00+03:30"),
        ("2024-12-19 18:20 -0500", "2024-12-19T18:20:00-05:00"),
        ("2024-12-19T18:20:00+03", "2024-12-19T18:20:00+03:00"),
        ("2024-12-19T18:20:00.1234567Z", "2024-12-19T18:20:00.123456Z"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
    ],
)
def test_a_moment_is_read_as_rfc_3339_and_as_people_write_it(text: str, standard: str) -> None:
    assert str(parse_timestamp(text)) == standard


@pytest.mark.parametrize(
    "text", ["", "soon", "2024", "2024-12", "19.12.2024", "2024-12-19Z", "٢٠٢٤-١٢-١٩", "2024-12-19T18"]
)
def test_what_is_no_date_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="is not a date: write 2024-12-19 or 2024-12-19T18:20:00Z"):
        parse_timestamp(text)


@pytest.mark.parametrize(
    "text", ["2024-02-30", "2024-13-01", "0000-01-01", "2024-12-19T24:00Z", "2024-12-19T18:20+24:00"]
)
def test_a_day_that_does_not_exist_is_said_so(text: str) -> None:
    with pytest.raises(ValueError, match="is not in the calendar"):
        parse_timestamp(text)


def test_a_message_quotes_no_more_than_the_beginning() -> None:
    with pytest.raises(ValueError, match=r"^“x{40}…” is not a date"):
        parse_timestamp("x" * 1000)


@given(st.datetimes(timezones=st.timezones() | st.just(dt.UTC)))
def test_a_moment_reads_back_from_what_it_is_written_as(moment: dt.datetime) -> None:
    offset = moment.utcoffset() or dt.timedelta()
    timestamp = Timestamp(moment.replace(tzinfo=dt.timezone(offset - offset % dt.timedelta(minutes=1))))
    assert parse_timestamp(str(timestamp)) == timestamp


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024", (2024, 1, 1), (2025, 1, 1)),
        ("2024-12", (2024, 12, 1), (2025, 1, 1)),
        ("2024-2", (2024, 2, 1), (2024, 3, 1)),
        ("2024-12-19", (2024, 12, 19), (2024, 12, 20)),
        ("Today", (2024, 12, 19), (2024, 12, 20)),
        ("yesterday", (2024, 12, 18), (2024, 12, 19)),
        ("7d", (2024, 12, 12), (2024, 12, 20)),
        ("4w", (2024, 11, 21), (2024, 12, 20)),
        ("6m", (2024, 6, 19), (2024, 12, 20)),
        ("12m", (2023, 12, 19), (2024, 12, 20)),
        ("1y", (2023, 12, 19), (2024, 12, 20)),
    ],
)
def test_a_period_goes_from_its_first_day_to_the_day_after_its_last(
    text: str, start: tuple[int, int, int], end: tuple[int, int, int]
) -> None:
    assert parse_period(text, TODAY) == (utc(*start), utc(*end))


def test_a_month_before_the_end_of_march_is_the_end_of_february() -> None:
    assert parse_period("1m", dt.date(2024, 3, 31)).start == utc(2024, 2, 29)


def test_the_last_year_of_the_calendar_has_an_end() -> None:
    period = parse_period("9999", TODAY)
    assert period.end == utc(9999, 12, 31) + 86_400


@pytest.mark.parametrize(
    "text", ["", "0000", "2024-13", "2024-00", "2024-02-30", "99999y", "soon", "7", "7x", "d"]
)
def test_what_is_no_period_says_how_to_write_one(text: str) -> None:
    with pytest.raises(ValueError, match="is not a time: write 2024, 2024-12"):
        parse_period(text, TODAY)


def test_dates_are_in_plain_english() -> None:
    timestamp = parse_timestamp("1989-11-09")
    assert format_date(timestamp) == "9 Nov 1989"
    assert format_long(timestamp) == "9 November 1989"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2024-12-19T18:20:00Z", "19 December 2024, 18:20 UTC"),
        ("2024-05-01T08:05:00+03:00", "1 May 2024, 08:05 UTC+3"),
        ("2024-05-01T08:05:00-03:30", "1 May 2024, 08:05 UTC−3:30"),
    ],
)
def test_a_long_date_tells_the_time_and_its_zone(text: str, shown: str) -> None:
    assert format_long(parse_timestamp(text)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2024-12-19T12:00:30Z", "now"),
        ("2024-12-19T11:59:01Z", "now"),
        ("2024-12-19T11:55:00Z", "5 min"),
        ("2024-12-19T10:55:00+02:00", "3 h"),
        ("2024-12-17T11:00:00Z", "2 d"),
        ("2024-12-12T11:00:00Z", "12 Dec 2024"),
        ("2024-12-19T12:02:00Z", "19 Dec 2024"),
        ("2024-12-19", "today"),
        ("2024-12-18", "1 d"),
        ("2024-12-20", "20 Dec 2024"),
    ],
)
def test_age_is_told_in_the_largest_whole_unit_then_as_a_date(text: str, shown: str) -> None:
    assert format_age(parse_timestamp(text), NOON) == shown


def test_a_date_that_cannot_be_right_is_shown_as_the_publishers() -> None:
    assert claimed_date("2999-01-01") == "dated 1 January 2999 by its publisher"
    assert claimed_date("undated") == claimed_date("") == ""
