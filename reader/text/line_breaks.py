"""Where a line of text may end within what has no spaces.

A small part of Unicode's line breaking (UAX 14): dashes between letters, and Chinese and Japanese, which break
anywhere but before closing and after opening punctuation (kinsoku). And where it had better not: between a number
and its unit.
"""

import re

SPACES = " \t\n\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""White space at which a line may end. No-break, figure and narrow no-break space hold words together."""

DASHES = "-‐–—"

_NEVER_FIRST = frozenset(
    "!%),.:;?]}¢°’”†‡›»…‰′″℃、。々〉》」』】〕〗〙〛〜〞〟ゝゞァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ・ーヽヾ"
    "！％），．：；？］｝｡｣､･ｰ～￠"
)
_NEVER_LAST = frozenset("$([{£¥‘“‹«〈《「『【〔〖〘〚〝＄（［｛｢￡￥")

_UNIT = re.compile(
    r"(?:[%‰]|°[CF]?|[µnmck]?m[²³]?|[µmk]?g|[kM]?t|[µm]?s|min|ha|km/h|m/s|mph|ft|lb|oz|[kMGT]?(?:W|Wh|Hz|B|J|V|eV)"
    r"|[kM]?Pa|K|bn|[mbtr]{1,2}illion|a\.m\.|p\.m\.|am|pm)(?!\w)"
)


def belong_together(text: str, space: int) -> bool:
    """Whether a number ends before the `space` and its short unit begins behind it: `1.5 °C`, `12.3 million`."""
    return text[space - 1 : space].isdecimal() and _UNIT.match(text, space + 1) is not None


def may_break(before: str, char: str, after: str) -> bool:
    """Whether a line may end between `char` and `after`, neither of them a space; `before` precedes `char`."""
    if char == "—":
        return not before.isspace()
    if char in DASHES:
        return before.isalpha() and after.isalpha()
    if _stands_alone(char) or _stands_alone(after):
        return after not in _NEVER_FIRST and char not in _NEVER_LAST
    return False


def is_cjk(char: str) -> bool:
    """Whether a character is written without spaces: ideographs, kana, full-width forms; not Hangul."""
    return char >= "\u2e80" and (
        char <= "\u312f"
        or "\u3190" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\ufe30" <= char <= "\ufe4f"
        or "\uff01" <= char <= "\uffee"
        or "\U00020000" <= char <= "\U0003ffff"
    )


def _stands_alone(char: str) -> bool:
    return is_cjk(char) or "\U0001f000" <= char <= "\U0001faff"  # emoji
