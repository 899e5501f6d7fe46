"""An article as paragraphs, top to bottom: what stands where on the page. Pure."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from reader.model.article import Article, Figure
from reader.model.clean_text import CleanText
from reader.text.clean import clean_line
from reader.text.dates import claimed_date, format_date, format_long
from reader.text.links import safe_link
from reader.text.markup import BlockKind, InlineKind
from reader.text.passages import Field, Passage, figure_line
from reader.text.width import cell_width
from reader.tui.figure_text import sign, trend
from reader.tui.keys import ACTIONS, key_name, keys_of
from reader.tui.layout import Paragraph, paragraph, spaces
from reader.tui.lights import NO_LIGHTS, Lights
from reader.tui.pieces import Ink, Inks, Mark, Piece

if TYPE_CHECKING:
    from reader.figures.ranking import KeyFigure

Part = tuple[CleanText, Inks, int]
DOT = CleanText(" · ")
NAMED = {
    Field.SUBJECT: "Subjects",
    Field.PERSON: "People",
    Field.PLACE: "Places",
    Field.ORGANISATION: "Organisations",
}
INDENT = 15
NUMBERS = 9
"""Cells of the column in which numbers stand right-aligned; longer ones stick out."""
MOST_FIGURES = 4
"""Key figures in the article itself; more of them would push the text off the first screen."""


def article_page(
    article: Article,
    passages: Sequence[Passage],
    found: "Sequence[KeyFigure]" = (),
    *,
    strip: bool,
    whole: int = -1,
    lights: Lights = NO_LIGHTS,
) -> tuple[Paragraph, ...]:
    """The page; with `strip` some key figures stand below the byline, a line each, for want of a pane of their own.

    `found` are the figures once the text has been looked through. The figure `whole` is there with all that is
    known of it, even where it is not one of the first. `lights` say what is highlighted in figures that were found:
    these are no passages, which are painted with what lies over them when they are shown.
    """
    extracted = [(index, each.figure) for index, each in enumerate(found) if each.extracted]
    return tuple(
        _page(article, list(enumerate(passages)), extracted, strip=strip, whole=whole, lights=lights)
    )


def _page(
    article: Article,
    numbered: list[tuple[int, Passage]],
    extracted: list[tuple[int, Figure]],
    *,
    strip: bool,
    whole: int,
    lights: Lights,
) -> Iterator[Paragraph]:
    by_field: dict[Field, list[tuple[int, Passage]]] = {}
    for number, passage in numbered:
        by_field.setdefault(passage.field, []).append((number, passage))
    for number, passage in by_field.get(Field.HEADLINE, []):
        yield paragraph((passage.text, (Ink.BOLD,), number), gap=0)
    for number, passage in by_field.get(Field.STANDFIRST, []):
        yield paragraph((passage.text, (Ink.BRIGHT,), number))
    yield from _byline(article, by_field)
    if strip:
        shown = [
            _Shown(passage.index, article.key_figures[passage.index], passage.text, number)
            for number, passage in by_field.get(Field.FIGURE, [])
        ]
        shown += [_Shown(index, figure, clean_line(figure_line(figure)), -1) for index, figure in extracted]
        yield from _figures(shown, whole, lights)
    for number, passage in numbered:
        if passage.field == Field.HEADING:
            yield _heading(passage.text, number, passage.index)
        elif passage.field == Field.TEXT:
            yield _running_text(passage, number, after_item=_is_item(numbered[number - 1][1]))
    yield from _corrections(article, by_field.get(Field.CORRECTION, []))
    gap = 2
    for field, name in NAMED.items():
        if field in by_field:
            parts: list[Part] = []
            for number, passage in by_field[field]:
                parts += [(DOT, (Ink.DIM,), -1)] if parts else []
                parts.append((passage.text, (Ink.TEXT,), number))
            yield paragraph(*parts, lead=_label(name), hang=[spaces(INDENT)], gap=gap)
            gap = 0
    if article.url:
        url, text = safe_link(article.url), clean_line(article.url)
        marks = [Mark(0, len(text), Ink.LINK, url)] if url else []
        yield paragraph(
            (text, (Ink.TEXT,), -1), lead=_label("Link"), hang=[spaces(INDENT)], marks=marks, gap=gap
        )


def _byline(article: Article, by_field: dict[Field, list[tuple[int, Passage]]]) -> Iterator[Paragraph]:
    parts: list[Part] = []

    def add(text: CleanText, passage: int = -1) -> None:
        if parts:
            parts.append((DOT, (Ink.DIM,), -1))
        parts.append((text, (Ink.DIM,), passage))

    for field in (Field.BY, Field.LOCATED):
        for number, passage in by_field.get(field, []):
            add(passage.text, number)
    if article.published:
        add(format_long(article.published))
    if article.origins and (said := claimed_date(article.origins[0].dated)):
        add(said)
    if article.updated:
        add(CleanText(f"updated {format_long(article.updated)}"))
    for number, passage in by_field.get(Field.SOURCE, []):
        add(passage.text, number)
    if article.other_sources:
        add(clean_line(f"also {', '.join(article.other_sources)}"))
    if parts:
        yield paragraph(*parts)


class _Shown(NamedTuple):
    """The figure at a `place` among all as a line; `passage` is its number, -1 where it was found in the text."""

    place: int
    figure: Figure
    text: CleanText
    passage: int


def _figures(shown: list[_Shown], whole: int, lights: Lights) -> Iterator[Paragraph]:
    chosen = [each for count, each in enumerate(shown) if count < MOST_FIGURES or each.place == whole]
    numbers = [clean_line(sign(each.figure) + each.figure.value) for each in chosen]
    column = min(max((cell_width(number) for number in numbers), default=0), NUMBERS)
    for count, each in enumerate(chosen):
        figure, full = each.figure, each.place == whole
        said, change = _said(figure), trend(figure)
        pad = max(column - cell_width(numbers[count]), 0)
        over = lights.on_figure(each.text) if each.passage < 0 else []
        parts: list[Part] = [(each.text if full else CleanText(each.text[:said]), (Ink.TEXT,), each.passage)]
        if full and change:
            parts.append((CleanText(f" · {change}"), (Ink.DIM,), -1))
        if full and each.passage < 0:
            parts.append((CleanText(" · found in the text"), (Ink.DIM, Ink.EMPHASIS), -1))
        tail = [Piece(CleanText(" ·"), (Ink.DIM,))] if each.passage < 0 else _direction(change)
        yield paragraph(
            *parts,
            lead=[spaces(pad), Piece(sign(figure), (Ink.BOLD,))],
            hang=[spaces(column + 1)],
            tail=None if full else tail,
            marks=[Mark(0, _counted(figure), Ink.BOLD), Mark(said, len(each.text), Ink.DIM), *over],
            gap=0 if count else 1,
        )
    if hidden := len(shown) - len(chosen):
        key = key_name(next(keys_of(action)[0] for action in ACTIONS if action.id == "pane.side"))
        more = CleanText(f"… and {hidden} more · {key} shows all")
        yield paragraph((more, (Ink.DIM,), -1), lead=[spaces(column + 1)], gap=0)


def _direction(change: CleanText) -> list[Piece]:
    known = change[:1] in {"▲", "▼", "="}
    return [Piece(CleanText(f" {change[0]}"), (Ink.DIM,))] if known else []


def _counted(figure: Figure) -> int:
    """How much of a figure's passage is the number and its unit."""
    return len(clean_line(f"{figure.value} {figure.unit}"))


