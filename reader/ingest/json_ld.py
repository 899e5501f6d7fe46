"""schema.org articles in JSON-LD, standing alone or in a page (https://schema.org/NewsArticle)."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from reader.ingest.feed_articles import headline_from, shortened, text_sections, web_address
from reader.ingest.foreign_dates import read_date
from reader.ingest.html_text import html_sections, looks_like_html, plain_line
from reader.ingest.json_values import Object, first_text, items_of, read_values, text_of
from reader.model.article import Article, Correction, Section, Source
from reader.model.errors import IngestError
from reader.model.incoming import Hints, Incoming, Kind, Parsed

_ARTICLES = frozenset(
    (
        *("article", "newsarticle", "analysisnewsarticle", "askpublicnewsarticle", "backgroundnewsarticle"),
        *("opinionnewsarticle", "reportagenewsarticle", "reviewnewsarticle", "advertisercontentarticle"),
        *(
            "blogposting",
            "liveblogposting",
            "report",
            "scholarlyarticle",
            "techarticle",
            "socialmediaposting",
        ),
        *("medicalscholarlyarticle", "satiricalarticle", "discussionforumposting"),
    )
)
_DEEPEST = 12
_MOST = 20_000
_LONGEST_HEADLINE = 500


def read(data: bytes, hints: Hints) -> Parsed:
    """The articles of a JSON-LD file. Raises IngestError where there is none."""
    found = [one for value in read_values(data, hints.charset) for one in articles_in(value)]
    incoming = tuple(one for value in found if (one := incoming_from(value, hints.address)))
    if not incoming:
        raise IngestError("there is no article in this JSON-LD")
    return Parsed(kind=Kind.JSON_LD, incoming=incoming)


def articles_in(value: object) -> Iterator[Object]:
    """Every object in a JSON-LD value that is an article of some kind."""
    count = 0
    waiting: list[tuple[object, int]] = [(value, 0)]
    while waiting and count < _MOST:
        one, depth = waiting.pop(0)
        if isinstance(one, Mapping):
            if is_article(one):
                count += 1
                yield one
            elif depth < _DEEPEST:
                waiting += [(one[name], depth + 1) for name in _HOLDERS if name in one]
        elif isinstance(one, list) and depth < _DEEPEST:
            waiting += [(item, depth + 1) for item in one]


def is_article(value: Object) -> bool:
    """Whether the object says that it is an article."""
    kinds = (text_of(kind).rpartition("/")[2].lower() for kind in items_of(value.get("@type")))
    return any(kind in _ARTICLES for kind in kinds)


def from_script(text: str) -> list[Object]:
    """The articles in a script of a page; none where it is no JSON, as happens."""
    try:
        value = json.loads(text.strip().removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return []
    return list(articles_in(value))


def incoming_from(value: Object, address: str = "") -> Incoming | None:
    """An article out of its object; None where it has neither headline nor text."""
    article = article_from(value, address)
    if not article.headline:
        return None
    return Incoming(article=article, guid=first_text(value, "@id", "identifier"), link=article.url)


def article_from(value: Object, address: str = "") -> Article:
    """What the object says, the headline empty where there is nothing to make one of."""
    url = web_address(first_text(value, "url") or _id_of(value.get("mainEntityOfPage")), address)
    body = first_text(value, "articleBody", "text")
    sections = body_sections(body, url or address)
    headline = shortened(plain_line(first_text(value, "headline", "name")), _LONGEST_HEADLINE)
    publisher = _named(value.get("publisher")) or _named(value.get("sourceOrganization"))
    about = [*items_of(value.get("about")), *items_of(value.get("mentions"))]
    published = read_date(first_text(value, "datePublished", "dateCreated"))
    updated = read_date(first_text(value, "dateModified"))
    is_later = updated is not None and (published is None or updated.epoch > published.epoch)
    return Article(
        headline=headline or headline_from(sections),
        standfirst=plain_line(first_text(value, "description", "abstract", "alternativeHeadline")),
        by=", ".join(dict.fromkeys(_names(value.get("author")) or _names(value.get("creator")))),
        located=first_text(value, "dateline") or next(iter(_names(value.get("locationCreated"))), ""),
        published=published or updated,
        updated=updated if published and is_later else None,
        source=Source(name=publisher[0], url=web_address(publisher[1])) if publisher else None,
        url=url,
        language=next(iter(_names(value.get("inLanguage"))), ""),
        subjects=tuple(dict.fromkeys([*_keywords(value), *_sections_named(value), *_of_type(about, "")]))[
            :30
        ],
        people=_of_type(about, "person"),
        places=tuple(dict.fromkeys([*_of_type(about, "place"), *_names(value.get("contentLocation"))])),
        organisations=_of_type(about, "organization"),
        sections=sections,
        corrections=tuple(_corrections(value)),
    )


def body_sections(body: str, base: str = "") -> tuple[Section, ...]:
    """The text of an `articleBody`, which may be plain or HTML."""
    return html_sections(body, base) if looks_like_html(body) and "<" in body else text_sections(body)


_HOLDERS = (
    "@graph",
    "mainEntity",
    "mainEntityOfPage",
    "itemListElement",
    "item",
    "hasPart",
    "liveBlogUpdate",
)
_TYPES = {
    "person": ("person",),
    "place": (
        "place",
        "city",
        "country",
        "state",
        "administrativearea",
        "continent",
        "landmarksorhistoricalbuildings",
    ),
    "organization": ("organization", "newsmediaorganization", "governmentorganization", "ngo", "corporation"),
}


def _of_type(things: list[Any], kind: str) -> tuple[str, ...]:
    """The names of things of some type; with none given, of things of any other type."""
    known = _TYPES.get(kind, tuple(name for names in _TYPES.values() for name in names))
    found = []
    for thing in things:
        types = (
            [text_of(one).lower() for one in items_of(thing.get("@type"))]
            if isinstance(thing, Mapping)
            else []
        )
        if any(one in known for one in types) == bool(kind):
            found += _names(thing)
    return tuple(dict.fromkeys(found))


def _names(value: object) -> list[str]:
    """The names of people, places or languages, however they are given."""
    found = []
    for one in items_of(value):
        name = one
        if isinstance(one, Mapping):
            address = one.get("address")
            inner = (
                first_text(address, "addressLocality", "addressCountry")
                if isinstance(address, Mapping)
                else ""
            )
            name = first_text(one, "name", "alternateName", "legalName") or inner
        text = plain_line(text_of(name))
        if text and not text.startswith(("http://", "https://")):
            found.append(text)
    return found


def _named(value: object) -> tuple[str, str] | None:
    for one in items_of(value):
        if name := next(iter(_names(one)), ""):
            return name, first_text(one, "url", "@id") if isinstance(one, Mapping) else ""
    return None


def _keywords(value: Object) -> list[str]:
    found = []
    for one in items_of(value.get("keywords")):
        if isinstance(one, Mapping):
            found += _names(one)
        else:
            found += [plain_line(word) for word in text_of(one).split(",")]
    return [word for word in found if word and ":" not in word]


def _sections_named(value: Object) -> list[str]:
    return _names(value.get("articleSection"))


def _corrections(value: Object) -> Iterator[Correction]:
    for one in items_of(value.get("correction")):
        if isinstance(one, Mapping):
            text = plain_line(first_text(one, "text", "description"))
            if text:
                yield Correction(text=text, published=read_date(first_text(one, "datePublished")))
        elif text := plain_line(text_of(one)):
            yield Correction(text=text)


def _id_of(value: object) -> str:
    if isinstance(value, Mapping):
        return first_text(value, "@id", "url")
    return text_of(value)
