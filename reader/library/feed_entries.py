"""Which entries of a feed are news, and which of its articles have been kept long enough. Decides; does nothing."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec

from reader.model.feed import Feed, Keep, SeenEntry
from reader.model.incoming import Incoming

_DAY = 86_400.0


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry as the feed has it now, with what it is known by."""

    incoming: Incoming
    key: str
    digest: str
    dated: float


class Selection(msgspec.Struct, frozen=True, kw_only=True):
    """What a feed has now: `news` is to be filed, `unchanged` was filed before, `too_old` is not wanted."""

    news: tuple[Entry, ...] = ()
    unchanged: int = 0
    too_old: int = 0
    keys: frozenset[str] = frozenset()


def select(incoming: Sequence[Incoming], seen: Mapping[str, SeenEntry], keep: Keep, now: float) -> Selection:
    """Tell news from what was there. An entry without a date ages from when it was first seen."""
    entries: dict[str, Entry] = {}
    for one, key in zip(incoming, _keys(incoming), strict=True):
        known = seen.get(key)
        published = one.article.published
        dated = min(float(published.epoch), now) if published else known.dated if known else now
        entries.setdefault(key, Entry(incoming=one, key=key, digest=_digest(one), dated=dated))
    wanted = sorted(entries.values(), key=lambda entry: -entry.dated)
    if keep.days:
        wanted = [entry for entry in wanted if entry.dated >= now - keep.days * _DAY]
    if keep.count:
        wanted = wanted[: keep.count]
    wanted_keys = {entry.key for entry in wanted}
    news = tuple(
        entry
        for entry in entries.values()
        if entry.key in wanted_keys and (entry.key not in seen or seen[entry.key].digest != entry.digest)
    )
    return Selection(
        news=news,
        unchanged=len(wanted) - len(news),
        too_old=len(entries) - len(wanted),
        keys=frozenset(entries),
    )


def expired(seen: Mapping[str, SeenEntry], keep: Keep, now: float) -> list[SeenEntry]:
    """The entries whose articles have been kept long enough."""
    filed = sorted((entry for entry in seen.values() if entry.path), key=lambda entry: -entry.dated)
    if keep.days:
        return [entry for entry in filed if entry.dated < now - keep.days * _DAY]
    return filed[keep.count :] if keep.count else []


def forgettable(seen: Mapping[str, SeenEntry], keys: frozenset[str]) -> list[str]:
    """The keys of entries that have neither a file nor a place in the feed any more."""
    return [entry.key for entry in seen.values() if not entry.path and entry.key not in keys]


def with_subjects(incoming: Incoming, feed: Feed) -> Incoming:
    """The entry with the subjects that the feed gives to everything."""
    article = incoming.article
    known = {subject.casefold() for subject in article.subjects}
    added = tuple(subject for subject in feed.subjects if subject.casefold() not in known)
    if not added:
        return incoming
    article = msgspec.structs.replace(article, subjects=(*article.subjects, *added))
    return msgspec.structs.replace(incoming, article=article)


def _keys(incoming: Sequence[Incoming]) -> list[str]:
    """What tells each entry from the others: guid and link; where several share them the headline, then all."""
    keys = [
        _sum(f"{one.guid}\0{one.link}" if one.guid or one.link else one.article.headline) for one in incoming
    ]
    for further in (lambda one: one.article.headline, _digest):
        counts = Counter(keys)
        keys = [
            _sum(f"{key}\0{further(one)}") if counts[key] > 1 else key
            for key, one in zip(keys, incoming, strict=True)
        ]
    return keys


def _digest(incoming: Incoming) -> str:
    return _sum(repr(incoming.article))


def _sum(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
