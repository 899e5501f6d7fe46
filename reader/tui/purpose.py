"""What a line of text is asked for. Known from the first frame on; the line itself is made when it is needed."""

import enum


class Purpose(enum.Enum):
    """What the typed text is for; the value stands before it."""

    LIBRARY = " / "
    ARTICLE = " find in article / "
    WRITE = " write to: "
    PIPE = " pipe to: "
    PALETTE = ": "


SEARCHING = (Purpose.LIBRARY, Purpose.ARTICLE)
