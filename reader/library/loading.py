"""Article files read into records for the index. It runs in worker processes, so it takes and gives plain bytes."""

import os
import threading
from multiprocessing.connection import wait
from multiprocessing.process import parent_process
from pathlib import Path

import msgspec

from reader.index.records import Record, article_record, problem_record
from reader.index.vocabulary import Vocabulary
from reader.model.errors import ArticleError
from reader.store.ids import default_id
from reader.store.reading import StoredDocument, parse_file, read_bytes


class Batch(msgspec.Struct, frozen=True, array_like=True):
    """The records of each of some files, and the stems and forms in them that were not told before."""

    files: list[tuple[Record, ...]]
    stems: list[tuple[str, str]]


_encode = msgspec.msgpack.Encoder().encode
decode_batch = msgspec.msgpack.Decoder(Batch).decode

_VOCABULARY = Vocabulary()
"""A worker process's own, which serves one library: what was told once is known there."""


def load_in_worker(root: str, paths: list[str]) -> bytes:
    """The batch of some files below the library, as `decode_batch` takes it."""
    return _encode(load_files(root, paths, _VOCABULARY))


def load_files(root: Path | str, paths: list[str], vocabulary: Vocabulary) -> Batch:
    """The batch of some files below the library; `vocabulary` has the words told so far."""
    files = [load_file(root, path, vocabulary) for path in paths]
    return Batch(files, vocabulary.take())


def load_file(root: Path | str, path: str, vocabulary: Vocabulary) -> tuple[Record, ...]:
    """The records of the file at `path` below the library; a file that cannot be read has one that says why."""
    file = f"{root}/{path}"  # a Path would take as long as opening the file
    try:
        documents = parse_file(read_bytes(file, path), path, lines=False)
    except ArticleError as error:
        if not os.path.lexists(file):
            return ()  # It went away since it was listed: the next look finds that out.
        return (problem_record(str(error), number=0, line=1, article_id=default_id(path, 0, 1)),)
    return tuple(_record(document, path, len(documents), vocabulary) for document in documents)


def _record(document: StoredDocument, path: str, count: int, vocabulary: Vocabulary) -> Record:
    article_id = default_id(path, document.number, count)
    if document.article is None:
        problem = str(document.diagnostics[0])
        return problem_record(problem, number=document.number, line=document.line, article_id=article_id)
    article_id = document.article.id or article_id
    return article_record(
        document.article,
        number=document.number,
        line=document.line,
        article_id=article_id,
        vocabulary=vocabulary,
    )


def end_with_parent() -> None:
    """Let this worker process end when the one that started it does, in whatever way that ends."""
    parent = parent_process()
    if parent is None:
        return

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, args=(parent.sentinel,), daemon=True).start()
