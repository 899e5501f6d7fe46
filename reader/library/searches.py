"""Saved searches of a library: queries with a name, `newsdesk list @name`."""

import re
from collections.abc import Callable, Iterable, Mapping

import msgspec

from reader.library.history import History
from reader.model.basket import SavedSearch
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

    def expand(self, text: str) -> tuple[str, tuple[str, ...]]:
        """A query with the search itself in the place of each `@name`, and notes on names that nothing is kept as.

        Such a name stays, as text. What is in quotes is text anyway.
        """
        known = {search.name.casefold(): search.query for search in self.all()}
        unknown: dict[str, None] = {}

        def replaced(found: re.Match[str]) -> str:
            if found["name"]:
                return f"({known[found['name'].casefold()]})"
            if found["other"]:
                unknown[SIGN + clean_line(found["other"])] = None
            return found[0]

        expanded = re.sub(_references(known), replaced, text, flags=re.IGNORECASE)
        if not unknown:
            return expanded, ()
        names = ", ".join(f"{SIGN}{search.name}" for search in self.all()) or "none yet"
        return expanded, (f"searched as text: {', '.join(unknown)} is no saved search; there are: {names}",)

    def _act(self, name: str, value: str, text: str) -> Change:
        return self._history.add(Change(text, self._states.act([(Key("", Kind.SEARCH, name), value)])))


def _references(names: Iterable[str]) -> str:
    """A pattern for what is in quotes, a `name` that is known, the longest that fits, and any `other` name."""
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return rf'"[^"]*"?|(?<![^\s(-]){SIGN}(?:(?P<name>{known or "(?!)"})(?=[\s)]|$)|(?P<other>[^\s)]+))'


def clean_name(name: str) -> str:
    """A name as it is kept: one clean line without the sign before it. ValueError where nothing is left."""
    cleaned = clean_line(clean_line(name).removeprefix(SIGN))
    if not cleaned:
        raise ValueError("a saved search needs a name")
    return cleaned
