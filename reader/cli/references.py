"""REFs: how articles are named on a command line. An id or a part of one, a file, or `-` for standard input."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from reader.cli.standard_input import read_standard_input
from reader.export.placed import PlacedArticle
from reader.library.library import Library
from reader.store.files import MAX_BYTES, read_bytes
from reader.store.ids import default_id

STANDARD_INPUT = "-"


def read_reference(
    ref: str, library: Callable[[], Library], root: Path, report: Callable[[str], None]
) -> Iterator[PlacedArticle]:
    """The articles that a REF names: one, or all of a file. `report` hears of documents that can't be read.

    `library` opens the library, if it comes to that; a file is read without it, also when it lies elsewhere.
    Raises NewsdeskError when the REF names nothing that can be read.
    """
    if ref == STANDARD_INPUT:
        yield from _documents(read_input(), "", STANDARD_INPUT, report)
    elif is_file(ref):
        yield from _documents(read_bytes(Path(ref)), ref, path_below(root, ref) or Path(ref).name, report)
    else:
        entry = library().find(ref)
        article = library().read(entry)
        yield PlacedArticle(article=article, id=entry.id, path=str(library().path(entry)))


def read_input() -> bytes:
    """All of standard input, or a byte more than an article file may have. Raises NewsdeskError when closed."""
    return read_standard_input(MAX_BYTES + 1)


def is_file(path: str) -> bool:
    """Whether there is such a file; a name that no file can have is no error."""
    return os.path.isfile(path)  # noqa: PTH113 - Path.is_file raises for a name that is too long


def path_below(root: Path, path: str) -> str:
    """The file's path below the folder, `/` between folders; empty where it lies elsewhere."""
    below = Path(os.path.relpath(os.path.realpath(path), os.path.realpath(root)))
    return "" if os.pardir in below.parts else below.as_posix()


def _documents(data: bytes, path: str, name: str, report: Callable[[str], None]) -> Iterator[PlacedArticle]:
    from reader.store.reading import (
        parse_file,  # here, because YAML is slow to load, and the reader starts without
    )

    documents = parse_file(data, path)
    for document in documents:
        if document.article is None:
            for diagnostic in document.diagnostics:
                report(str(diagnostic))
        else:
            own = document.article.id
            default = default_id(name, document.number, len(documents))
            yield PlacedArticle(article=document.article, id=own or default, path=path)
