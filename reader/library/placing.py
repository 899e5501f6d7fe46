"""Where an article that comes in is put: `2024/12/2024-12-19-iraq-hands-1905-back.yaml`. Reads no folder itself."""

import re
import unicodedata
from collections.abc import Callable

from reader.model.article import Article
from reader.store.folder import SUFFIXES
from reader.text.file_names import safe_file_name

_BETWEEN_DIGITS = re.compile(r"(?<=\d)[,.'’\u202f](?=\d{3})")
_NOT_IN_NAMES = re.compile(r"[^\w]+")
_LONGEST = 80  # bytes of the headline's part
UNDATED = "undated"


def place(article: Article, taken: Callable[[str], bool], below: str = "") -> str:
    """A path below the library that is not `taken` yet; folders by year and month, names by day and headline.

    `below` are the names of a folder to put it in, of which only what is safe is taken.
    """
    published = article.published
    if published is None or not 1000 <= published.day.year <= 9999:
        folder, day = UNDATED, ""
    else:
        folder, day = f"{published.day.year:04}/{published.day.month:02}", f"{published.day.isoformat()}-"
    above = "".join(f"{slug(part)}/" for part in below.split("/") if part.strip())
    name = f"{above}{folder}/{day}{slug(article.headline)}"
    number = 1
    path = name + SUFFIXES[0]
    while taken(path):
        number += 1
        path = f"{name}-{number}{SUFFIXES[0]}"
    return path


def slug(headline: str) -> str:
    """The headline in small letters, words joined with hyphens: safe on every file system, never empty."""
    text = unicodedata.normalize("NFKC", headline).lower()
    words = _NOT_IN_NAMES.sub("-", _BETWEEN_DIGITS.sub("", text)).strip("-_")
    short = words.encode("utf-8", "replace")[:_LONGEST].decode(errors="ignore")
    if len(short) < len(words):
        short = short.rpartition("-")[0] or short
    return safe_file_name(short.strip("-_"))
