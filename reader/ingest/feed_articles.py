"""A feed in its own words as articles: texts understood, links made whole, dates read.

What an entry lacks is made up from what it has: a headline from its text, a text from its summary.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urljoin

from reader.ingest.foreign_dates import read_date
from reader.ingest.html_text import html_sections, link_address, looks_like_html, plain_line
from reader.ingest.raw_feed import ENTRIES_A_PIECE, MOST_ENTRIES, Person, RawEntry, RawFeed
from reader.model.article import Article, Section, Source
from reader.model.incoming import Incoming, Kind, Parsed
from reader.model.timestamp import Timestamp
from reader.text.escaping import escape
from reader.text.links import safe_link

_LONGEST_HEADLINE = 500
_HEADLINE_FROM_TEXT = 100
_LONGEST_STANDFIRST = 600
_SUMMARY_WORDS = 150
"""A text shorter than this, in a feed that gives no other, is likely only a summary."""

_MOST_SUBJECTS = 30
_LONGEST_SUBJECT = 80
_BLANK_LINES = re.compile(r"\n\s*\n")
_MORE = re.compile(
    r"\s*(?:\[?(?:…|\.\.\.)\]?|(?:continue reading|read more|weiterlesen|lire la suite)\W*)\s*$",
    re.IGNORECASE,
)


class _Place(NamedTuple):
    """The feed that an entry is of: its title, its home page, where it came from, its language."""

    title: str
    home: str
    address: str
    language: str


def parsed_feed(feed: RawFeed, address: str = "") -> Iterator[Parsed]:
    """The articles of a feed that came from `address`, at most ENTRIES_A_PIECE of them together."""
    place = _Place(plain_line(feed.title), web_address(feed.link, address), address, feed.language.strip())
    told = list(feed.warnings)
    entries = feed.entries[:MOST_ENTRIES]
    if (total := max(feed.total, len(feed.entries))) > MOST_ENTRIES:
        told.append(f"only the first {MOST_ENTRIES:,} of {total:,} entries were taken")
    for start in range(0, max(len(entries), 1), ENTRIES_A_PIECE):
        yield _piece(feed, entries[start : start + ENTRIES_A_PIECE], place, told)
        told = []


def _piece(feed: RawFeed, entries: list[RawEntry], place: _Place, told: list[str]) -> Parsed:
    incoming = []
    bad_dates = 0
    for entry in entries:
        article = _article(entry, place)
        if article is None:
            continue
        bad_dates += bool(entry.published or entry.updated) and article.article.published is None
        incoming.append(article)
    if bad_dates:
        told.append(f"{_counted(bad_dates, 'entry has a date', 'entries have dates')} that cannot be read")
    if empty := len(entries) - len(incoming):
        told.append(f"{_counted(empty, 'entry has', 'entries have')} nothing in it")
    return Parsed(
        kind=Kind.FEED,
        title=place.title,
        home=place.home,
        address=web_address(feed.address, place.address),
        incoming=tuple(incoming),
        warnings=tuple(told),
    )


def web_address(address: str, base: str = "") -> str:
    """A link made whole; empty where it is none that may be followed."""
    address = "".join(address.split())
    if not address:
        return ""
    try:
        is_whole = address.startswith(("https://", "http://")) and "[" not in address
        return safe_link(urljoin(base, address) if base and not is_whole else address) or ""
    except ValueError:
        return ""


def headline_from(sections: tuple[Section, ...], link: str = "") -> str:
    """A headline for what has none: the first words of the text, or the link."""
    from reader.text.markup import parse_markup

    for section in sections:
        if section.heading:
            return section.heading
        for block in parse_markup(section.text[: 20 * _HEADLINE_FROM_TEXT]):
            return shortened(block.text, _HEADLINE_FROM_TEXT)
    return link


def shortened(text: str, most: int) -> str:
    """The text in one line, cut between words where it has more than so many characters."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return (text[: most - 1].rsplit(" ", 1)[0] or text[: most - 1]) + "…"


def text_sections(text: str) -> tuple[Section, ...]:
    """Plain text as one section: paragraphs stand between blank lines, or are lines where there are none."""
    pieces = _BLANK_LINES.split(text) if _BLANK_LINES.search(text) else text.split("\n")
    paragraphs = [escape(" ".join(piece.split())) for piece in pieces if piece.strip()]
    return (Section(text="\n\n".join(paragraphs)),) if paragraphs else ()


