"""File names made from headlines: safe on every file system and never outside the folder they are put in."""

import re
import unicodedata

from reader.text.clean import clean_line

LONGEST_NAME = 120
"""Bytes in the longest name made: about half of the 255 that file systems take."""

_UNTITLED = "untitled"

# What Windows forbids (https://learn.microsoft.com/windows/win32/fileio/naming-a-file), white space, what
# a shell would act on, joiners, and the pictures that cleaning puts for control characters.
_SEPARATOR = re.compile(r'[\s/\\:*?"<>|$`\u200c\u200d\u2400-\u2421-]+')
_AT_THE_ENDS = "-.~ "  # an option, a hidden file, a home folder; Windows drops dots and spaces at the end
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def safe_file_name(headline: str, suffix: str = "") -> str:
    """A name of at most 120 bytes of UTF-8 for a headline, readable, never empty, ending in `suffix`.

    Words are joined with hyphens: `Iraq-hands-1,905-back.txt`. The suffix is the caller's own: `.txt`.
    """
    name = unicodedata.normalize("NFC", _SEPARATOR.sub("-", clean_line(headline)))
    room = LONGEST_NAME - len(suffix.encode()) - len("_")
    name = name.strip(_AT_THE_ENDS).encode()[:room].decode(errors="ignore").rstrip(_AT_THE_ENDS) or _UNTITLED
    return f"{'_' if _DEVICE.fullmatch(name) else ''}{name}{suffix}"
