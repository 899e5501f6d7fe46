"""Currencies with the signs, codes and names news uses, before a number and behind it."""

import re
from collections.abc import Mapping
from types import MappingProxyType

import msgspec

SIGNS = "$€£¥₹₩₽₺₪₦₱฿₫₴₡₵₭₮₲₸₼₾"


class Currency(msgspec.Struct, frozen=True, gc=False):
    """A currency beside a number: its sign or name, and how far the two together reach."""

    name: str
    start: int
    end: int
    is_sign: bool = False


def currency_before(folded: str, start: int) -> Currency | None:
    """The currency in front of a number that begins at `start`: `$`, `US$`, `NZ $`, `EUR`, `Rs`."""
    previous = folded[start - 1 : start]
    if previous not in SIGNS and previous != " " and not previous.isalpha() and previous not in ".-":
        return None
    if previous == " " and folded[start - 2 : start - 1] in _NO_END:
        return None  # most numbers stand behind a plain word
    match = _BEFORE.search(folded, max(0, start - 8), start)
    if match is None or (match[1] == "R" and not _RANDS.match(folded, start)):
        return None
    written = "".join(match[1].split()).rstrip(".")
    return Currency(_CODES.get(written, written), match.start(1), start)


def currency_after(low: str, end: int) -> Currency | None:
    """The currency behind a number that ends at `end`: ` euros`, `-dollar`, ` Swiss francs`, `€`, `p`."""
    match = _AFTER.match(low, end)
    if match is None:
        return None
    if match["sign"]:
        return Currency(match["sign"], end, match.end(), is_sign=True)
    if match["code"]:
        return Currency(
            _CODES.get(match["code"].upper(), match["code"].upper()), end, match.end(), is_sign=True
        )
    if match["pence"]:
        return Currency("p", end, match.end())
    name = match["name"]
    if name.startswith("pound") and _is_weight(low, end, match.end()):
        return None
    return Currency(_NAMES.get(name) or _plain(match["nation"], name), end, match.end())


def _is_weight(low: str, start: int, end: int) -> bool:
    """Whether pounds are weight: `5 pounds of rice`, `(47.5 pounds) of rock`, `a 200-pound man`."""
    return low.startswith("-", start) or low.startswith(
        (" of ", ") of ", " in weight", " heavier", " lighter", "-f", " feet"), end
    )


def _plain(nation: str | None, name: str) -> str:
    noun = _SINGULAR.sub("", name)
    return _NATIONS.get(f"{nation} {noun}") or (
        f"{nation.title()} {name}" if nation else _NOUNS.get(noun, name)
    )


_CODES: Mapping[str, str] = MappingProxyType(
    {"USD": "US$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "AUD": "A$", "CAD": "C$", "NZD": "NZ$"}
    | {"HKD": "HK$", "SGD": "S$", "AU$": "A$", "Can$": "C$", "RMB": "yuan", "CNY": "yuan"}
)
_NOUNS: Mapping[str, str] = MappingProxyType({"dollar": "$", "euro": "€", "pound": "£", "buck": "$"})
_NAMES: Mapping[str, str] = MappingProxyType({"pounds sterling": "£", "sterling": "£"})
_NATIONS: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(("us dollar", "u.s. dollar", "american dollar"), "US$")
    | {
        "australian dollar": "A$",
        "canadian dollar": "C$",
        "new zealand dollar": "NZ$",
        "hong kong dollar": "HK$",
    }
    | {"singapore dollar": "S$", "british pound": "£", "japanese yen": "yen", "chinese yuan": "yuan"}
)
_SINGULAR = re.compile(r"(?<!s)s$")

_NO_END = frozenset("abcdefghijlmnoqtuvwxyz,;:")
"""What no sign and no code of a currency ends with."""
_BEFORE = re.compile(
    rf"(?<![\w$])((?:[A-Z]{{1,3}}\s?|Can|SFr?)?[{SIGNS}]|(?:USD|EUR|GBP|JPY|CHF|CNY|RMB|INR|AUD|CAD|NZD|HKD|SGD|SEK|NOK|DKK"
    r"|RUB|TRY|ZAR|BRL|MXN|KRW|PLN|CZK|HUF|THB|IDR|MYR|PHP|VND|PKR|BDT|LKR|NGN|KES|GHS|EGP|ILS|AED|SAR|IQD|SFr|Rs\.?|Rp\.?"
    r"|RM|Tk|Fr|kr|[KTU]?Sh|KSh|GH[¢₵]|R))\s?-?$"
)
_RANDS = re.compile(r"\d[\d.,]*\s?(?:m|bn|tn|million|billion|trillion)\b|\d{1,3}(?:[ ,]\d{3})+(?!\d)")
"""A number behind which `R` is money rather than a code."""
_AFTER = re.compile(
    rf"\s?(?P<sign>[{SIGNS}])(?!\s?\d)"
    r"|(?P<pence>p)(?<!\D480p)(?<!\D720p)(?<!1080p)(?<!1440p)(?<!2160p)(?![\w'/-]|\.\w)"
    r"|\s(?P<code>usd|eur|gbp|jpy|chf|cny|rmb|inr|aud|cad|nzd|hkd|sek|nok|dkk|rub|zar|brl)\b"
    r"|[\s-](?:(?P<nation>us|u\.s\.|new\szealand|hong\skong|(?:south|north|costa|sri|new)\s[a-z]+n|swiss|czech|cfa|taiwan"
    r"|singapore|thai|[a-z]{3,}(?:an|ese|ish|i))[\s-])?"
    r"(?P<name>pounds\ssterling|sterling|dollars?|euros?|pounds?|bucks?|yen|yuan|renminbi|rupees?|roubles?|rubles?"
    r"|liras?|pesos?|reais|real(?=\sin\b)|rand|won(?!\s(?:the|a|in|by|from|at|his|her|their)\b)|dirhams?|dinars?"
    r"|riyals?|rials?|shekels?|francs?|kron(?:or|er|a|e)|zloty(?:s|ch)?|forints?|baht|ringgit|naira|shillings?|cedis?"
    r"|taka|hryvnias?|dong|rupiah|afghanis?|leu|lei|leva?|lari|birr|cents?|pence|pfennigs?|kopecks?|bitcoins?"
    r"|kwachas?|kyats?|tenge|tugriks?|meticais|metical|leones?|kwanzas?|pulas?|manats?|lempiras?|bolivars?|bolivianos?"
    r"|gourdes?|riels?|dalasis?|ariary|colones|(?(nation)(?:crowns?|drams?|soms?|soles|kips?|quetzals?|guaranis?)|(?!)))\b"
)
