"""Where a line of text may end within what has no spaces.

A small part of Unicode's line breaking (UAX 14): dashes between letters, and Chinese and Japanese, which break
anywhere but before closing and after opening punctuation (kinsoku).
"""

SPACES = " \t\n\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""White space at which a line may end. No-break, figure and narrow no-break space hold words together."""

DASHES = "-‐–—"

_NEVER_FIRST = frozenset(
    "!%),.:;?]}¢°’”†‡›»…‰′″℃、。々〉》」』】〕〗〙〛〜〞〟ゝゞァィゥェォッャュョヮヵヶぁぃぅぇぉっゃゅょゎゕゖ・ーヽヾ"
    "！％），．：；？］｝｡｣､･ｰ～￠"
)
_NEVER_LAST = frozenset("$([{£¥‘“‹«〈《「『【〔〖〘〚〝＄（［｛｢￡￥")


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
