"""What is to be done whenever a catalogue may have changed: let the reading state follow it."""

from contextlib import suppress

from reader.index.cache import Cache
from reader.library import homes
from reader.library.places import Places
from reader.library.renames import Renames
from reader.model.errors import CacheError, StateError
from reader.state.states import States

_MOST_PATHS = 64


class Following:
    """One catalogue, its reading state, and where both live. Safe to use from several threads."""

    def __init__(self, cache: Cache, states: States, places: Places) -> None:
        self._cache = cache
        self._places = places
        self._renames = Renames(cache, states)
        self._is_noted = False

    def follow(self) -> None:
        """Take along what was done with renamed articles; remember, once, what the library is known by."""
        with suppress(CacheError, StateError):  # the next change of the catalogue is another chance
            self._renames.follow()
            if not self._is_noted and self._cache.is_complete:
                self._is_noted = True
                homes.note(self._places, self._paths)

    def _paths(self) -> list[str]:
        return list(dict.fromkeys(entry.path for entry in self._cache.entries_from(0, _MOST_PATHS)))
