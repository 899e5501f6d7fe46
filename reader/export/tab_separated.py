"""Tab-separated lines: one record a line, whatever its fields hold.

Within a field a backslash is written `\\\\`, a tab `\\t` and a line feed `\\n`; other control characters are
replaced as everywhere (`reader.text.clean`). Splitting at tabs and undoing these three gives the text back.
"""

from collections.abc import Iterable

from reader.text.clean import clean, is_clean

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n"})


def tab_separated(fields: Iterable[str]) -> str:
    """The fields as one line, without its line feed."""
    texts = list(fields)
    line = "\t".join(texts)
    if "\\" not in line and "\n" not in line and line.count("\t") == len(texts) - 1 and is_clean(line):
        return line  # as nearly all: asked once for all fields together
    return "\t".join(clean(text).translate(_ESCAPES) for text in texts)
