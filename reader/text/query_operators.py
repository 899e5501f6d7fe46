"""The operators of the search language, declared once: `name:value` and what it means.

Help, completion and README show them from here.
"""

import datetime as dt
import re
from collections.abc import Callable

from reader.model.entry import Sort
from reader.model.query import Flag, Node, Published, Tag
from reader.text.dates import parse_period
from reader.text.figure_bounds import read_bounds

SCOPES = {
    "headline": "in the headline",
    "in": "in a section whose heading has this word",
    "subject": "in the subjects",
    "source": "in the source's name",
    "by": "in the byline",
    "place": "in the places and the dateline",
    "person": "in the people",
    "organisation": "in the organisations",
}
"""Operators that look for words in one part of the article, and which."""

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("amnesty syria", "both words, in any of their forms, anywhere in the article"),
    ('"general amnesty"', "these very words, one after the other"),
    ("-without", "not this"),
    ("iraq OR syria", "one or the other; brackets group"),
    ("retur*", "words that begin like this; while you type, the last word always does"),
    *((f"{scope}:word", meaning) for scope, meaning in SCOPES.items()),
    ("after:2024-12", "published in that month or later; also before: and date:, 2024, 7d, today"),
    ("is:unread", "not read yet; also is:read and is:starred"),
    ("tag:later", "tagged so"),
    ("has:figures", "with key figures"),
    ("has:marks", "with passages you marked; has:note with notes on them"),
    ("fig:>1000", "with a key figure above 1000; also >= < <= =, 1000..5000, >1.5 million, >40% and >$5"),
    ("fig:returned>1000", "the same, where the figure's label or unit has this word"),
    ("sort:oldest", "in this order: newest, oldest, headline, source or relevance"),
)
"""Each operator by example, for people."""

_CLOSE_ENOUGH = 0.75  # of difflib's ratio

_FLAGS = {
    "is:unread": Flag.UNREAD,
    "is:read": Flag.READ,
    "is:starred": Flag.STARRED,
    "has:figures": Flag.HAS_FIGURES,
    "has:marks": Flag.HAS_MARKS,
    "has:note": Flag.HAS_NOTE,
}

_ELSEWHERE = {
    "title": "headline", "intitle": "headline", "author": "by", "byline": "by", "writer": "by", "since": "after",
    "until": "before", "published": "date", "label": "tag", "topic": "subject", "category": "subject",
    "site": "source", "publisher": "source", "location": "place", "located": "place", "people": "person",
    "org": "organisation", "section": "in", "heading": "in", "figure": "fig", "number": "fig", "order": "sort",
}  # fmt: skip
"""What other programs, and the article's own fields, call our operators."""

_COMPARED = re.compile(r"(fig|date)([<>=]+)", re.IGNORECASE)


def read_operator(name: str, value: str, today: dt.date) -> Node | Sort | None:
    """What `name:value` asks for, or None where that is no operator (scopes are the parser's own).

    Raises ValueError, with words for the reader, where the operator is known and the value is not.
    """
    reader = _READERS.get(name)
    return reader(name, value, today) if reader else None


def no_operator(name: str) -> str:
    """What to say of `name:` where that is no operator: with the one that was probably meant."""
    from difflib import get_close_matches  # for mistakes only

    ours = _ELSEWHERE.get(name.lower()) or next(
        iter(get_close_matches(name.lower(), [*SCOPES, *_READERS], 1, _CLOSE_ENOUGH)), ""
    )
    return f"“{name}:” is no operator" + (f"; {ours}: is" if ours else "")


def no_word(word: str) -> str:
    """What to say of a word that would be an operator elsewhere; empty for any other."""
    if word == "NOT":
        return "“NOT” is no operator; -word leaves a word out"
    if "|" in word:
        return "“|” is no operator; OR is"
    if compared := _COMPARED.match(word):
        name, sign = compared.groups()
        return f"“{name}{sign}” is no operator; " + (
            f"fig:{sign} is" if name.lower() == "fig" else "after: is"
        )
    return ""


def _flag(name: str, value: str, _today: dt.date) -> Node:
    flag = _FLAGS.get(f"{name}:{value.lower()}")
    if flag is None:
        known = ", ".join(known for known in _FLAGS if known.startswith(name))
        raise ValueError(f"{name}: knows {known}")
    return flag


def _tag(_name: str, value: str, _today: dt.date) -> Node:
    return Tag(value)


def _sort(_name: str, value: str, _today: dt.date) -> Sort:
    try:
        return Sort(value.lower())
    except ValueError:
        raise ValueError(f"sort: knows {', '.join(Sort)}") from None


def _published(name: str, value: str, today: dt.date) -> Node:
    first, dots, last = value.partition("..")
    start, end = parse_period(first, today)
    if dots:
        end = parse_period(last, today)[1]
    if name == "after":
        return Published(start=start)
    if name == "before":
        return Published(end=start)
    return Published(start=start, end=end)


def _figure(_name: str, value: str, _today: dt.date) -> Node:
    return read_bounds(value)


_READERS: dict[str, Callable[[str, str, dt.date], Node | Sort]] = {
    "is": _flag,
    "has": _flag,
    "tag": _tag,
    "sort": _sort,
    "after": _published,
    "before": _published,
    "date": _published,
    "fig": _figure,
}
