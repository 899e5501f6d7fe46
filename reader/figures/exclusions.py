"""Numbers that are no figures: years, dates, times, ordinals, scores, telephone numbers, addresses, names."""

import re
from decimal import Decimal

from reader.figures.numerals import Form
from reader.figures.quantities import Quantity
from reader.figures.words import FUNCTION_WORDS, HARMING_VERBS, MONTHS, PAST_VERBS


class Place:
    """A quantity in its text, with the word in front of it (`previous`, in lower case) looked up once."""

    __slots__ = ("folded", "low", "previous", "previous_start", "quantity")

    def __init__(self, folded: str, low: str, quantity: Quantity) -> None:
        self.folded = folded
        self.low = low
        self.quantity = quantity
        back = max(0, quantity.start - _REACH)
        before = low[back : quantity.start]
        words = before.rstrip(_QUOTES).split() if before[-1:].isspace() or before[-1:] in _QUOTES else []
        self.previous = words[-1].lstrip(_QUOTES) if words else ""
        self.previous_start = low.rindex(self.previous, back, quantity.start) if words else quantity.start

    @property
    def after_capital(self) -> bool:
        """Whether the word in front is written with a capital."""
        written = self.folded[self.previous_start : self.previous_start + len(self.previous)]
        return written != self.previous

    def begins(self, position: int) -> bool:
        """Whether a sentence or quotation begins at this position."""
        before = self.low[max(0, position - 3) : position].rstrip(" ")
        return not before or before[-1] in _OPENING


def is_code_before(place: Place) -> bool:
    """Whether the number ends something longer: `A320`, `F-16`, `v3.1`, `555-0199`."""
    folded, start = place.folded, place.quantity.start
    before = folded[start - 1 : start] if start else " "
    front = folded[start - 2 : start - 1] if start > 1 else " "
    if before.isalnum() or before in "#_@/\\=&":
        return True
    return (before in "-.:'" and front.isalnum()) or (before == " " and front.isdigit())


def is_code_after(place: Place) -> bool:
    """Whether the number begins something longer: `33rd`, `22:30`, `24/7`, `7-Eleven`, `020 7946`."""
    folded, end = place.folded, place.quantity.end
    after = folded[end : end + 3].ljust(3)
    if after[0].isalpha() or after[0] == "_" or (after[0] == " " and after[1].isdigit()):
        return True
    if after[0] in "-:/.+@'" and (after[1].isdigit() or after[1].isupper() or after[:2] == "'s"):
        return True
    return after[0] == "." and after[1].isalpha()


def is_time(place: Place) -> bool:
    """Whether it is a day of a month or a time of day: `4 March`, `Dec. 20`, `9.30pm`, `0600 GMT`, `at 8.30`."""
    low, quantity = place.low, place.quantity
    if _CLOCK.match(low, quantity.end):
        return True
    if place.previous in _AT and _MINUTES.fullmatch(low, quantity.start, quantity.end):
        return _DAYTIME.match(low, quantity.end) is not None
    if (quantity.high or quantity.value) > 31:
        return False
    if place.previous in MONTHS and place.after_capital:
        return True
    match = _MONTH_AFTER.match(low, quantity.end)
    return match is not None and match[1] in MONTHS and place.folded[match.start(1)].isupper()


def is_year(place: Place, *, counts: bool) -> bool:
    """Whether four plain digits are a year; `counts` tells that a noun in the plural follows."""
    quantity = place.quantity
    if not _YEARS.fullmatch(place.low, quantity.start, quantity.end):
        return _ERA.match(place.low, quantity.end) is not None or place.previous == "ad"
    if _YEAR_AFTER_DATE.search(place.low, max(0, quantity.start - 20), quantity.start):
        return True
    if place.previous in MONTHS or place.previous in _YEAR_CUES:
        return True
    modern = Decimal(1900) <= quantity.value < Decimal(2100)
    if counts:
        return modern and place.previous in _DETERMINERS
    return modern or place.previous in _DETERMINERS


