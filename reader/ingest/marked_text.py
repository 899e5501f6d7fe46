"""A paragraph on its way from a page: text with signs for emphasis and links, turned into the Markdown subset.

The signs are private characters, which foreign text is not let have. Marks that would not be read back as they are
meant are left out; the words stay. Knows nothing of pages and trees.
"""

import re

from reader.model.clean_text import CleanText
from reader.text.escaping import escape_inline
from reader.text.inline_markup import parse_inline

EMPHASIS, LINK, LINK_END, EMPHASIS_END = "\ue000", "\ue001", "\ue002", "\ue003"
"""What stands where marks begin and end."""

SIGNS = "".join((EMPHASIS, LINK, LINK_END, EMPHASIS_END))

_BRACKET = re.compile(r"(?<!\\)[\[\]]")
_SPACE = re.compile(r"[ \t\r\n\f]+")
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


def without_signs(text: str, instead: str = "") -> str:
    """The text without any sign, or with something else in the place of each."""
    return text if text.isascii() else _PRIVATE.sub(instead, text)


def single_spaced(text: str) -> str:
    """The text with every run of white space as one space, none at the ends; hard spaces stay."""
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or "\f" in text:
        text = _SPACE.sub(" ", text)
    return text.strip(" ")


def marked(text: str, links: list[str]) -> str:
    """The paragraph in the Markdown subset; `links` are the addresses of its links, in order."""
    plain = without_signs(text)
    if plain == text:
        return escape_inline(text)
    if _SIMPLE.fullmatch(text):
        return _fill_in(text, links)
    plain = single_spaced(plain)
    for with_emphasis, with_links in ((True, True), (False, True), (True, False)):
        written = single_spaced(_write(text, links if with_links else [], emphasis=with_emphasis))
        if parse_inline(CleanText(written))[0] == plain and (with_links or EMPHASIS in text):
            return written
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
            case "\ue000" | "\ue003":  # emphasis
                written += "*" * emphasis
            case "\ue001":  # a link begins
                open_link = next(addresses, "")
                if open_link and written.endswith("!"):
                    written = f"{written[:-1]}\\!"  # or else it would be a picture
                written += "[" * bool(open_link)
            case "\ue002":  # and ends
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
