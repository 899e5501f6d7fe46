"""A subscription, what is known of its fetches, and what a fetch came to. No I/O."""

import enum
import re
from urllib.parse import urlsplit

import msgspec

_KEEP = re.compile(r"([1-9][0-9]{0,6})\s*(d|days?|w|weeks?|articles?)?", re.IGNORECASE)


class Keep(msgspec.Struct, frozen=True, kw_only=True):
    """How long, or how many, of a feed's articles are kept; 0 is without limit."""

    days: int = 0
    count: int = 0

    def __str__(self) -> str:
        """As it stands in feeds.yaml: `30d` or `500`."""
        return f"{self.days}d" if self.days else str(self.count or "")


EVERYTHING = Keep()


def read_keep(text: str) -> Keep | None:
    """`90d` and `12 weeks` are times, `500` is a number of articles; None for anything else."""
    match = _KEEP.fullmatch(text.strip())
    if match is None:
        return None
    number, unit = int(match[1]), (match[2] or "").lower()[:1]
    return Keep(count=number) if unit in ("", "a") else Keep(days=number * (7 if unit == "w" else 1))


class FeedFilter(msgspec.Struct, frozen=True, kw_only=True):
    """What happens to new articles that a query finds: they are tagged so, or, without a tag, dropped."""

    query: str
    tag: str = ""


class Feed(msgspec.Struct, frozen=True, kw_only=True):
    """One subscription, as feeds.yaml has it.

    Articles are put below `folder` of the library and get the `subjects`. `full_text` and `keep` are None where the
    configuration's default holds. `local` lets the feed lie on the reader's own machine or network.
    """

    url: str
    title: str = ""
    folder: str = ""
    subjects: tuple[str, ...] = ()
    full_text: bool | None = None
    keep: Keep | None = None
    filters: tuple[FeedFilter, ...] = ()
    local: bool = False

    @property
    def name(self) -> str:
        """What it is called: its title, or else where it comes from. Never shows a login."""
        return self.title or urlsplit(self.url).netloc.rpartition("@")[2] or self.url


class FeedState(msgspec.Struct, frozen=True, kw_only=True):
    """What is remembered of a feed's fetches. Times are in seconds since 1970, 0 for never.

    `moved_to` is where the server said it is for good. Before `not_before` it is left alone; `server_asked` says
    that this is the server's wish.
    """

    etag: str = ""
    last_modified: str = ""
    moved_to: str = ""
    tried_at: float = 0.0
    succeeded_at: float = 0.0
    failures: int = 0
    problem: str = ""
    not_before: float = 0.0
    server_asked: bool = False


class SeenEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that was filed. `key` tells it from the feed's others, `digest` its contents from later ones.

    `dated` is when it was published, or else first seen, in seconds since 1970. `path` is its file below the
    library and `stamp` what the file was like after filing, so that a reader's own changes are noticed; both are
    empty where it has no file.
    """

    key: str
    digest: str
    dated: float
    path: str = ""
    stamp: str = ""


class FeedOutcome(enum.StrEnum):
    """How a feed's fetch ended."""

    FETCHED = "fetched"
    UNCHANGED = "unchanged"
    WAITING = "waiting"
    FAILED = "failed"


class FeedReport(msgspec.Struct, frozen=True, kw_only=True):
    """What fetching one feed came to, in articles. `problem` says why it failed or waits."""

    url: str
    name: str
    outcome: FeedOutcome
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    duplicates: int = 0
    failed: int = 0
    dropped: int = 0
    expired: int = 0
    problem: str = ""
    notes: tuple[str, ...] = ()
    moved_to: str = ""
    succeeded_at: float = 0.0
