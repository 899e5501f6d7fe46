"""Articles looked through for figures, for the table of figures. It runs in worker processes: plain bytes out."""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path

import msgspec

from reader.index.figure_records import TOGETHER, Story, story_figures
from reader.index.figure_writer import StoryToRead
from reader.model.errors import ArticleError
from reader.model.figure_entry import StoryFigures
from reader.store.articles import Wanted, read_articles
from reader.store.files import read_bytes

_encode = msgspec.msgpack.Encoder().encode
decode_stories = msgspec.msgpack.Decoder(list[StoryFigures]).decode


def find_figures(root: str, stories: list[StoryToRead]) -> bytes:
    """The figures of each of some articles: what `decode_stories` takes."""
    return _encode(list(figures_of(Path(root), stories)))


def figures_of(root: Path, stories: Iterable[StoryToRead]) -> Iterator[StoryFigures]:
    """The figures of each article. One that cannot be read any more has none: it will come again with a new key."""
    return story_figures(_read(root, stories))


def _read(root: Path, stories: Iterable[StoryToRead]) -> Iterator[Story]:
    files = ((path, list(of_file)) for path, of_file in groupby(stories, attrgetter("path")))
    while some := list(islice(files, TOGETHER)):
        found = read_articles(
            Wanted(_bytes(root, path), [story.number for story in of_file]) for path, of_file in some
        )
        for (_, of_file), articles in zip(some, found, strict=True):
            for story, article in zip(of_file, articles, strict=True):
                yield Story(story.key, story.rank, article)


def _bytes(root: Path, path: str) -> bytes:
    """The bytes of a file; none where it is no more."""
    try:
        # A Path would take as long as opening the file.
        return read_bytes(f"{root}/{path}", path)
    except ArticleError:
        return b""
