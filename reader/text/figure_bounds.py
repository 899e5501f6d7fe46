"""What a reader writes of a value, as a condition: `>1000`, `returned>=1.5 million`, `1000..5000`, `1,905`.

Knows nothing of the rest of a query.
"""

import re
from decimal import Decimal

import msgspec

from reader.model.query import FigureIs

_COMPARISONS = re.compile(
    r"(?P<label>[^<>=]*?)\s*(?P<one>[<>]=?|=)(?P<number>[^<>=]+)(?:(?P<two>[<>]=?)(?P<other>[^<>=]+))?"
)
_RANGE = re.compile(r"(?:(?P<label>[^:]*):)?(?P<low>[^:]+?)\.\.(?P<high>[^:]+)")
_DASHED = re.compile(r"(?P<low>[\d.,]+)[-–](?P<high>[\d.,]+\s*[a-z]*)", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<digits>[+-]?\d{1,30}(?:\.\d{1,30})?)\s*(?P<scale>[a-z]+)?", re.IGNORECASE)
_SCALES = {
    "": 1,
    "k": 10**3,
    "m": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "tn": 10**12,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SIGNS = str.maketrans({"≥": ">=", "≤": "<=", "−": "-"})
_MONEY = r"[A-Z]{0,3}[$€£¥]"
_UNIT_OF_NUMBER = re.compile(
    rf"(?:(?<=[<>=.])|\A)\s*{_MONEY}\s?(?=[\d+-])|(?<=\d)\s?%(?=\s*(?:[<>]|\.\.|\Z))"
)
_BETWEEN_THOUSANDS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")
_ENDS_WITH_SIGN = re.compile(r"[<>=≥≤]\Z|\.\.\Z")
_ENDS_WITH_THOUSANDS = re.compile(rf"(?:[<>=≥≤]|\.\.|\A)\s*(?:{_MONEY})?[+-]?\d{{1,3}}(?:\s\d{{3}})*\Z")
_THREE_DIGITS = re.compile(r"\d{3}(?:\.\.[+-]?\d[\d.,]*)?")
_ENDS_WITH_NUMBER = re.compile(rf"(?:[<>=≥≤]|\.\.|\A)\s*(?:{_MONEY})?[+-]?[\d.,]+\Z")


def read_bounds(text: str) -> FigureIs:
    """The figures meant: by value where there is one, else by words of label or unit.

    Raises ValueError, with words for the reader, where a value is compared with something that is no number.
    """
    text = _BETWEEN_THOUSANDS.sub("", text.translate(_SIGNS).strip())
    if unit := _UNIT_OF_NUMBER.search(text):
        found = read_bounds(_UNIT_OF_NUMBER.sub("", text))
        return msgspec.structs.replace(found, label=f"{found.label} {unit[0].strip()}".strip())
    if match := _COMPARISONS.fullmatch(text):
        return _compared(match)
    if match := _RANGE.fullmatch(text) or _DASHED.fullmatch(text):
        return _between(match.groupdict().get("label") or "", match["low"], match["high"])
    if re.search(r"[<>=]|\.\.", text):
        raise ValueError(_WANTED)
    number = _NUMBER.fullmatch(text.replace(",", ""))
    if number and (number["scale"] or "").lower() in _SCALES:
        return _between("", text, text)
    return FigureIs(label=text)


def goes_on(text: str, word: str) -> bool:
    """Whether the next word belongs to what is written of a value: `> 1000`, `>1 000`, `>1.5 million`."""
    if _ENDS_WITH_SIGN.search(text):
        return _NUMBER.match(_UNIT_OF_NUMBER.sub("", word.translate(_SIGNS))) is not None
    if _ENDS_WITH_THOUSANDS.search(text) and _THREE_DIGITS.fullmatch(word):
        return True
    is_unit = word == "%" or (len(word) > 2 and word.lower() in _SCALES)
    return is_unit and _ENDS_WITH_NUMBER.search(text) is not None


_WANTED = "fig: compares with a number: fig:>1000, fig:returned>1000, fig:1000..5000"


def _compared(match: re.Match[str]) -> FigureIs:
    found = _bound(match["label"], match["one"], match["number"])
    if match["two"] is None:
        return found
    other = _bound("", match["two"], match["other"])
    if match["one"] == "=" or (found.low is None) == (other.low is None):
        raise ValueError(_WANTED)
    low, high = (found, other) if other.low is None else (other, found)
    return FigureIs(
        label=found.label,
        low=low.low,
        high=high.high,
        low_included=low.low_included,
        high_included=high.high_included,
    )


def _bound(label: str, sign: str, text: str) -> FigureIs:
    number = _number(text)
    if sign == "=":
        return FigureIs(label=label, low=number, high=number)
    if sign.startswith(">"):
        return FigureIs(label=label, low=number, low_included=sign == ">=")
    return FigureIs(label=label, high=number, high_included=sign == "<=")


def _between(label: str, first: str, last: str) -> FigureIs:
    """From one to the other, whichever is less; `1..5 million` begins at a million, `1000..5m` at a thousand."""
    low, high = _number(first), _number(last)
    scaled = low * (_scale(last) // _scale(first))
    low = scaled if _scale(first) == 1 and scaled <= high else low
    return FigureIs(label=label, low=min(low, high), high=max(low, high))


def _number(text: str) -> Decimal:
    match = _NUMBER.fullmatch(text.replace(",", "").strip())
    if match is None or (match["scale"] or "").lower() not in _SCALES:
        raise ValueError(_WANTED)
    return Decimal(match["digits"]) * _scale(text)


def _scale(text: str) -> int:
    match = _NUMBER.fullmatch(text.replace(",", "").strip())
    return _SCALES[(match["scale"] or "").lower()] if match else 1
