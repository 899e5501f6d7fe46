"""HTML, and what is like it, as sections of an article: headings, paragraphs, lists, quotes, emphasis and links.

What a browser would not show is left out. Nothing is fetched: images, frames and players leave no trace but their
captions. Takes a tree of lxml in any of three vocabularies: HTML, the one of trafilatura, and NITF.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reader.ingest.elements import BLOCKS, BREAKS, SKIPPED, is_hidden, name_of
from reader.ingest.section_writer import SectionWriter, link_address
from reader.model.article import Section
from reader.text.escaping import escape_inline, escape_start

if TYPE_CHECKING:
    from lxml import etree

__all__ = [
    "element_line",
    "html_sections",
    "is_hidden",
    "link_address",
    "looks_like_html",
    "name_of",
    "parse_html",
    "plain_line",
    "tree_sections",
]

_HTML_LIKE = re.compile(r"</?[a-zA-Z][^>]*>|&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);|<!--")
_NO_TEXT = re.compile(r"<(script|style|template)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_NESTING = re.compile(r"<(?!/?(?:p|h[1-6]|br|li)\b)[^>]*>", re.IGNORECASE)


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
    writer = SectionWriter(base)
    _walk(root, writer)
    return writer.finish()


def _walk(root: "etree._Element", writer: SectionWriter) -> None:
    """Tells the writer of each start, text and end. Without recursion: the depth is up to the sender."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    skipped: Any = None
    for event, element in walker:
        if event == "start":
            name = name_of(element)
            if name == "head" and element.get("rend"):
                name = "h2"  # as trafilatura calls a heading
            if name in SKIPPED or is_hidden(element):
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
            if (name in SKIPPED and name != "title") or is_hidden(element):
                walker.skip_subtree()
            else:
                yield " " if name in BLOCKS or name in BREAKS else ""
                yield element.text or ""
        elif element is not root:
            yield element.tail or ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
