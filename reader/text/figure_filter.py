"""What narrows a table of figures: words of label or unit, and bounds of the value, `displaced >1000`."""

from reader.model.query import FigureIs
from reader.text.figure_bounds import goes_on, read_bounds


def parse_filter(text: str) -> FigureIs | None:
    """The figures that a text asks for; None for all. No text is an error: what is no bound is a word."""
    words: list[str] = []
    low, high = FigureIs(), FigureIs()
    for part in _parts(text):
        bound = _bound(part)
        if bound is None:
            words.append(part)
            continue
        words += [bound.label] if bound.label else []
        if bound.low is not None:
            low = bound
        if bound.high is not None:
            high = bound
    if not words and low.low is None and high.high is None:
        return None
    return FigureIs(
        label=" ".join(words),
        low=low.low,
        high=high.high,
        low_included=low.low_included,
        high_included=high.high_included,
    )


def _parts(text: str) -> list[str]:
    """The words, each value with all that is written of it: `> 1000`, `>1.5 million`."""
    parts: list[str] = []
    for word in text.split():
        if parts and goes_on(parts[-1], word):
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    return parts


def _bound(part: str) -> FigureIs | None:
    """`>1000`, `%>3`, `1000..5000` as the search has them behind `fig:`; a number alone is a word."""
    if not any(sign in part for sign in ("<", ">", "=", "≥", "≤", "..")):
        return None
    try:
        found = read_bounds(part)
    except ValueError:
        return None
    return found if (found.low, found.high) != (None, None) else None
