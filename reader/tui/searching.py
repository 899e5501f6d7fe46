"""Searching the library and finding in the article, as the reader types; and back to where it began."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from reader.model.entry import Sort
from reader.text.matching import NO_MATCHER, Matcher
from reader.tui.article_list import ListPlace
from reader.tui.latest import Latest
from reader.tui.listing import Listing
from reader.tui.matches import Matches, matches_in
from reader.tui.purpose import Purpose

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.library.results import Results
    from reader.tui.main_screen import MainScreen
    from reader.tui.opened import Opened

DEBOUNCE = 0.05
"""Seconds that typing must pause before a search begins."""


class Before(NamedTuple):
    """What the screen showed when the search began."""

    listing: Listing
    place: ListPlace


class Searching:
    """What is searched for: `find` is the text looked for in the open article."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._before: Before | None = None
        self._stale = False
        self._latest = Latest(self._search, self._show_results, screen.work, DEBOUNCE)
        self._finder = Latest(self._find, self._show_found, screen.work, DEBOUNCE)
        self.query = ""
        self.find = ""
        self._find_from = (0, 0)

    @property
    def matcher(self) -> Matcher:
        """What to light in an article that opens."""
        if self.find:
            return self._matcher(self.find)
        listing = self._screen.shelf.listing
        return listing.results.matcher if listing else NO_MATCHER

    def begin(self, purpose: Purpose) -> None:
        """Start typing a search."""
        self._find_from = self._screen.article.place
        self._screen.prompt_for(purpose, self.query if purpose == Purpose.LIBRARY else self.find)

    def look_for(self, text: str) -> None:
        """Search the library for a text that nobody typed."""
        self.typed(Purpose.LIBRARY, text)
        self._screen.focus_pane(self._screen.list)

    def typed(self, purpose: Purpose, text: str) -> None:
        """Search for what stands in the bar now."""
        if purpose == Purpose.ARTICLE:
            self.find = text
            if self._screen.opening.opened is not None:
                self._finder.ask((self._screen.opening.opened, text))
        elif text.strip():
            self._search_for(text)
        else:
            self.query = ""
            self._latest.forget()
            self._restore_list()
            self._screen.show_hints()

    def find_here(self) -> None:
        """Another article lies open than when it was typed what to find: look for it in this one."""
        self._find_from = self._screen.article.place
        self.typed(Purpose.ARTICLE, self.find)

    def run(self, query: str) -> None:
        """Show what a saved search finds; an empty one ends the search."""
        if not query.strip():
            self.clear()
            return
        if self.find:
            self._end_find()
        self._search_for(query)

    def _search_for(self, query: str) -> None:
        """Search the library; what the list shows now is come back to, unless that is a search already."""
        listing = self._screen.shelf.listing
        if self._before is None and listing is not None:
            self._before = Before(listing, self._screen.list.place)
        self.query = query
        self._latest.ask(query)

    def switched(self, purpose: Purpose, text: str) -> None:
        """The same text, looked for elsewhere."""
        if purpose == Purpose.ARTICLE:
            self._end_library_search()
        else:
            self._end_find()
        self.typed(purpose, text)

    def accept(self, purpose: Purpose, text: str) -> None:
        """Go to what was found."""
        if purpose == Purpose.ARTICLE:
            self._screen.focus_pane(self._screen.article)
        elif not text.strip():
            self.cancel(purpose)
        else:
            self._screen.focus_pane(self._screen.list)

    def cancel(self, purpose: Purpose) -> None:
        """Back to where the search began: the same rows, the same row current, the same line at the top.

        An order that was chosen meanwhile stays.
        """
        if purpose == Purpose.ARTICLE:
            self._end_find()
            self._screen.article.go_to(self._screen.article.layout_of_page.line_of(*self._find_from) or 0)
            self._screen.focus_pane(self._screen.article)
        else:
            self._end_library_search()
            self._screen.focus_pane(self._screen.list)
        self._screen.tell()

    def clear(self) -> bool:
        """End a search that is over; False: there was none."""
        if self.find:
            self._end_find()
        elif self.query:
            self._end_library_search()
        else:
            return False
        self._screen.tell()
        return True

    def _end_library_search(self) -> None:
        self._latest.forget()
        self.query = ""
        self._restore_list()
        self._before = None

    def _restore_list(self) -> None:
        if self._before is not None and self._screen.shelf.listing is not self._before.listing:
            self._screen.shelf.restore(self._before.listing, self._before.place)
            chosen = self._screen.shelf.sort
            if self._stale or chosen not in (None, Sort.RELEVANCE, self._before.listing.results.sort):
                self._stale = False
                self._screen.work(self._screen.shelf.reload())

    def library_changed(self) -> None:
        """What the screen showed when the search began is no longer what the library has."""
        self._stale = self._before is not None

    def _end_find(self) -> None:
        self._finder.forget()
        self.find = ""
        opened = self._screen.opening.opened
        self._screen.opening.relight(matches_in(opened, self.matcher))

    def _search(self, text: str) -> "Results":
        results = self._library.search(text, sort=self._screen.shelf.sort, typing=True)
        results.keys(0, 1)  # the first page is fetched here, so that painting it need not wait
        return results

    async def _show_results(self, text: str, results: "Results") -> None:
        self._screen.shelf.show(results, text)
        self._screen.say("")
        self._screen.show_hints()

    def _find(self, wish: "tuple[Opened, str]") -> Matches:
        opened, text = wish
        matches = matches_in(opened, self._matcher(text) if text.strip() else self.matcher)
        matches.all()
        return matches

    async def _show_found(self, wish: "tuple[Opened, str]", matches: Matches) -> None:
        if wish[0] is self._screen.opening.opened:
            self._screen.opening.relight(matches)
            self._screen.opening.go(matches.begin(*self._find_from))
            self._screen.tell()

    @staticmethod
    def _matcher(text: str) -> Matcher:
        from reader.library.search import make_matcher
        from reader.text.query_language import parse_query

        return make_matcher(parse_query(text, dt.datetime.now(dt.UTC).date(), typing=True))
