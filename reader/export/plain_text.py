"""An article as plain text that reads well on paper, in a mail and in a diff.

Without a width every paragraph is one line, so that grep, diff and spell checkers see whole sentences.
"""

from collections.abc import Callable, Iterable, Iterator

from reader.export.blocks import blocks_text, flow
from reader.export.key_figures import figure_words
from reader.export.matter import byline, correction_line, subjects
from reader.export.placed import PlacedArticle
from reader.model.article import Article, Figure
from reader.model.clean_text import CleanText
from reader.text.clean import clean_line
from reader.text.markup import Block, parse_markup
from reader.text.width import cell_width

RULE = "─" * 72
"""Stands between two articles of one stream, on a line of its own."""

_COLUMN = 24
"""Cells that a figure's value or unit may take before it sticks out of its column."""

Strong = Callable[[str], str]
"""Sets a line off, as a terminal does in bold, without changing what is read."""


def plain_text(
    articles: Iterable[PlacedArticle], width: int | None = None, strong: Strong = str
) -> Iterator[str]:
    """Each article's text, with a rule between two of them."""
    before = ""
    for placed in articles:
        yield before + article_text(placed.article, width, strong)
        before = f"\n{RULE}\n\n"


def article_text(article: Article, width: int | None = None, strong: Strong = str) -> str:
    """The article, ending in a line feed; lines are at most `width` cells wide where the words allow it."""
    return "\n\n".join(part for part in _parts(article, width, strong) if part) + "\n"


def _parts(article: Article, width: int | None, strong: Strong) -> Iterator[str]:
    yield _underlined(article.headline, "=", width, strong)
    yield flow(clean_line(article.standfirst), width)
    yield flow(byline(article), width)
    if article.key_figures:
        yield _underlined("Key figures", "-", width, strong)
        yield "\n".join(_figures(article.key_figures, width))
    for section in article.sections:
        yield _underlined(section.heading, "-", width, strong)
        yield blocks_text(parse_markup(section.text), _with_links, width)
    if article.corrections:
        yield _underlined("Corrections", "-", width, strong)
        yield from (flow(correction_line(correction), width) for correction in article.corrections)
    yield "\n".join(_footer(article, width))


def _underlined(heading: str, line: str, width: int | None, strong: Strong) -> str:
    text = clean_line(heading)
    if not text:
        return ""
    lines = flow(text, width).split("\n")
    return "\n".join([*map(strong, lines), line * max(map(cell_width, lines))])


def _figures(figures: Iterable[Figure], width: int | None) -> Iterator[str]:
    """Values right-aligned, units left-aligned, then what is counted."""
    rows = [figure_words(figure) for figure in figures]
    values, units = [cell_width(row.value) for row in rows], [cell_width(row.unit) for row in rows]
    widest_value, widest_unit = min(_COLUMN, max(values)), min(_COLUMN, max(units))
    for row, value, unit in zip(rows, values, units, strict=True):
        margin = f"{' ' * (widest_value - value)}{row.value}  "
        if widest_unit:
            margin += f"{row.unit}{' ' * (widest_unit - unit)}  "
        cells = cell_width(margin)
        if width is not None and cells > width // 2:
            yield margin.strip()
            yield flow(row.label, width, "    ", "    ")
        else:
            yield flow(row.label, width, margin, " " * cells)


def _with_links(block: Block) -> CleanText:
    """The block's words, with the address behind each link that hides one: `the report <https://…>`."""
    text: str = block.text
    for span in reversed(block.spans):
        if span.url and span.url != text[span.start : span.end]:
            text = f"{text[: span.end]} <{span.url}>{text[span.end :]}"
    return CleanText(text)


def _footer(article: Article, width: int | None) -> Iterator[str]:
    for label, items in subjects(article):
        yield flow(items, width, f"{label}: ", "  ")
    if article.source:
        address = f" <{article.source.url}>" if article.source.url else ""
        yield "Source: " + clean_line(article.source.name + address)
    if article.url:
        yield "Link: " + clean_line(article.url)
