"""The basket as the parts of a brief: each item with what its article says today, or said when it was put in."""

from collections.abc import Iterable, Iterator

from reader.export.brief import BriefPart
from reader.export.key_figures import figure_words
from reader.figures.locate import locate
from reader.library.library import Library
from reader.library.mark_rows import mark_rows
from reader.model.article import Article, Figure
from reader.model.basket import BasketItem, Item
from reader.model.entry import Entry
from reader.model.errors import ArticleError
from reader.model.mark import Mark, MarkRow, Standing
from reader.text.dates import parse_timestamp
from reader.text.passages import Field, passages
from reader.text.sentences import sentence_at

GONE = "no longer in the library"
UNREADABLE = "its file cannot be read"
MARK_GONE = "the mark was taken away"


def with_links(library: Library, entries: Iterable[Entry]) -> Iterator[tuple[Entry, str]]:
    """Articles with the links that the basket remembers, empty where the file cannot be read now."""
    for entry in entries:
        try:
            yield entry, library.read(entry).url
        except ArticleError:
            yield entry, ""


def brief_parts(library: Library, items: Iterable[BasketItem]) -> Iterator[BriefPart]:
    """The parts, in the order of the items."""
    for item in items:
        yield _mark_part(library, item) if item.what is Item.MARK else _part(library, item)


def _part(library: Library, item: BasketItem) -> BriefPart:
    article, gone = _article(library, item.article)
    figure = _figure(item, article) if item.what is Item.FIGURE else None
    source = article.source.name if article and article.source else ""
    return BriefPart(
        what=item.what,
        text=_sentence(figure, article) if figure else _summary(article),
        figure=figure_words(figure) if figure else None,
        headline=article.headline if article else item.headline,
        source=source if article else item.source,
        published=str(article.published or "") if article else item.published,
        url=article.url if article else item.url,
        gone=gone,
    )


def _mark_part(library: Library, item: BasketItem) -> BriefPart:
    mark = next((mark for mark in library.kept.marks.of(item.article) if mark.id == item.mark), None)
    if mark is None:
        return BriefPart(
            what=Item.MARK,
            headline=item.headline,
            source=item.source,
            published=item.published,
            url=item.url,
            gone=MARK_GONE,
        )
    (row,) = mark_rows(library, [mark])
    return _of_row(row, mark)


def _of_row(row: MarkRow, mark: Mark) -> BriefPart:
    return BriefPart(
        what=Item.MARK,
        text=mark.selector.exact,
        note=mark.note,
        headline=row.headline,
        source=row.source,
        published=row.published,
        url=row.url,
        gone="" if row.standing is Standing.THERE else f"since {row.standing}: {row.now}".rstrip(": "),
    )


def _article(library: Library, id_: str) -> tuple[Article | None, str]:
    """The article as it is, or why there is none."""
    entry = library.entries_of([id_]).get(id_)
    if entry is None:
        return None, GONE
    try:
        return library.read(entry), ""
    except ArticleError:
        return None, UNREADABLE


def _summary(article: Article | None) -> str:
    """The standfirst, or else the first paragraph."""
    if article is None or article.standfirst:
        return article.standfirst if article else ""
    return next((passage.text for passage in passages(article) if passage.field is Field.TEXT), "")


def _figure(item: BasketItem, article: Article | None) -> Figure:
    """The figure as its author has it now, or else as it was put in."""
    try:
        as_of = parse_timestamp(item.as_of) if item.as_of else None
    except ValueError:
        as_of = None
    kept = Figure(label=item.label, value=item.value, unit=item.unit, as_of=as_of)
    same = (kept.label, kept.value, kept.unit)
    known = article.key_figures if article else ()
    return next((figure for figure in known if (figure.label, figure.value, figure.unit) == same), kept)


def _sentence(figure: Figure, article: Article | None) -> str:
    """The sentence in which a figure stands; empty where it is not in the text."""
    if article is None:
        return ""
    read = list(passages(article))
    place = locate(figure, [passage.text if passage.field is Field.TEXT else "" for passage in read])
    if place is None:
        return ""
    text = read[place.index].text
    span = sentence_at(text, place.start)
    return text[span.start : span.end]
