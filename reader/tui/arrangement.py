"""Which panes stand on a screen of a given size, and how wide they are. Pure arithmetic."""

import enum
from typing import NamedTuple

WIDE = 120
MEDIUM = 80
SMALLEST = (20, 5)
MEASURE = 72
NARROWEST = 32
"""Cells that an article has on a wide screen whatever the reader wants for the other panes."""


class PaneName(enum.StrEnum):
    """The panes that `1`, `2` and `3` go to."""

    LIST = "list"
    ARTICLE = "article"
    SIDE = "side"


class Arrangement(NamedTuple):
    """Widths in cells, rules between panes not counted; 0: not shown. `strip`: figures stand in the article."""

    list_width: int
    article_width: int
    side_width: int
    strip: bool
    frame: bool
    too_small: bool = False


def arrange(width: int, height: int, pane: PaneName, list_share: int = 0, side_share: int = 0) -> Arrangement:
    """The panes for a screen of `width` x `height` cells while `pane` has the focus.

    The shares are hundredths of the width that the reader wants for a pane; 0 leaves it to us.

    Without height to spare the frame (rules, title and hints) goes first. A wide screen keeps its side pane even
    while it has nothing to show: panes that come and go would not be calm.
    """
    if width < SMALLEST[0] or height < SMALLEST[1]:
        return Arrangement(0, 0, 0, strip=False, frame=False, too_small=True)
    frame = height >= 10
    if width < MEDIUM:
        alone = {name: width if pane == name else 0 for name in PaneName}
        return Arrangement(
            alone[PaneName.LIST], alone[PaneName.ARTICLE], alone[PaneName.SIDE], strip=True, frame=frame
        )
    if width < WIDE:
        if pane == PaneName.SIDE:
            beside = max(width * side_share // 100 if side_share else width // 3, 26)
            return Arrangement(0, width - beside - 1, beside, strip=True, frame=frame)
        listed = max(width * (list_share or 36) // 100, 28)
        return Arrangement(listed, width - listed - 1, 0, strip=True, frame=frame)
    beside = width * side_share // 100 if side_share else min(max(width * 22 // 100, 27), 40)
    listed = width * list_share // 100 if list_share else min(max(width * 28 // 100, 33), 60)
    listed = min(listed, width - beside - 2 - NARROWEST)
    return Arrangement(listed, width - listed - beside - 2, beside, strip=False, frame=frame)


def figures_height(height: int, figures: int, sections: int) -> int:
    """Lines of a side pane of `height` for key figures, when they and the sections need so many.

    A long list of figures leaves four lines in ten to the sections.
    """
    if not sections:
        return min(figures, height)
    return min(figures, max(height - sections, height * 6 // 10))
