"""Text taken apart into the words that search works on.

The full-text index, the query and the highlighter all call this one module, so that what is found is what is
lit. A word's form has no case and no accents; a number loses its separators (`1,905`, `1 905` and `1905` are one
word); scripts written without spaces are cut into overlapping pairs of characters, which finds any stretch inside
a run. A pair's run ends with its last character alone, so that single characters are found by their beginning.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple, TypeVar

K = TypeVar("K", str, bytes)
T = TypeVar("T")

STEM_MARK = "~"
"""Stands before a stem among the words of a figure. Never part of a word."""

BREAK = "\x01"
"""A word of its own that no clean text has: put between texts, it lets many be taken apart at once."""

MAX_FORM = 64
"""Characters of a form that count: longer words are as good as equal when they agree so far."""

_SIGNS = "%$€£¥₹₩₽₺₪₦₱฿₫₴₡₵₸"
# Scripts whose words have no spaces between them: Thai, Lao, Myanmar, Khmer, kana, Han, Hangul.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Marks that belong to the letter before them; Python's \w leaves them out.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u094f\u0981-\u09e3\u0a01-\u0a71\u0a81-\u0ae3\u0b01-\u0b63\u0b82-\u0bcd\u0c00-\u0c63"
    "\u0c81-\u0ce3\u0d00-\u0d63\u0d81-\u0df3\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u20d0-\u20f0\ufe20-\ufe2f"
)
_NUMBER = (
    r"\d{1,3}(?:,\d{3})+(?![,\d])(?:\.\d+)?"  # 1,905 and 1,905.50
    r"|\d{1,3}(?:[\u00a0\u2009\u202f'’٬]\d{3})+(?!\d)(?:[.,]\d+)?"  # 1 905 with any space that does not break
    r"|\d{1,3}(?: \d{3})+(?!\d)"  # 1 905 with a plain space
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 1,23,456 as written in India
    r"|\d+(?:[.,٫]\d+)*"  # 1905, 12.3, 3,5, 1.905.000
)
_STRIPPED = r"[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c\u200d\s]+"
_GROUPED = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}|\d{1,2}(?:,\d{2})+,\d{3}"
_SPACES = r"[\s'’٬]"
# Letters that Unicode does not take apart into a base and a mark.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})


# The patterns and the stemmer are made when they are first needed: they take up to 10 ms, and a first screen has
# no words to look for.


@cache
def _ascii_word() -> re.Pattern[str]:
    return re.compile(rf"[A-Za-z][A-Za-z0-9]*|(?=\d)(?:{_NUMBER})|{BREAK}", re.ASCII)


@cache
def _any_word() -> re.Pattern[str]:
    return re.compile(
        rf"[^\W\d_{_UNSPACED}](?:[^\W_{_UNSPACED}]|[{_MARKS}])*|[{_UNSPACED}]+|(?=\d)(?:{_NUMBER})|{BREAK}"
    )


@cache
def _unspaced_run() -> re.Pattern[str]:
    return re.compile(rf"[{_UNSPACED}]+")


class Word(NamedTuple):
    """A form and the characters of the text it stands for."""

    form: str
    start: int
    end: int


def forms(text: str) -> list[str]:
    """The forms of all words of a text, in order: those of `words`, without their places."""
    if text.isascii():
        return list(map(_FORMS.__getitem__, _ascii_word().findall(text)))
    found: list[str] = []
    for raw in _any_word().findall(text):
        if is_unspaced(raw):
            found += map(_FORMS.__getitem__, _pairs(raw))
        else:
            found.append(_FORMS[raw])
    return found


def label_forms(text: str) -> list[str]:
    """The forms of the words of a label or unit and its signs, `us` and `$` of `US$`; else its parts as is."""
    return [*forms(text), *signs(text)] or text.split()


def signs(text: str) -> list[str]:
    """The signs of per cent and currencies in a text."""
    return [letter for letter in text if letter in _SIGNS]


def words(text: str) -> Iterator[Word]:
    """The words of a text with their places; their forms are those of `forms`."""
    pattern = _ascii_word() if text.isascii() else _any_word()
    for match in pattern.finditer(text):
        raw, start = match.group(), match.start()
        if is_unspaced(raw):
            for index, pair in enumerate(_pairs(raw), start):
                yield Word(_FORMS[pair], index, index + len(pair))
        else:
            yield Word(_FORMS[raw], start, match.end())


def sort_form(text: str) -> str:
    """The form a line is sorted under: its words without case, accents and punctuation."""
    return " ".join(forms(text[:200]))


def stem(form: str) -> str:
    """The English stem of a form (Snowball's Porter 2), or the form itself where it has none."""
    return _STEMS[form]


def work_out_stem(form: str) -> str:
    """As `stem`, without remembering it: for forms that hardly come again."""
    return _stem_word()(form) if form.isascii() and form.isalpha() else form


def is_unspaced(form: str) -> bool:
    """Whether a word or a form is of a script written without spaces."""
    return not form.isascii() and bool(_unspaced_run().match(form))


def _pairs(run: str) -> list[str]:
    """Two characters from each on; the last stands alone."""
    return [run[index : index + 2] for index in range(len(run))]


def _form(raw: str) -> str:
    if raw[0].isdecimal():
        form = _number_form(raw)
    elif raw.isascii():
        form = raw.lower()
    else:
        form = unicodedata.normalize("NFKD", raw).casefold().translate(_LETTERS)
        form = unicodedata.normalize("NFC", re.sub(_STRIPPED, "", form))
    return form[:MAX_FORM] or raw[:MAX_FORM]


def _number_form(raw: str) -> str:
    if raw.isdecimal() and raw.isascii():
        return raw
    digits = re.sub(_SPACES, "", raw)
    if not digits.isascii():
        digits = "".join(str(unicodedata.decimal(c, c)) for c in digits).replace("٫", ".")
    if re.fullmatch(_GROUPED, digits):
        whole, point, fraction = digits.rpartition(".") if digits.count(".") == 1 else (digits, "", "")
        return whole.replace(",", "").replace(".", "") + point + fraction
    return digits.replace(",", ".")


class Memory(dict[K, T]):
    """Words repeat: what was worked out for one is remembered, up to a limit, and then costs one look-up."""

    limit = 200_000
    longest = 40  # longer ones hardly repeat

    def __init__(self, work_out: Callable[[K], T]) -> None:
        super().__init__()
        self._work_out: Callable[[K], T] = work_out

    def __missing__(self, key: K) -> T:
        value = self._work_out(key)
        if len(key) <= self.longest:
            if len(self) >= self.limit:
                self.clear()
            self[key] = value
        return value


@cache
def _stem_word() -> Callable[[str], str]:
    import Stemmer

    found: Callable[[str], str] = Stemmer.Stemmer("english", 0).stemWord
    return found


_FORMS = Memory(_form)
_STEMS = Memory(work_out_stem)