def is_label(place: Place) -> bool:
    """Whether it numbers something: `Article 5`, `page 12`, `No. 10`, `day five`, `Group of 20`, `[3]`, `2.`."""
    low, start, end = place.low, place.quantity.start, place.quantity.end
    if (place.previous in LABELS and low[start - 1].isspace()) or _GROUP_OF.search(
        low, max(0, start - 12), start
    ):
        return True
    listed = _LISTED.search(low, max(0, start - 32), start) if place.previous in _LISTING else None
    if listed and listed[1] in LABELS:
        return True
    if low[start - 1 : start] == "[" and low[end : end + 1] == "]":
        return True
    return low[end : end + 2] in (". ", ") ") and not low[
        max(0, low.rfind("\n", 0, start) + 1) : start
    ].strip("( ")


def is_name(place: Place, *, counts: bool) -> bool:
    """Whether it is of a name or address: `Windows 11`, `Boeing 737 jets`, `10 Downing Street`, `Big Three`."""
    folded, low, quantity = place.folded, place.low, place.quantity
    if _STREET.match(folded, quantity.end):
        return True
    if quantity.form is not Form.DIGITS:
        first = folded[quantity.start]
        return first.isupper() and not place.begins(quantity.start) and not _in_headline(place)
    if place.previous == "the" and not counts and low[quantity.start : quantity.end].isdigit():
        return True
    if not place.after_capital or not _PLAIN.fullmatch(low, quantity.start, quantity.end):
        return False
    if place.previous in FUNCTION_WORDS or place.previous in HARMING_VERBS or place.previous in PAST_VERBS:
        return False
    if place.begins(place.previous_start):
        return not counts and not place.previous.endswith(("ing", "ed"))
    if counts and folded[quantity.end + 1 : quantity.end + 2].islower():
        return _PREPOSITION.search(low, max(0, place.previous_start - 16), place.previous_start) is None
    return True


def is_score(place: Place) -> bool:
    """Whether `2-1` or `67-33` is a result rather than a range; asked where nothing is counted."""
    low, quantity = place.low, place.quantity
    if quantity.high is None or "-" not in low[quantity.first_end : quantity.end]:
        return False
    around = low[max(0, quantity.start - 60) : quantity.start] + "|" + low[quantity.end : quantity.end + 40]
    return _GAME.search(around) is not None


def is_pronoun(place: Place, *, counts: bool) -> bool:
    """Whether `one` and other number words stand for a person or thing: `one of the`, `no one`, `the two`."""
    low, quantity = place.low, place.quantity
    word = low[quantity.start : quantity.end]
    if _ORDINAL.match(low, quantity.end):
        return True
    if word == "one":
        if not counts or place.previous in _NOT_BEFORE_ONE or _NOT_AFTER_ONE.match(low, quantity.end):
            return True
        return low.startswith(" day", quantity.end) and place.previous not in _BEFORE_ONE_DAY
    return not counts and place.previous in _POINTING


def is_share(place: Place) -> bool:
    """Whether `half`, `a third`, `a quarter` is a part of a whole and not `a third goal`, `the second half`."""
    low, quantity = place.low, place.quantity
    if not low.startswith(("half", "a", "quarter"), quantity.start):
        return True
    if place.previous in _ORDERS or (
        low.startswith("-", quantity.end) and not low.startswith("-hour", quantity.end)
    ):
        return False
    if low.startswith(" as ", quantity.end):
        return False
    return _WHOLE.match(low, quantity.end) is not None or place.previous in _SHARE_CUES


def _in_headline(place: Place) -> bool:
    return place.after_capital and place.folded[place.quantity.end + 1 : place.quantity.end + 2].isupper()


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_REACH = 40
_QUOTES = '"“”(['
_OPENING = ".!?:;\"“”'(\n—|"