def names(people: list[Person]) -> str:
    """Who wrote it, in one line: names, or what stands before the @ of an address."""
    found = [plain_line(person.name) or person.email for person in people]
    return ", ".join(dict.fromkeys(name for name in found if name))


def subjects(categories: list[str]) -> tuple[str, ...]:
    """What it is about, each once."""
    found = (plain_line(category) for category in categories)
    kept = dict.fromkeys(name for name in found if name and len(name) <= _LONGEST_SUBJECT)
    return tuple(kept)[:_MOST_SUBJECTS]


def _article(entry: RawEntry, place: _Place) -> Incoming | None:
    base = entry.base or place.home or place.address
    link = web_address(entry.link, place.address or place.home)
    body = entry.content or entry.summary
    sections = text_sections(body) if entry.is_text else html_sections(body, base)
    standfirst = ""
    if entry.content and entry.summary and entry.summary != entry.content:
        standfirst = _standfirst(plain_line(entry.summary), sections)
    sections = _with_media(sections, entry.media, base)
    headline = shortened(plain_line(entry.title), _LONGEST_HEADLINE) or headline_from(sections, link)
    if not headline:
        return None
    sections = _without_headline(sections, headline)
    source = plain_line(entry.source) or place.title
    source_link = web_address(entry.source_link) if entry.source else place.home
    published, updated = read_date(entry.published), read_date(entry.updated)
    article = Article(
        headline=headline,
        standfirst=standfirst,
        by=names(entry.authors),
        published=published or updated,
        updated=_later(updated, published),
        source=Source(name=source, url=source_link) if source else None,
        url=link,
        language=(entry.language.strip() or place.language)[:35],
        subjects=subjects(entry.categories),
        sections=sections,
    )
    is_summary = not entry.content and bool(link) and len(body.split()) < _SUMMARY_WORDS
    return Incoming(article=article, guid=entry.id, link=link, is_summary=is_summary)


def _later(updated: Timestamp | None, published: Timestamp | None) -> Timestamp | None:
    """When it was changed, if that was after it was published."""
    if updated is None or published is None or updated.epoch <= published.epoch:
        return None
    return updated


def _standfirst(summary: str, sections: tuple[Section, ...]) -> str:
    """The summary, unless the text begins with it or it is too long to be one."""
    start = _MORE.sub("", summary)
    if not start or len(summary) > _LONGEST_STANDFIRST:
        return ""
    opening = headline_opening(sections, len(start) + 200)
    return "" if opening.startswith(start[:60]) else summary


def headline_opening(sections: tuple[Section, ...], length: int) -> str:
    """The first characters of the text, without markup."""
    from reader.text.markup import parse_markup

    text = sections[0].text[: 2 * length] if sections else ""
    return " ".join(block.text for block in parse_markup(text))[:length]


def _without_headline(sections: tuple[Section, ...], headline: str) -> tuple[Section, ...]:
    """The sections without a first heading that only repeats the headline."""
    if sections and sections[0].heading.casefold() == headline.casefold():
        first = Section(text=sections[0].text)
        return (first, *sections[1:]) if first.text else sections[1:]
    return sections


def _with_media(sections: tuple[Section, ...], media: list[str], base: str) -> tuple[Section, ...]:
    """The sections with a link to each file that belongs to the entry, unless the text has it."""
    text = "\n".join(section.text for section in sections)
    links = [url for one in media[:10] if (url := link_address(one, base)) and url not in text]
    if not links:
        return sections
    last = sections[-1] if sections else Section()
    paragraphs = [f"[{escape(_file_name(url))}]({url})" for url in links]
    return (
        *sections[:-1],
        Section(heading=last.heading, text="\n\n".join(filter(None, (last.text, *paragraphs)))),
    )


def _file_name(url: str) -> str:
    name = url.split("?", maxsplit=1)[0].rstrip("/").rpartition("/")[2]
    return name if name and not looks_like_html(name) else "File"


def _counted(count: int, one: str, several: str) -> str:
    return f"{count:,} {one if count == 1 else several}"
