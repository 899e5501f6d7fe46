"""A brief: articles, marked passages and key figures in one Markdown document, each with where it is from."""

from collections.abc import Iterable, Iterator

import msgspec

from reader.export.citation import citation
from reader.export.key_figures import FigureWords
from reader.export.markdown import literal
from reader.model.basket import Item
from reader.text.clean import clean, clean_line


class BriefPart(msgspec.Struct, frozen=True, kw_only=True):
    """One item, ready to be laid out. Text is as it was written, not yet cleaned.

    `text` is an article's standfirst, a mark's passage, or the sentence in which a figure stands. `gone` says
    what is no longer as it was: the brief says so too.
    """

    what: Item
    text: str = ""
    note: str = ""
    figure: FigureWords | None = None
    headline: str = ""
    source: str = ""
    published: str = ""
    url: str = ""
    gone: str = ""


def brief(parts: Iterable[BriefPart], title: str = "Brief") -> Iterator[str]:
    """The document, an item at a time."""
    yield f"# {literal(clean_line(title))}\n"
    for part in parts:
        yield "\n" + "\n\n".join(filter(None, _lines(part))) + "\n"


def _lines(part: BriefPart) -> Iterator[str]:
    if part.what is Item.ARTICLE:
        yield f"## {literal(clean_line(part.headline))}"
        yield literal(clean_line(part.text))
    elif part.figure:
        unit = f" {literal(part.figure.unit, at_start=False)}" if part.figure.unit else ""
        yield f"**{literal(part.figure.value)}**{unit}: {literal(part.figure.label, at_start=False)}"
        yield quote(part.text)
    else:
        yield quote(part.text)
    yield paragraphs(part.note)
    gone = f" ({literal(clean_line(part.gone), at_start=False)})" if part.gone else ""
    yield f"— {citation(part.headline, part.source, part.published, part.url)}{gone}"


def quote(text: str) -> str:
    """A passage as a block quote, its paragraphs kept apart."""
    lines = [literal(clean_line(line)) for line in clean(text).split("\n")]
    return "\n>\n".join(f"> {line}" for line in lines if line)


def paragraphs(text: str) -> str:
    """Text as paragraphs of which no character is markup."""
    return "\n\n".join(filter(None, (literal(clean_line(line)) for line in clean(text).split("\n"))))
