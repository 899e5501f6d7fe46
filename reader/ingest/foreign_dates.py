"""Dates as feeds, pages and agencies write them, right or nearly right. Knows no clock."""

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from reader.model.timestamp import Timestamp
from reader.text.dates import parse_timestamp

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january janvier enero gennaio januari",
            "feb februar february fevrier février fév febrero febbraio februari",
            "mar märz march mars marzo maart mrz",
            "apr april avril abril aprile",
            "may mai mayo maggio mei maj",
            "jun juni june juin junio giugno",
            "jul juli july juillet julio luglio",
            "aug august aout août agosto augustus augusti",
            "sep sept september septembre septiembre settembre",
            "oct okt october oktober octobre octubre ottobre",
            "nov november novembre noviembre",
            "dec dez december dezember decembre décembre déc diciembre dicembre",
        ),
        1,
    )
    for name in names.split()
}
# Hours from UTC of zones that RFC 822 does not name; ambiguous ones as European and American feeds mean them.
_ZONES = {
    "UTC": 0, "UT": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 1, "WEST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2,
    "EET": 2, "SAST": 2, "EEST": 3, "MSK": 3, "AST": -4, "ADT": -3, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5,
    "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "AKST": -9, "AKDT": -8, "HST": -10, "JST": 9, "KST": 9, "SGT": 8,
    "HKT": 8, "AWST": 8, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip

_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?")
_MONTH_ONLY = re.compile(r"(\d{4})(?:-(\d{1,2}))?")
_NUMBERS = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|\.)?[\s/-]+([^\W\d_]{3,12})\.?,?[\s/-]+(\d{4}|\d{2})\b")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_TIME = re.compile(
    r"\b(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?(?:\s*([+-]\d{1,2}:?\d{2}|[A-Z]{1,5})\b)?",
    re.IGNORECASE,
)
_HALF_DAY = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
_YEAR_LAST = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})")
_WEEKDAY = re.compile(r"^[A-Za-z]{2,9}\.?,\s*")
_EPOCH_SECONDS = re.compile(r"\d{9,10}")
_EPOCH_MILLISECONDS = re.compile(r"\d{12,13}")
_LONGEST = 80


def read_date(text: str) -> Timestamp | None:
    """The day or moment that a text names, or None where it names none. Without a zone it is UTC."""
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST:
        return None
    try:
        return _iso(text) or _mail(text) or _numeric(text) or _spelled(text)
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def _iso(text: str) -> Timestamp | None:
    try:
        return parse_timestamp(text)
    except ValueError:
        return None


def _mail(text: str) -> Timestamp | None:
    """RFC 822 and 5322: `Thu, 19 Dec 2024 18:20:00 +0100`, the weekday right or wrong, the year in two digits."""
    if _HALF_DAY.search(text):
        return None
    words = text.split()
    zone = _ZONES.get(words[-1].upper())
    if zone is not None:
        text = " ".join(words[:-1]) + f" {zone * 100:+05d}"
    elif ":" not in text:
        return None
    try:
        moment = parsedate_to_datetime(_WEEKDAY.sub("", text))
    except (ValueError, TypeError, IndexError):
        return None
    return Timestamp(_settled(moment))


def _numeric(text: str) -> Timestamp | None:
    if _EPOCH_SECONDS.fullmatch(text):
        return Timestamp(dt.datetime.fromtimestamp(int(text), dt.UTC))
    if _EPOCH_MILLISECONDS.fullmatch(text):
        return Timestamp(dt.datetime.fromtimestamp(int(text) // 1000, dt.UTC))
    if found := _COMPACT.fullmatch(text):
        day = dt.datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=dt.UTC)
        if not found[4]:
            return Timestamp(day, has_time=False)
        moment = day.replace(hour=int(found[4]), minute=int(found[5]), second=int(found[6] or 0))
        return Timestamp(moment.replace(tzinfo=_zone(found[7])))
    if found := _MONTH_ONLY.fullmatch(text):
        return Timestamp(dt.datetime(int(found[1]), int(found[2] or 1), 1, tzinfo=dt.UTC), has_time=False)
    if found := _NUMBERS.match(text):
        return _with_time(int(found[1]), int(found[2]), int(found[3]), text[found.end() :])
    if found := _YEAR_LAST.match(text):
        first, second = int(found[1]), int(found[3])
        if found[2] == "." or first > 12:
            return _with_time(int(found[4]), second, first, text[found.end() :])
        if second > 12:  # month first, as Americans write; where both may be the month nobody can tell
            return _with_time(int(found[4]), first, second, text[found.end() :])
    return None


def _spelled(text: str) -> Timestamp | None:
    """`19 December 2024, 18:20`, `Dec 19, 2024 6:20 pm EST`."""
    if found := _DAY_FIRST.search(text):
        day, month, year = found[1], found[2], found[3]
    elif found := _MONTH_FIRST.search(text):
        month, day, year = found[1], found[2], found[3]
    else:
        return None
    number = _MONTHS.get(month.lower()) or _MONTHS.get(month[:3].lower())
    if number is None:
        return None
    full_year = int(year) + (0 if len(year) > 2 else 2000 if int(year) < 69 else 1900)
    return _with_time(full_year, number, int(day), text[: found.start()] + " " + text[found.end() :])


def _with_time(year: int, month: int, day: int, rest: str) -> Timestamp:
    date = dt.datetime(year, month, day, tzinfo=dt.UTC)
    found = _TIME.search(rest)
    if not found:
        return Timestamp(date, has_time=False)
    hour = int(found[1])
    if found[4]:
        hour = hour % 12 + (12 if found[4][0] in "pP" else 0)
    moment = date.replace(hour=hour, minute=int(found[2]), second=min(int(found[3] or 0), 59))
    return Timestamp(_settled(moment.replace(tzinfo=_zone(found[5]))))


def _zone(text: str | None) -> dt.tzinfo:
    if not text or text.upper() in ("Z", "UTC", "GMT"):
        return dt.UTC
    if text[0] in "+-":
        digits = text[1:].replace(":", "").zfill(4)
        offset = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        return dt.timezone(-offset if text[0] == "-" else offset) if offset else dt.UTC
    return (
        dt.timezone(dt.timedelta(hours=_ZONES.get(text.upper(), 0))) if _ZONES.get(text.upper()) else dt.UTC
    )


def _settled(moment: dt.datetime) -> dt.datetime:
    """With a zone, UTC written as such, and offsets in whole minutes."""
    offset = moment.utcoffset()
    if not offset:
        return moment.replace(tzinfo=dt.UTC)
    minutes = dt.timedelta(minutes=offset // dt.timedelta(minutes=1))
    moment.astimezone(dt.UTC)  # raises OverflowError outside the calendar
    return moment.replace(tzinfo=dt.timezone(minutes))
