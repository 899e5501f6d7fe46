"""Which articles have an identity: what the index knows, and what was filed since and is not in it yet."""

from collections.abc import Callable, Iterable, Sequence

from reader.library.recognising import Candidate
from reader.model.article import Article
from reader.model.entry import Known
from reader.model.identity import Identity, identities


class Knowledge:
    """Looked up for many stories at once, then asked for each."""

    def __init__(self, index: Callable[[Iterable[Identity]], dict[Identity, list[Known]]]) -> None:
        """`index` answers for many identities in one go."""
        self._index = index
        self._indexed: dict[Identity, list[Known]] = {}
        self._here: dict[Identity, list[Known]] = {}
        self._places: set[tuple[str, int]] = set()  # of articles that the index knows no more as they are

    def look_up(self, candidates: Iterable[Candidate]) -> None:
        """Ask the index for everything that these may be known by."""
        self._indexed = self._index({identity for one in candidates for identity in one.identities})

    def of(self, identity: Identity) -> Sequence[Known]:
        """The articles with an identity that was looked up, the latest last."""
        indexed = self._indexed.get(identity, ())
        if indexed and self._places:
            indexed = [one for one in indexed if (one.path, one.number) not in self._places]
        here = self._here.get(identity)
        return [*indexed, *here] if here else indexed

    def remember(self, article: Article, path: str, number: int) -> None:
        """Know an article that was filed, new or in another version."""
        place = (path, number)
        is_known = place in self._places
        self._places.add(place)
        for identity, digest in identities(article).items():
            known = self._here.setdefault(identity, [])
            if is_known:
                known[:] = [one for one in known if (one.path, one.number) != place]
            known.append(Known(path, number, digest))
