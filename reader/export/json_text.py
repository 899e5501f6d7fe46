"""JSON as text that a terminal may see, as an array or as one value a line.

JSON keeps the author's text as it was: what `reader.text.clean` replaces elsewhere is written `\\uXXXX` here,
so that a parser gives the original back and a screen shows nothing that acts on it.
"""

import json
from collections.abc import Iterable, Iterator
from unicodedata import category


def to_json(value: object) -> str:
    """One line of JSON without a control, format, unassigned or surrogate character in it.

    `value` is made of dicts, lists, text, whole numbers, booleans and None. Spaces other than the ASCII one
    stay as they are: they take room and do nothing else.
    """
    line = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    if line.isprintable():
        return line
    return line.translate(
        {ord(c): json.dumps(c)[1:-1] for c in set(line) if not c.isprintable() and category(c) != "Zs"}
    )


def json_lines(values: Iterable[object]) -> Iterator[str]:
    """JSON Lines: a value, a line."""
    for value in values:
        yield to_json(value) + "\n"


def json_array(values: Iterable[object]) -> Iterator[str]:
    """One JSON array with each value on a line of its own, written as they come."""
    before = "[\n"
    for value in values:
        yield before + to_json(value)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"
