"""One document of an article file put in the place of another; comments and the rest of the file stay as typed."""

from yaml import YAMLError

from reader.model.article import Article
from reader.model.errors import ArticleError
from reader.store.editing import edited
from reader.store.places import Slice
from reader.store.problem import RefusedError
from reader.store.reading import open_text, parse
from reader.store.writing import to_yaml


def replace_document(data: bytes, number: int, article: Article, path: str) -> bytes:
    """The file with `article` as its document `number`, counted from 0. `path` is for ArticleError.

    Fields that did not change stay as somebody typed them, and so do comments.
    """
    try:
        text, pieces = open_text(data)
    except RefusedError as refused:
        raise ArticleError(f"{path}: {refused.problem.message}") from None
    if number >= len(pieces):
        raise ArticleError(f"{path}: article {number + 1} is gone; the file has {len(pieces)} now")
    kept = _edited(text, pieces, number, article)
    if kept is not None:
        return kept.encode("utf-8", "replace")
    piece = pieces[number]
    if len(pieces) == 1:
        above = text[: piece.start].splitlines(keepends=True)
        return ("".join(line for line in above if line.startswith("#")) + to_yaml(article)).encode()
    before = "" if number == 0 else "---\n"
    after = "" if text[piece.end :].startswith(("---", "...")) or piece.end == len(text) else "\n"
    return (text[: piece.start] + before + to_yaml(article) + after + text[piece.end :]).encode(
        "utf-8", "replace"
    )


def _edited(text: str, pieces: tuple[Slice, ...], number: int, article: Article) -> str | None:
    """The text with the document changed where it has to be; None where that does not come out right."""
    piece = pieces[number]
    old = parse(text, piece).article
    written = text[piece.start : piece.end]
    if old is None or (len(pieces) == 1 and text == to_yaml(old)):
        return None
    try:
        new = edited(written, old, article)
        changed = text[: piece.start] + (new or "") + text[piece.end :]
        _, found = open_text(changed.encode("utf-8", "replace"))
        is_right = len(found) == len(pieces) and parse(changed, found[number]).article == article
    except (RefusedError, YAMLError):
        return None
    return changed if is_right else None
