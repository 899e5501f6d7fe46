"""Where something is from, in one line of Markdown: the article's headline and link, its source, its date."""

from reader.export.markdown import link, literal
from reader.text.clean import clean_line
from reader.text.dates import format_long, parse_timestamp
from reader.text.links import safe_link


def citation(headline: str, source: str, published: str, url: str) -> str:
    """`[Headline](https://…), Source, 19 December 2024`; what is not known is left out.

    `published` is written as in an article file. Text is cleaned, and none of it is markup.
    """
    title = clean_line(headline)
    named = link(title, url) if safe_link(url) and title else literal(title)
    return ", ".join(
        part for part in (named, literal(clean_line(source), at_start=False), long_date(published)) if part
    )


def long_date(published: str) -> str:
    """`19 December 2024`, empty where there is no date, as it stands where it is none."""
    if not published:
        return ""
    try:
        return format_long(parse_timestamp(published))
    except ValueError:
        return literal(clean_line(published), at_start=False)
