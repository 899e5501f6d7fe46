"""One document of an article file put in the place of another; the rest of the file stays as it was typed."""

from reader.model.article import Article
from reader.model.errors import ArticleError
from reader.store.problem import RefusedError
from reader.store.reading import open_text
from reader.store.writing import to_yaml


def replace_document(data: bytes, number: int, article: Article, path: str) -> bytes:
    """The file with `article` as its document `number`, counted from 0. `path` is for ArticleError."""
    try:
        text, pieces = open_text(data)
    except RefusedError as refused:
        raise ArticleError(f"{path}: {refused.problem.message}") from None
    if number >= len(pieces):
        raise ArticleError(f"{path}: article {number + 1} is gone; the file has {len(pieces)} now")
    if len(pieces) == 1:
        return to_yaml(article).encode()
    piece = pieces[number]
    before = "" if number == 0 else "---\n"
    after = "" if text[piece.end :].startswith(("---", "...")) or piece.end == len(text) else "\n"
    return (text[: piece.start] + before + to_yaml(article) + after + text[piece.end :]).encode(
        "utf-8", "replace"
    )
