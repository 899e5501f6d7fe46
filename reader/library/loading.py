"""Article files read into records for the index. It runs in worker processes, so it takes and gives plain bytes."""

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from reader.index.record import Record
from reader.index.records import TOGETHER, Story, article_records, problem_record
from reader.index.vocabulary import Vocabulary
from reader.library.jobs import Batch
from reader.model.errors import ArticleError
from reader.store.ids import default_id
from reader.store.reading import StoredDocument, parse_files, read_bytes

_encode = msgspec.msgpack.Encoder().encode

_VOCABULARY = Vocabulary()
"""A worker process's own, which serves one library: what was told once is known there."""


def load_in_worker(root: str, paths: list[str]) -> bytes:
    """The batch of some files below the library, encoded."""
    return _encode(load_files(root, paths, _VOCABULARY))


def load_files(root: Path | str, paths: list[str], vocabulary: Vocabulary) -> Batch:
    """The batch of some files below the library; `vocabulary` has the words told so far."""
    records: list[tuple[Record, ...]] = []
    for start in range(0, len(paths), TOGETHER):
        files = _read(root, paths[start : start + TOGETHER])
        stories = [document for file in files for document in file if isinstance(document, Story)]
        made = article_records(stories, vocabulary)
        records += [
            tuple([next(made) if isinstance(document, Story) else document for document in file])
            for file in files
        ]
    return Batch(records, vocabulary.take())


def _read(root: Path | str, paths: list[str]) -> list[list[Story | Record]]:
    """The stories in each file, and a record for each that cannot be read, or for the file, which says why."""
    found = [_bytes(root, path) for path in paths]
    parsed = iter(
        parse_files([(one, path) for one, path in zip(found, paths, strict=True) if isinstance(one, bytes)])
    )
    return [
        _stories(next(parsed), path) if isinstance(one, bytes) else one
        for one, path in zip(found, paths, strict=True)
    ]


def _bytes(root: Path | str, path: str) -> bytes | list[Story | Record]:
    """What is in a file, or the record of why that cannot be told."""
    file = f"{root}/{path}"  # a Path would take as long as opening the file
    try:
        return read_bytes(file, path)
    except ArticleError as error:
        if not os.path.lexists(file):
            return []  # It went away since it was listed: the next look finds that out.
        return [problem_record(str(error), number=0, line=1, article_id=default_id(path, 0, 1))]


def _stories(documents: Sequence[StoredDocument], path: str) -> list[Story | Record]:
    return [_story(document, default_id(path, document.number, len(documents))) for document in documents]


def _story(document: StoredDocument, own_id: str) -> Story | Record:
    article, number, line = document.article, document.number, document.line
    if article is None:
        return problem_record(str(document.diagnostics[0]), number=number, line=line, article_id=own_id)
    return Story(article, number, line, article.id or own_id)
