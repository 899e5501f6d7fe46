"""Articles by the address they have on the web, found by reading all of them: for what knows nothing else."""

from collections.abc import Collection

from reader.library.library import Library
from reader.model.errors import ArticleError

_PAGE = 500


def articles_at(library: Library, addresses: Collection[str]) -> dict[str, str]:
    """The ids of the articles at these addresses."""
    found: dict[str, str] = {}
    results = library.search()
    for start in range(0, results.count if addresses else 0, _PAGE):
        for entry in library.entries(results.keys(start, start + _PAGE)):
            if entry and not entry.problem:
                try:
                    address = library.read(entry).url
                except ArticleError:
                    continue  # It changed just now; the next look says what is wrong with it.
                if address in addresses:
                    found.setdefault(address, entry.id)
    return found
