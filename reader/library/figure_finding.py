"""Articles looked through for figures, for the table of figures. It runs in worker processes: plain bytes out."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import msgspec

from reader.index.figure_records import Story, story_figures
from reader.index.figure_writer import StoryToRead
from reader.model.errors import ArticleError
from reader.model.figure_entry import StoryFigures
from reader.store.reading import parse_file, read_bytes

JOB = 100
"""Articles of a job."""

_encode = msgspec.msgpack.Encoder().encode
decode_stories = msgspec.msgpack.Decoder(list[StoryFigures]).decode


def find_figures(root: str, stories: list[StoryToRead]) -> bytes:
    """The figures of each of some articles: what `decode_stories` takes."""
    return _encode(list(figures_of(Path(root), stories)))


def figures_of(root: Path, stories: Iterable[StoryToRead]) -> Iterator[StoryFigures]:
    """The figures of each article. One that cannot be read any more has none: it will come again with a new key."""
    return story_figures(_read(root, stories))


def _read(root: Path, stories: Iterable[StoryToRead]) -> Iterator[Story]:
    folder = str(root)
    for path, of_file in groupby(stories, attrgetter("path")):
        try:
            # A Path would take as long as opening the file.
            documents = parse_file(read_bytes(f"{folder}/{path}", path), path, lines=False)
        except ArticleError:
            documents = ()
        for story in of_file:
            article = documents[story.number].article if story.number < len(documents) else None
            yield Story(story.key, story.rank, article)
