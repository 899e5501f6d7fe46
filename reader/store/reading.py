"""Bytes of an article file as articles, one document at a time: a bad document costs only itself."""

from collections.abc import Sequence
from itertools import islice
from operator import attrgetter
from pathlib import Path

import msgspec

from reader.model.article import Article
from reader.model.diagnostic import Diagnostic
from reader.model.errors import ArticleError
from reader.store.decoding import decode as decode_bytes, readable
from reader.store.documents import split_documents
from reader.store.files import MAX_BYTES, SPLIT_IT, read_bytes, too_large
from reader.store.nodes import Fields, Items, Node, read_tree
from reader.store.places import Slice, count_lines
from reader.store.problem import Problem, Problems, RefusedError, diagnose
from reader.store.shapes import decode, usual_article
from reader.store.usual import usual_values

__all__ = ["StoredDocument", "parse_file", "parse_files", "read_bytes", "read_document"]

MAX_DOCUMENTS = 50_000
"""Articles in a file; with 8 MiB that leaves each 170 bytes."""


class StoredDocument(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One document of a file: `number` counts from 0, `line` is where it begins, from 1.

    `article` is None when there is an error among the `diagnostics`. The lines of its sections and key
    figures are those on which each begins in the file, where they were asked for.
    """

    number: int
    line: int
    article: Article | None
    diagnostics: tuple[Diagnostic, ...] = ()
    section_lines: tuple[int, ...] = ()
    figure_lines: tuple[int, ...] = ()


class ParsedDocument(msgspec.Struct, frozen=True):
    """What is known of one document before places are counted in lines; `tree` is None when it isn't YAML."""

    piece: Slice
    tree: Node | None
    article: Article | None
    problems: list[Problem]


def parse_file(data: bytes, path: str, *, lines: bool = True) -> tuple[StoredDocument, ...]:
    """Every document of a file, or one that says why there is none. `path` is for the diagnostics.

    The diagnostics are errors; `reader.store.checking` has more to say. Counting `lines` takes a while.
    """
    if not lines:
        return parse_files([(data, path)])[0]
    text, pieces, refused = _opened(data, path)
    return refused or tuple([_read(text, piece, number, path) for number, piece in enumerate(pieces)])


def parse_files(files: Sequence[tuple[bytes, str]]) -> list[tuple[StoredDocument, ...]]:
    """`parse_file` of the data and path of each of some files, without lines.

    They take every step together: its code then stays in the processor's caches, which spares a fifth of the time.
    """
    opened = [_opened(data, path) for data, path in files]
    found = [[usual_values(text[piece.start : piece.end]) for piece in pieces] for text, pieces, _ in opened]
    articles = [[usual_article(values) if values else None for values in some] for some in found]
    return [
        refused
        or tuple(
            [
                _read(text, piece, number, path, article, lines=False)
                for number, (piece, article) in enumerate(zip(pieces, usual, strict=True))
            ]
        )
        for (_, path), (text, pieces, refused), usual in zip(files, opened, articles, strict=True)
    ]


def read_document(path: Path | str, shown_as: str, number: int, *, lines: bool = True) -> StoredDocument:
    """One document out of a file that the reader knows as `shown_as`.

    Raises ArticleError when the file cannot be read or has no such document.
    """
    data = read_bytes(path, shown_as)
    try:
        text, pieces = open_text(data)
    except RefusedError as refused:
        return _unreadable(refused.problem, data, shown_as)
    if number >= len(pieces):
        raise ArticleError(f"{shown_as}: article {number + 1} is gone; the file has {len(pieces)} now")
    piece = pieces[number]
    values = None if lines else usual_values(text[piece.start : piece.end])
    return _read(text, piece, number, shown_as, usual_article(values) if values else None, lines=lines)


def open_text(data: bytes) -> tuple[str, tuple[Slice, ...]]:
    """The text of a file and where its documents are, at least one. Raises RefusedError."""
    if len(data) > MAX_BYTES:
        raise RefusedError(Problem(0, too_large(len(data)), SPLIT_IT))
    text = decode_bytes(data)
    pieces = tuple(islice(split_documents(text), MAX_DOCUMENTS + 1))
    if not pieces:
        raise RefusedError(Problem(0, "there is no article in this file", "begin with `headline: …`"))
    if len(pieces) > MAX_DOCUMENTS:
        message = f"more than {MAX_DOCUMENTS:,} articles in one file"
        raise RefusedError(Problem(pieces[-1].start, message, SPLIT_IT))
    return text, pieces


def parse(text: str, piece: Slice) -> ParsedDocument:
    """One document of a file, with the errors in it in the order of their places."""
    try:
        own = text[piece.start : piece.end]
        tree = read_tree(own)
    except RefusedError as refused:
        return ParsedDocument(piece, None, None, [refused.problem])
    problems = Problems()
    article = decode(tree, problems)
    problems.sort(key=attrgetter("at"))
    return ParsedDocument(piece, tree, article, problems)


def _opened(data: bytes, path: str) -> tuple[str, tuple[Slice, ...], tuple[StoredDocument, ...]]:
    """The text of a file and where its documents are, or else the one that says why there is none."""
    try:
        return *open_text(data), ()
    except RefusedError as refused:
        return "", (), (_unreadable(refused.problem, data, path),)


def _read(
    text: str, piece: Slice, number: int, path: str, usual: Article | None = None, *, lines: bool = True
) -> StoredDocument:
    """One document of a file; the `usual` way is much the shortest, but knows no places."""
    if usual is not None:
        return StoredDocument(number=number, line=piece.line, article=usual)
    parsed = parse(text, piece)
    tree = parsed.tree if lines else None
    return StoredDocument(
        number=number,
        line=piece.line,
        article=parsed.article,
        diagnostics=tuple([diagnose(problem, text, piece, path) for problem in parsed.problems]),
        section_lines=_lines(tree, "sections", text, piece),
        figure_lines=_lines(tree, "key_figures", text, piece),
    )


def _lines(tree: Node | None, field: str, text: str, piece: Slice) -> tuple[int, ...]:
    """The line on which each part in a list of the article begins."""
    if not isinstance(tree, Fields) or field not in tree.fields:
        return ()
    items = tree.fields[field][1]
    if not isinstance(items, Items):
        return ()
    lines: list[int] = []
    line, counted = piece.line, piece.start
    for item in items.filled:
        at = piece.start + item.at
        line += count_lines(text, counted, at)
        counted = at
        lines.append(line)
    return tuple(lines)


def _unreadable(problem: Problem, data: bytes, path: str) -> StoredDocument:
    text = readable(data[:MAX_BYTES])
    diagnostic = diagnose(problem, text, Slice(0, len(text), 1), path)
    return StoredDocument(number=0, line=1, article=None, diagnostics=(diagnostic,))