def _said(figure: Figure) -> int:
    """How much of a figure's passage is the figure itself; note and source follow."""
    return len(clean_line(figure_line(msgspec.structs.replace(figure, note="", source=""))))


def _heading(text: CleanText, number: int, section: int) -> Paragraph:
    # Letter by letter, so that characters keep their places (ß would become two).
    raised = "".join(upper if len(upper := letter.upper()) == 1 else letter for letter in text)
    return paragraph((CleanText(raised), (Ink.ACCENT,), number), gap=2, section=section)


def _running_text(passage: Passage, number: int, *, after_item: bool) -> Paragraph:
    lead: list[Piece] = []
    hang: list[Piece] = []
    marks: list[Mark] = []
    gap, inks = 1, (Ink.TEXT,)
    if block := passage.block:
        marks = [
            Mark(span.start, span.end, Ink.LINK, span.url)
            if span.kind == InlineKind.LINK
            else Mark(span.start, span.end, Ink.EMPHASIS)
            for span in block.spans
        ]
        level = min(block.level, 6)
        if block.kind == BlockKind.ITEM:
            lead = [spaces(2 * level), Piece(CleanText("– " if level % 2 else "• "), (Ink.DIM,))]
            hang = [spaces(2 * level + 2)]
            gap = 0 if after_item else 1
        elif block.kind == BlockKind.QUOTE:
            lead = hang = [Piece(CleanText("│ " * (level + 1)), (Ink.RULE,))]
            inks = (Ink.BRIGHT,)
    return paragraph(
        (passage.text, inks, number), lead=lead, hang=hang, marks=marks, gap=gap, section=passage.index
    )


def _is_item(passage: Passage) -> bool:
    return passage.block is not None and passage.block.kind == BlockKind.ITEM


def _corrections(article: Article, shown: list[tuple[int, Passage]]) -> Iterator[Paragraph]:
    if shown:
        yield paragraph((CleanText("CORRECTIONS"), (Ink.ACCENT,), -1), gap=2)
    for number, passage in shown:
        published = article.corrections[passage.index].published
        date = format_date(published) if published else CleanText("")
        parts: list[Part] = [(CleanText(f"{date}  "), (Ink.DIM,), -1)] if date else []
        yield paragraph(*parts, (passage.text, (Ink.TEXT,), number))


def _label(name: str) -> list[Piece]:
    return [Piece(CleanText(name.ljust(INDENT)), (Ink.DIM,))]
