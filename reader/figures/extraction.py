"""Every quantity of a text: value, what it counts, how it is meant, where it stands.

The steps are other modules' work; here they meet. Linear in the length of the text, whatever the text.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal

import msgspec

from reader.figures.changes import change, is_change
from reader.figures.currencies import currency_before
from reader.figures.foreign import foreign_figures
from reader.figures.languages import is_english
from reader.figures.meaning import Meaning, meaning
from reader.figures.numbered import NumberedText, numbered
from reader.figures.place import Place
from reader.figures.qualifiers import qualifier_after, qualifier_before
from reader.figures.quantities import Quantity
from reader.figures.words import word_set
from reader.model.article import Qualifier
from reader.model.extracted_figure import ExtractedFigure, FigureKind


def extract_figures(text: str) -> tuple[ExtractedFigure, ...]:
    """Every quantity of the text in its order. Any text is safe; places are characters of `text` as given.

    In text that is not English only currencies, per cent and measures get a unit.
    """
    return figures_in(numbered(text))


def figures_in(text: NumberedText, known: Container[Decimal] = ()) -> tuple[ExtractedFigure, ...]:
    """As `extract_figures`, of a text whose numbers are found already.

    Those of a `known` value may be missing: whoever gives any does not look for them.
    """
    if not text.quantities:
        return ()
    if is_english(text.low):
        return tuple(_english_figures(text, _up_to_last_new(text.quantities, known)))
    return tuple(foreign_figures(text.folded, text.low))


def _up_to_last_new(quantities: Sequence[Quantity], known: Container[Decimal]) -> Sequence[Quantity]:
    """The quantities up to the last that has another value: what one counts may tell what the next does."""
    end = len(quantities)
    while end and quantities[end - 1].value in known:
        end -= 1
    return quantities[:end]


class _Said(msgspec.Struct, frozen=True, gc=False):
    """How the figure before was meant, and where its unit ends."""

    qualifier: Qualifier
    end: int


def _english_figures(read: NumberedText, quantities: Iterable[Quantity]) -> Iterator[ExtractedFigure]:
    text, folded, low = read.text, read.folded, read.low
    earlier: Meaning | None = None
    last = _Said(Qualifier.EXACTLY, 0)
    for quantity in quantities:
        money = currency_before(folded, quantity.start)
        found = meaning(text, Place(folded, low, quantity), money, earlier)
        if found is None:
            continue
        if found.unit and not _is_when(low, quantity.start, found):
            earlier = found
        start = money.start if money else quantity.start
        last = _Said(_qualifier(low, start, found, last), found.end)
        yield ExtractedFigure(
            value=quantity.value,
            high=quantity.high,
            unit=found.unit,
            qualifier=last.qualifier,
            start=start,
            end=found.shown,
            kind=found.kind,
        )


def _qualifier(low: str, start: int, found: Meaning, last: _Said) -> Qualifier:
    before, begin = qualifier_before(low, start)
    if before in _LIMITS and low.startswith(_CROSSED, begin) and is_change(_last_word(low, begin)):
        return before
    if changed := change(low, begin, found.end, found.kind, found.head):
        return changed
    if found.kind in _SAID_TWICE and _OR.fullmatch(low, last.end, begin):
        return last.qualifier
    if (
        found.kind is FigureKind.DURATION
        and low.startswith("over", begin)
        and not _is_longer(low, begin, found)
    ):
        return Qualifier.EXACTLY
    if before is not Qualifier.EXACTLY:
        return before
    after, _ = qualifier_after(low, found.shown)
    return after if after is not Qualifier.EXACTLY else qualifier_after(low, found.end)[0]


def _is_when(low: str, start: int, found: Meaning) -> bool:
    """Whether it merely says when: `in six months`, `five years ago`. No number after it counts months or years."""
    if found.kind is not FigureKind.DURATION:
        return False
    words = low[max(0, start - _BEHIND) : start].split()
    return low.startswith(_AGO, found.end) or (bool(words) and words[-1] in _WHEN)


def _is_longer(low: str, begin: int, found: Meaning) -> bool:
    """Whether `over five years` is more than five years rather than during them."""
    word = _last_word(low, begin)
    return not word or word in _LONGER or low.startswith((" ago", " old"), found.end)


def _last_word(low: str, end: int) -> str:
    """The last word before a place; empty where none is near."""
    words = low[max(0, end - _AHEAD) : end].rsplit(None, 1)
    return words[-1] if words else ""


_AHEAD = 80
_BEHIND = 24
"""Characters in which the word before a length of time stands, at most."""
_OR = re.compile(r",?\s(?:or|\()\s?")
_LIMITS = frozenset({Qualifier.AT_LEAST, Qualifier.AT_MOST})
_CROSSED = ("below", "above", "under")
"""`Fell below $70` tells the level, not the fall."""
_SAID_TWICE = frozenset({FigureKind.PERCENT, FigureKind.MONEY})
"""`fell $1.20, or 1.6%`: the second says the same again."""
_WHEN = word_set("in within over after during past last next every")
_AGO = (" ago", " earlier", " later", " before")
_LONGER = word_set(
    "for in just well took takes take lasted lasts last spent is was with of slightly little after only"
)
