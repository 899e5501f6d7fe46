"""A place in the open article."""

from typing import NamedTuple


class Place(NamedTuple):
    """Characters `start` up to `end` of a passage."""

    passage: int
    start: int
    end: int
