"""Text with marked stretches: a headline, snippet or sentence and what matched in it."""

from collections.abc import Iterable

import msgspec

from reader.model.clean_text import CleanText


class Span(msgspec.Struct, frozen=True, order=True):
    """Characters `start` up to but not including `end`."""

    start: int
    end: int


class HighlightedText(msgspec.Struct, frozen=True):
    """Clean text and the spans to light in it, in order, never touching each other's characters."""

    text: CleanText
    spans: tuple[Span, ...] = ()


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order; those that share characters become one, neighbours stay two."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)
