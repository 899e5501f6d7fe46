"""For terminals that know only ASCII: every line cell by cell in ASCII, our own signs and foreign text alike."""

import unicodedata
from functools import lru_cache

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from reader.text.width import cell_width

SIGNS = str.maketrans(
    {
        "│": "|",
        "─": "-",
        "┬": "+",
        "┴": "+",
        "┌": "+",
        "┐": "+",
        "└": "+",
        "┘": "+",
        "▌": "#",
        "▏": "|",
        "●": "*",
        "○": "o",
        "★": "+",
        "✓": "x",
        "‹": "<",
        "›": ">",
        "•": "*",
        "–": "-",
        "—": "-",
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "·": "-",
        "…": ".",
        "≈": "~",
        "≤": "<",
        "≥": ">",
        "▲": "^",
        "▼": "v",
        "×": "x",
        "\u00a0": " ",
        "≠": "!",
        "┤": "+",
        **dict(zip("▁▂▃▄▅▆▇█", "_.-=+*#@", strict=True)),
        **dict.fromkeys(map(chr, range(0x2801, 0x2900)), "."),  # the lines of charts, in Braille patterns
    }
)
TWO_CELLS = {"≥ ": ">=", "≤ ": "<="}
"""Signs that would mean less alone; they always stand before a space."""


@lru_cache(4096)
def to_ascii(text: str) -> str:
    """The text in as many cells: signs by their likes, letters without their accents, `?` for the rest."""
    for sign, likeness in TWO_CELLS.items():
        text = text.replace(sign, likeness)
    text = text.translate(SIGNS)
    if text.isascii():
        return text
    return "".join(letter if letter.isascii() else _likeness(letter) for letter in text)


def _likeness(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    width = cell_width(letter)
    return plain if plain and len(plain) == width else "?" * width


class AsciiFilter(LineFilter):
    """Goes over every line before it is written."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in ASCII."""
        del background
        return [
            segment
            if segment.text.isascii()
            else Segment(to_ascii(segment.text), segment.style, segment.control)
            for segment in segments
        ]
