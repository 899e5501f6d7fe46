"""A search, from the text a person typed to results: the language, the cache and the reading state together."""

import datetime as dt
from collections.abc import Collection, Iterable

from reader.index.cache import Cache
from reader.library.results import NOTHING, FixedList, MatchList, Order, Results, WholeList
from reader.model.clean_text import CleanText
from reader.model.entry import Sort
from reader.model.highlighted import Span
from reader.model.query import And, FigureIs, Flag, Node, Or, Query, Tag
from reader.state.reading import ReadingStates
from reader.text.clean import clean
from reader.text.matching import Matcher
from reader.text.query_language import parse_query


def search(
    cache: Cache, states: ReadingStates | None, text: str, *, today: dt.date, sort: Sort | None, typing: bool
) -> Results:
    """Everything that matches, lazily. `sort` is what the reader chose; one in the text goes before it."""
    query = parse_query(clean(text), today, typing=typing)
    chosen = query.sort or sort or Sort.NEWEST
    if query.is_everything:
        return Results(WholeList(cache, chosen), sort=chosen, notes=query.notes)
    order: Order = NOTHING if query.nothing else _ordered(cache, states, query.node, chosen)
    return Results(order, sort=chosen, matcher=make_matcher(query), notes=query.notes)


def make_matcher(query: Query) -> Matcher:
    """What to highlight for a query, figures that meet its conditions included."""
    conditions = tuple(_figure_conditions(query.node))
    if not conditions:
        return Matcher(query)
    from reader.figures.conditions import figure_spans  # reading numbers is slow to load and seldom needed

    def figures(line: CleanText) -> tuple[Span, ...]:
        return figure_spans(line, conditions)

    return Matcher(query, figures)


def _ordered(cache: Cache, states: ReadingStates | None, node: Node, sort: Sort) -> Order:
    def lookup(asked: Flag | Tag | FigureIs) -> Collection[int]:
        match asked:
            case FigureIs():
                return cache.keys_with_figure(asked)
            case _ if states is None:
                return ()
            case Tag(name=name):
                return cache.keys_of_ids(states.tagged_ids(name))
            case Flag.STARRED:
                return cache.keys_of_ids(states.starred_ids())
            case _:
                return cache.keys_of_ids(states.read_ids())

    if sort in (Sort.HEADLINE, Sort.SOURCE):
        matches = cache.search(node, Sort.NEWEST, lookup)
        found = set(matches.keys(0, matches.count))
        return FixedList([key for key in cache.order(sort, 0, -1) if key in found])
    return MatchList(cache.search(node, sort, lookup))


def _figure_conditions(node: Node) -> Iterable[FigureIs]:
    match node:
        case FigureIs():
            yield node
        case And(nodes=nodes) | Or(nodes=nodes):
            for child in nodes:
                yield from _figure_conditions(child)
        case _:
            return
