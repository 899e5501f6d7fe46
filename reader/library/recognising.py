"""Which of the articles that come in are there already: the decision, made of identities alone. Reads no file."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import msgspec

from reader.model.article import Origin
from reader.model.entry import Known
from reader.model.identity import (
    Identity,
    digest_number,
    gist_identities,
    headline_identity,
    is_saved,
    link_identity,
    origin_identities,
)
from reader.model.incoming import Incoming

_SHARED_GIST = 2

Look = Callable[[Identity], Sequence[Known]]
"""Tells which articles have an identity, the latest last."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """An article that comes in from a feed (or none), with what it is known by."""

    incoming: Incoming
    origin: Origin
    entry: tuple[Identity, ...]
    links: tuple[Identity, ...]
    gist: tuple[Identity, ...]

    @property
    def identities(self) -> tuple[Identity, ...]:
        """All of them, to look up at once."""
        return self.entry + self.links + self.gist

    @property
    def is_loose(self) -> bool:
        """Whether it came without feed, id and link: then its headline alone says little."""
        return not self.incoming.is_own and not (self.origin.feed or self.origin.guid or self.origin.url)

    @property
    def is_unsure(self) -> bool:
        """Whether what it is known by in its feed alone says little."""
        return self.is_loose or is_saved(self.origin.feed)


class Recognised(msgspec.Struct, frozen=True, kw_only=True):
    """`same`: the very entry, as it was when it came last; `versions`: articles of which it may be another version;
    `story`: the same story from elsewhere, surely (by its link); `alike`: articles whose text may be near-equal, to
    be compared.
    """

    same: Known | None = None
    versions: tuple[Known, ...] = ()
    story: Known | None = None
    alike: tuple[Known, ...] = ()


def candidates(incoming: Sequence[Incoming], feed: str) -> list[Candidate]:
    """What came in together from one feed. An id or a link that several different entries have tells nothing."""
    guids = _ambiguous((one.guid, one.digest) for one in incoming)
    links = _ambiguous((one.link, one.guid or one.digest) for one in incoming)
    return [_candidate(one, feed, guids, links) for one in incoming]


def recognise(candidate: Candidate, known: Look) -> Recognised:
    """What the library has of it, going by the articles with its identities, which `known` tells."""
    found = next((found for identity in candidate.entry if (found := known(identity))), ())
    if found:
        closest = _closest(candidate, found, known)
        if not candidate.is_unsure or is_unchanged(candidate, closest):
            return Recognised(same=closest)
    versions = (closest, *(one for one in found if one is not closest)) if found else ()
    for identity in candidate.links:
        if linked := known(identity):
            return Recognised(versions=versions, story=linked[-1])
    counts: dict[tuple[str, int], int] = defaultdict(int)
    for identity in candidate.gist:
        for one in known(identity):
            counts[one.path, one.number] += 1
    alike = tuple(Known(*place, 0) for place, count in counts.items() if count >= _SHARED_GIST)
    return Recognised(versions=versions, alike=alike)


def is_unchanged(candidate: Candidate, known: Known) -> bool:
    """Whether the version there is the one that comes in."""
    return known.digest != 0 and known.digest == digest_number(candidate.origin.digest)


def _closest(candidate: Candidate, found: Sequence[Known], known: Look) -> Known:
    """Of several with the same id: the one with the same text, else the one with the same link, else the last."""
    for one in found:
        if is_unchanged(candidate, one):
            return one
    linked = {(one.path, one.number) for identity in candidate.links for one in known(identity)}
    return next((one for one in found if (one.path, one.number) in linked), found[-1])


def _candidate(one: Incoming, feed: str, guids: set[str], links: set[str]) -> Candidate:
    article = one.article
    if one.is_own:
        urls = [url for url in (article.url,) if url]
        origin = Origin()
        return Candidate(
            incoming=one,
            origin=origin,
            entry=tuple(map(link_identity, urls)) or (headline_identity("", article),),
            links=(),
            gist=(),
        )
    guid = "" if one.guid in guids else one.guid
    link = "" if one.link in links else one.link
    name = article.source.name if article.source else ""
    origin = Origin(
        feed=feed, guid=guid, url=link, name=name, digest=one.digest, gist=one.gist, dated=one.dated
    )
    urls = [] if article.url in links else list(dict.fromkeys(url for url in (link, article.url) if url))
    return Candidate(
        incoming=one,
        origin=origin,
        entry=tuple(origin_identities(origin, article)),
        links=tuple(map(link_identity, urls)),
        gist=tuple(gist_identities(one.gist)),
    )


def _ambiguous(pairs: Iterable[tuple[str, str]]) -> set[str]:
    """The names that stand for more than one thing."""
    things: dict[str, set[str]] = defaultdict(set)
    for name, thing in pairs:
        if name:
            things[name].add(thing)
    return {name for name, found in things.items() if len(found) > 1}
