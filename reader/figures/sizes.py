"""What a measure in space is called: `Length of bridge`, `Depth of lake`. Whose it is, the clause says."""

import re

from reader.figures.clauses import described
from reader.figures.nouns import is_plural


def size_label(before: str, after: str, unit: str) -> str | None:
    """The label of a measure between these words of its sentence, the unit left out.

    Empty where it is a distance from something, which is nothing that its sentence is about, or it cannot be told
    whose it is. None where it is no length and no distance.
    """
    if dimension := _DIMENSION.match(after):
        whose = described(before, after[dimension.end() :])
        whose = whose.lower() if is_plural(whose.lower()) else whose
        return f"{_DIMENSIONS[dimension[1]]} of {whose}" if whose else ""
    return "" if _AWAY.match(after) and _LENGTH.fullmatch(unit) else None


_DIMENSIONS = {
    "long": "length",
    "wide": "width",
    "across": "width",
    "high": "height",
    "tall": "height",
    "deep": "depth",
    "thick": "thickness",
    "in diameter": "diameter",
}
_DIMENSION = re.compile(rf"[\s-]({'|'.join(_DIMENSIONS)})\b")
_LENGTH = re.compile(
    r"(?:(?:kilo|centi|milli)?met(?:re|er)|mile|yard|inche?|light[\s-]year|nautical\smile)s?|[kcm]?m|feet|foot|ft"
)
_AWAY = re.compile(
    r"\s(?:away|apart|from|off|down|underground|offshore|inland|above|below|beneath|behind|ahead"
    r"|(?:(?:north|south)-?)?(?:east|west|north|south)\sof)\b"
)
