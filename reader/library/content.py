"""What an article is known by when its file was renamed: a number made from its row in the catalogue."""

from collections.abc import Iterable
from hashlib import blake2b

from reader.model.entry import Entry


def content_of(entry: Entry) -> int:
    """The same for articles that say the same, different for others but by chance (63 bits); 0 for a bad file."""
    if entry.problem:
        return 0
    told = (entry.headline, entry.source, entry.published or "", entry.words, entry.figures)
    digest = blake2b("\0".join(map(str, told)).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1 or 1


def contents_by_id(entries: Iterable[Entry]) -> dict[str, int]:
    """The contents of articles by their ids."""
    return {entry.id: content_of(entry) for entry in entries}
