"""Searches that ask for figures: what the full text finds and what the sets of figures know, put together.

Articles that came since the sets were made are few, and searched by themselves.
"""

from collections.abc import Collection
from functools import partial, reduce
from operator import and_, or_

from reader.index.cache import Cache
from reader.index.figure_sets import FigureSets
from reader.index.matches import Matches
from reader.index.rank import key_of
from reader.library.flags import Flags
from reader.library.results import PAGE, RankList
from reader.model.entry import Sort
from reader.model.query import And, FigureIs, Flag, Node, Not, Or, Tag

FEW = 1_000
"""Articles up to which those with a figure are named to the full text; more are compared with what it found."""

TOLD = 8
"""What naming an article to the full text takes, in articles that it tells."""


def with_figures(cache: Cache, flags: Flags, node: Node, order: Sort) -> Matches | RankList:
    """What a query finds that asks for figures."""
    sets = cache.figure_sets()
    if sets is None:
        return _one_by_one(cache, flags, node, order)
    question = _Question(cache, flags, sets)
    if few := question.of_few(node, order):
        return few
    found, later = question.found(node), question.later(node)
    first = sorted(later + sets.newest(found, PAGE), reverse=True)[:PAGE]
    return RankList(
        found.bit_count() + len(later),
        first,
        lambda: sorted(later + sets.ranks(found), reverse=True),
        oldest_first=order is Sort.OLDEST,
    )


def _one_by_one(cache: Cache, flags: Flags, node: Node, order: Sort) -> Matches | RankList:
    """What is found while there are no sets."""
    if is_figure(node):
        ranks = cache.ranks_with_figure(figure(node))
        return RankList(len(ranks), ranks, lambda: ranks, oldest_first=order is Sort.OLDEST)
    return cache.search(node, order, partial(_looked_up, cache, flags, 0))


def _looked_up(cache: Cache, flags: Flags, above: int, asked: Flag | Tag | FigureIs) -> Collection[int]:
    if is_figure(asked):
        return [key_of(rank) for rank in cache.ranks_with_figure(figure(asked), above)]
    return flags.keys(asked)


class _Question:
    """A search, and the sets that it is answered with."""

    def __init__(self, cache: Cache, flags: Flags, sets: FigureSets) -> None:
        self._cache = cache
        self._flags = flags
        self._sets = sets
        self._known: dict[Node, int] = {}
        self._searched: dict[Node, Matches] = {}

    def of_few(self, node: Node, order: Sort) -> Matches | None:
        """What matches where few articles have the figures, which the full text can be told then; else None.

        That is the way to an order by relevance, too, which only the full text knows.
        """
        parts = node.nodes if isinstance(node, And) else (node,)
        figures = And(tuple(part for part in parts if asks_for_figures(part)))
        others = tuple(part for part in parts if not asks_for_figures(part))
        if order is not Sort.RELEVANCE and (
            not others or not self._are_few(self.found(figures), And(others))
        ):
            return None
        ranks = self._sets.ranks(self.found(figures)) + self.later(figures)
        having = [key_of(rank) for rank in ranks]

        def lookup(asked: Flag | Tag | FigureIs) -> Collection[int]:
            return having if asked is Flag.HAS_FIGURES else self._flags.keys(asked)

        return self._cache.search(And((*others, Flag.HAS_FIGURES)), order, lookup)

    def found(self, node: Node) -> int:
        """The articles that match, of those the sets know."""
        if node not in self._known:
            self._known[node] = self._found(node)
        return self._known[node]

    def _found(self, node: Node) -> int:
        match node:
            case FigureIs() | Flag.HAS_FIGURES:
                return self._sets.having(figure(node))
            case Not(node=inner):
                return self._sets.articles ^ self.found(inner)
            case And(nodes=nodes) | Or(nodes=nodes) if asks_for_figures(node):
                figures = [part for part in nodes if asks_for_figures(part)]
                others = tuple(part for part in nodes if not asks_for_figures(part))
                sets = map(self.found, [*figures, type(node)(others)] if others else figures)
                return reduce(and_ if isinstance(node, And) else or_, sets)
            case _:
                return self._matching(node)

    def later(self, node: Node) -> list[int]:
        """The ranks of the articles that match of those that came since."""
        done = self._sets.done
        if self._cache.highest_key() <= done:
            return []
        if is_figure(node):
            return self._cache.ranks_with_figure(figure(node), done)
        matches = self._cache.search(
            node, Sort.NEWEST, partial(_looked_up, self._cache, self._flags, done), done
        )
        return self._cache.ranks_of_keys(matches.keys(0, matches.count))

    def _are_few(self, found: int, others: Node) -> bool:
        """Whether telling the full text of some articles takes less than hearing what else it finds."""
        number = found.bit_count()
        if number <= FEW:
            return True
        matching = self._search(others).count
        return number * TOLD <= min(matching, self._sets.articles.bit_count() - matching)

    def _matching(self, node: Node) -> int:
        """What the full text finds; where that is more than half of all, by way of what it does not find."""
        matches = self._search(node)
        articles = self._sets.articles
        if matches.count * 2 <= articles.bit_count():
            return self._sets.of_keys(matches.keys(0, matches.count))
        others = self._search(Not(node))
        return articles ^ self._sets.of_keys(others.keys(0, others.count))

    def _search(self, node: Node) -> Matches:
        if node not in self._searched:
            self._searched[node] = self._cache.search(node, Sort.NEWEST, self._flags.keys)
        return self._searched[node]


def is_figure(node: Node) -> bool:
    """Whether it asks for a figure and nothing else."""
    return isinstance(node, FigureIs) or node is Flag.HAS_FIGURES


def figure(asked: Node) -> FigureIs | None:
    """The figure that is asked for; None: any."""
    return asked if isinstance(asked, FigureIs) else None


def asks_for_figures(node: Node) -> bool:
    """Whether the answer depends on which figures are known."""
    match node:
        case FigureIs() | Flag.HAS_FIGURES:
            return True
        case Not(node=inner):
            return asks_for_figures(inner)
        case And(nodes=nodes) | Or(nodes=nodes):
            return any(map(asks_for_figures, nodes))
        case _:
            return False
