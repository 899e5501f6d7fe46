"""The operators of the search language, declared once: `name:value` and what it means.

Help, completion and README show them from here.
"""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

from reader.model.entry import Sort
from reader.model.query import FigureIs, Flag, Node, Published, Tag
from reader.text.dates import parse_period

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
    ("fig:>1000", "with a key figure above 1000; also >= < <= = and 1000..5000"),
    ("fig:returned>1000", "the same, where the figure's label or unit has this word"),
    ("sort:oldest", "in this order: newest, oldest, headline, source or relevance"),
)
"""Each operator by example, for people."""

_FLAGS = {
    "is:unread": Flag.UNREAD,
    "is:read": Flag.READ,
    "is:starred": Flag.STARRED,
    "has:figures": Flag.HAS_FIGURES,
    "has:marks": Flag.HAS_MARKS,
    "has:note": Flag.HAS_NOTE,
}
_COMPARISON = re.compile(r"(?P<label>[^<>=]*)(?P<sign>[<>]=?|=)(?P<number>[^<>=]+)")
_RANGE = re.compile(r"(?:(?P<label>[^:]*):)?(?P<low>[^:]+?)\.\.(?P<high>[^:]+)")
_NUMBER = re.compile(r"(?P<digits>[+-]?\d{1,30}(?:\.\d{1,30})?)(?P<scale>k|m|bn|b|tn|%)?", re.IGNORECASE)
_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}


def read_operator(name: str, value: str, today: dt.date) -> Node | Sort | None:
    """What `name:value` asks for, or None where that is no operator (scopes are the parser's own).

    Raises ValueError, with words for the reader, where the operator is known and the value is not.
    """
    reader = _READERS.get(name)
    return reader(name, value, today) if reader else None


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
    if match := _COMPARISON.fullmatch(value):
        number, sign, label = _number(match["number"]), match["sign"], match["label"]
        if sign == "=":
            return FigureIs(label=label, low=number, high=number)
        included = sign.endswith("=")
        if sign.startswith(">"):
            return FigureIs(label=label, low=number, low_included=included)
        return FigureIs(label=label, high=number, high_included=included)
    if match := _RANGE.fullmatch(value):
        return FigureIs(label=match["label"] or "", low=_number(match["low"]), high=_number(match["high"]))
    return FigureIs(label=value)


def _number(text: str) -> Decimal:
    match = _NUMBER.fullmatch(text.replace(",", ""))
    if match is None:
        raise ValueError("fig: compares with a number: fig:>1000, fig:returned>1000, fig:1000..5000")
    return Decimal(match["digits"]) * _SCALES.get((match["scale"] or "").lower(), 1)


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
