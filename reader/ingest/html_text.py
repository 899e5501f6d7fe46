"""HTML, and what is like it, as sections of an article: headings, paragraphs, lists, quotes, emphasis and links.

What a browser would not show is left out. Nothing is fetched: images, frames and players leave no trace but their
captions. Takes a tree of lxml in any of three vocabularies: HTML, the one of trafilatura, and NITF.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from reader.model.article import Section
from reader.model.clean_text import CleanText
from reader.text.escaping import escape_inline, escape_start
from reader.text.inline_markup import parse_inline
from reader.text.links import safe_link

if TYPE_CHECKING:
    from lxml import etree

_SKIPPED = frozenset((
    "script", "style", "template", "noscript", "head", "title", "iframe", "object", "embed", "svg", "math",
    "canvas", "audio", "video", "select", "textarea", "button", "input", "form", "nav", "dialog", "media",
    "meta", "link", "graphic",
))  # fmt: skip
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"))
_BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "footer", "aside", "address", "figure",
    "figcaption", "caption", "pre", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "fieldset",
    "details", "summary", "hr", "body", "html", "center", "block", "note", "hedline", "body.content",
    "body.head", "body.end", "media-caption", "ul", "ol", "list", "nitf-table", "blockquote", "quote",
    "bq", "li", "item", "ab",
))  # fmt: skip
_LISTS = frozenset(("ul", "ol", "list"))
_ITEMS = frozenset(("li", "item"))
_QUOTES = frozenset(("blockquote", "quote", "bq"))
_EMPHASIS = frozenset(("em", "i", "b", "strong", "hi", "cite"))
_LINKS = frozenset(("a", "ref"))
_CELLS = frozenset(("td", "th", "cell"))
_ROWS = frozenset(("tr", "row"))
_BREAKS = frozenset(("br", "lb"))
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0(?:\.0*)?\s*(?:px|pt|em|rem|%)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{3,}"
    r"|clip\s*:\s*rect\(\s*0|(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
_HTML_LIKE = re.compile(r"</?[a-zA-Z][^>]*>|&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);|<!--")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_NO_TEXT = re.compile(r"<(script|style|template)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_NESTING = re.compile(r"<(?!/?(?:p|h[1-6]|br|li)\b)[^>]*>", re.IGNORECASE)
_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_MOST_BLOCKS = 20_000
_DEEPEST = 8
_LONGEST_CELL = 300  # characters
_LOOKED_AT = 500  # elements of a row
_EMPHASIS_SIGN = (
    "\ue000"  # stand for marks until a paragraph is whole; private use, taken out of foreign text
)
_PRIVATE = re.compile("[\ue000-\ue003]")
_SIGNS = re.compile("([\ue000-\ue003])")
# Text that holds nothing like a mark, emphasised words that stand free, links around text without marks: such a
# paragraph is read back as it is meant, whatever else is in it.
_SIMPLE = re.compile(
    r"(?:[^\ue000-\ue003*\[\]\\]++"
    r"|(?<![\w\ue003])\ue000\w(?:[^\ue000-\ue003*\[\]\\]*\w)?\ue003(?![\w\ue000])"
    r"|(?<!!)\ue001[^\ue000-\ue003*\[\]\\ ](?:[^\ue000-\ue003*\[\]\\]*[^\ue000-\ue003*\[\]\\ ])?\ue002)*+"
)
_EMPHASIS_MARKS = str.maketrans({"\ue000": "*", "\ue003": "*", "\ue001": "["})
_LINK_END = re.compile("\ue002")


def looks_like_html(text: str) -> bool:
    """Whether a tag, a comment or a character reference is in the text."""
    return ("<" in text or "&" in text) and _HTML_LIKE.search(text) is not None


def html_sections(html: str, base: str = "") -> tuple[Section, ...]:
    """The sections of a piece of HTML; links in it are relative to `base`."""
    if not looks_like_html(html):
        paragraph = escape_start(escape_inline(_one_line(html)))
        return (Section(text=paragraph),) if paragraph else ()
    root = parse_html(html)
    return () if root is None else tree_sections(root, base)


def plain_line(text: str) -> str:
    """A title or a name as one line without markup, where it may or may not be HTML."""
    if not looks_like_html(text):
        return _one_line(text)
    root = parse_html(text)
    return "" if root is None else element_line(root)


def element_line(element: "etree._Element") -> str:
    """The text a person sees of an element, in one line."""
    return _one_line("".join(_shown(element)))


def parse_html(html: str) -> "etree._Element | None":
    """The tree of a page or a piece of one; None where nothing is in it."""
    from lxml import etree, html as lxml_html

    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root: etree._Element | None = etree.fromstring(html.encode("utf-8", "replace"), parser)
        if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
            flat = _NESTING.sub(" ", _NO_TEXT.sub(" ", html))  # nested deeper than anyone writes
            root = etree.fromstring(flat.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        return None
    except etree.ParserError:
        return None
    return root


def tree_sections(root: "etree._Element", base: str = "") -> tuple[Section, ...]:
    """The sections of a tree."""
    writer = _Writer(base)
    _walk(root, writer)
    return writer.finish()


def name_of(element: "etree._Element") -> str:
    """The name of an element without its namespace, in small letters; empty for what is no element."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(500)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()


