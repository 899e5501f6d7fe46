"""Whether an article that is not in the library yet is what a query asks for: for the filters of feeds.

By the rules of the index: what would be found there is found here.
"""

import datetime as dt
from collections.abc import Sequence

import msgspec

from reader.figures.conditions import figure_spans
from reader.model.article import Article
from reader.model.feed import FeedFilter
from reader.model.query import And, FigureIs, Flag, Node, Not, Or, Published, Tag, Text
from reader.text.clean import clean
from reader.text.matching import term_of
from reader.text.passages import Field, Passage, passages
from reader.text.query_language import parse_query
from reader.text.words import Word, words


class Verdict(msgspec.Struct, frozen=True):
    """What the filters of a feed make of an article."""

    dropped: bool = False
    tags: tuple[str, ...] = ()


def judge(article: Article, filters: Sequence[FeedFilter], today: dt.date) -> Verdict:
    """Dropped as soon as one filter says so; else with the tags of all filters that match."""
    if not filters:
        return Verdict()
    candidate = _Candidate(article)
    tags: list[str] = []
    for each in filters:
        query = parse_query(clean(each.query), today)
        if query.nothing or not candidate.matches(query.node):
            continue
        if not each.tag:
            return Verdict(dropped=True)
        tags.append(each.tag)
    return Verdict(tags=tuple(dict.fromkeys(tags)))


class _Candidate:
    """An article taken apart once for several queries. Nobody has read it, starred it or tagged it yet."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._passages: list[tuple[Passage, list[Word]]] = [
            (passage, list(words(passage.text))) for passage in passages(article)
        ]

    def matches(self, node: Node) -> bool:
        match node:
            case And(nodes=nodes):
                return all(map(self.matches, nodes))
            case Or(nodes=nodes):
                return any(map(self.matches, nodes))
            case Not(node=inner):
                return not self.matches(inner)
            case Text():
                return self._has(node)
            case Published(start=start, end=end):
                published = self._article.published
                if published is None:
                    return False
                epoch = published.epoch
                return (start is None or epoch >= start) and (end is None or epoch < end)
            case FigureIs():
                return any(
                    figure_spans(passage.text, (node,))
                    for passage, _ in self._passages
                    if passage.field is Field.FIGURE
                )
            case Tag():
                return False
            case Flag.UNREAD:
                return True
            case Flag.HAS_FIGURES:
                return bool(self._article.key_figures)
            case _:
                return False

    def _has(self, text: Text) -> bool:
        term = term_of(text)
        return bool(term.forms) and any(
            any(True for _ in term.find(found))
            for passage, found in self._passages
            if term.fields is None or passage.field in term.fields
        )
