"""Dates as people and files write them, read and written in English whatever the machine's locale.

Knows no clock: whoever asks brings today or now along.
"""

import datetime as dt
import re
from typing import NamedTuple

from reader.model.clean_text import CleanText
from reader.model.timestamp import Timestamp

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_MONTH_IN_SHORT = 3

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
# RFC 3339 section 5.6, with what YAML 1.1 and people write besides: a space for the T and before the zone, no
# seconds, no zone, an offset without colon or minutes.
_MOMENT = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]+([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?"
    r"(?: ?(?:([Zz])|([+-])([0-9]{2})(?::?([0-9]{2}))?))?"
)
_LEAP_SECOND = 60

_YEAR_OR_MONTH = re.compile(r"([0-9]{4})(?:-([0-9]{1,2}))?")
_AGO = re.compile(r"([0-9]{1,5})([dwmy])")
_SECONDS_A_DAY = 86_400
_LONGEST_QUOTE = 40


class Period(NamedTuple):
    """From `start` up to but not including `end`, in seconds since 1970-01-01T00:00Z."""

    start: int
    end: int


def parse_timestamp(text: str) -> Timestamp:
    """A day (`2024-12-19`) or a moment (RFC 3339: `2024-12-19T18:20:00Z`); without a zone it is UTC.

    Raises ValueError with a message for people.
    """
    text = text.strip()
    try:
        if day := _DAY.fullmatch(text):
            year, month, number = map(int, day.groups())
            return Timestamp(dt.datetime(year, month, number, tzinfo=dt.UTC), has_time=False)
        if moment := _MOMENT.fullmatch(text):
            return Timestamp(_moment(moment))
    except ValueError as error:
        raise ValueError(f"{_quoted(text)} is not in the calendar: {error}") from error
    raise ValueError(f"{_quoted(text)} is not a date: write 2024-12-19 or 2024-12-19T18:20:00Z")


def _moment(match: re.Match[str]) -> dt.datetime:
    year, month, day, hour, minute = map(int, match.group(1, 2, 3, 4, 5))
    second = int(match[6] or 0)
    if second == _LEAP_SECOND:  # which Python has no name for
        second -= 1
    microsecond = int((match[7] or "")[:6].ljust(6, "0"))
    offset = dt.timedelta(hours=int(match[10] or 0), minutes=int(match[11] or 0))
    zone = dt.timezone(-offset if match[9] == "-" else offset) if offset else dt.UTC
    return dt.datetime(year, month, day, hour, minute, second, microsecond, zone)


def parse_period(text: str, today: dt.date) -> Period:
    """A stretch of days as a query names it: `2024`, `2024-12`, `2024-12-19`, `today`, `yesterday`, or `7d`,
    `4w`, `6m`, `1y` for that long ago until the end of today. Days are those of UTC.

    Raises ValueError with a message for people.
    """
    text = text.strip().lower()
    try:
        first, last = _days(text, today)
    except (ValueError, OverflowError) as error:
        raise ValueError(
            f"{_quoted(text)} is not a time: write 2024, 2024-12, 2024-12-19, today, yesterday, or 7d, 4w, 6m, 1y"
        ) from error
    return Period(_epoch(first), _epoch(last) + _SECONDS_A_DAY)


def _days(text: str, today: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of a period. Raises ValueError or OverflowError."""
    if text == "today":
        return today, today
    if text == "yesterday":
        yesterday = today - dt.timedelta(days=1)
        return yesterday, yesterday
    if ago := _AGO.fullmatch(text):
        return _back(today, int(ago[1]), ago[2]), today
    if span := _YEAR_OR_MONTH.fullmatch(text):
        first_month, last_month = (int(span[2]), int(span[2])) if span[2] else (1, 12)
        return dt.date(int(span[1]), first_month, 1), _last_day(int(span[1]), last_month)
    day = parse_timestamp(text).day
    return day, day


def _back(today: dt.date, count: int, unit: str) -> dt.date:
    if unit in "dw":
        return today - dt.timedelta(days=count if unit == "d" else 7 * count)
    months = today.year * 12 + today.month - 1 - (count if unit == "m" else 12 * count)
    last = _last_day(months // 12, months % 12 + 1)
    return last.replace(day=min(today.day, last.day))


def _last_day(year: int, month: int) -> dt.date:
    import calendar  # here, because it is slow to load: most dates have a day

    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _epoch(day: dt.date) -> int:
    return (day - dt.date(1970, 1, 1)).days * _SECONDS_A_DAY


def format_date(timestamp: Timestamp) -> CleanText:
    """`19 Dec 2024`, in the zone it was given in."""
    return format_day(timestamp.day)


def format_day(day: dt.date) -> CleanText:
    """`19 Dec 2024`."""
    return CleanText(f"{day.day} {_MONTHS[day.month - 1][:_MONTH_IN_SHORT]} {day.year}")


def format_long(timestamp: Timestamp) -> CleanText:
    """`19 December 2024, 18:20 UTC`; the time only where there is one, another zone as `UTC+3`, `UTC−3:30`."""
    day = timestamp.day
    date = f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    if not timestamp.has_time:
        return CleanText(date)
    moment = timestamp.moment
    return CleanText(f"{date}, {moment.hour:02}:{moment.minute:02} {_zone(timestamp)}")


def claimed_date(dated: str) -> CleanText:
    """`dated 1 January 2999 by its publisher`, for a date that cannot be right; empty where it is no date."""
    try:
        return CleanText(f"dated {format_long(parse_timestamp(dated))} by its publisher")
    except ValueError:
        return CleanText("")


def _zone(timestamp: Timestamp) -> str:
    offset = timestamp.moment.utcoffset()
    if not offset:
        return "UTC"
    hours, minutes = divmod(abs(offset) // dt.timedelta(minutes=1), 60)
    return f"UTC{'−' if offset < dt.timedelta() else '+'}{hours}" + (f":{minutes:02}" if minutes else "")


def format_age(timestamp: Timestamp, now: dt.datetime) -> CleanText:
    """How old something is, for a narrow column: `now`, `5 min`, `3 h`, `2 d`, after a week the date.

    A day without a time is `today` until it is over. The future is a date, but for a minute of wrong clocks.
    """
    seconds = (now - timestamp.moment) // dt.timedelta(seconds=1)
    if not -60 <= seconds < 7 * _SECONDS_A_DAY:
        return format_date(timestamp)
    if seconds >= _SECONDS_A_DAY:
        return CleanText(f"{seconds // _SECONDS_A_DAY} d")
    if not timestamp.has_time:
        return CleanText("today")
    if seconds >= 3600:
        return CleanText(f"{seconds // 3600} h")
    return CleanText(f"{seconds // 60} min" if seconds >= 60 else "now")


def _quoted(text: str) -> str:
    return f"“{text[:_LONGEST_QUOTE]}{'…' if len(text) > _LONGEST_QUOTE else ''}”"
