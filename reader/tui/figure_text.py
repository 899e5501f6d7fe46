"""Key figures in words and signs: the qualifier, the trend against the value before, the citation. Pure."""

from collections.abc import Iterator

from reader.figures.wording import change_since_previous, is_per_cent, sign_of
from reader.model.article import Article, Figure
from reader.model.clean_text import CleanText
from reader.text.clean import clean_line
from reader.text.dates import format_date


def sign(figure: Figure) -> CleanText:
    """The qualifier as a sign and a space, or nothing. A value that says it itself (`~300`) needs none."""
    shown = sign_of(figure.value, figure.qualifier)
    return CleanText(f"{shown} " if shown else "")


def trend(figure: Figure) -> CleanText:
    """`▲ 58.8 % from 1,200`; without a percentage where there is no sense in one; empty without `previous`."""
    if not figure.previous:
        return CleanText("")
    previous = clean_line(figure.previous)
    changed = change_since_previous(figure)
    if changed is None:
        return CleanText(f"from {previous}")
    if not changed.arrow:
        return CleanText(f"= unchanged from {previous}")
    much = changed.words(per_cent=is_per_cent(figure.value, figure.unit))
    return CleanText(f"{much} from {previous}")


def as_of(figure: Figure) -> CleanText:
    """`as of 19 Dec 2024`, or nothing."""
    return CleanText(f"as of {format_date(figure.as_of)}" if figure.as_of else "")


def origin(figure: Figure) -> CleanText:
    """The note and the source, in the order of `reader.text.passages.figure_line`."""
    return CleanText(
        " · ".join(part for part in (clean_line(figure.note), clean_line(figure.source)) if part)
    )


def counted(figure: Figure) -> CleanText:
    """`≥ 1,905 people`: the number with its sign and unit."""
    return CleanText(f"{sign(figure)}{clean_line(figure.value)} {clean_line(figure.unit)}".strip())


def copied_words(figure: Figure) -> CleanText:
    """What is said when a figure was copied: in short, because a long line would be cut."""
    return CleanText(f"copied with its citation: {counted(figure)}")


def citation(figure: Figure, article: Article, *, section: str = "", extracted: bool = False) -> CleanText:
    """The figure with all that a quotation needs: number, what it counts, and where it is from.

    `section` is the heading over its sentence; one `extracted` was found in the text, not given by the author.
    """
    return CleanText("\n".join(_citation(figure, article, section, extracted)))


def _citation(figure: Figure, article: Article, section: str, extracted: bool) -> Iterator[str]:
    yield f"{counted(figure)}: {clean_line(figure.label)}"
    found = "found in the text" if extracted else ""
    yield from (part for part in (trend(figure), as_of(figure), origin(figure), found) if part)
    source = clean_line(article.source.name) if article.source else ""
    published = format_date(article.published) if article.published else ""
    where = (f"“{clean_line(article.headline)}”", clean_line(section), source, published)
    yield ", ".join(part for part in where if part)
    if article.url:
        yield clean_line(article.url)
