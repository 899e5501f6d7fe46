"""A place in the open article, and how one is asked for."""

import enum
from typing import NamedTuple


class Place(NamedTuple):
    """Characters `start` up to `end` of a passage."""

    passage: int
    start: int
    end: int


class Goal(enum.Enum):
    """Where to go in an article that opens."""

    POSITION = enum.auto()  # where the reader left it
    FIRST_MATCH = enum.auto()
    LAST_MATCH = enum.auto()
    STAY = enum.auto()  # it is open already and was read anew
