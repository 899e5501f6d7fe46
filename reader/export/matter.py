"""The lines around an article's text that every readable format shows: byline, links, subjects, corrections.

They hold words, not layout: plain text and Markdown each put them in their own shape.
"""

from collections.abc import Iterator

from reader.model.article import Article, Correction
from reader.model.clean_text import CleanText
from reader.text.clean import clean_line
from reader.text.dates import claimed_date, format_long


def byline(article: Article) -> CleanText:
    """`By A. Writer · Al-Qaim, Iraq · 19 December 2024 · Example Wire`; empty when nothing of it is known."""
    return clean_line(" · ".join(_byline(article)))


def _byline(article: Article) -> Iterator[str]:
    if article.by:
        yield article.by if article.by[:3].lower() == "by " else f"By {article.by}"
    if article.located:
        yield article.located
    if article.published:
        yield format_long(article.published)
    if article.origins and (said := claimed_date(article.origins[0].dated)):
        yield said
    if article.updated:
        yield f"updated {format_long(article.updated)}"
    if article.source:
        yield article.source.name
    if article.other_sources:
        yield f"also {', '.join(article.other_sources)}"


def subjects(article: Article) -> Iterator[tuple[str, CleanText]]:
    """What the article is about, as labelled lines: `Subjects`, `Syria, amnesty`."""
    for label, items in (
        ("Subjects", article.subjects),
        ("People", article.people),
        ("Places", article.places),
        ("Organisations", article.organisations),
    ):
        if items:
            yield label, clean_line(", ".join(items))


def correction_line(correction: Correction) -> CleanText:
    """`20 December 2024: An earlier version misstated the crossing.`"""
    when = f"{format_long(correction.published)}: " if correction.published else ""
    return clean_line(when + correction.text)
