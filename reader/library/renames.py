"""Articles that got another id, because their files were renamed: what the reader did with them goes along.

A new article whose content is that of one that is gone is that one. Where two might be meant, neither is.
"""

import threading
from collections import Counter
from collections.abc import Iterable

from reader.index.cache import Cache
from reader.index.ordering import Stamp
from reader.library.content import content_of
from reader.model.entry import Entry
from reader.state.states import States

_PAGE = 1_000
_FOLLOWED = "followed"
"""Up to which state of which catalogue this was done, as the state file remembers it."""


class Renames:
    """Follows a catalogue; to be asked after each change of it. Safe to use from several threads."""

    def __init__(self, cache: Cache, states: States) -> None:
        self._cache = cache
        self._states = states
        self._lock = threading.Lock()
        self._copies: dict[str, str] = {}
        """Articles that look like others which are still there: from which to which. A file may be copied, then
        removed."""

    def follow(self) -> list[tuple[str, str]]:
        """Take the reading state along; which ids became which. Raises StateError and CacheError."""
        with self._lock:
            if not self._states.has_articles():
                return []
            stamp = self._cache.stamp()
            written = f"{stamp.born} {stamp.next_key} {stamp.removed}"
            followed = self._states.meta(_FOLLOWED)
            if followed == written:
                return []
            since = _since(followed, stamp)
            if not since:
                self._note_all()
            moved = self._look(since)
            self._states.put_meta(_FOLLOWED, written)
            return moved

    def _look(self, since: int) -> list[tuple[str, str]]:
        moves = dict(self._copies)
        start = since
        while page := self._cache.entries_from(start, _PAGE):
            start = page[-1].key + 1
            moves |= self._candidates(page)
        there = {entry.id for entry in self._cache.entries_of_ids(moves)}
        self._copies = {old: new for old, new in moves.items() if old in there}
        moved = [(old, new) for old, new in moves.items() if old not in there]
        for old, new in moved:
            self._states.move(old, new)
        return moved

    def _candidates(self, page: Iterable[Entry]) -> dict[str, str]:
        """For new articles that say what others said: the one id that was known so, and the new one."""
        contents = {entry.id: content_of(entry) for entry in page if not entry.problem}
        known: dict[int, list[str]] = {}
        for content, article in self._states.known_by_content(list(contents.values())):
            known.setdefault(content, []).append(article)
        self._states.note_contents(contents.items())
        times = Counter(contents.values())
        return {
            known[content][0]: id_
            for id_, content in contents.items()
            if times[content] == 1 and len(known.get(content, ())) == 1 and id_ not in known[content]
        }

    def _note_all(self) -> None:
        """Note what all articles of the reading state say: they may have come from elsewhere."""
        articles = self._states.articles()
        for start in range(0, len(articles), _PAGE):
            entries = self._cache.entries_of_ids(articles[start : start + _PAGE])
            self._states.note_contents(
                (entry.id, content_of(entry)) for entry in entries if not entry.problem
            )


def _since(followed: str, stamp: Stamp) -> int:
    """The first key that has not been looked at; 0 where the catalogue is another one."""
    parts = followed.split()
    return int(parts[1]) if len(parts) == 3 and parts[0] == str(stamp.born) else 0
