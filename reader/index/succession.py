"""Which article that came is one that went: its file was renamed and it was corrected, and nobody looked between.

It goes by what the catalogue tells of either. What goes and what comes in one refresh is told to it, and those are
pairs that share a sign which no third one has. Where two might be meant, neither is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

MOST = 4_000
"""Articles that go or come in one refresh, up to which pairs are looked for: some 500 bytes each."""

ENOUGH_WORDS = 20
"""A running text of fewer words may be that of many articles."""

_IDENTITY, _TEXT = "identity", "text"

Sign: TypeAlias = tuple[str, int, int, str, str]


class Traits(NamedTuple):
    """What is told of an article: its row in the catalogue, `text` the checksum of its running text, and its
    identities (`reader.model.identity`) with their digests.
    """

    id: str
    source: str
    published: str
    words: int
    figures: int
    text: int
    identities: dict[int, int]

    def signs(self) -> frozenset[Sign]:
        """Two articles with the same sign are most likely one.

        Both are from the same source and of the same day; and they have an id in their feed, a link or the headline
        in common, or every word of their running texts.
        """
        day = self.published[:10]
        found = set[Sign]()
        if day:
            # What came in from a feed is known by its id there; whatever else it has may be that of others too.
            sure = [one for one, digest in self.identities.items() if digest] or self.identities
            found = {(_IDENTITY, one, 0, self.source, day) for one in sure}
        if self.words >= ENOUGH_WORDS:
            found.add((_TEXT, self.text, self.figures, self.source, day))
        return frozenset(found)


class Succession:
    """What goes and what comes in one refresh."""

    def __init__(self) -> None:
        self._gone: dict[Sign, set[str]] = defaultdict(set)
        self._come: dict[Sign, set[int]] = defaultdict(set)
        self._ids: dict[int, str] = {}
        self._count = 0

    @property
    def is_of_use(self) -> bool:
        """Whether there is any sense in telling more."""
        return self._count <= MOST

    def goes(self, traits: Traits) -> None:
        """An article is taken out, since its file is gone."""
        for sign in self._note(traits):
            self._gone[sign].add(traits.id)

    def comes(self, key: int, traits: Traits) -> None:
        """An article is put in under a key, from a file that was not there."""
        self._ids[key] = traits.id
        for sign in self._note(traits):
            self._come[sign].add(key)

    def pairs(self, is_shared: Callable[[int], bool]) -> dict[int, str]:
        """The keys of articles that came, and what their ids were before.

        `is_shared` tells of an identity whether several articles have it now: then it is no sign of any.
        """
        if not self.is_of_use:
            return {}
        formers: dict[int, set[str]] = defaultdict(set)
        heirs: dict[str, set[int]] = defaultdict(set)
        for sign, gone in self._gone.items():
            come = self._come.get(sign, set())
            if len(gone) == len(come) == 1 and not (sign[0] == _IDENTITY and is_shared(sign[1])):
                (former,), (key,) = gone, come
                formers[key].add(former)
                heirs[former].add(key)
        return {
            key: former
            for key, some in formers.items()
            for former in some
            if len(some) == len(heirs[former]) == 1 and former != self._ids[key]
        }

    def _note(self, traits: Traits) -> Iterable[Sign]:
        self._count += 1
        return traits.signs() if self.is_of_use else ()
