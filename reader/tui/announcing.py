"""Telling of stories that come in and meet one of the reader's highlights with `notify`."""

from typing import TYPE_CHECKING

from reader.model.entry import Entry
from reader.model.errors import ArticleError
from reader.model.settings import Rule
from reader.text.clean import clean_line
from reader.text.passages import passages
from reader.tui.latest import Latest
from reader.tui.status import number

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen

MOST = 500
"""New stories looked at after one change of the library; a first import is no news."""

Found = list[tuple[Entry, Rule]]


class Announcing:
    """Knows how far the catalogue went when it last looked. Reading the stories happens off the screen's thread."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._newest: int | None = None
        self._told: set[str] = set()
        self._looking = Latest(self._look, self._tell, screen.work)

    def look(self) -> None:
        """Look at what is new, if any rule asks for it; the first time, only see how far the catalogue goes."""
        if any(rule.notify for rule in self._screen.standing_rules.rules):
            self._looking.ask(None)

    def _look(self, _: None) -> Found:
        newest, before = self._library.entries_after(0, 1), self._newest
        self._newest = newest[0].key if newest else 0
        found: Found = []
        for entry in self._library.entries_after(before, MOST) if before is not None else ():
            try:
                shown = passages(self._library.read(entry))
                rule = self._screen.standing_rules.announced(shown)
            except ArticleError:
                continue  # it changed meanwhile, and comes again
            if rule is not None and entry.id not in self._told:
                self._told.add(entry.id)
                found.append((entry, rule))
        return found

    async def _tell(self, _: None, found: Found) -> None:
        if found:
            entry, rule = found[0]
            more = f" · and {number(len(found) - 1, 'story', 'stories')} more" if len(found) > 1 else ""
            self._screen.say(f"new, with {clean_line(rule.text)}: {clean_line(entry.headline)}{more}")
            self._screen.app.bell()
