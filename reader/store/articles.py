"""Articles out of many files, for whoever wants no more than them: neither places nor what is wrong.

All files take every step together: its code then stays in the processor's caches.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reader.model.article import Article
from reader.store.places import Slice
from reader.store.problem import RefusedError
from reader.store.reading import open_text, parse
from reader.store.shapes import usual_article
from reader.store.usual import Value, usual_values


class Wanted(NamedTuple):
    """The bytes of a file, and which of its documents are wanted: their numbers from 0 on."""

    data: bytes
    numbers: Sequence[int]


def read_articles(files: Iterable[Wanted]) -> list[list[Article | None]]:
    """The wanted articles of each file, None for one that is no more or cannot be read."""
    texts = [_texts(file) for file in files]
    values = [[usual_values(text) for text in own] for own in texts]
    return [list(map(_article, *both)) for both in zip(texts, values, strict=True)]


def _texts(file: Wanted) -> list[str]:
    """The text of each wanted document; empty where there is none."""
    try:
        text, pieces = open_text(file.data)
    except RefusedError:
        return [""] * len(file.numbers)
    wanted = [pieces[number] if number < len(pieces) else Slice(0, 0, 1) for number in file.numbers]
    return [text[piece.start : piece.end] for piece in wanted]


def _article(text: str, values: dict[str, Value] | None) -> Article | None:
    article = None if values is None else usual_article(values)
    return article or (parse(text, Slice(0, len(text), 1)).article if text else None)
