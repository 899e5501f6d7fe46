"""Units of measure, time and per cent with the spellings news uses. Nouns that are counted are no concern here."""

import re
from functools import lru_cache

import msgspec

from reader.model.extracted_figure import FigureKind


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A unit that stands at `start` to `end` behind a number; `name` replaces the text's own spelling if given."""

    start: int
    end: int
    kind: FigureKind
    name: str = ""


def unit_after(low: str, folded: str, end: int) -> Unit | None:
    """The unit directly behind a number that ends at `end`: `%`, `km`, ` square miles`, `-year`, `°C`."""
    match = _UNIT.match(low, end)
    if match is None:
        return None
    if match["percent"]:
        return Unit(match.start("percent"), match.end(), FigureKind.PERCENT, "%")
    if match["points"]:
        return Unit(match.start("points"), match.end(), FigureKind.PERCENT)
    if match["time"]:
        return Unit(match.start("time"), match.end(), FigureKind.DURATION)
    group = match.lastgroup or "measure"
    if group in _CASES and folded[match.start(group)].isupper() is not _CASES[group]:
        return None
    return Unit(match.start(group), match.end(), FigureKind.MEASURE)


def unit_before(low: str, start: int) -> Unit | None:
    """The unit directly in front of a number that begins at `start`: `magnitude 6.4`."""
    if not low.endswith(MAGNITUDE, max(0, start - 16), start):
        return None
    match = _BEFORE.search(low, max(0, start - 16), start)
    return Unit(match.start(1), match.end(1), FigureKind.MEASURE) if match else None


@lru_cache(10_000)  # nouns repeat from story to story
def kind_of(noun: str) -> FigureKind:
    """The kind of quantity that a lower-case noun makes: `years` a duration, `soldiers` counted."""
    if _TIME.fullmatch(noun):
        return FigureKind.DURATION
    return FigureKind.MEASURE if _MEASURE.fullmatch(noun) else FigureKind.COUNTED


_TIME_WORDS = (
    r"(?:milli|micro|nano)?seconds?|secs?|minutes?|mins?|hours?|hrs?|(?:(?:working|business|calendar)[\s-])?days?|weeks?|fortnights?|months?"
    r"|years?|yrs?|decades?|century|centuries|millenni(?:um|a)"
)
_MEASURE_WORDS = (
    r"(?:kilo|centi|milli|micro|nano)?met(?:re|er)s?|microns?|(?:kilo|milli|micro)?gram(?:me)?s?|kilos?|miles?|yards?|feet|foot"
    r"|inch(?:es)?|acres?|hectares?|tonnes?|tons?|ounces?|stones?|pound[\s-](?:feet|foot)|pounds?|lit(?:re|er)s?|millilit(?:re|er)s?|gallons?|pints?"
    r"|barrels?|bushels?|carats?|(?:kilo|mega|giga|tera)?watts?(?:[\s-]hours?)?|(?:kilo|mega|giga|tera)?joules?"
    r"|(?:kilo|mega|giga)?hertz|(?:kilo|mega|giga|tera)?bytes?|volts?|amps?|knots?|decibels?|(?:kilo)?calories?"
    r"|light[\s-]years?|astronomical\sunits?|(?:kilo|mega|giga)?parsecs?|degrees?(?:\s(?:celsius|fahrenheit|centigrade|[cf]\b))?|celsius|fahrenheit|kelvins?"
    r"|parts\sper\s[a-z]+illion|horsepower|magnitude|fold|gigatons?|gigatonnes?|megatons?|kilotons?"
)
_SYMBOLS = (
    r"km\s(?:per|an)\s(?:hour|second)|km/[hs]|m/s|km²|km2|km|kmh|kph|mph|cm|mm|nm|m²|m2|m³|m3|m|kg|mg|lb-ft|lbs?|in(?=\))|oz|ft|sq\.?\s(?:km|mi|ft|m|miles?|feet)|ha|ml"
    r"|[kmgt]wh?|[kmgt]b|[kmg]hz|hp|°\s?[cf]?|bpd|bps|pp[mb]|db|nmi|psi|kcal|tbsp"
    r"|mpg|rpm|cc|mah|n·?m|ms|[kmg]bps|fps|hz|g/km|mmhg|[µμ][gm]|mcg"
)
MAGNITUDE = ("magnitude ", "magnitude of ", "magnitude-")
_BEFORE = re.compile(r"\b(magnitude)[\s-](?:of\s)?$")
_TIME = re.compile(_TIME_WORDS)
_MEASURE = re.compile(_MEASURE_WORDS)
_UNIT = re.compile(
    r"[\s-]?(?P<percent>%|(?:percent|per[\s-]cent|pct)\b)"
    rf"|(?:\s-\s|[\s-])?(?P<points>(?:percentage|basis)[\s-]points?)\b"
    rf"|(?:\s-\s|[\s-])(?P<time>{_TIME_WORDS})(?![\w'])"
    rf"|(?:\s-\s|[\s-])(?P<measure>(?:(?:square|cubic|nautical|metric|us|imperial|sq)[\s-])?(?:{_MEASURE_WORDS})"
    r"(?:\s(?:per|an|a)\s(?:hour|second|gallon))?)(?![\w'])"
    rf"|[\s-]?(?P<symbol>{_SYMBOLS})(?![\w/'])"
    r"|(?P<degrees>[cf])(?![\w/'-])|\s?(?P<grams>g)(?![\w/'-])|(?P<litres>l)(?![\w/'-])"
)
_CASES = {"degrees": True, "grams": False}
"""Letters that are units in capitals, or in small letters, alone: `40C`, `800 g`, but not `5G`."""
