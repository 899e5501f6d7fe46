"""Articles looked through for figures, for the table of figures. It runs in worker processes: plain bytes out."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TypeAlias

import msgspec

from reader.index.figure_records import TOGETHER, Story, story_figures
from reader.index.figure_writer import StoryToRead
from reader.model.errors import ArticleError
from reader.model.figure_entry import StoryFigures
from reader.store.articles import Wanted, read_articles
from reader.store.files import read_bytes

AT_ONCE = 1 << 20
"""Bytes of files that are read at once, or one file: many of the largest would take gigabytes."""

_encode = msgspec.msgpack.Encoder().encode
decode_stories = msgspec.msgpack.Decoder(list[StoryFigures]).decode


def find_figures(root: str, stories: list[StoryToRead]) -> bytes:
    """The figures of each of some articles: what `decode_stories` takes."""
    return _encode(list(figures_of(Path(root), stories)))


def figures_of(root: Path, stories: Iterable[StoryToRead]) -> Iterator[StoryFigures]:
    """The figures of each article. One that cannot be read any more has none: it will come again with a new key."""
    for files in _together(_files(root, stories)):
        found = read_articles([Wanted(data, [story.number for story in own]) for own, data in files])
        yield from story_figures(
            Story(story.key, story.rank, article)
            for (own, _), articles in zip(files, found, strict=True)
            for story, article in zip(own, articles, strict=True)
        )


_File: TypeAlias = tuple[list[StoryToRead], bytes]
"""The articles that are looked for in a file, and its bytes."""


def _files(root: Path, stories: Iterable[StoryToRead]) -> Iterator[_File]:
    for path, own in groupby(stories, attrgetter("path")):
        yield list(own), _bytes(root, path)


def _together(files: Iterable[_File]) -> Iterator[list[_File]]:
    """The files in lists that are read at once."""
    some: list[_File] = []
    size = 0
    for own, data in files:
        some.append((own, data))
        size += len(data)
        if len(some) >= TOGETHER or size >= AT_ONCE:
            yield some
            some, size = [], 0
    if some:
        yield some


def _bytes(root: Path, path: str) -> bytes:
    """The bytes of a file; none where it is no more."""
    try:
        # A Path would take as long as opening the file.
        return read_bytes(f"{root}/{path}", path)
    except ArticleError:
        return b""
