"""A new version of a story taken into the article there is: the publisher's text, the reader's additions. Pure."""

from collections.abc import Iterable

from msgspec.structs import replace

from reader.model.article import Article, Figure, Origin
from reader.model.identity import feed_key
from reader.model.timestamp import Timestamp

_TEXT = ("headline", "standfirst", "by", "located", "url", "language")
_LISTS = ("subjects", "people", "places", "organisations")


def merged(old: Article, new: Article, *, is_summary: bool, now: Timestamp) -> Article:
    """The article with what came in. Subjects, names, figures and fields that only the old one has stay.

    A summary does not take the place of a longer text. Where the text changed, and the publisher does not say when,
    it was updated `now`.
    """
    keeps_text = not new.sections or (is_summary and _length(new) < _length(old))
    changes: dict[str, object] = {field: getattr(new, field) or getattr(old, field) for field in _TEXT}
    changes |= {field: _union(getattr(new, field), getattr(old, field)) for field in _LISTS}
    article = replace(
        old,
        **changes,
        published=old.published or new.published,
        updated=new.updated or old.updated,
        source=new.source or old.source,
        sections=old.sections if keeps_text else new.sections,
        key_figures=_figures(old.key_figures, new.key_figures),
        corrections=_union(old.corrections, new.corrections),
        unknown={**new.unknown, **old.unknown},
    )
    if text_of(article) != text_of(old) and article.updated == old.updated:
        return replace(article, updated=now)
    return article


def text_of(article: Article) -> tuple[object, ...]:
    """What a reader reads of an article, to compare two versions by."""
    return article.headline, article.standfirst, article.sections


def with_origin(article: Article, origin: Origin) -> Article:
    """The article that knows it came from there too; an origin of the same entry is brought up to date."""
    kept = [one for one in article.origins if not _is_same(one, origin)]
    place = next((i for i, one in enumerate(article.origins) if _is_same(one, origin)), len(kept))
    return replace(article, origins=(*kept[:place], origin, *kept[place:]))


def is_main(article: Article, origin: Origin) -> bool:
    """Whether the article's text is that of this entry, rather than of another source that has the story too."""
    return not article.origins or _is_same(article.origins[0], origin)


def _is_same(one: Origin, other: Origin) -> bool:
    if feed_key(one.feed) != feed_key(other.feed):
        return False
    return (one.guid, one.url) == (other.guid, other.url) or bool(one.guid and one.guid == other.guid)


def _union(first: Iterable[object], second: Iterable[object]) -> tuple[object, ...]:
    found = list(first)
    found += [item for item in second if item not in found]
    return tuple(found)


def _figures(old: tuple[Figure, ...], new: tuple[Figure, ...]) -> tuple[Figure, ...]:
    labels = {figure.label for figure in old}
    return old + tuple(figure for figure in new if figure.label not in labels)


def _length(article: Article) -> int:
    return sum(len(section.text) for section in article.sections)
