"""Saved searches: named, listed above the list with what is unread in each, shown at a key, forgotten."""

from typing import TYPE_CHECKING

from reader.model.fact import Change
from reader.text.clean import clean_line
from reader.tui.latest import Latest
from reader.tui.telling import COUNT_SECONDS
from reader.tui.views_pane import ALL, View

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen


class Views:
    """Counting what is unread runs off the screen's thread, whenever something was read or came in."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._counting = Latest(self._count, self._show_counts, screen.work, COUNT_SECONDS)
        self._views: list[View] = []

    def load(self) -> None:
        """See which searches there are; without any there is nothing above the list."""
        own = self._screen.settings.searches
        counted = {(view.name, view.query): view.unread for view in self._views}
        saved = self._library.kept.searches.all()
        self._views = [
            View(search.name, search.query, counted.get((search.name, search.query)), search.name in own)
            for search in saved
        ]
        if self._views:
            self._views.insert(0, View(ALL, "", counted.get((ALL, ""))))
        self.show()
        self.count()

    def show(self) -> None:
        """Show them, with the one that is in the list."""
        query = self._screen.shelf.query.strip()
        queries = [view.query.strip() for view in self._views]
        self._screen.show_views(self._views, queries.index(query) if query in queries else -1)

    def count(self) -> None:
        """Count anew what is unread in each."""
        if self._views:
            self._counting.ask(list(self._views))

    def _count(self, views: list[View]) -> list[View]:
        return [view._replace(unread=self._unread(view.query)) for view in views]

    def _unread(self, query: str) -> int:
        if not query:
            return self._library.unread_count()
        return self._library.search(f"is:unread ({query})").count

    async def _show_counts(self, asked: list[View], counted: list[View]) -> None:
        if [view[:2] for view in asked] == [view[:2] for view in self._views]:
            self._views = counted
            self.show()

    def go(self, number: int) -> None:
        """Show a view in the list, by its place above it."""
        if not self._views:
            self._screen.say("no saved searches yet: search for something, then S names it")
        elif number >= len(self._views):
            self._screen.say(f"there are {len(self._views) - 1} saved searches")
        else:
            self._screen.searching.run(self._views[number].query)
            self._screen.focus_pane(self._screen.list)

    def named(self, name: str) -> None:
        """Show a view in the list, by its name."""
        names = [view.name for view in self._views]
        if name in names:
            self.go(names.index(name))

    def ask_name(self) -> None:
        """Ask for a name for the search in the list."""
        query = self._screen.shelf.query
        if not query:
            self._screen.say("there is no search to keep: / searches, then S names it")
            return
        names = [view.name for view in self._views[1:]]
        self._screen.ask_line(
            f"name for {clean_line(query)[:40]}:", "", lambda name: self._save(name, query), names
        )

    def _save(self, name: str, query: str) -> None:
        self._screen.keeping.do(lambda: self._library.kept.searches.save(name, query))

    def forget(self) -> None:
        """Take the search of the current line away."""
        cursor = self._screen.views_pane.cursor
        if not 0 < cursor < len(self._views):
            return
        view = self._views[cursor]

        def forget() -> Change:
            return self._library.kept.searches.forget(view.name)

        if view.configured:
            self._screen.say(f"{view.name} stands in the configuration: newsdesk config edit")
        else:
            self._screen.keeping.do(forget)
