"""Which entries of which feeds a file in the library is there for, and whether anybody else had a hand in it.

A file that several feeds brought is there for all of them, and goes when the last of them has no use for it. It is
the feeds' alone as long as it is what filing made of it. Reads and writes nothing.
"""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from reader.library.feed_entries import Entry
from reader.library.filing import Filed, Outcome
from reader.model.feed import SeenEntry


class Claims:
    """What is remembered of the entries of every feed, by its address and the entry's key."""

    def __init__(self, seen: dict[str, dict[str, SeenEntry]]) -> None:
        self._seen = seen
        self._changed: dict[str, dict[str, SeenEntry]] = {}
        self._by_path: dict[str, set[tuple[str, str]]] = {}
        for feed, entries in seen.items():
            for entry in entries.values():
                self._by_path.setdefault(entry.path, set()).add((feed, entry.key))

    @property
    def changed(self) -> dict[str, list[SeenEntry]]:
        """What is to be remembered anew, by feed."""
        return {feed: list(entries.values()) for feed, entries in self._changed.items()}

    def of(self, feed: str) -> Mapping[str, SeenEntry]:
        """The entries of a feed by key."""
        return self._seen.get(feed, {})

    def filed(self, feed: str, entry: Entry, one: Filed, before: str, after: str) -> None:
        """Remember an entry that was filed, into a file that was like `before` and is like `after` now."""
        known = self.of(feed).get(entry.key)
        path, stamp = (known.path, known.stamp) if known else ("", "")
        alone = [(who, claim) for who, claim in self._claims(one.path) if claim.stamp == before]
        if one.outcome is Outcome.ADDED or alone:
            path, stamp = one.path, after
        for who, claim in alone:
            self._remember(who, replace(claim, stamp=after))
        self._remember(
            feed, SeenEntry(key=entry.key, digest=entry.digest, dated=entry.dated, path=path, stamp=stamp)
        )

    def release(self, feed: str, entries: Sequence[SeenEntry]) -> list[SeenEntry]:
        """Give up these claims of a feed as far as another feed has one too; the others."""
        last = []
        for entry in entries:
            if len(self._by_path.get(entry.path, ())) > 1:
                self.gone(feed, entry)
            else:
                last.append(entry)
        return last

    def gone(self, feed: str, entry: SeenEntry) -> None:
        """Remember that a feed has no file for an entry any more."""
        self._remember(feed, replace(entry, path="", stamp=""))

    def _claims(self, path: str) -> Iterator[tuple[str, SeenEntry]]:
        for feed, key in tuple(self._by_path.get(path, ())) if path else ():
            yield feed, self._seen[feed][key]

    def _remember(self, feed: str, entry: SeenEntry) -> None:
        entries = self._seen.setdefault(feed, {})
        if old := entries.get(entry.key):
            self._by_path[old.path].discard((feed, entry.key))
        self._by_path.setdefault(entry.path, set()).add((feed, entry.key))
        entries[entry.key] = self._changed.setdefault(feed, {})[entry.key] = entry
