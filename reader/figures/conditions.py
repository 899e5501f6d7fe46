"""Whether a figure is one that a search asks for: `fig:returned>1000`."""

from collections.abc import Iterable

from reader.figures.numbers import parse_number
from reader.model.clean_text import CleanText
from reader.model.highlighted import Span
from reader.model.query import FigureIs
from reader.text.passages import FIGURE_SEPARATOR
from reader.text.words import forms, label_forms, signs, stem


def figure_spans(line: CleanText, conditions: Iterable[FigureIs]) -> tuple[Span, ...]:
    """The value and unit in a line of `reader.text.passages.figure_line`, if it meets any of the conditions."""
    end = line.find(FIGURE_SEPARATOR)
    value = line if end < 0 else line[:end]
    return (Span(0, len(value)),) if any(_meets(line, value, wanted) for wanted in conditions) else ()


def _meets(line: str, value: str, wanted: FigureIs) -> bool:
    number = parse_number(value)
    if number is None:
        return False
    low, high = number.value, number.value if number.high is None else number.high
    if wanted.low is not None and (high < wanted.low or (high == wanted.low and not wanted.low_included)):
        return False
    if wanted.high is not None and (low > wanted.high or (low == wanted.high and not wanted.high_included)):
        return False
    found = forms(line)
    known = {*found, *(stem(form) for form in found), *line.split(), *signs(value)}
    return all(word in known or stem(word) in known for word in label_forms(wanted.label))
