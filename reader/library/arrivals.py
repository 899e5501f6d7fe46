"""New matches of a query as they arrive: what matches now and did not at the last look.

Articles are known by their ids, so that one that was edited does not arrive a second time. Ids are kept as digests
of eight bytes: a million of them are eight megabytes on the disk.
"""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

from reader.library.library import Library
from reader.model.entry import Entry
from reader.model.errors import StateError

_HEADER = b"newsdesk seen 1\n"
_SIZE = 8


class Arrivals:
    """What a query has found so far. `text` is in the search language."""

    def __init__(self, library: Library, text: str, seen: Iterable[bytes] | None = None) -> None:
        """Begins with these digests as seen, or else with all that matches now."""
        self._library = library
        self._text = text
        self._keys: set[int] = set()
        self._seen: set[bytes] = set()
        if seen is None:
            self.look()
        else:
            self._seen.update(seen)

    @property
    def seen(self) -> list[bytes]:
        """The digests of all that has been seen."""
        return sorted(self._seen)

    def look(self) -> list[Entry]:
        """What matches now and has not been seen before, in the order in which it came into the library."""
        results = self._library.search(self._text)
        keys = sorted(set(results.all_keys()) - self._keys)
        self._keys.update(keys)
        new = []
        for start in range(0, len(keys), 500):
            for entry in self._library.entries(keys[start : start + 500]):
                if entry and (digest := digest_of(entry.id)) not in self._seen:
                    self._seen.add(digest)
                    if not entry.problem:
                        new.append(entry)
        return new


def digest_of(id_: str) -> bytes:
    """What an article's id is remembered by."""
    return blake2b(id_.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()


def seen_file(library: Library, text: str) -> Path:
    """Where it is remembered what a query had found, between one command and the next."""
    name = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_SIZE).hexdigest()
    return library.kept.path.parent / "watches" / f"{name}.seen"


def read_seen(file: Path) -> list[bytes] | None:
    """The digests in such a file; None where there is none, or none that can be used."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    if not data.startswith(_HEADER) or (len(data) - len(_HEADER)) % _SIZE:
        return None
    return [data[place : place + _SIZE] for place in range(len(_HEADER), len(data), _SIZE)]


def write_seen(file: Path, seen: Iterable[bytes]) -> None:
    """Keep digests in such a file, whole or not at all. Raises StateError."""
    from reader.model.errors import ArticleError
    from reader.store.files import write_atomically

    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_atomically(file, b"".join((_HEADER, *seen)))
    except (OSError, ArticleError) as error:
        raise StateError(f"{file}: what was seen cannot be remembered: {error}") from error
