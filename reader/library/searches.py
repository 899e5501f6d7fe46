"""Saved searches of a library: queries with a name, `newsdesk list @name`."""

from collections.abc import Callable, Mapping, Sequence

import msgspec

from reader.library.history import History
from reader.model.basket import SavedSearch
from reader.model.errors import UsageError
from reader.model.fact import GONE, Change, Key, Kind
from reader.state.states import States
from reader.text.clean import clean_line

SIGN = "@"
"""Stands before a saved search's name where a query is expected."""


class Searches:
    """Every action is kept when its call returns, and can be undone."""

    def __init__(
        self, states: States, history: History, configured: Callable[[], Mapping[str, str]] = dict
    ) -> None:
        self._states = states
        self._history = history
        self._configured = configured

    def all(self) -> list[SavedSearch]:
        """Every saved search: those of the configuration in its order, then the others by name."""
        own = [SavedSearch(name, query) for name, query in self._configured().items()]
        names = {search.name.casefold() for search in own}
        return own + [search for search in self._saved() if search.name.casefold() not in names]

    def _saved(self) -> list[SavedSearch]:
        found = []
        for fact in self._states.of_kind(Kind.SEARCH):
            try:
                found.append(SavedSearch(fact.key.name, msgspec.json.decode(fact.value, type=str)))
            except msgspec.DecodeError:
                continue  # what a newer Newsdesk wrote
        return found

    def save(self, name: str, query: str) -> Change:
        """Give a search a name; one that is in use means the new search from now on. ValueError without a name."""
        name = clean_name(name)
        value = msgspec.json.encode(clean_line(query)).decode()
        return self._act(name, value, f"search kept as {SIGN}{name}")

    def forget(self, name: str) -> Change:
        """Take a saved search away."""
        name = clean_name(name)
        return self._act(name, GONE, f"search {SIGN}{name} taken away")

    def expand(self, words: Sequence[str]) -> str:
        """A query's words in one text, with the search itself in the place of each `@name` that is a word."""
        return " ".join(f"({self.query(word)})" if _is_name(word) else word for word in words)

    def query(self, name: str) -> str:
        """The search of that name, whatever its case. UsageError, which lists the names there are."""
        known = {search.name.casefold(): search.query for search in self.all()}
        wanted = clean_name(name)
        if wanted.casefold() not in known:
            names = ", ".join(f"{SIGN}{search.name}" for search in self.all()) or "none yet"
            raise UsageError(
                f"there is no saved search {SIGN}{wanted}; saved searches: {names}; "
                f"what begins with {SIGN} is searched for within quotes: '\"{SIGN}{wanted}\"'"
            )
        return known[wanted.casefold()]

    def _act(self, name: str, value: str, text: str) -> Change:
        return self._history.add(Change(text, self._states.act([(Key("", Kind.SEARCH, name), value)])))


def _is_name(word: str) -> bool:
    return word.startswith(SIGN) and bool(word.strip(f"{SIGN} "))


def clean_name(name: str) -> str:
    """A name as it is kept: one clean line without the sign before it. ValueError where nothing is left."""
    cleaned = clean_line(clean_line(name).removeprefix(SIGN))
    if not cleaned:
        raise ValueError("a saved search needs a name")
    return cleaned
