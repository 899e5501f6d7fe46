"""Paragraphs, lists and quotes set one beneath the other, in the shape that plain text and Markdown share."""

from collections.abc import Callable, Iterable

from reader.model.clean_text import CleanText
from reader.text.markup import Block, BlockKind
from reader.text.width import cell_width, wrap


def blocks_text(
    blocks: Iterable[Block], words: Callable[[Block], CleanText], width: int | None = None
) -> str:
    """The blocks with a blank line between them; the items of a list follow one another."""
    text = ""
    before: Block | None = None
    for block in blocks:
        if before:
            text += _between(before, block)
        first, rest = _margins(block)
        text += flow(words(block), width, first, rest)
        before = block
    return text


def flow(text: CleanText, width: int | None, first: str = "", rest: str = "") -> str:
    """The text broken into lines of at most `width` cells, margins included; one line where width is None.

    `first` and `rest` stand before the first and the other lines and take the same room.
    """
    if width is None:
        return first + text
    lines = (text[span.start : span.end] for span in wrap(text, max(1, width - cell_width(first))))
    return first + f"\n{rest}".join(lines)


def _between(before: Block, block: Block) -> str:
    if before.kind is block.kind is BlockKind.ITEM:
        return "\n"
    if before.kind is block.kind is BlockKind.QUOTE:
        return f"\n{_margins(block)[1].rstrip()}\n"
    return "\n\n"


def _margins(block: Block) -> tuple[str, str]:
    """What stands before the block's first line, and before its other lines."""
    indent = "  " * block.level
    if block.kind is BlockKind.QUOTE:
        quote = "> " * (block.level + 1)
        return quote, quote
    return (f"{indent}- ", f"{indent}  ") if block.kind is BlockKind.ITEM else (indent, indent)
