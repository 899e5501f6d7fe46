"""Article files read into records for the index. It runs in worker processes, so it takes and gives plain bytes."""

import os
import threading
from multiprocessing.connection import wait
from multiprocessing.process import parent_process
from pathlib import Path

import msgspec

from reader.index.records import Record, article_record, problem_record
from reader.model.errors import ArticleError
from reader.store.reading import StoredDocument, default_id, parse_file, read_bytes

_encode = msgspec.msgpack.Encoder().encode
decode_records = msgspec.msgpack.Decoder(list[tuple[Record, ...]]).decode


def load_files(root: str, paths: list[str]) -> bytes:
    """The records of each of some files below the library: what `decode_records` takes."""
    return _encode([load_file(Path(root), path) for path in paths])


def load_file(root: Path, path: str) -> tuple[Record, ...]:
    """The records of the file at `path` below the library; a file that cannot be read has one that says why."""
    try:
        documents = parse_file(read_bytes(root / path, path), path)
    except ArticleError as error:
        if not os.path.lexists(root / path):
            return ()  # It went away since it was listed: the next look finds that out.
        return (problem_record(str(error), number=0, line=1, article_id=default_id(path, 0, 1)),)
    return tuple(_record(document, path, len(documents)) for document in documents)


def _record(document: StoredDocument, path: str, count: int) -> Record:
    article_id = default_id(path, document.number, count)
    if document.article is None:
        problem = str(document.diagnostics[0])
        return problem_record(problem, number=document.number, line=document.line, article_id=article_id)
    article_id = document.article.id or article_id
    return article_record(document.article, number=document.number, line=document.line, article_id=article_id)


def end_with_parent() -> None:
    """Let this worker process end when the one that started it does, in whatever way that ends."""
    parent = parent_process()
    if parent is None:
        return

    def watch(sentinel: int) -> None:
        wait([sentinel])
        os._exit(1)

    threading.Thread(target=watch, args=(parent.sentinel,), daemon=True).start()
