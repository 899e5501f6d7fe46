"""What elements mean in the three vocabularies that are read as text: HTML, the one of trafilatura, and NITF."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

SKIPPED = frozenset((
    "script", "style", "template", "noscript", "head", "title", "iframe", "object", "embed", "svg", "math",
    "canvas", "audio", "video", "select", "textarea", "button", "input", "form", "nav", "dialog", "media",
    "meta", "link", "graphic",
))  # fmt: skip
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"))
BLOCKS = frozenset((
    "p", "div", "section", "article", "main", "header", "footer", "aside", "address", "figure",
    "figcaption", "caption", "pre", "dl", "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "fieldset",
    "details", "summary", "hr", "body", "html", "center", "block", "note", "hedline", "body.content",
    "body.head", "body.end", "media-caption", "ul", "ol", "list", "nitf-table", "blockquote", "quote",
    "bq", "li", "item", "ab",
))  # fmt: skip
LISTS = frozenset(("ul", "ol", "list"))
ITEMS = frozenset(("li", "item"))
QUOTES = frozenset(("blockquote", "quote", "bq"))
EMPHASISED = frozenset(("em", "i", "b", "strong", "hi", "cite"))
LINKS = frozenset(("a", "ref"))
CELLS = frozenset(("td", "th", "cell"))
ROWS = frozenset(("tr", "row"))
BREAKS = frozenset(("br", "lb"))
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|!|$)"
    r"|font-size\s*:\s*0(?:\.0*)?\s*(?:px|pt|em|rem|%)?\s*(?:;|!|$)|(?:left|top|text-indent)\s*:\s*-\d{3,}"
    r"|clip\s*:\s*rect\(\s*0|(?:max-)?(?:height|width)\s*:\s*0(?:px)?\s*(?:;|!|$)",
    re.IGNORECASE,
)


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
