"""What the reader did with an article."""

import msgspec


class ReadingState(msgspec.Struct, frozen=True, kw_only=True):
    """`position` is the character offset into the article's passages at the top of the screen, 0 for the top."""

    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    position: int = 0


UNTOUCHED = ReadingState()
