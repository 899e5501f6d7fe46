"""What the reader did with an article."""

import msgspec


class ReadingState(msgspec.Struct, frozen=True, kw_only=True):
    """`position` is the place at the top of the screen: characters into the passages; 0 is the start.

    `marks` and `notes` say how many there are.
    """

    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    position: int = 0
    marks: int = 0
    notes: int = 0


UNTOUCHED = ReadingState()
