"""A search, from the text a person typed to results: the language, the cache and the reading state together."""

import datetime as dt
from collections.abc import Iterable, Sequence

from reader.index.cache import Cache
from reader.index.key_sets import keys_in
from reader.library.flags import Flags
from reader.library.results import (
    NOTHING,
    FixedList,
    MatchList,
    Order,
    Results,
    SetList,
    SiftedList,
    WholeList,
    everything,
)
from reader.library.selecting import asks_for_figures, is_of_text, select, words_of
from reader.model.clean_text import CleanText
from reader.model.entry import Sort
from reader.model.highlighted import Span
from reader.model.query import And, FigureIs, Node, Or, Query
from reader.text.clean import clean
from reader.text.matching import Matcher
from reader.text.query_language import parse_query

FEW = 2_000
"""Articles up to which they are named to whom is to put them in order."""


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
        return everything(cache, chosen, notes)
    order: Order = NOTHING if query.nothing else _ordered(cache, flags, query.node, chosen)
    notes += _unfinished(cache, query.node)
    return Results(order, sort=chosen, matcher=make_matcher(query), notes=notes)


def found_keys(cache: Cache, flags: Flags, query: Query) -> Sequence[int]:
    """The keys of all that a query finds, in no order worth having."""
    if query.nothing:
        return ()
    if query.is_everything:
        whole = WholeList(cache, Sort.NEWEST)
        return whole.keys(0, whole.count)
    return keys_in(select(cache, flags, query.node))


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
    by_time = sort in (Sort.NEWEST, Sort.OLDEST)
    if is_of_text(node) and (by_time or sort is Sort.RELEVANCE):
        return MatchList(cache.search(node, sort))
    found = select(cache, flags, node)
    if by_time:
        return SetList(cache, found, oldest_first=sort is Sort.OLDEST)
    if sort is Sort.RELEVANCE:
        words = words_of(node)
        if words is None:
            return SetList(cache, found)
        if found.bit_count() <= FEW:
            return MatchList(cache.search(words, sort, keys_in(found)))
        return SiftedList(cache, found, MatchList(cache.search(words, sort)))
    if found.bit_count() <= FEW:
        return FixedList(cache.in_order(keys_in(found), sort))
    return SiftedList(cache, found, WholeList(cache, sort))


def _unfinished(cache: Cache, node: Node) -> tuple[str, ...]:
    """A note for the reader while figures in the text are still being looked for."""
    if not asks_for_figures(node):
        return ()
    progress = cache.figures.progress()
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
