"""Articles that got another id, because their files were renamed: what the reader did with them goes along.

A new article whose content is that of one that is gone is that one; so is one that was corrected as well, if the
indexer saw the one go and the other come (`reader.index.succession`). Where two might be meant, neither is.
"""

import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from reader.index.cache import Cache
from reader.index.ordering import Stamp
from reader.library.content import content_of
from reader.model.entry import Entry
from reader.model.fact import Kind
from reader.state.states import States

_PAGE = 1_000
_ASKED = 10_000
"""Ids looked for at a time: of half a million, most are still there and need not be held."""
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
            if not self._cache.is_complete or not self._states.has_articles():
                return []  # What is missing in half a catalogue may be on its way.
            stamp = self._cache.stamp()
            written = f"{stamp.born} {stamp.next_key} {stamp.removed}"
            followed = self._states.meta(_FOLLOWED)
            if followed == written:
                return []
            since = _since(followed, stamp)
            moved = self._settle(self._new(since) if since else self._all(), self._corrected(since))
            self._states.put_meta(_FOLLOWED, written)
            return moved

    def _settle(self, moves: dict[str, str], corrected: dict[str, str]) -> list[tuple[str, str]]:
        """Move what may be moved; what is still there waits for the next time."""
        waiting = self._copies | moves
        known = set(waiting.values())
        moves = {old: new for old, new in corrected.items() if new not in known} | waiting
        there = self._cache.known_ids(moves)
        self._copies = {old: new for old, new in waiting.items() if old in there}
        moved = [(old, new) for old, new in moves.items() if old not in there]
        for old, new in moved:
            self._states.move(old, new)
        return moved

    def _new(self, since: int) -> dict[str, str]:
        """What the articles that came since a key may have been before."""
        moves: dict[str, str] = {}
        for page in self._pages(since):
            moves |= self._candidates(page)
        return moves

    def _all(self) -> dict[str, str]:
        """The same of a catalogue that was not followed so far: it is walked through if anything is missing."""
        self._note_unknown()
        missing: set[str] = set()
        articles = iter(self._states.articles())
        while some := set(islice(articles, _ASKED)):
            missing |= some - self._cache.known_ids(some)
        wanted = self._states.contents_of(missing)
        moves: dict[str, str] = {}
        for page in self._pages(0) if wanted else ():
            moves |= self._candidates([entry for entry in page if content_of(entry) in wanted])
        return {old: new for old, new in moves.items() if old in missing}

    def _corrected(self, since: int) -> dict[str, str]:
        """What those were before that were corrected as well, as far as something was done with them."""
        return {
            old: new
            for old, new in self._cache.formers(since)
            if any(kind != Kind.MOVED for kind, _, _ in self._states.of_article(old))
        }

    def _pages(self, start: int) -> Iterator[list[Entry]]:
        while page := self._cache.entries_from(start, _PAGE):
            start = page[-1].key + 1
            yield page

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

    def _note_unknown(self) -> None:
        """Note what those articles say of which that is not known: something done with them came from elsewhere."""
        articles = iter(self._states.articles_without_content())
        while some := list(islice(articles, _PAGE)):
            entries = self._cache.entries_of_ids(some)
            self._states.note_contents(
                (entry.id, content_of(entry)) for entry in entries if not entry.problem
            )


def _since(followed: str, stamp: Stamp) -> int:
    """The first key that has not been looked at; 0 where the catalogue is another one."""
    parts = followed.split()
    return int(parts[1]) if len(parts) == 3 and parts[0] == str(stamp.born) else 0
