"""Single numbers as they are written, in digits or in words, with their scale: `1,905`, `12.3 million`.

This module knows nothing of what is counted, nor whether a number is a year or a score: it finds them all.
Every function runs in linear time, and no digit is lost however long the number.
"""

import enum
import re
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal

import msgspec

from reader.figures.number_search import VULGAR, digit_spans, number_spans
from reader.figures.number_words import (
    DOZEN,
    FOREIGN_SCALES,
    SCALES,
    SHORT_SCALES,
    SLASHED_FRACTIONS,
    VULGAR_FRACTIONS,
)
from reader.figures.spelled import LONGEST, spelled
from reader.text.words import BREAK, Memory


class Form(enum.Enum):
    """How a number is written; `FRACTION` is a part of a whole, `two-thirds`."""

    DIGITS = enum.auto()
    WORDS = enum.auto()
    FRACTION = enum.auto()


class Numeral(msgspec.Struct, frozen=True, gc=False):
    """The number at `start` to `end`. `power` is the power of ten of its scale: 6 for `12.3 million`, else 0."""

    start: int
    end: int
    value: Decimal
    power: int = 0
    form: Form = Form.DIGITS


class Reading(enum.Enum):
    """How numbers are read: with English words, or digits alone with the scale words of other languages.

    With `POINT_GROUPS` a point parts thousands, `1.905`, as most of Europe and Latin America write it.
    """

    ENGLISH = enum.auto()
    FOREIGN = enum.auto()
    POINT_GROUPS = enum.auto()


def numerals(low: str, reading: Reading = Reading.ENGLISH) -> Iterator[Numeral]:
    """Every number in a text that went through `folding.fold` and `folding.lower`, in order, none overlapping."""
    if reading is Reading.ENGLISH:
        before = len(BREAK)
        spans = [(start - before, end - before) for start, end in number_spans(BREAK + low)]
    else:
        spans = digit_spans(low)
    return numerals_at(low, spans, reading)


def numerals_at(
    low: str, spans: Iterable[tuple[int, int]], reading: Reading = Reading.ENGLISH
) -> Iterator[Numeral]:
    """The numbers that the digits and words at these places of a text make, as `numerals` gives them."""
    reached = 0
    for start, end in spans:
        if start < reached:
            continue
        first = low[start]
        if first in VULGAR_FRACTIONS:
            found = _vulgar(first, start, end)
        else:
            found = _digits(low, start, end, reading) if first.isdecimal() else _words(low, start, end)
        if found:
            reached = found[-1].end
            yield from found


def _vulgar(sign: str, start: int, end: int) -> list[Numeral]:
    return [Numeral(start, end, Decimal(f"0.{VULGAR_FRACTIONS[sign]}"), form=Form.FRACTION)]


def shifted(whole: str, fraction: str, power: int) -> Decimal:
    """The number `whole.fraction` times ten to the `power`, exactly and without an exponent."""
    moved = fraction[:power].ljust(power, "0") if power else ""
    rest = fraction[power:]
    return Decimal(f"{whole}{moved}.{rest}" if rest else whole + moved)


def rescaled(value: Decimal, power: int) -> Decimal:
    """The number times ten to the `power`, exactly; a negative power divides."""
    if power < 0:
        return Context(prec=len(str(value))).scaleb(value, power)
    whole, _, fraction = format(value, "f").partition(".")
    return shifted(whole, fraction, power)


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


_SCALE = re.compile(
    rf"(?:\sand\s(?P<half>a half|a quarter)|[\s-](?P<slashed>{_alternatives([*SLASHED_FRACTIONS])})(?![\d/])"
    rf"|\s?(?P<vulgar>[{VULGAR}]))?"
    rf"(?:[\s-]?(?P<scale>{_alternatives([*SCALES])})\b(?:\s(?P<second>{_alternatives([*SCALES])})\b)?"
    rf"|[\s-]?(?P<dozen>{DOZEN})\b"
    r"|\s?(?P<short>mn|mln|bn|bln|tn|trn|tln)\b|(?P<letter>[kmbt])(?![\w/²³])(?![\s-](?:tall|high|long|deep|wide|away"
    r"|above|below|sprint|race|final|freestyle|hurdles|relay|butterfly|backstroke|breaststroke|medley|title|champions?|final|in\s\d+|of\s(?:water|rope|cable|snow|rubble|pipe|track|mud|sand|fence))\b))?"
)
_FOREIGN_SCALE = re.compile(rf"\s?(?P<scale>{_alternatives([*FOREIGN_SCALES])})(?![a-zа-я]|\sich\b)\.?")
"""`5 bin` are five thousand in Turkish, but not in `mit 18 bin ich`."""
_LETTERS = re.compile(r"[a-z]+")
_ARTICLE = re.compile(r"\b(?:an?|another)[\s-]$")
_ARTICLE_ENDS = "anr"
_SCALE_BEGINNINGS = frozenset({*"htmbqlcdak123", *VULGAR_FRACTIONS})
_PARTS = {"a half": "5", "a quarter": "25", **SLASHED_FRACTIONS, **VULGAR_FRACTIONS}
_GROUPS = re.compile(
    r"[0-9]{1,3}(?P<mark>[,.' ])[0-9]{3}(?:(?P=mark)[0-9]{3})*|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}"
)
"""Groups of three, or of two and a last of three as India writes lakhs."""
_POINT_GROUPS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
_POINT_BEFORE = re.compile(r"\A\.|[\s($€£¥-]\.")
"""`.312`."""
_RACE = re.compile(r"(?:\bthe\s|n's\s)(?:60|[1248]00|1500|3000|5000|10000)m(?!\s[a-z]+s\b)")
"""`The 100m`."""
_RESOLUTION = re.compile(
    r"[48]k\s(?:videos?|tvs?|resolution|displays?|screens?|cameras?|footage|content|uhd|hdr|oled)\b"
)
_MONEY_SIGNS = frozenset("$€£¥₹₩₽₺₪₦₱฿₫₴")


