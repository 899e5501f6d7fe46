"""The day for which a figure of a sentence holds: a date in the sentence, else the day the story came out."""

import datetime as dt
import re

from reader.model.timestamp import Timestamp


def as_of(sentence: str, published: Timestamp | None) -> Timestamp | None:
    """The day that the sentence gives, `as of ...` before any other.

    A day without a year lies in the year of publication. None where the sentence gives another year but no day:
    the figure holds for then, and a year is no day.
    """
    dates = list(_DATE.finditer(sentence)) if _ANY_MONTH.search(sentence) else []
    dates.sort(key=lambda date: not _AS_OF.search(sentence, max(0, date.start() - 16), date.start()))
    for date in dates:
        year = date["year"] or date["year_2"] or (str(published.day.year) if published else None)
        day = _day(year, date["month"] or date["month_2"], date["day"] or date["day_2"])
        if day:
            return Timestamp(dt.datetime.combine(day, dt.time(), dt.UTC), has_time=False)
    years = set(_YEAR.findall(sentence)) if "19" in sentence or "20" in sentence else ()
    if published is None or (years and str(published.day.year) not in years):
        return None
    return Timestamp(dt.datetime.combine(published.day, dt.time(), dt.UTC), has_time=False)


def _day(year: str | None, month: str, day: str) -> dt.date | None:
    if not year:
        return None
    try:
        return dt.date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))
    except ValueError:
        return None  # 31 June is a slip of the pen, no date


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ANY_MONTH = re.compile("|".join(month.title() for month in _MONTHS))
"""A quick look: most sentences name no month."""
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"\b(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{_MONTH})(?![a-z])(?:,?\s(?P<year>[12][0-9]{{3}}))?"
    rf"|\b(?P<month_2>{_MONTH})\s(?P<day_2>[0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9])(?:,?\s(?P<year_2>[12][0-9]{{3}}))?"
)
_AS_OF = re.compile(r"\b[Aa]s\s(?:of|at|on)\s(?:[a-z]+\s)?$")
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d{2}(?![\d,]|\.\d)")
