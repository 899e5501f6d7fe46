"""For terminals that know only ASCII: every line cell by cell in ASCII, our own signs and foreign text alike."""

import re
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
        "\u3000": "  ",
        # What news have besides letters.
        **dict(zip("€£¥¢°µμ№§©™®", "ELYcouu#Sc**", strict=True)),
        **dict(zip("±÷−‐‑′″´¿¡†‡⁄", "~/---'\"'?!++/", strict=True)),
        **dict(zip("→←↑↓⇒«»„‚≪≫≃∼", '><^v><>",<>~~', strict=True)),
        **dict(zip("■□▪◦◆◇▶►▸", "#o*o*o>>>", strict=True)),
        **dict(zip("ßæøłđðþıœÆØŁĐÐÞŒ", "saolddtioAOLDDTO", strict=True)),
        **dict(zip("▁▂▃▄▅▆▇█", "_.-=+*#@", strict=True)),
        **dict.fromkeys(map(chr, range(0x2801, 0x2900)), "."),  # the lines of charts, in Braille patterns
    }
)
TWO_CELLS = {"≥": ">=", "≤": "<=", "±": "+-"}
"""Signs that would mean less in one cell: they take the space before or after them."""

_POWER = re.compile(r"(?<=[0-9])[²³¹⁰⁴-⁹]")
"""As a plain digit it would make another number: 10² is not 102."""


@lru_cache(4096)
def to_ascii(text: str) -> str:
    """The text in as many cells: signs by their likes, letters without their accents, `?` for the rest."""
    for sign, likeness in TWO_CELLS.items():
        text = text.replace(f"{sign} ", likeness).replace(f" {sign}", likeness)
    text = _POWER.sub("?", text).translate(SIGNS)
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
        written: list[Segment] = []
        for segment in segments:
            text = segment.text
            if not text.isascii():
                pair = TWO_CELLS.get(text[0])
                if pair and written and written[-1].text.endswith(" "):
                    before = written[-1]
                    written[-1] = before._replace(text=before.text[:-1] + pair[0])
                    text = pair[1] + text[1:]
                segment = segment._replace(text=to_ascii(text))  # noqa: PLW2901
            written.append(segment)
        return written
