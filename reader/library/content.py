"""What an article is known by when its file was renamed: a number made from its row in the catalogue."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from reader.index.cache import Cache
from reader.model.entry import Entry


def content_of(entry: Entry) -> int:
    """The same for articles that say the same, different for others but by chance (63 bits); 0 for a bad file."""
    if entry.problem:
        return 0
    told = (entry.headline, entry.source, entry.published or "", entry.words, entry.figures)
    digest = blake2b("\0".join(map(str, told)).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1 or 1


def contents_of(entries: Mapping[str, Entry], ids: Iterable[str]) -> list[int]:
    """The contents of articles, 0 for those that are not among the entries."""
    return [content_of(entries[id_]) if id_ in entries else 0 for id_ in ids]


def standing(cache: Cache, entry: Entry) -> Entry | None:
    """The article as the catalogue has it now, under another id where its file was renamed; None: it is gone."""
    same = cache.entries_of_ids([entry.id])
    if same:
        return next((one for one in same if (one.path, one.number) == (entry.path, entry.number)), same[0])
    content = content_of(entry)
    alike = (
        [one for one in cache.entries_headed(entry.headline) if content_of(one) == content] if content else []
    )
    if not alike:
        alike = cache.entries_of_ids([now for former, now in cache.formers() if former == entry.id])
    return alike[0] if len(alike) == 1 else None
