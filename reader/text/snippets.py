"""The stretch of an article that shows what a query matched."""

from collections.abc import Iterable

from reader.model.clean_text import CleanText
from reader.model.highlighted import HighlightedText, Span
from reader.model.hit import Hit
from reader.text.matching import Matcher
from reader.text.passages import Field, Passage

_NAMED = {
    Field.BY: "by",
    Field.LOCATED: "from",
    Field.SOURCE: "source",
    Field.SUBJECT: "subject",
    Field.PERSON: "person",
    Field.PLACE: "place",
    Field.ORGANISATION: "organisation",
    Field.CORRECTION: "correction",
}
"""Passages that make little sense without a word on what they are."""

_ELLIPSIS = "… "


def find_hit(passages: Iterable[Passage], matcher: Matcher, *, width: int) -> Hit:
    """The headline and the passage with the most of the query's terms, both highlighted.

    The snippet shows its first match within `width` characters; it may be longer, to be cut where it is shown.
    """
    headline = HighlightedText(CleanText(""))
    best: Passage | None = None
    most = 0
    for passage in passages:
        if passage.field is Field.HEADLINE:
            headline = matcher.highlight(passage)
        elif (terms := matcher.count_terms(passage)) > most:
            best, most = passage, terms
    return Hit(headline, snippet(best, matcher, width=width) if best else None)


def snippet(passage: Passage, matcher: Matcher, *, width: int) -> HighlightedText:
    """The passage from a little before its first match on; from further back where it ends soon after."""
    spans = matcher.spans(passage.text, passage.field)
    name = _NAMED.get(passage.field)
    if name:
        return _from(passage.text, 0, f"{name}: ", spans)
    start = spans[0].start if spans else 0
    if start <= width // 2 or len(passage.text) <= width:
        return _from(passage.text, 0, "", spans)
    begin = max(0, min(start - width // 4, len(passage.text) - width + len(_ELLIPSIS)))
    space = passage.text.find(" ", begin, start)
    return _from(passage.text, space + 1 if space >= 0 else begin, _ELLIPSIS, spans)


def _from(text: CleanText, start: int, prefix: str, spans: tuple[Span, ...]) -> HighlightedText:
    shift = len(prefix) - start
    shown = tuple(Span(span.start + shift, span.end + shift) for span in spans if span.start >= start)
    return HighlightedText(CleanText(prefix + text[start:]), shown)