def is_hidden(element: "etree._Element") -> bool:
    """Whether a browser would not show the element, as far as the element itself says."""
    get = element.get
    if get("hidden") is not None or get("aria-hidden") == "true":
        return True
    style = get("style")
    return style is not None and _HIDING.search(style) is not None


def _walk(root: "etree._Element", writer: "_Writer") -> None:
    """Tells the writer of each start, text and end. Without recursion: the depth is up to the sender."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    skipped: Any = None
    for event, element in walker:
        if event == "start":
            name = name_of(element)
            if name == "head" and element.get("rend"):
                name = "h2"  # as trafilatura calls a heading
            if name in _SKIPPED or is_hidden(element):
                skipped = element
                walker.skip_subtree()
                continue
            writer.start(name, element)
            if element.text:
                writer.text(element.text)
        elif event == "end":
            if element is skipped:
                skipped = None
            else:
                writer.end(name_of(element))
            if element is not root and element.tail:
                writer.text(element.tail)
        elif element.tail:
            writer.text(element.tail)


def _shown(root: "etree._Element") -> Iterator[str]:
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event == "start":
            name = name_of(element)
            if (name in _SKIPPED and name != "title") or is_hidden(element):
                walker.skip_subtree()
            else:
                yield " " if name in _BLOCKS or name in _BREAKS else ""
                yield element.text or ""
        elif element is not root:
            yield element.tail or ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


class _Writer:
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
        self._count = 0

    def start(self, name: str, element: "etree._Element") -> None:
        if name in _LINKS:
            self._start_link(element.get("href") or element.get("target") or "")
        elif name in _EMPHASIS:
            self._emphasis += 1
            if self._emphasis == 1:
                self._pieces.append(_EMPHASIS_SIGN)
        elif name in _BREAKS:
            self._close()
        elif name in _HEADINGS:
            self._close()
            self._heading = True
        elif name in _ROWS:
            if self._row is not None:
                self._close_row()  # it was never ended
            self._close()
            self._row = None if _is_layout(element) else []
        elif name in _CELLS and self._row is not None:
            self._take_cell()
        elif name in _BLOCKS or name in _CELLS:
            self._close()
            self._start_block(name)

    def end(self, name: str) -> None:
        if name in _LINKS:
            if self._open_links and self._open_links.pop():
                self._pieces.append("\ue002")
        elif name in _EMPHASIS:
            self._emphasis -= 1
            if self._emphasis == 0:
                self._pieces.append("\ue003")
        elif name in _HEADINGS or name == "head":
            self._close_heading()
        elif name in _ROWS and self._row is not None:
            self._close_row()
        elif name in _CELLS and self._row is not None:
            self._take_cell()
        elif name in _BLOCKS or name in _CELLS or name in _ROWS:
            self._close()
            self._end_block(name)

    def text(self, text: str) -> None:
        if not text.isascii():
            text = _PRIVATE.sub("\ufffd", text)
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
        if name in _LISTS:
            self._lists += 1
        elif name in _ITEMS:
            self._item_begins = True
        elif name in _QUOTES:
            self._quotes += 1
        elif name == "pre":
            self._preformatted += 1

    def _end_block(self, name: str) -> None:
        if name in _LISTS:
            self._lists -= 1
        elif name in _ITEMS:
            self._item_begins = False
        elif name in _QUOTES:
            self._quotes -= 1
        elif name == "pre":
            self._preformatted -= 1

    def _start_link(self, address: str) -> None:
        url = link_address(address, self._base)
        self._open_links.append(bool(url) and not any(self._open_links))
        if self._open_links[-1]:
            self._links.append(url)
            self._pieces.append("\ue001")

    def _take_text(self) -> tuple[str, list[str]]:
        """The text of the open paragraph in one line, with its signs, and the addresses of its links.

        Marks that are open go on in the next paragraph.
        """
        text = _single_spaced("".join(self._pieces))
        links = self._links
        is_link_open = any(self._open_links)
        self._links = links[-1:] if is_link_open else []
        self._pieces = ["\ue001"] * is_link_open + [_EMPHASIS_SIGN] * (self._emphasis > 0)
        return text, links

    def _close(self) -> None:
        """Ends the open paragraph, if there is anything in it."""
        if self._heading or self._row is not None:
            self._pieces.append(" ")  # a block within a heading or a cell
            return
        text, links = self._take_text()
        if text.strip("\ue000\ue001\ue002\ue003 \xa0"):
            self._add(_marked(text, links))

    def _close_heading(self) -> None:
        if not self._heading:
            return
        self._heading = False
        text = _PRIVATE.sub("", self._take_text()[0]).strip()
        if text:
            self._sections.append((text, []))

    def _take_cell(self) -> None:
        text, links = self._take_text()
        if self._row is not None and _PRIVATE.sub("", text).strip():
            self._row.append(_marked(text, links).replace("|", "¦"))

    def _close_row(self) -> None:
        self._take_cell()
        row, self._row = self._row, None
        if row:
            self._add(f"| {' | '.join(row)} |" if len(row) > 1 else row[0])

    def _add(self, text: str) -> None:
        if self._count == _MOST_BLOCKS:
            return
        self._count += 1
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


def _single_spaced(text: str) -> str:
    """The text with every run of white space as one space, none at the ends; hard spaces stay."""
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or "\f" in text:
        text = _SPACE.sub(" ", text)
    return text.strip(" ")


def _is_layout(row: "etree._Element") -> bool:
    """Whether a row of a table only places things on the page: a cell of data is not that long."""
    length = 0
    for count, element in enumerate(row.iter()):
        if name_of(element) in _CELLS:
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


def _marked(text: str, links: list[str]) -> str:
    """The paragraph in the Markdown subset; marks that would not be read back as meant are left out."""
    if text.isascii():  # signs are not
        return escape_inline(text)
    plain = _PRIVATE.sub("", text)
    if plain == text:
        return escape_inline(text)
    if _SIMPLE.fullmatch(text):
        return _fill_in(text, links)
    plain = _single_spaced(plain)
    for with_emphasis, with_links in ((True, True), (False, True), (True, False)):
        marked = _single_spaced(_write(text, links if with_links else [], emphasis=with_emphasis))
        if parse_inline(CleanText(marked))[0] == plain and (with_links or "\ue000" in text):
            return marked
    return escape_inline(plain)


def _fill_in(text: str, links: list[str]) -> str:
    """The paragraph with marks for its signs, where nothing in it needs a closer look."""
    addresses = iter(links)
    written = text.translate(_EMPHASIS_MARKS)
    return _LINK_END.sub(lambda _: f"]({next(addresses)})", written) if links else written


def _write(text: str, links: list[str], *, emphasis: bool) -> str:
    written, addresses, open_link = "", iter(links), ""
    for piece in _SIGNS.split(text):
        match piece:
            case "\ue000" | "\ue003":
                written += "*" * emphasis
            case "\ue001":
                open_link = next(addresses, "")
                written += "[" * bool(open_link)
            case "\ue002":
                written += f"]({open_link})" * bool(open_link)
                open_link = ""
            case _:
                text = escape_inline(piece)
                written += _BRACKET.sub(r"\\\g<0>", text) if links and ("[" in text or "]" in text) else text
    return _tidy(written) + (f"]({open_link})" if open_link else "")


def _tidy(text: str) -> str:
    """Spaces just within marks go outside, marks around nothing go."""
    text = re.sub(r"(?<!\\)\[( *)(?=\S)", r"\1[", text) if "[ " in text else text
    text = re.sub(r"(?<!\\)( +)(\]\([^ ]*?\))", r"\2\1", text) if " ](" in text else text
    if "[](" in text or "[ ](" in text:
        text = re.sub(r"(?<!\\)\[ *\]\([^ ]*?\)", "", text)
    return (
        re.sub(r"(?<!\\)\*( *)([^*\\]*?)( *)\*", r"\1*\2*\3", text) if "* " in text or " *" in text else text
    )


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
