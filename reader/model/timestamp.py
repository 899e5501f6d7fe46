"""When something was published: a day, or a moment with its zone."""

import datetime as dt

import msgspec


class Timestamp(msgspec.Struct, frozen=True, gc=False):
    """A calendar day or a moment, as an article's author gave it.

    `moment` always carries a zone; a day stands at 00:00 UTC with `has_time` false.
    """

    moment: dt.datetime
    has_time: bool = True

    @property
    def epoch(self) -> int:
        """Whole seconds since 1970-01-01T00:00Z; negative before it."""
        return int((self.moment - _EPOCH).total_seconds() // 1)

    @property
    def day(self) -> dt.date:
        """The calendar day in the zone it was given in."""
        return self.moment.date()

    @property
    def is_utc(self) -> bool:
        """Whether the zone it was given in is UTC."""
        return not self.moment.utcoffset()

    def __str__(self) -> str:
        """ISO 8601 as it stands in an article file: `2024-12-19` or `2024-12-19T18:20:00Z` (RFC 3339)."""
        if not self.has_time:
            return self.day.isoformat()
        return self.moment.isoformat().removesuffix("+00:00") + ("Z" if self.is_utc else "")


_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
