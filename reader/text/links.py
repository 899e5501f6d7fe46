"""Which links may be followed.

A link from an article is handed to a browser or written into the terminal, so it must be exactly what it looks
like. What a link leads to, and whether the network has it, is not known here.
"""

import re

from reader.model.clean_text import CleanText
from reader.text.clean import clean

LONGEST_LINK = 2083
"""Characters in the longest link taken: the limit of VTE and iTerm2 for a link in the terminal (OSC 8)."""

_LINK = (
    # A host, without a name and password before it: `https://bank.example@evil.example` leads to evil.example.
    r"https?://[^\s/?#@\\<>\"]+(?:[/?#][^\s\\<>\"]*)?"
    # One address and at most a subject: some mail programs attach files when a link asks them to.
    r"|mailto:[^\s/?#@&\\<>\"]+@[^\s/?#@&\\<>\"]+(?:\?subject=[^\s&?#\\<>\"]*)?"
)


def safe_link(url: str) -> CleanText | None:
    """The link without the white space around it, or None where it must not be followed.

    Safe are http, https and mailto with nothing in them that hides where they lead: no control, invisible or
    bidi characters, spaces, backslashes, quotation marks or credentials.
    """
    link = url.strip()
    if len(link) > LONGEST_LINK or not re.fullmatch(_LINK, link, re.IGNORECASE) or clean(link) != link:
        return None
    return CleanText(link)
