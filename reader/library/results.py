"""What a search found, as a lazy sequence of catalogue keys: only what is looked at is fetched."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import compress
from typing import Protocol

from reader.index.cache import Cache
from reader.index.matches import Matches
from reader.index.rank import is_undated, key_of
from reader.library.flags import Mask
from reader.model.entry import Sort
from reader.text.matching import NO_MATCHER, Matcher

PAGE = Matches.FIRST
"""Keys that are fetched at once."""

STRIDE = 20_000
"""Keys that are fetched at once to look for one."""


class Order(Protocol):
    """Keys in an order, by place."""

    count: int

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """The keys from place `start` up to `stop`."""

    def index(self, key: int) -> int | None:
        """The place of a key, or None."""


class WholeList:
    """Everything in the catalogue: first what could not be read, then the articles.

    By time a page is asked for as it is needed, from the end that is nearer. Other orders are asked for as a whole
    once more than the first page is wanted: eight bytes an article.
    """

    def __init__(self, cache: Cache, sort: Sort) -> None:
        self._cache = cache
        self._sort = sort
        self._problems = cache.problem_keys()
        self._articles = cache.counts().articles
        self._all: Sequence[int] | None = None
        self.count = len(self._problems) + self._articles

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """The keys from place `start` up to `stop`."""
        problems = len(self._problems)
        found = self._problems[start:stop]
        if stop > problems:
            found = [*found, *self._of_articles(max(0, start - problems), stop - problems)]
        return found

    def index(self, key: int) -> int | None:
        """The place of a key, or None where it is no more."""
        if key in self._problems:
            return self._problems.index(key)
        if self._is_newest:
            place = self._cache.place(key)
        else:
            place = self._whole().index(key) if key in self._whole() else None
        return None if place is None else place + len(self._problems)

    @property
    def _is_newest(self) -> bool:
        return self._sort in (Sort.NEWEST, Sort.RELEVANCE)

    def _of_articles(self, start: int, stop: int) -> Sequence[int]:
        left = self._articles - stop
        if self._is_newest and start > left >= 0:
            return self._cache.by_time(left, stop - start, from_end=True)[::-1]
        if self._is_newest:
            return self._cache.by_time(start, stop - start)
        if self._all is None and stop <= PAGE:
            return self._cache.order(self._sort, stop)[start:]
        return self._whole()[start:stop]

    def _whole(self) -> Sequence[int]:
        if self._all is None:
            self._all = self._cache.order(self._sort)
        return self._all


class MatchList:
    """The matches of a query in an order that the full text knows."""

    def __init__(self, matches: Matches) -> None:
        self._matches = matches
        self.count = matches.count

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """The keys from place `start` up to `stop`."""
        return self._matches.keys(start, stop)

    def index(self, key: int) -> int | None:
        """The place of a key, or None: found by walking, since a match's place is not stored anywhere."""
        for start in range(0, self.count, STRIDE):
            keys = self._matches.keys(start, start + STRIDE)
            if key in keys:
                return start + keys.index(key)
        return None


class FixedList:
    """Keys that had to be put in order one by one."""

    def __init__(self, keys: Sequence[int]) -> None:
        self._keys = keys
        self.count = len(keys)

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """The keys from place `start` up to `stop`."""
        return self._keys[start:stop]

    def index(self, key: int) -> int | None:
        """The place of a key, or None."""
        return self._keys.index(key) if key in self._keys else None


class RankList:
    """Articles by their ranks, which say both the order and the key; highest first as given.

    `first` are the ranks of the first page and `rest` fetches them all, which may never be needed.
    """

    def __init__(
        self,
        count: int,
        first: Sequence[int],
        rest: Callable[[], Sequence[int]],
        *,
        oldest_first: bool = False,
    ) -> None:
        self.count = count
        self._first = () if oldest_first else first
        self._rest = rest
        self._all: Sequence[int] | None = None
        self._oldest_first = oldest_first

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """The keys from place `start` up to `stop`."""
        ranks = self._first if stop <= len(self._first) else self._ranks()
        return [key_of(rank) for rank in ranks[start:stop]]

    def index(self, key: int) -> int | None:
        """The place of a key, or None."""
        return next((place for place, rank in enumerate(self._ranks()) if key_of(rank) == key), None)

    def _ranks(self) -> Sequence[int]:
        if self._all is None:
            ranks = self._rest()
            if self._oldest_first:  # undated articles stay at the end in either order
                dated = bisect_left(ranks, True, key=is_undated)
                ranks = [*ranks[:dated][::-1], *ranks[dated:][::-1]]
            self._all = ranks
        return self._all