_CLOCK = re.compile(
    r"\s?(?:[ap]\.?m\b|o'clock|(?:hours\s)?(?:gmt|utc|bst|cet|cest|est|edt|pst|pdt|ist|local\stime)\b)|:\d"
)
_AT = frozenset({"at", "until", "till", "by", "from", "before", "after", "around", "about"})
_MINUTES = re.compile(r"[012]?\d\.[0-5]\d")
_DAYTIME = re.compile(
    r"[,.;]?\s(?:on|in|every|each|this|local|today|yesterday|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_MONTH_AFTER = re.compile(r"(?:\s?(?:-|to|and|or|,)\s?\d{1,2})?\s(?:of\s)?([a-z]{3,9})\b")
_YEARS = re.compile(r"[12]\d{3}(?:\s?(?:-|to|and|or)\s?[12]\d{3})?")
_YEAR_AFTER_DATE = re.compile(
    r"(?:\b\d{1,2}(?:st|nd|rd|th)?|[a-z]{3,9}\.?),?\s\d{1,2},\s$|[a-z]{3,9}\.?\s\d{1,2},?\s$"
)
_ERA = re.compile(r"\s(?:bc|bce|ad|ce)\b")
_YEAR_CUES = frozenset(
    {
        "in",
        "since",
        "until",
        "till",
        "during",
        "early",
        "late",
        "mid",
        "year",
        "years",
        "circa",
        "season",
        "fiscal",
    }
    | {
        "spring",
        "summer",
        "autumn",
        "winter",
        "fall",
        "back",
        "christmas",
        "easter",
        "copyright",
        "©",
        "class",
    }
)
_DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "of",
        "by",
    }
    | {"from", "to", "after", "before", "and", "between", "for", "next", "last", "end", "both"}
)
_POINTING = frozenset(
    {"the", "these", "those", "both", "this", "that", "his", "her", "their", "our", "its", "other"}
)
LABELS = _words(
    "article section chapter page pages room flight route highway motorway interstate no nos no. nos. art. sec."
    " fig. vol. pp. number numbers resolution version exit runway stage phase level grade category type channel"
    " gate platform terminal line act part volume episode season round game heat matchday lap hole ward zone"
    " district precinct block lot box apartment apt suite bus tram paragraph para clause rule title schedule"
    " appendix annex table figure fig question proposition prop amendment bill protocol formula size tier step"
    " item row seat post posts unit squad battalion brigade kilometre radio model mark day call dial phone"
    " telephone tel fax hotline pp vol issue chart lane pier dock berth court apollo covid group psalm verse"
)
_GROUP_OF = re.compile(r"\b(?:group|class|per)\s(?:of\s)?$")
_LISTING = frozenset({"and", "or", "to"})
_LINE_START = re.compile(r"(?:\A|\n)[ (]{0,7}$")
_LISTED = re.compile(r"\b([a-z]+)\s\d+(?:,\s\d+){0,3},?\s(?:and|or|to)\s$")
_PLAIN = re.compile(r"\d+(?:-\d+)?")
_STREET = re.compile(
    r"[A-Z]?\s(?:[A-Z][\w'.]*\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Boulevard|Blvd|Square|Place|Terrace|Way"
    r"|Crescent|Court|Quay|Row|Gardens)\b"
)
_PREPOSITION = re.compile(
    r"\b(?:in|on|at|near|by|from|for|of|to|outside|around|across|with|since|last|said)\s$"
)
_GAME = re.compile(
    r"\b(?:beat|beats|beaten|won|win|wins|winning|lost|loss|lose|lead|led|leading|defeat\w*|victor\w+|draw|drew|drawn|tie"
    r"|tied|score[ds]?|scoring|aggregate|set|sets|match|goal|half-time|voted?|vote|ruled|ruling|thrash\w*)\b|\d-\d"
)
_ORDINAL = re.compile(r"-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|\w+th)\b")
_NOT_BEFORE_ONE = frozenset(
    {
        "no",
        "the",
        "this",
        "that",
        "every",
        "any",
        "each",
        "which",
        "another",
        "some",
        "a",
        "his",
        "her",
        "my",
        "your",
    }
    | {"number", "day", "square"}
)
_NOT_AFTER_ONE = re.compile(
    r"\s(?:of|another|way|thing)\b|-(?!day|year|hour|minute|month|week|mile|metre|meter|km)|'s"
)
_BEFORE_ONE_DAY = frozenset(
    {"in", "for", "within", "after", "only", "just", "than", "least", "about", "over", "and", "lasted"}
)
_ORDERS = frozenset(
    {"first", "second", "third", "final", "last", "other", "each", "either", "the", "this", "that", "better"}
)
_WHOLE = re.compile(
    r"\s(?:of|the|its|their|his|her|our|all|an?\s(?:hour|mile|century|kilometre|metre|decade|day|year|point|dozen)|more|less"
    r"|higher|lower|fewer)\b"
)
_SHARE_CUES = frozenset(
    {"by", "than", "about", "nearly", "almost", "around", "roughly", "over", "least", "from", "to"}
)