def _digits(low: str, start: int, end: int, reading: Reading) -> list[Numeral]:
    written = low[start:end]
    parts = _whole_and_fraction(written, point_groups=reading is Reading.POINT_GROUPS)
    if parts is None:
        return _listed(written, start)
    whole, fraction = parts
    if not fraction and _POINT_BEFORE.match(low, max(0, start - 2), start):
        start, whole, fraction = start - 1, "0", whole
    power = 0
    scale = None
    if reading is not Reading.ENGLISH:
        if foreign := _FOREIGN_SCALE.match(low, end):
            power, end = FOREIGN_SCALES[foreign["scale"]], foreign.end("scale")
    elif low[end : end + 2].strip(" -")[:1] in _SCALE_BEGINNINGS:
        scale = _SCALE.match(low, end)
    if scale and (part := scale["half"] or scale["vulgar"] or scale["slashed"]):
        fraction = _PARTS[part]
        end = max(scale.end("half"), scale.end("vulgar"), scale.end("slashed"))
    if scale and scale["dozen"]:
        exact = Context(prec=len(whole) + len(fraction) + 2)
        return [Numeral(start, scale.end(), exact.multiply(shifted(whole, fraction, 0), Decimal(12)))]
    if scale and (name := scale["scale"] or scale["short"] or _letter(low, start, scale)):
        power = SCALES.get(name, 0) or SHORT_SCALES[name]
        power += SCALES[scale["second"]] if scale["second"] else 0
        end = scale.end()
    start, sign = _signed(low, start)
    return [Numeral(start, end, shifted(sign + whole, fraction, power), power)]


def _letter(low: str, start: int, scale: re.Match[str]) -> str:
    """A letter for a scale: `b` and `t` only behind money, for `5b` may be anything; `m` not where it is metres."""
    letter = scale["letter"] or ""
    if low[start - 1 : start] in _MONEY_SIGNS:
        return letter
    if letter == "k" and _RESOLUTION.match(low, start):
        return ""
    if letter == "m" and ("," in low[start : scale.end()] or _RACE.match(low, max(0, start - 4))):
        return ""
    return letter if letter in "km" else ""


def _whole_and_fraction(written: str, *, point_groups: bool) -> tuple[str, str] | None:
    """The digits before and after the decimal point, or None where the marks make no single number.

    `point_groups` tells that `1.905` has no fraction.
    """
    if written.isdecimal():
        return written, ""
    if point_groups and _POINT_GROUPS.fullmatch(written):
        return _only_digits(written), ""
    if _grouped(written) and written.count(".") != 1:
        return _only_digits(written), ""
    at = max(written.rfind(mark) for mark in ".,")
    head, mark, tail = written[: max(at, 0)], written[at], written[at + 1 :]
    if tail.isdecimal() and (head.isdecimal() or (_grouped(head) and mark not in head)):
        return _only_digits(head), tail
    return None


def _grouped(written: str) -> bool:
    return _GROUPS.fullmatch(written) is not None


def _only_digits(written: str) -> str:
    return written.translate(_NO_MARKS)


_LONGEST_LIST = 20
"""Commas without a space in a list of numbers; more than these are data that went astray."""
_NO_MARKS = dict.fromkeys(map(ord, ",.' "))


def _listed(written: str, start: int) -> list[Numeral]:
    """Numbers set side by side with commas, `10,20,30`; anything else, such as `192.168.0.1`, is no number."""
    if "." in written or "'" in written or written.count(",") > _LONGEST_LIST:
        return []
    parts = re.finditer(r"[0-9]+", written)
    return [Numeral(start + part.start(), start + part.end(), Decimal(part[0])) for part in parts]


def _signed(low: str, start: int) -> tuple[int, str]:
    before = low[max(0, start - 3) : start]
    if before.endswith("-") and (len(before) == 1 or before[-2] in " \n\t($€£") and not before[0].isdecimal():
        return start - 1, "-"
    if (
        before == "us "
        and low[max(0, start - 6) : start] == "minus "
        and not low.startswith("or ", max(0, start - 9))
    ):
        return start - 6, "-"
    return start, ""


def _words(low: str, start: int, end: int) -> list[Numeral]:
    begin = start
    if low[start - 2 : start - 1] in _ARTICLE_ENDS and (
        article := _ARTICLE.search(low, max(0, start - 9), start)
    ):
        begin = article.start()
    return [
        Numeral(begin + number.start, begin + number.end, number.value, number.power, number.form)
        for number in _SPELLED_OUT[low[begin:end]]
    ]


def _spelled_out(written: str) -> tuple[Numeral, ...]:
    """The numbers of a row of number words, an article in front of them included."""
    words = [(word[0], word.start(), word.end()) for word in _LETTERS.finditer(written)]
    found: list[Numeral] = []
    place = 0
    while place < len(words):
        number = spelled([word for word, _, _ in words[place : place + LONGEST]])
        if number.value is not None:
            last = words[place + number.used - 1]
            form = Form.FRACTION if number.share else Form.WORDS
            found.append(Numeral(words[place][1], last[2], number.value, number.power, form))
        place += number.used
    return tuple(found)


_SPELLED_OUT = Memory(_spelled_out)
