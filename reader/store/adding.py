"""Key figures added to an article file below those it has: comments, layout and everything else stay as typed.

The text is edited where YAML's events say that the list ends; what comes of it is read again before anybody gets
to see it, and must be the article with the new figures and nothing else changed.
"""

import codecs
from collections.abc import Sequence
from typing import Any

import msgspec
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from reader.model.article import Article, Figure
from reader.model.errors import ArticleError
from reader.model.plain import to_plain
from reader.store.events import events
from reader.store.problem import RefusedError
from reader.store.reading import open_text, parse
from reader.store.scalars import date_scalar, flow_scalar
from reader.store.writing import to_yaml

_DATES = frozenset({"as_of"})
_BEFORE = "sections"
"""The field in front of which the list is put where there is none yet."""


class _Span(msgspec.Struct):
    """A value of the article's mapping: where it stands, whether in brackets, and where its last item ends."""

    start: int
    end: int
    flow: bool = False
    is_list: bool = False
    last: int = -1


def add_figures(data: bytes, number: int, figures: Sequence[Figure], path: str) -> bytes:
    """The file with the figures added to its document `number`, counted from 0. `path` is for ArticleError.

    Raises ArticleError where there is no such article, or its file cannot be changed without harm to it.
    """
    try:
        text, pieces = open_text(data)
        piece = pieces[number]
        article = parse(text, piece).article
    except (RefusedError, IndexError):
        article = None
    if article is None:
        raise ArticleError(f"{path}: there is no article here that can be read; newsdesk check says why")
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    if data != mark + text.encode():
        raise ArticleError(f"{path}: figures are added to UTF-8 files only; save it as UTF-8")
    written = text[piece.start : piece.end]
    # Blank lines at the end of a text in a block may belong to it: only reading it again tells.
    for tight in (True, False):
        changed = text[: piece.start] + _changed(written, figures, tight=tight) + text[piece.end :]
        if _is_right(changed, len(pieces), number, article, figures):
            return mark + changed.encode()
    raise ArticleError(
        f"{path}: the figures cannot be added without changing something else; add them by hand"
    )


def _is_right(text: str, count: int, number: int, article: Article, figures: Sequence[Figure]) -> bool:
    try:
        _, pieces = open_text(text.encode())
        found = parse(text, pieces[number]).article if len(pieces) == count else None
    except RefusedError:
        return False
    return found == msgspec.structs.replace(article, key_figures=(*article.key_figures, *figures))


def _changed(text: str, figures: Sequence[Figure], *, tight: bool) -> str:
    """The document with the figures in it, as well as its layout allows; if `tight`, above blank lines."""
    line_end = "\r\n" if "\r\n" in text else "\n"
    spans, top, last = _top_level(text)
    known = spans.get("key_figures")
    if known is None:
        if top.flow:  # an article in braces: the list becomes its last field
            return f"{text[:last]}, key_figures: {_in_brackets(figures)}{text[last:]}"
        at = _line_start(text, spans[_BEFORE].start) if _BEFORE in spans else _below(text, last, tight=tight)
        margin = " " * (top.start - _line_start(text, top.start))
        lines = [f"{margin}key_figures:", *_lines(figures, f"{margin}  ")]
        return _with_lines(text, at, lines, line_end)
    if known.is_list and not known.flow:
        indent = " " * (known.start - _line_start(text, known.start))
        return _with_lines(text, _below(text, known.last, tight=tight), _lines(figures, indent), line_end)
    if known.is_list and known.last >= 0:
        items = ", ".join(map(_in_braces, figures))
        return f"{text[: known.last]}, {items}{text[known.last :]}"
    space = "" if text[known.start - 1 : known.start].isspace() else " "
    return f"{text[: known.start]}{space}{_in_brackets(figures)}{text[known.end :]}"


def _top_level(text: str) -> tuple[dict[str, _Span], _Span, int]:
    """The fields of the article (the start of each is that of its value, but for `sections`, of its name),
    the article itself, and where the last of its fields ends.
    """
    source = events(text)
    take = source.get_event
    take(), take()
    top = take()
    spans: dict[str, _Span] = {}
    last = top.start_mark.index
    while (name := take()).__class__ is not MappingEndEvent:
        span = _value(take)
        last = span.last if span.is_list and not span.flow and span.last >= 0 else span.end
        if name.value == _BEFORE:
            span.start = name.start_mark.index
        spans[name.value] = span
    return spans, _Span(top.start_mark.index, last, flow=bool(top.flow_style)), last


def _value(take: Any) -> _Span:
    event = take()
    span = _Span(event.start_mark.index, event.end_mark.index)
    if isinstance(event, ScalarEvent):
        span.last = span.end
        return span
    span.flow, span.is_list = bool(event.flow_style), isinstance(event, SequenceStartEvent)
    depth = 1
    while depth:
        event = take()
        if isinstance(event, SequenceStartEvent | MappingStartEvent):
            depth += 1
        elif isinstance(event, SequenceEndEvent | MappingEndEvent):
            depth -= 1
        # The end of a block's list or mapping is marked only where the next thing begins.
        if depth and (isinstance(event, ScalarEvent) or event.end_mark.index > event.start_mark.index):
            span.last = event.end_mark.index
    span.end = event.end_mark.index if span.flow else max(span.last, span.start)
    return span


def _lines(figures: Sequence[Figure], indent: str) -> list[str]:
    written = to_yaml(Article(headline="x", key_figures=tuple(figures))).splitlines()
    return [indent + line.removeprefix("  ") for line in written[written.index("key_figures:") + 1 :]]


def _in_brackets(figures: Sequence[Figure]) -> str:
    return f"[{', '.join(map(_in_braces, figures))}]"


def _in_braces(figure: Figure) -> str:
    plain = to_plain(Article(headline="x", key_figures=(figure,)))["key_figures"]
    fields = plain[0] if isinstance(plain, list) else {}
    written = [
        f"{name}: {date_scalar(value) if name in _DATES else flow_scalar(value)}"
        for name, value in (fields.items() if isinstance(fields, dict) else ())
        if isinstance(value, str)
    ]
    return f"{{{', '.join(written)}}}"


def _with_lines(text: str, at: int, lines: list[str], line_end: str) -> str:
    """The lines put in at a place between two lines, or behind the last."""
    before = "" if not at or text[at - 1] in "\r\n" else line_end
    return text[:at] + before + line_end.join(lines) + line_end + text[at:]


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _below(text: str, at: int, *, tight: bool) -> int:
    """Where the line below the one that ends with `at` begins; a text in a block ends at the next line already."""
    if tight:
        at = len(text[:at].rstrip())
    elif text[at - 1 : at] == "\n":
        return at
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1