class FlaggedList:
    """The articles that a mask means, newest or oldest first. Nothing is walked that is not looked at."""

    _BLOCK = 4_096

    def __init__(self, cache: Cache, mask: Mask, *, oldest_first: bool) -> None:
        self._cache = cache
        self._mask = mask
        self.count = mask.count
        size, undated = len(mask.flags), mask.ordering.undated
        # Undated articles stay at the end in either order; within each stretch it is up or down.
        self._stretches = ((undated, size), (0, undated)) if oldest_first else ((0, size),)
        self._upwards = oldest_first

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """The keys from place `start` up to `stop`."""
        found: list[int] = []
        seen = 0
        for low, high in self._blocks():
            count = self._mask.flags.count(1, low, high)
            if seen + count > start:
                ranks = list(compress(self._mask.ordering.ranks[low:high], self._mask.flags[low:high]))
                if not self._upwards:
                    ranks.reverse()
                found += map(key_of, ranks[max(0, start - seen) : stop - seen])
            seen += count
            if seen >= stop:
                break
        return found

    def index(self, key: int) -> int | None:
        """The place of a key, or None."""
        rank = self._cache.rank_of_key(key)
        place = None if rank is None else self._mask.ordering.place(rank)
        if place is None or not self._mask.flags[place]:
            return None
        before = 0
        for low, high in self._stretches:
            if low <= place < high:
                return before + (
                    self._mask.flags.count(1, low, place)
                    if self._upwards
                    else self._mask.flags.count(1, place + 1, high)
                )
            before += self._mask.flags.count(1, low, high)
        return None

    def _blocks(self) -> Iterator[tuple[int, int]]:
        """All places, block by block, in the order of the list."""
        for low, high in self._stretches:
            if self._upwards:
                yield from ((at, min(at + self._BLOCK, high)) for at in range(low, high, self._BLOCK))
            else:
                yield from ((max(at - self._BLOCK, low), at) for at in range(high, low, -self._BLOCK))


NOTHING = FixedList(())


class Results:
    """The answer to one search: how many, in which order, what to highlight, and what was understood.

    `notes` are lines for the reader on what could not be read as an operator and was searched as text.
    """

    def __init__(
        self, order: Order, *, sort: Sort, matcher: Matcher = NO_MATCHER, notes: tuple[str, ...] = ()
    ) -> None:
        self._order = order
        self._pages: dict[int, Sequence[int]] = {}
        self.count = order.count
        self.sort = sort
        self.matcher = matcher
        self.notes = notes

    def keys(self, start: int, stop: int) -> list[int]:
        """The keys from place `start` up to `stop`, both cut to what there is."""
        start, stop = max(0, start), min(stop, self.count)
        found: list[int] = []
        while start < stop:
            number, offset = divmod(start, PAGE)
            page = self._page(number)[offset : offset + stop - start]
            if not page:
                break  # The cache has fewer than it had when it was asked.
            found += page
            start += len(page)
        return found

    def all_keys(self) -> Sequence[int]:
        """Every key, in order, for those who need them all at once."""
        return self._order.keys(0, self.count)

    def index(self, key: int) -> int | None:
        """The place of a key, or None where it is not among the results."""
        return self._order.index(key)

    def _page(self, number: int) -> Sequence[int]:
        page = self._pages.get(number)
        if page is None:
            if len(self._pages) > 50:
                self._pages.clear()
            page = self._order.keys(number * PAGE, min((number + 1) * PAGE, self.count))
            self._pages[number] = page
        return page
