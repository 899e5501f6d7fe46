"""What sort of quantity an author's figure is, told from its value and unit."""

import re
from functools import lru_cache

from reader.figures.currencies import SIGNS
from reader.figures.extraction import extract_figures
from reader.model.extracted_figure import FigureKind

_MONEY = re.compile(f"[{SIGNS}]")


def written_kind(value: str, unit: str) -> FigureKind:
    """The kind of a figure with this value, `€12 million` or `4.2 %`, and this unit."""
    if _MONEY.search(value):
        return FigureKind.MONEY
    return _kind_of_unit(f"% {unit}" if "%" in value else unit.strip())


@lru_cache(10_000)  # units repeat from story to story
def _kind_of_unit(unit: str) -> FigureKind:
    if not unit:
        return FigureKind.BARE
    found = extract_figures(f"9 {unit}") or extract_figures(f"{unit} 9")
    return found[0].kind if found and found[0].kind is not FigureKind.BARE else FigureKind.COUNTED
