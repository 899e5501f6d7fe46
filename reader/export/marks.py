"""Marks as text, Markdown and records: the passage, the note, and where both are from."""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby

from reader.export.brief import paragraphs, quote
from reader.export.citation import citation
from reader.export.markdown import literal
from reader.model.clean_text import CleanText
from reader.model.mark import COLOURS, MarkRow, Standing
from reader.text.clean import clean, clean_line
from reader.text.dates import format_long, parse_timestamp
from reader.text.width import wrap

FIELDS = ("id", "article", "headline", "source", "published", "url", "section", "quote", "now", "note", "colour",
    "made", "standing", "prefix", "suffix", "start")  # fmt: skip
"""What a mark's record has, in order. `now` is what the passage says today where that differs."""

SEPARATOR = " · "

_STANDING = {Standing.ORPHANED: "no longer in the text", Standing.REWORDED: "reworded since"}


def mark_record(row: MarkRow) -> dict[str, object]:
    """The mark under the names of FIELDS, text as it was written; None where there is nothing."""
    mark, selector = row.mark, row.mark.selector
    known: dict[str, object] = {
        "id": mark.id,
        "article": mark.article,
        "headline": row.headline,
        "source": row.source,
        "published": row.published,
        "url": row.url,
        "section": row.section,
        "quote": selector.exact,
        "now": row.now,
        "note": mark.note,
        "colour": COLOURS[mark.colour - 1],
        "made": made(row),
        "standing": str(row.standing),
        "prefix": selector.prefix,
        "suffix": selector.suffix,
        "start": selector.start,
    }
    return {name: None if known[name] == "" else known[name] for name in FIELDS}


def marks_text(rows: Iterable[MarkRow], width: int | None = None) -> Iterator[str]:
    """Each mark as plain text: the passage in quotation marks, the note, and a line on where it stands.

    Lines are wrapped at `width` columns, where it is given.
    """
    before = ""
    for row in rows:
        lines = [("", f"“{_one_line(row.mark.selector.exact)}”")]
        if row.now:
            lines.append(("", f"now: “{_one_line(row.now)}”"))
        lines += [("    ", line) for line in clean(row.mark.note).split("\n") if row.mark.note]
        lines.append(("  ", SEPARATOR.join(_about(row))))
        yield before + "".join(
            f"{line}\n" for indent, text in lines for line in _wrapped(indent, text, width)
        )
        before = "\n"


def marks_markdown(rows: Iterable[MarkRow]) -> Iterator[str]:
    """Marks under their articles' headlines, those of one article that follow one another together."""
    before = ""
    for _, group in groupby(rows, key=lambda row: row.mark.article):
        of_article = list(group)
        first = of_article[0]
        yield before + f"## {literal(clean_line(first.headline or first.mark.article))}\n"
        for row in of_article:
            changed = f"*{_STANDING[row.standing]}*" if row.standing in _STANDING else ""
            parts = (quote(row.mark.selector.exact), changed, quote(row.now), paragraphs(row.mark.note))
            yield "\n" + "\n\n".join(filter(None, parts)) + "\n"
        yield f"\n— {citation(first.headline, first.source, first.published, first.url)}\n"
        before = "\n"


def made(row: MarkRow) -> str:
    """When the mark was made, RFC 3339 in UTC."""
    moment = dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(microseconds=row.mark.at)
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _about(row: MarkRow) -> Iterator[CleanText]:
    yield clean_line(row.headline or row.mark.article)
    if row.source:
        yield clean_line(row.source)
    if row.published:
        yield _date(row.published)
    if row.section:
        yield clean_line(row.section)
    yield CleanText(COLOURS[row.mark.colour - 1])
    if row.standing is not Standing.THERE:
        yield CleanText(_STANDING[row.standing])
    yield clean_line(row.mark.article)


def _wrapped(indent: str, text: str, width: int | None) -> Iterator[str]:
    """The text in lines of so many columns, each after the indent."""
    clean_text = CleanText(text)
    if width is None or not text:
        yield indent + text
        return
    for span in wrap(clean_text, max(1, width - len(indent))):
        yield indent + text[span.start : span.end]


def _date(published: str) -> CleanText:
    try:
        return format_long(parse_timestamp(published))
    except ValueError:
        return clean_line(published)


def _one_line(text: str) -> CleanText:
    return clean_line(text.replace("\n", " / "))
