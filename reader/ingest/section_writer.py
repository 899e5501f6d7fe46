"""Sections put together block by block: headings, paragraphs, lists, quotes, tables, with emphasis and links.

It is told of starts, texts and ends of elements in their order and knows nothing of trees.
"""

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from reader.ingest.elements import (
    BLOCKS,
    BREAKS,
    CELLS,
    EMPHASISED,
    HEADINGS,
    ITEMS,
    LINKS,
    LISTS,
    QUOTES,
    ROWS,
    name_of,
)
from reader.ingest.marked_text import (
    EMPHASIS,
    EMPHASIS_END,
    LINK,
    LINK_END,
    SIGNS,
    marked,
    single_spaced,
    without_signs,
)
from reader.model.article import Section
from reader.text.escaping import escape_start
from reader.text.links import safe_link

if TYPE_CHECKING:
    from lxml import etree

_DEEPEST = 8
_LONGEST_CELL = 300  # characters
_LOOKED_AT = 500  # elements of a row


class SectionWriter:
    """Puts a document together block by block."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._sections: list[tuple[str, list[tuple[str, str]]]] = [("", [])]
        self._pieces: list[str] = []  # of the open paragraph; signs stand where marks begin and end
        self._links: list[str] = []
        self._lists = self._quotes = self._emphasis = self._preformatted = 0
        self._open_links: list[bool] = []
        self._item_begins = False
        self._heading = False
        self._row: list[str] | None = None

    def start(self, name: str, element: "etree._Element") -> None:
        """An element begins; `name` is what it is to be taken for."""
        if name in LINKS:
            self._start_link(element.get("href") or element.get("target") or "")
        elif name in EMPHASISED:
            self._emphasis += 1
            if self._emphasis == 1:
                self._pieces.append(EMPHASIS)
        elif name in BREAKS:
            self._close()
        elif name in HEADINGS:
            self._close()
            self._heading = True
        elif name in ROWS:
            if self._row is not None:  # a table within a cell: the outer one is given up, its text is not
                self._close_row()
            self._close()
            self._row = None if _is_layout(element) else []
        elif name in CELLS and self._row is not None:
            self._take_cell()
        elif name in BLOCKS or name in CELLS:
            self._close()
            self._start_block(name)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in LINKS:
            if self._open_links and self._open_links.pop():
                self._pieces.append(LINK_END)
        elif name in EMPHASISED:
            self._emphasis -= 1
            if self._emphasis == 0:
                self._pieces.append(EMPHASIS_END)
        elif name in HEADINGS or name == "head":
            self._close_heading()
        elif name in ROWS and self._row is not None:
            self._close_row()
        elif name in CELLS and self._row is not None:
            self._take_cell()
        elif name in BLOCKS or name in CELLS or name in ROWS:
            self._close()
            self._end_block(name)

    def text(self, text: str) -> None:
        """Text within, or behind, the elements that began last."""
        text = without_signs(text, "\ufffd")
        if self._preformatted and "\n" in text:
            first, *others = text.split("\n")
            self._pieces.append(first)
            for line in others:
                self._close()
                self._pieces.append(line)
        else:
            self._pieces.append(text)

    def finish(self) -> tuple[Section, ...]:
        """What was written; a heading without text stays."""
        self._close()
        return tuple(
            Section(heading=heading, text=_joined(blocks))
            for heading, blocks in self._sections
            if heading or blocks
        )

    def _start_block(self, name: str) -> None:
        if name in LISTS:
            self._lists += 1
        elif name in ITEMS:
            self._item_begins = True
        elif name in QUOTES:
            self._quotes += 1
        elif name == "pre":
            self._preformatted += 1

    def _end_block(self, name: str) -> None:
        if name in LISTS:
            self._lists -= 1
        elif name in ITEMS:
            self._item_begins = False
        elif name in QUOTES:
            self._quotes -= 1
        elif name == "pre":
            self._preformatted -= 1

    def _start_link(self, address: str) -> None:
        url = link_address(address, self._base)
        self._open_links.append(bool(url) and not any(self._open_links))
        if self._open_links[-1]:
            self._links.append(url)
            self._pieces.append(LINK)

    def _take_text(self) -> tuple[str, list[str]]:
        """The text of the open paragraph in one line, with its signs, and the addresses of its links.

        Marks that are open go on in the next paragraph.
        """
        text = single_spaced("".join(self._pieces))
        links = self._links
        is_link_open = any(self._open_links)
        self._links = links[-1:] if is_link_open else []
        self._pieces = [LINK] * is_link_open + [EMPHASIS] * (self._emphasis > 0)
        return text, links

    def _close(self) -> None:
        """Ends the open paragraph, if there is anything in it."""
        if self._heading or self._row is not None:
            self._pieces.append(" ")  # a block within a heading or a cell
            return
        text, links = self._take_text()
        if text.strip(f"{SIGNS} \xa0"):
            self._add(marked(text, links))

    def _close_heading(self) -> None:
        if not self._heading:
            return
        self._heading = False
        text = without_signs(self._take_text()[0]).strip()
        if text:
            self._sections.append((text, []))

    def _take_cell(self) -> None:
        text, links = self._take_text()
        if self._row is not None and without_signs(text).strip():
            self._row.append(marked(text, links).replace("|", "¦"))

    def _close_row(self) -> None:
        self._take_cell()
        row, self._row = self._row, None
        if row:
            self._add(f"| {' | '.join(row)} |" if len(row) > 1 else row[0])

    def _add(self, text: str) -> None:
        text = escape_start(text)
        level = min(self._lists, _DEEPEST) - 1
        if self._quotes:
            kind, block = "quote", f"{'>' * min(self._quotes, _DEEPEST)} {text}"
        elif level >= 0 and self._item_begins:
            kind, block = "item", f"{'  ' * level}- {text}"
        elif level >= 0:
            kind, block = "", f"{'  ' * (level + 1)}{text}"
        else:
            kind, block = ("row" if text.startswith("| ") else ""), text
        self._item_begins = False
        self._sections[-1][1].append((kind, block))


def _is_layout(row: "etree._Element") -> bool:
    """Whether a row of a table only places things on the page: a cell of data is not that long."""
    length = 0
    for count, element in enumerate(row.iter()):
        if name_of(element) in CELLS:
            length = 0
        length += len((element.text or "").strip()) + len((element.tail or "").strip())
        if length > _LONGEST_CELL:
            return True
        if count > _LOOKED_AT:
            break
    return False


def _joined(blocks: list[tuple[str, str]]) -> str:
    """Blocks with a blank line between them, items of a list and rows of a table without."""
    text, before = "", ""
    for kind, block in blocks:
        if text:
            text += "\n" if kind == before and kind in ("item", "row") else "\n\n"
        text += block
        before = kind
    return text


def link_address(address: str, base: str = "") -> str:
    """The whole address of a link as it may stand in an article; empty where it must not be followed."""
    address = "".join(address.split())
    if not address:
        return ""
    try:
        is_whole = address.startswith(("https://", "http://")) and "[" not in address
        url = urljoin(base, address) if base and not is_whole else address
    except ValueError:
        return ""
    if "(" in url or ")" in url:
        url = url.replace("(", "%28").replace(")", "%29")
    return safe_link(url) or ""
