"""The Markdown subset of an article's text: paragraphs, `- ` lists, `> ` quotes, *emphasis* and [links](https://…).

A backslash makes literal what would be read as markup: `\\*`, `\\[`, `\\]`, `\\\\`; `\\-`, `\\>` at a line's start.
Everything else is literal: headings, numbered lists, tables, images, HTML, other backslashes. The text is cleaned
here, so that what comes out may be shown; positions are characters in the text of a block, markup taken out.
Linear in the length of the text whatever it holds. Knows nothing of screens or of articles.
"""

import enum
import re

import msgspec

from reader.model.clean_text import CleanText
from reader.text.clean import clean
from reader.text.inline_markup import InlineKind, InlineSpan, parse_inline
from reader.text.line_breaks import is_cjk

__all__ = ["Block", "BlockKind", "InlineKind", "InlineSpan", "parse_markup"]


class BlockKind(enum.StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"


_PARAGRAPH = BlockKind.PARAGRAPH  # Python 3.11 takes longer to look a member up than to make a block


class Block(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, a list item or a paragraph of a quote, in one line of text.

    `level` counts nesting from 0: lists within lists, quotes within quotes, and paragraphs that continue an
    item. Spans stand in order of their start; one may hold another, but none overlaps another in part.
    """

    kind: BlockKind
    level: int
    text: CleanText
    spans: tuple[InlineSpan, ...] = ()


MOST_LEVELS = 8
"""Deeper nesting counts as this deep: a screen has no room for more."""

_SPACES_A_LEVEL = 2

_MARKERS = frozenset("->|#*+•0123456789")
_MAY_BE_MORE = re.compile(r"\n(?:[-\\>|#*+•0-9\s\u2e80-\U0010ffff]|(?<=\s\n))")
"""Lines that may be more than lines of a paragraph, or are not joined by a blank."""

_ITEM = re.compile(r"- +(?=\S)")
_QUOTE = re.compile(r">(?:[> ]*>)?(?: |$)")
_ROW = re.compile(r"\||#{1,6} ")  # of a table; or a heading
_LITERAL_ITEM = re.compile(r"[*+•] |([0-9]{1,3})[.)] ")
_LITERAL_START = ("\\-", "\\>")
_OWN_LINE = re.compile(r"\||#{1,6} |[-*+•] |[0-9]{1,3}[.)] ")


def parse_markup(text: str) -> tuple[Block, ...]:
    """The blocks of a foreign text, in order; none is empty.

    Lines of a block are joined with a space, in Chinese and Japanese without. Lines that look like those of a
    table, a heading, a numbered or another kind of list stay literal, each at the start of a paragraph of its own.
    """
    text = clean(text)
    if "\t" in text:
        text = text.expandtabs(_SPACES_A_LEVEL)
    reader = _Reader()
    for piece in text.split("\n\n"):
        reader.read_piece(piece.strip("\n"))
    return tuple(reader.blocks)


class _Reader:
    """Takes a text by pieces or lines; a line opens a block, goes on with the open one, or closes it."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._pieces: list[str] = []  # lines of the open block and what joins them; empty when none is open
        self._kind = _PARAGRAPH
        self._level = 0
        self._numbered = False  # whether the open block is an item of a numbered list
        self._list_level = -1  # level of the last item; -1 outside a list

    def read_piece(self, piece: str) -> None:
        """Read what stands between two blank lines."""
        if not _MAY_BE_MORE.search(f"\n{piece}\n"):
            # A paragraph and no more, which nearly all are.
            text, spans = parse_inline(CleanText(piece.replace("\n", " ")))
            self.blocks.append(Block(_PARAGRAPH, 0, text, spans))
            self._list_level = -1
        else:
            for line in piece.split("\n"):
                self.read_line(line)
            self.close()

    def read_line(self, line: str) -> None:
        text = line.strip()
        if text.startswith(_LITERAL_START):
            self._continue(line, text[1:])
        elif not text:
            self.close()
        elif text[0] in _MARKERS and self._read_marked(line, text):
            pass
        else:
            self._continue(line, text)

    def _continue(self, line: str, text: str) -> None:
        if self._pieces:
            self._go_on(text)
        else:
            self._open(BlockKind.PARAGRAPH, self._level_in_list(line), text)

    def close(self) -> None:
        if self._pieces:
            text, spans = parse_inline(CleanText("".join(self._pieces)))
            self.blocks.append(Block(self._kind, self._level, text, spans))
            self._pieces = []

    def _read_marked(self, line: str, text: str) -> bool:
        """Read a line that may begin with a marker; whether it did."""
        if quote := _QUOTE.match(text):
            self._read_quote(min(quote[0].count(">") - 1, MOST_LEVELS), text[quote.end() :].strip())
        elif item := _ITEM.match(text):
            self._list_level = min(_indent(line) // _SPACES_A_LEVEL, self._list_level + 1, MOST_LEVELS)
            self._open(BlockKind.ITEM, self._list_level, text[item.end() :])
        elif _ROW.match(text):
            self._open(BlockKind.PARAGRAPH, 0, text)
            self.close()
        elif (literal := _LITERAL_ITEM.match(text)) and self._may_begin(literal[1]):
            self._open(BlockKind.PARAGRAPH, self._level_in_list(line), text)
            self._numbered = literal[1] is not None
        else:
            return False
        return True

    def _read_quote(self, level: int, text: str) -> None:
        goes_on = self._pieces and self._kind is BlockKind.QUOTE and self._level == level
        if not text:
            self.close()
        elif goes_on and not _OWN_LINE.match(text):
            self._go_on(text)
        else:
            self._open(BlockKind.QUOTE, level, text)

    def _may_begin(self, number: str | None) -> bool:
        """Whether an item may begin here; a number within a paragraph more likely ends its sentence."""
        return number is None or not self._pieces or self._numbered or int(number) == 1

    def _level_in_list(self, line: str) -> int:
        """The level of a paragraph: 0, or that of the item it continues."""
        if not (indent := _indent(line)):
            self._list_level = -1
        return min(indent // _SPACES_A_LEVEL, self._list_level + 1)

    def _go_on(self, text: str) -> None:
        """Join a line to the open block, with a space unless the language is written without."""
        self._pieces.append(text if is_cjk(text[0]) and is_cjk(self._pieces[-1][-1]) else f" {text}")

    def _open(self, kind: BlockKind, level: int, text: str) -> None:
        self.close()
        self._kind, self._level, self._pieces, self._numbered = kind, level, [text], False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
