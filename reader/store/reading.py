"""Bytes of an article file as articles, one document at a time: a bad document costs only itself."""

from pathlib import Path, PurePosixPath

import msgspec

from reader.model.article import Article
from reader.model.diagnostic import Diagnostic
from reader.model.errors import ArticleError
from reader.store.decoding import decode as decode_bytes, readable
from reader.store.documents import Slice, split_documents
from reader.store.files import MAX_BYTES, SPLIT_IT, read_bytes, too_large
from reader.store.nodes import Fields, Items, Node, read_tree
from reader.store.problem import Problem, RefusedError, diagnose, line_of
from reader.store.shapes import decode

__all__ = ["StoredDocument", "default_id", "parse_file", "read_bytes", "read_document"]


class StoredDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One document of a file: `number` counts from 0, `line` is where it begins, from 1.

    `article` is None when there is an error among the `diagnostics`. The lines of its sections and key
    figures are those on which each begins in the file.
    """

    number: int
    line: int
    article: Article | None
    diagnostics: tuple[Diagnostic, ...] = ()
    section_lines: tuple[int, ...] = ()
    figure_lines: tuple[int, ...] = ()


def parse_file(data: bytes, path: str) -> tuple[StoredDocument, ...]:
    """Every document of a file, or one with the reason why there is none. `path` is for the diagnostics.

    Diagnostics are errors alone; `reader.store.checking` knows more to say.
    """
    try:
        text, slices = open_text(data)
    except RefusedError as refused:
        return (_unreadable(refused.problem, data, path),)
    return tuple(read_slice(text, piece, number, path) for number, piece in enumerate(slices))


def read_document(path: Path, shown_as: str, number: int) -> StoredDocument:
    """One document out of a file that the reader knows as `shown_as`.

    Raises ArticleError when the file cannot be read or has no such document.
    """
    data = read_bytes(path, shown_as)
    try:
        text, slices = open_text(data)
    except RefusedError as refused:
        return _unreadable(refused.problem, data, shown_as)
    if number >= len(slices):
        raise ArticleError(f"{shown_as}: article {number + 1} is no longer there; the file has {len(slices)}")
    return read_slice(text, slices[number], number, shown_as)


def default_id(path: str, number: int, count: int) -> str:
    """The id of an article that has none of its own, the document `number` of `count` in the file `path`.

    `path` is relative to the library with `/` between folders.
    """
    stem = str(PurePosixPath(path).with_suffix(""))
    return stem if count == 1 else f"{stem}#{number + 1}"


def open_text(data: bytes) -> tuple[str, tuple[Slice, ...]]:
    """The text of a file and its documents, of which there is at least one. Raises RefusedError."""
    if len(data) > MAX_BYTES:
        raise RefusedError(Problem(0, too_large(len(data)), SPLIT_IT))
    text = decode_bytes(data)
    slices = split_documents(text)
    if not slices:
        raise RefusedError(Problem(0, "there is no article in this file", "begin with `headline: …`"))
    return text, slices


def parse_slice(text: str, piece: Slice) -> tuple[Node | None, Article | None, list[Problem]]:
    """The tree and the article of one document, as far as it could be read, and what is wrong in it."""
    problems: list[Problem] = []
    try:
        tree = read_tree(text[piece.start : piece.end])
    except RefusedError as refused:
        return None, None, [refused.problem]
    return tree, decode(tree, problems), problems


def read_slice(text: str, piece: Slice, number: int, path: str) -> StoredDocument:
    """One document of the file that holds `text`."""
    tree, article, problems = parse_slice(text, piece)
    return StoredDocument(
        number=number,
        line=piece.line,
        article=article,
        diagnostics=tuple(
            diagnose(problem, text, piece.start, path) for problem in sorted(problems, key=_place)
        ),
        section_lines=_lines(tree, "sections", text, piece.start),
        figure_lines=_lines(tree, "key_figures", text, piece.start),
    )


def _lines(tree: Node | None, field: str, text: str, start: int) -> tuple[int, ...]:
    if not isinstance(tree, Fields) or field not in tree.fields:
        return ()
    items = tree.fields[field][1]
    if not isinstance(items, Items):
        return ()
    lines: list[int] = []
    line, counted = 1, 0
    for item in items.items:
        line += line_of(text, start + item.at, counted)
        counted = start + item.at
        lines.append(line)
    return tuple(lines)


def _unreadable(problem: Problem, data: bytes, path: str) -> StoredDocument:
    text = readable(data[:MAX_BYTES])
    return StoredDocument(number=0, line=1, article=None, diagnostics=(diagnose(problem, text, 0, path),))


def _place(problem: Problem) -> int:
    return problem.at
