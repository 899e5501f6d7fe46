"""What is odd in what an article says: no text, dates to come, figures that are not in the text, unsafe links.

Knows the article, and the tree of its document for the places.
"""

import datetime as dt
from collections.abc import Iterator

from reader.figures.locate import locate
from reader.figures.numbers import parse_number
from reader.model.article import Article, Section
from reader.model.diagnostic import Severity
from reader.model.timestamp import Timestamp
from reader.store.nodes import Fields, Items, Node
from reader.store.problem import Problem, quote
from reader.text.links import safe_link
from reader.text.passages import Field, passages

_PROSE = frozenset({Field.HEADLINE, Field.STANDFIRST, Field.TEXT})
_MOST_CHARACTERS = 5_000_000
"""How much text is searched for an article's figures: for one of honest length, all of it for each."""


def odd_contents(article: Article, tree: Node, today: dt.date) -> Iterator[Problem]:
    """Warnings about the article that was read from `tree`."""
    yield from _future("published", article.published, tree, today)
    yield from _future("updated", article.updated, tree, today)
    yield from _link(article.url, tree)
    if article.source:
        yield from _link(article.source.url, _value(tree, "source"))
    yield from _figures(article, tree)
    yield from _sections(article.sections, tree)
    for correction, node in zip(article.corrections, _items(tree, "corrections"), strict=True):
        yield from _future("published", correction.published, node, today)


def _future(name: str, date: Timestamp | None, part: Node, today: dt.date) -> Iterator[Problem]:
    if date and date.day > today:
        yield _warning(_value(part, name), f"{name}: {date.day} is in the future", "check the date")


def _link(url: str, part: Node) -> Iterator[Problem]:
    if url and not safe_link(url):
        message = f"url: {quote(url)} is not a link that Newsdesk opens"
        yield _warning(_value(part, "url"), message, "write one that begins with https://")


def _figures(article: Article, tree: Node) -> Iterator[Problem]:
    texts = [passage.text for passage in passages(article) if passage.field in _PROSE]
    length = sum(map(len, texts))
    unread = _MOST_CHARACTERS
    for figure, node in zip(article.key_figures, _items(tree, "key_figures"), strict=True):
        for name, written in (("value", figure.value), ("previous", figure.previous)):
            if written and not parse_number(written):
                message = f"{name}: {quote(written)} has no number that can be read"
                yield _warning(_value(node, name), message, "write it as 1,905, 12.3 million, 4-6 or ~300")
        unread -= length
        if unread > 0 and parse_number(figure.value) and not locate(figure, texts):
            message = f"value: {quote(figure.value)} is nowhere in the text"
            yield _warning(_value(node, "value"), message, "check the number, or write it in the text")


def _sections(sections: tuple[Section, ...], tree: Node) -> Iterator[Problem]:
    if not any(section.text.strip() for section in sections):
        yield _warning(tree, "the article has no text", "add `sections:` with a `text: |` each")
        return
    for section, node in zip(sections, _items(tree, "sections"), strict=True):
        if not section.text.strip():
            yield _warning(node, "a section without text", "write its text, or leave it out")


def _value(part: Node, name: str) -> Node:
    """What stands in a field of a part; the part itself where it has no such field."""
    return part.fields.get(name, (0, part))[1] if isinstance(part, Fields) else part


def _items(tree: Node, name: str) -> list[Node]:
    """The parts in a list of the article."""
    items = _value(tree, name)
    return items.filled if isinstance(items, Items) else []


def _warning(node: Node, message: str, hint: str) -> Problem:
    return Problem(node.at, message, hint, Severity.WARNING)
