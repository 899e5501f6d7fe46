"""How a row looks while searching: its headline and the stretch of text that matched."""

import msgspec

from reader.model.highlighted import HighlightedText


class Hit(msgspec.Struct, frozen=True):
    """`snippet` is None where the headline alone shows what matched."""

    headline: HighlightedText
    snippet: HighlightedText | None = None
