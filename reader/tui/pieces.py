"""Painted text before it knows any colour: what a line says and in which inks.

Everything the panes draw is made of pieces, so that layouts are plain values which tests can read. It must
not know Textual, Rich or a theme: `look` turns inks into styles.
"""

import enum
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from reader.model.clean_text import CleanText
from reader.model.highlighted import HighlightedText, Span


class Ink(enum.Enum):
    """What a stretch of text is, and so how it looks; later inks of a piece lie over earlier ones."""

    TEXT = enum.auto()
    BRIGHT = enum.auto()
    BOLD = enum.auto()
    DIM = enum.auto()
    RULE = enum.auto()
    ACCENT = enum.auto()
    EMPHASIS = enum.auto()
    LINK = enum.auto()
    CURSOR = enum.auto()
    STANDING_1 = enum.auto()
    STANDING_2 = enum.auto()
    STANDING_3 = enum.auto()
    STANDING_4 = enum.auto()
    STANDING_5 = enum.auto()
    LIT = enum.auto()
    MARKED_1 = enum.auto()
    MARKED_2 = enum.auto()
    MARKED_3 = enum.auto()
    MARKED_4 = enum.auto()
    MARKED_5 = enum.auto()
    DRAFT = enum.auto()
    MATCH = enum.auto()
    CURRENT = enum.auto()
    SELECTED = enum.auto()


Inks = tuple[Ink, ...]

STANDING = (Ink.STANDING_1, Ink.STANDING_2, Ink.STANDING_3, Ink.STANDING_4, Ink.STANDING_5)
"""The inks of standing highlights, by colour: only the letters, so that what lies under or over them shows."""

MARKED = (Ink.MARKED_1, Ink.MARKED_2, Ink.MARKED_3, Ink.MARKED_4, Ink.MARKED_5)
"""The inks of the reader's marks, by colour: only the ground, so that letters keep theirs."""


class Piece(NamedTuple):
    """A run of characters in one look. `url` is a link that may be opened."""

    text: CleanText
    inks: Inks = (Ink.TEXT,)
    url: CleanText | None = None


class Mark(NamedTuple):
    """An ink (and perhaps a link) over the characters `start` up to `end` of a text."""

    start: int
    end: int
    ink: Ink
    url: CleanText | None = None


Pieces = list[Piece]


def paint(text: str, inks: Inks, marks: Sequence[Mark], start: int = 0, end: int | None = None) -> Pieces:
    """The characters `start` up to `end` of clean `text`, cut where a mark begins or ends."""
    end = len(text) if end is None else end
    touching = [mark for mark in marks if mark.start < end and mark.end > start]
    if not touching:
        return [Piece(CleanText(text[start:end]), inks)] if end > start else []
    edges = {start, end}
    for mark in touching:
        edges.update((max(mark.start, start), min(mark.end, end)))
    cuts = sorted(edges)
    pieces: Pieces = []
    for left, right in pairwise(cuts):
        over = [mark for mark in touching if mark.start <= left and mark.end >= right]
        url = next((mark.url for mark in over if mark.url), None)
        pieces.append(Piece(CleanText(text[left:right]), inks + tuple(mark.ink for mark in over), url))
    return pieces


def marks(spans: Iterable[Span], ink: Ink) -> list[Mark]:
    """One mark in `ink` for each span."""
    return [Mark(span.start, span.end, ink) for span in spans]


def lit(text: HighlightedText, inks: Inks, start: int = 0, end: int | None = None) -> Pieces:
    """A stretch of highlighted text with its spans in the ink of a match."""
    return paint(text.text, inks, marks(text.spans, Ink.MATCH), start, end)


def overlay(pieces: Iterable[Piece], start: int, end: int, ink: Ink) -> Pieces:
    """The pieces with an ink over the characters `start` up to `end` of what they say together."""
    over: Pieces = []
    at = 0
    for piece in pieces:
        mark = Mark(max(start - at, 0), min(end - at, len(piece.text)), ink)
        at += len(piece.text)
        if mark.start >= mark.end:
            over.append(piece)
        else:
            over += [each._replace(url=piece.url) for each in paint(piece.text, piece.inks, [mark])]
    return over


def plain(pieces: Iterable[Piece]) -> str:
    """What the pieces say."""
    return "".join(piece.text for piece in pieces)
