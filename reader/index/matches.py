"""The articles that a query finds in the full text, fetched as far as they are looked at."""

from typing import TYPE_CHECKING

from reader.model.entry import Sort

if TYPE_CHECKING:
    import tantivy

    from reader.index.fulltext import FullText


class Matches:
    """The articles that match a query, newest, oldest or most relevant first, as of the moment it was asked."""

    FIRST = 200
    """Matches that are fetched while counting."""

    def __init__(self, full_text: "FullText", query: "tantivy.Query", sort: Sort) -> None:
        self._full_text = full_text
        self._query = query
        self._sort = sort
        self.count, self._first = full_text.first(query, sort, self.FIRST)

    def keys(self, start: int, stop: int) -> list[int]:
        """Keys from the `start`-th match up to the `stop`-th."""
        stop = min(stop, self.count)
        if stop <= len(self._first):
            return self._first[start:stop]
        if start > self.count // 2 and self._sort is not Sort.RELEVANCE:
            found = self._full_text.keys(
                self._query, self._sort, self.count - stop, stop - start, backwards=True
            )
            return found[::-1]
        return self._full_text.keys(self._query, self._sort, start, stop - start)
