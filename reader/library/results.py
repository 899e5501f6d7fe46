"""What a search found, as a lazy sequence of catalogue keys: only what is looked at is fetched."""

import threading
from array import array
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Protocol

from reader.index.cache import Cache
from reader.index.key_sets import keys_in, set_of, signs
from reader.index.matches import Matches
from reader.index.rank import MAX_KEY
from reader.model.entry import Sort
from reader.text.matching import NO_MATCHER, Matcher

PAGE = Matches.FIRST
"""Keys that are fetched at once."""

PART = 16
"""So small a part of all, from the first on, is asked for by itself."""

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
    once much of them is wanted: eight bytes an article.
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
        if self._all is None and stop <= max(PAGE, self._articles // PART):
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


class SetList:
    """The articles of a set, newest or oldest first. Nothing is walked that is not looked at.

    Where they are many the next one is never far; where they are few they are put in order at once.
    """

    FEW = 64
    """One of so many articles: fewer are put in order by themselves."""

    def __init__(self, cache: Cache, found: int, *, oldest_first: bool = False) -> None:
        self._cache = cache
        self._found = found
        self._oldest_first = oldest_first
        self.count = found.bit_count()
        self._lock = threading.Lock()
        self._listed = array("I")
        self._left = self._walk()

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """The keys from place `start` up to `stop`."""
        with self._lock:
            self._listed.extend(islice(self._left, max(0, stop - len(self._listed))))
            return self._listed[start:stop].tolist()

    def index(self, key: int) -> int | None:
        """The place of a key, or None."""
        if not self._found >> key & 1:
            return None
        keys = self.keys(0, self.count)
        return keys.index(key) if key in keys else None

    def _walk(self) -> Iterator[int]:
        """All of them in order."""
        ordering = self._cache.ordering()
        size, undated = len(ordering.ranks), ordering.undated
        # Undated articles stay at the end in either order; within each stretch it is up or down.
        stretches = ((undated, size), (0, undated)) if self._oldest_first else ((0, size),)
        step = 1 if self._oldest_first else -1
        if self.count * self.FEW < size:
            places_of = self._cache.places(ordering)
            places = [places_of[key] for key in keys_in(self._found) if key < len(places_of)]
            places.sort()
            for low, high in stretches:
                for place in places[::step]:
                    if low <= place < high:
                        yield ordering.ranks[place] & MAX_KEY
        else:
            wanted = signs(self._found, ordering.stamp.next_key)
            for low, high in stretches:
                for rank in ordering.ranks[low:high][::step]:
                    if wanted[rank & MAX_KEY]:
                        yield rank & MAX_KEY


class SiftedList:
    """The articles of a set in the order of a list that has others, too; what that has not comes last, by time."""

    def __init__(self, cache: Cache, found: int, among: Order) -> None:
        self._cache = cache
        self._found = found
        self._among = among
        self.count = found.bit_count()
        self._lock = threading.Lock()
        self._listed = array("I")
        self._looked_at = 0

    def keys(self, start: int, stop: int) -> Sequence[int]:
        """The keys from place `start` up to `stop`."""
        with self._lock:
            self._look_for(min(stop, self.count))
            return self._listed[start:stop].tolist()

    def index(self, key: int) -> int | None:
        """The place of a key, or None."""
        keys = self.keys(0, self.count)
        return keys.index(key) if key in keys else None

    def _look_for(self, number: int) -> None:
        """Put so many into the list."""
        wanted = signs(self._found, self._found.bit_length())
        while len(self._listed) < number and self._looked_at < self._among.count:
            # As many more as it takes if those that are wanted lie evenly among them, and some.
            more = (number - len(self._listed)) * self._among.count // self.count
            upto = max(self._looked_at * 2, self._looked_at + more + PAGE)
            keys = self._among.keys(self._looked_at, min(upto, self._among.count))
            self._listed.extend(key for key in keys if key < len(wanted) and wanted[key])
            self._looked_at = upto
        if len(self._listed) < number:
            others = SetList(self._cache, self._found & ~set_of(self._listed))
            self._listed.extend(others.keys(0, others.count))


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


def everything(cache: Cache, sort: Sort | None, notes: tuple[str, ...] = ()) -> Results:
    """The whole catalogue. Best match first means nothing where there is nothing to match."""
    order = Sort.NEWEST if sort in (None, Sort.RELEVANCE) else sort
    return Results(WholeList(cache, order), sort=order, notes=notes)
