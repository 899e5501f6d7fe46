"""The one door for foreign text: what comes out may be shown on a terminal and written into a pipe.

Nothing dangerous passes and nothing visible is lost: a control character becomes a picture of itself, a bidi
override its code point in angle brackets. Characters that are meant to be invisible go, so that a search finds
`bank.example` however many zero-width spaces were hidden in it.

Knows nothing of articles, markup or widths.
"""

import re
from collections.abc import Sequence
from functools import cache

from reader.model.clean_text import CleanText

_PLAIN = bytes((0x09, 0x0A, *range(0x20, 0x7F)))
"""ASCII that may be shown: all but C0, of which tab and newline may, and DEL."""

_UNTIDY = ("  ", "\t", "\n ", " \n")
"""What lines that are put one beneath the other do not have."""

_TYPICAL = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180)))) | set(
    "–—‘’“”•…€"
)
"""Characters of headlines in Latin script; none of them needs a closer look."""

_SHORT = 300
"""Characters up to which looking at each costs next to nothing."""


@cache
def _unusual() -> re.Pattern[str]:
    """What most of the world's text does without: anything of it gets the closer look.

    Made when it is first needed, because making it takes some milliseconds, which a first screen does not have.
    """
    return re.compile(_UNUSUAL)


_UNUSUAL = (
    r"[^\t\n\x20-\x7e\xa0-\xac\xae-\u02ff"  # Latin
    r"\u0370-\u0482\u048a-\u058f"  # Greek, Cyrillic, Armenian
    r"\u05be\u05d0-\u05f4\u060c-\u060f\u061b\u061d-\u064a\u0660-\u066f\u0671-\u06d4"  # Hebrew and Arabic letters
    r"\u10a0-\u10ff\u1e00-\u1fff"  # Georgian, more Latin and Greek
    r"\u2010-\u2027\u202f-\u205f\u2070-\u20cf\u2100-\u2bff"  # punctuation, signs, drawing
    r"\u3000-\u3029\u3030-\u3098\u309b-\u3163\u3165-\ua66e\uac00-\ud7a3"  # Chinese, Japanese, Korean
    r"\uff01-\uff9f\uffe0-\uffe6\ufffd]"
)

_FORBIDDEN = (
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e"
    r"\u2060-\u2065\u206a-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    r"\U00010000-\U0010ffff]+"  # few of these are forbidden; one range keeps the search fast
)


@cache
def _replacements() -> dict[int, str]:
    """Every forbidden code point and what stands for it."""
    table: dict[int, str] = {}
    # Invisible and harmless to lose: soft hyphen, grapheme joiner, direction marks (terminals do not reorder by
    # them, and a search must not stumble over them), zero-width space and word joiner, invisible operators,
    # deprecated format characters, byte order mark, shorthand and musical format controls.
    invisible = (
        *(0xAD, 0x34F, 0x61C, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF),
        *range(0x2060, 0x2066),
        *range(0x206A, 0x2070),
        *range(0xFFF0, 0xFFF9),
        *range(0x1BCA0, 0x1BCA4),
        *range(0x1D173, 0x1D17B),
    )
    table.update(dict.fromkeys(invisible, ""))
    table.update(
        dict.fromkeys((0x115F, 0x3164, 0xFFA0), " ")
    )  # Hangul fillers: letters that look like a space
    table.update({code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"})  # control pictures
    table.update(dict.fromkeys((0x0D, 0x85, 0x2028, 0x2029), "\n"))
    c1 = (*range(0x80, 0x85), *range(0x86, 0xA0))
    embeddings_and_overrides = range(0x202A, 0x202F)
    annotations = range(0xFFF9, 0xFFFC)
    table.update({code: _visible(code) for code in (*c1, *embeddings_and_overrides, *annotations)})
    noncharacters = (code for plane in range(0x11) for code in (plane << 16 | 0xFFFE, plane << 16 | 0xFFFF))
    surrogates = range(0xD800, 0xE000)
    table.update(dict.fromkeys((*noncharacters, *range(0xFDD0, 0xFDF0), *surrogates), "\ufffd"))
    return table


def _visible(code: int) -> str:
    return f"<U+{code:04X}>"


_ISOLATES = "\u2066\u2067\u2068\u2069"
_POP_ISOLATE = "\u2069"


def clean(text: str) -> CleanText:
    """Text of several lines, safe to show. Newlines and tabs stay; every kind of line end becomes a newline.

    Cleaning twice changes nothing more. The time is linear in the length, about 1 ns a character for ASCII.
    """
    if is_clean(text):
        return CleanText(text)
    from reader.text.followers import settle_followers  # Few texts need it, and it is slow to load.

    text = text.replace("\r\n", "\n")
    replacements = _replacements()
    text = re.sub(_FORBIDDEN, lambda match: match[0].translate(replacements), text)
    if any(isolate in text for isolate in _ISOLATES):
        text = _settle_isolates(text)
    return CleanText(settle_followers(text))


def clean_line(text: str) -> CleanText:
    """Text of one line, safe to show: as `clean`, with every run of white space as one space, none at the ends."""
    if text.isascii() and text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return CleanText(text)
    return CleanText(" ".join(clean(text).split()))


def clean_lines(texts: Sequence[str]) -> list[CleanText]:
    """The `clean_line` of each text, in a fifth of the time where none of them needs a closer look."""
    together = "\n".join(("", *texts, ""))
    if (
        together.count("\n") == len(texts) + 1
        and not any(blanks in together for blanks in _UNTIDY)
        and is_clean(together)
    ):
        # Other blanks than those of ASCII are left to put right.
        return [CleanText(text if text.isascii() else " ".join(text.split())) for text in texts]
    return [clean_line(text) for text in texts]


def is_clean(text: str) -> bool:
    """Whether `clean` certainly leaves a text, and any part of it, as it is; few that it does are doubted."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return not rest or _is_usual(rest.decode("utf-8", "surrogatepass"))


def _is_usual(text: str) -> bool:
    return (len(text) <= _SHORT and _TYPICAL.issuperset(text)) or not _unusual().search(text)


def _settle_isolates(text: str) -> str:
    """Take out the bidi isolates that close within their line and make the others visible.

    Those that close are honest, but cannot stay: a screen row shows a part of a line, and an isolate whose end
    is in the next row would reorder everything to its right, other panes included.
    """
    closed: set[int] = set()
    waiting: list[int] = []
    for match in re.finditer(f"[{_ISOLATES}\n]", text):
        if match[0] == "\n":
            waiting.clear()
        elif match[0] != _POP_ISOLATE:
            waiting.append(match.start())
        elif waiting:
            closed.update((waiting.pop(), match.start()))
    return re.sub(
        f"[{_ISOLATES}]", lambda match: "" if match.start() in closed else _visible(ord(match[0])), text
    )
