"""Figures found in the text of an article written into its file, because the reader asked for it."""

import stat
from pathlib import Path

import msgspec

from reader.figures.ranking import key_figures
from reader.model.article import Article, Figure
from reader.model.entry import Entry
from reader.model.errors import ArticleError
from reader.store.adding import add_figures
from reader.store.files import read_bytes, write_atomically
from reader.store.reading import parse_file

_ANY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def write_figures(root: Path, entry: Entry) -> int:
    """Add what is found in the text below what the author gave; how many figures that were.

    The file is replaced whole or not at all. Raises ArticleError where it cannot be read, changed or written, is
    read-only, or has changed meanwhile.
    """
    path = root / entry.path
    data = read_bytes(path, entry.path)
    documents = parse_file(data, entry.path)
    if entry.number >= len(documents):
        raise ArticleError(f"{entry.path}: article {entry.number + 1} is gone")
    article = documents[entry.number].article
    if article is None:
        raise ArticleError(str(documents[entry.number].diagnostics[0]))
    found = [_to_write(each.figure, article) for each in key_figures(article) if each.extracted]
    if found:
        _replace(path, entry.path, data, add_figures(data, entry.number, found, entry.path))
    return len(found)


def _replace(path: Path, shown_as: str, before: bytes, after: bytes) -> None:
    """Write the file, unless its owner wants it left alone or somebody else has written it meanwhile."""
    if read_bytes(path, shown_as) != before:
        raise ArticleError(f"{shown_as}: the file has changed meanwhile; nothing was written")
    if not path.stat().st_mode & _ANY_WRITE:
        raise ArticleError(f"{shown_as}: the file is read-only; nothing was written")
    write_atomically(path, after)


def _to_write(figure: Figure, article: Article) -> Figure:
    """The day is worth a line only where it is not the article's."""
    if figure.as_of and article.published and figure.as_of.day == article.published.day:
        return msgspec.structs.replace(figure, as_of=None)
    return figure
