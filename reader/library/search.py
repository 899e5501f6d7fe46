"""A search, from the text a person typed to results: the language, the cache and the reading state together."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from reader.index.cache import Cache
from reader.index.matches import Matches
from reader.library.figure_search import asks_for_figures, with_figures
from reader.library.flags import Flags, is_of_state, keep_flagged
from reader.library.results import (
    NOTHING,
    FixedList,
    FlaggedList,
    MatchList,
    Order,
    RankList,
    Results,
    WholeList,
)
from reader.model.clean_text import CleanText
from reader.model.entry import Sort
from reader.model.highlighted import Span
from reader.model.query import And, FigureIs, Node, Or, Query
from reader.text.clean import clean
from reader.text.matching import Matcher
from reader.text.query_language import parse_query

FEW = 1_000
"""Articles up to which those the reader did something with are named to the full text."""


def search(
    cache: Cache,
    flags: Flags,
    text: str,
    *,
    today: dt.date,
    sort: Sort | None,
    typing: bool,
    doubts: tuple[str, ...] = (),
) -> Results:
    """Everything that matches, lazily. `sort` is what the reader chose; one in the text goes before it.

    `doubts` are notes on what was not understood before the text came here.
    """
    query = parse_query(clean(text), today, typing=typing)
    notes = (*doubts, *query.notes)
    chosen = query.sort or sort or Sort.NEWEST
    if query.is_everything:
        return Results(WholeList(cache, chosen), sort=chosen, notes=notes)
    order: Order = NOTHING if query.nothing else _ordered(cache, flags, query.node, chosen)
    notes += _unfinished(cache, query.node)
    return Results(order, sort=chosen, matcher=make_matcher(query), notes=notes)


def found_keys(cache: Cache, flags: Flags, query: Query) -> Sequence[int]:
    """The keys of all that a query finds, in no order worth having."""
    if query.nothing:
        return ()
    order = (
        WholeList(cache, Sort.NEWEST)
        if query.is_everything
        else _ordered(cache, flags, query.node, Sort.NEWEST)
    )
    return order.keys(0, order.count)


def make_matcher(query: Query) -> Matcher:
    """What to highlight for a query, figures that meet its conditions included."""
    conditions = tuple(_figure_conditions(query.node))
    if not conditions:
        return Matcher(query)
    from reader.figures.conditions import figure_spans  # reading numbers is slow to load and seldom needed

    def figures(line: CleanText) -> tuple[Span, ...]:
        return figure_spans(line, conditions)

    return Matcher(query, figures)


def _ordered(cache: Cache, flags: Flags, node: Node, sort: Sort) -> Order:
    of_state, rest = _split(node, is_of_state)
    if of_state and rest == And(()) and sort is Sort.RELEVANCE:
        sort = Sort.NEWEST  # no word that one article might have more of than another
    if not of_state or flags.are_few(of_state):
        return _of_articles(cache, flags, node, sort)
    mask = flags.mask(of_state)
    if rest == And(()):
        return _in_order(
            cache, sort, lambda order: FlaggedList(cache, mask, oldest_first=order is Sort.OLDEST)
        )
    if mask.count <= FEW:
        return _of_articles(cache, flags, node, sort)
    found = _of_articles(cache, flags, rest, sort)
    if mask.count == len(mask.flags):
        return found
    return FixedList(keep_flagged(found.keys(0, found.count), mask, cache.places(mask.ordering)))


def _of_articles(cache: Cache, flags: Flags, node: Node, sort: Sort) -> Order:
    """What is found by the text and the figures of articles; the reading state where that is mixed in."""
    if asks_for_figures(node):
        return _in_order(cache, sort, lambda order: with_figures(cache, flags, node, order))
    return _in_order(cache, sort, lambda order: cache.search(node, order, flags.keys))


def _in_order(cache: Cache, sort: Sort, find: "Callable[[Sort], Matches | RankList | FlaggedList]") -> Order:
    """What is found, in an order that the finder knows, or else in one that only the catalogue knows."""
    if sort not in (Sort.HEADLINE, Sort.SOURCE):
        found = find(sort)
        return MatchList(found) if isinstance(found, Matches) else found
    found = find(Sort.NEWEST)
    keys = set(found.keys(0, found.count))
    return FixedList([key for key in cache.order(sort) if key in keys])


def _split(node: Node, is_one: Callable[[Node], bool]) -> tuple[Node | None, Node]:
    """The part of a query that is of a kind, where all of that must hold (None: there is none), and the rest."""
    parts = node.nodes if isinstance(node, And) else (node,)
    chosen = tuple(part for part in parts if is_one(part))
    rest = tuple(part for part in parts if not is_one(part))
    return (_all_of(chosen) if chosen else None), _all_of(rest)


def _all_of(nodes: tuple[Node, ...]) -> Node:
    return nodes[0] if len(nodes) == 1 else And(nodes)


def _unfinished(cache: Cache, node: Node) -> tuple[str, ...]:
    """A note for the reader while figures in the text are still being looked for."""
    if not asks_for_figures(node):
        return ()
    progress = cache.figure_progress()
    if progress.complete:
        return ()
    return (f"{progress.done:,} of {progress.total:,} stories looked through for figures so far",)


def _figure_conditions(node: Node) -> Iterable[FigureIs]:
    match node:
        case FigureIs():
            yield node
        case And(nodes=nodes) | Or(nodes=nodes):
            for child in nodes:
                yield from _figure_conditions(child)
        case _:
            return
