"""When to ask a server again: what it says itself, and how long to leave one alone that fails."""

import email.utils

LONGEST_WISH = 7 * 86_400.0
"""Seconds of a Retry-After that are respected at most: a slip of a server must not silence a feed for a year."""

_FIRST, _LONGEST = 60.0, 86_400.0


def read_retry_after(value: str, now: float) -> float | None:
    """Seconds to wait by a Retry-After field (RFC 9110, section 10.2.3): a number or a date; None for neither."""
    value = value.strip()
    if value.isascii() and value.isdecimal():
        return min(float(value[:12]), LONGEST_WISH)
    try:
        moment = email.utils.parsedate_to_datetime(value).timestamp()
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    return min(max(0.0, moment - now), LONGEST_WISH)


def back_off(failures: int) -> float:
    """Seconds to leave a feed alone after failures in a row: none after one, then a minute, doubling to a day."""
    if failures <= 1:
        return 0.0
    return min(_FIRST * 2.0 ** min(failures - 2, 20), _LONGEST)
