"""An article as Markdown that a renderer shows as it was meant: what is literal in the article stays literal."""

import re
from collections.abc import Iterable, Iterator

from reader.export.blocks import blocks_text
from reader.export.key_figures import figure_words
from reader.export.matter import byline, correction_line, subjects
from reader.export.placed import PlacedArticle
from reader.model.article import Article, Figure
from reader.model.clean_text import CleanText
from reader.text.clean import clean_line
from reader.text.links import safe_link
from reader.text.markup import Block, parse_markup

_ANYWHERE = re.compile(r"[\\`*\[\]<~]|_(?![^\W_])|(?<![^\W_])_|&(?=#?\w+;)")
"""What CommonMark and GitHub's dialect read as markup wherever it stands in a line."""

_AT_THE_START = re.compile(r"^(?:\d{1,9}(?=[.)](?:\s|$))|(?=[#>]|[-+](?:[-\s]|$)))")
"""Up to where a line's start is read as a list, heading, quote or rule."""

_CLOSING_SIGNS = re.compile(r"(?<=\s)#+$")
"""What they drop from the end of a heading."""

_ENTITY = re.compile(r"&(?=#?\w+;)")
_IN_ADDRESSES = str.maketrans({c: f"%{ord(c):02X}" for c in "()<>[]\\"})
"""What would end a link's address early."""


def markdown(articles: Iterable[PlacedArticle]) -> Iterator[str]:
    """Each article as Markdown, with a thematic break between two of them."""
    before = ""
    for placed in articles:
        yield before + article_markdown(placed.article)
        before = "\n---\n\n"


def article_markdown(article: Article) -> str:
    """The article, ending in a line feed; every paragraph is one line."""
    return "\n\n".join(part for part in _parts(article) if part) + "\n"


def _parts(article: Article) -> Iterator[str]:
    yield _heading("#", article.headline)
    if standfirst := literal(clean_line(article.standfirst)):
        yield f"**{standfirst}**"
    yield literal(byline(article))
    if article.key_figures:
        yield "## Key figures"
        yield "\n".join(map(_figure, article.key_figures))
    for section in article.sections:
        yield _heading("##", section.heading)
        yield blocks_text(parse_markup(section.text), _words)
    if article.corrections:
        yield "## Corrections"
        yield "\n".join(f"- {literal(correction_line(correction))}" for correction in article.corrections)
    yield "  \n".join(_footer(article))


def _heading(level: str, heading: str) -> str:
    text = _CLOSING_SIGNS.sub(r"\\\g<0>", literal(clean_line(heading)))
    return f"{level} {text}" if text else ""


def _figure(figure: Figure) -> str:
    words = figure_words(figure)
    counted = f" {literal(words.unit, at_start=False)}" if words.unit else ""
    return f"- **{literal(words.value)}**{counted}: {literal(words.label, at_start=False)}"


def _words(block: Block) -> CleanText:
    """The block's words with emphasis and links."""
    marks: list[tuple[int, int, int, str]] = []  # position, closing before opening, inner before outer, sign
    for span in block.spans:
        before, after = ("[", f"]({_address(span.url)})") if span.url else ("*", "*")
        marks += [(span.start, 1, -span.end, before), (span.end, 0, -span.start, after)]
    text, position = "", 0
    for place, _, _, sign in sorted(marks):
        text += literal(block.text[position:place], at_start=not position) + sign
        position = place
    return CleanText(text + literal(block.text[position:], at_start=not position))


def literal(text: str, *, at_start: bool = True) -> str:
    """The text so that no character of it is markup."""
    text = _ANYWHERE.sub(r"\\\g<0>", text)
    return _AT_THE_START.sub(r"\g<0>\\", text) if at_start else text


def _address(url: str) -> str:
    return _ENTITY.sub("&amp;", url.translate(_IN_ADDRESSES))


def _footer(article: Article) -> Iterator[str]:
    for label, items in subjects(article):
        yield f"{label}: {literal(items)}"
    if article.source:
        yield f"Source: {link(article.source.name, article.source.url)}"
    if article.url:
        yield f"Link: {link(article.url, article.url)}"


def link(words: str, url: str) -> str:
    """A link, or the words alone where the address is not one to open."""
    safe = safe_link(url)
    if safe == words:
        return f"<{safe}>"
    text = literal(clean_line(words))
    return f"[{text}]({_address(safe)})" if safe else text
