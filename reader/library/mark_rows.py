"""Marks with what their articles say today: where each stands, or that its sentence is gone."""

from collections.abc import Iterable, Iterator

from reader.library.library import Library
from reader.model.article import Article
from reader.model.errors import ArticleError
from reader.model.mark import Mark, MarkRow, Standing
from reader.text.anchoring import AnchorText
from reader.text.passages import passages


def mark_rows(library: Library, marks: Iterable[Mark]) -> Iterator[MarkRow]:
    """A row for each mark, in their order; an article is read once for marks of it that follow one another."""
    last, article, text = "", None, None
    for mark in marks:
        if mark.article != last or text is None:
            last, article = mark.article, _article(library, mark.article)
            text = AnchorText(list(passages(article)) if article else [])
        yield mark_row(mark, article, text)


def mark_row(mark: Mark, article: Article | None, text: AnchorText) -> MarkRow:
    """The row of a mark in the article as it is; None where there is no such article any more."""
    anchored = text.anchor(mark.selector) if article else None
    standing = Standing.ORPHANED
    now, section = "", mark.selector.section
    if anchored:
        standing = Standing.REWORDED if anchored.changed else Standing.THERE
        now = text.quoted(anchored) if anchored.changed else ""
        section = text.section(anchored.spans[0].passage)
    return MarkRow(
        mark=mark,
        standing=standing,
        section=section,
        now=now,
        headline=article.headline if article else mark.headline,
        source=(article.source.name if article.source else "") if article else mark.source,
        published=str(article.published or "") if article else mark.published,
        url=article.url if article else mark.url,
    )


def _article(library: Library, id_: str) -> Article | None:
    entry = library.entries_of([id_]).get(id_)
    try:
        return library.read(entry) if entry else None
    except ArticleError:
        return None  # Its marks are listed with what they know; the list says what is wrong with the file.
