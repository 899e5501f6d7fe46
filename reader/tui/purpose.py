"""What a line of text is asked for. Known from the first frame on; the line itself is made when it is needed."""

import enum


class Purpose(enum.Enum):
    """What the typed text is for; the value stands before it. A LINE says itself what it is for."""

    LIBRARY = " / "
    ARTICLE = " find in article / "
    LINE = " : "
    PALETTE = ": "


SEARCHING = (Purpose.LIBRARY, Purpose.ARTICLE)
