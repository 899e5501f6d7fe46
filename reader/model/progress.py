"""How far long work has come, and what it came to."""

import msgspec


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """One report from long work. `total` is 0 while it is not known yet.

    `task` is a short phrase for people: `looking for changes`, `reading articles`.
    """

    task: str
    done: int
    total: int = 0


class RefreshReport(msgspec.Struct, frozen=True, kw_only=True):
    """What bringing the catalogue up to date came to, in articles (rows that could not be read included).

    `skipped` holds a line for each thing in the folder that could not be looked into, and why.
    `rebuilt` says why the cache was made anew; empty when it was not.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    skipped: tuple[str, ...] = ()
    rebuilt: str = ""
    seconds: float = 0.0
