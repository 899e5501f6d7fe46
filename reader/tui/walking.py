"""The way through the library: into an article, to the next match, to the next article, and back out again."""

from typing import TYPE_CHECKING

from reader.tui.arrangement import PaneName
from reader.tui.article_list import ArticleList
from reader.tui.place import Goal
from reader.tui.purpose import Purpose

if TYPE_CHECKING:
    from reader.tui.main_screen import MainScreen


class Walking:
    """Moves list, article and focus together."""

    def __init__(self, screen: "MainScreen") -> None:
        self._screen = screen

    def read(self) -> None:
        """Read the article of the current row."""
        screen = self._screen
        if not screen.list.source.count:
            return
        screen.focus_pane(screen.article)
        entry = screen.shelf.entry
        if entry is not None and (screen.opening.entry is None or screen.opening.entry.id != entry.id):
            screen.row_changed()
        screen.keeping.opened(entry)

    def back(self) -> bool:
        """From the side to the article, to the list, out of the search; False: there is no way back."""
        screen = self._screen
        if screen.pane == PaneName.SIDE:
            screen.focus_pane(screen.article)
            return True
        if screen.searching.find and screen.pane == PaneName.ARTICLE:
            return screen.searching.clear()
        if screen.pane == PaneName.ARTICLE:
            screen.focus_pane(screen.list)
            return True
        if screen.selecting.clear():
            return True
        return screen.searching.clear()

    def leave(self) -> None:
        """One step back, out of the program at last."""
        if not self.back():
            self._screen.app.exit()

    def search(self) -> None:
        """Type a search."""
        screen = self._screen
        in_list = screen.pane == PaneName.LIST or not screen.opening.has_text
        screen.searching.begin(Purpose.LIBRARY if in_list else Purpose.ARTICLE)

    async def to_match(self, by: int) -> None:
        """The next match, on into the next article; without a search, the next unread article."""
        screen, matches = self._screen, self._screen.opening.matches
        if screen.searching.find:
            place = matches.step(by) or (matches.begin() if by > 0 else matches.end())
            screen.opening.go(place)
            screen.tell()
        elif screen.shelf.query:
            place = matches.step(by)
            if place is None:
                self._next_article(by, Goal.FIRST_MATCH if by > 0 else Goal.LAST_MATCH)
            else:
                screen.opening.go(place)
                screen.opening.relight(matches)
            screen.tell()
        else:
            row = await screen.shelf.unread(by)
            if row is None:
                screen.say("no unread story further on" if by > 0 else "no unread story before this one")
            else:
                screen.list.move(row)
                self.read()

    def to_article(self, by: int) -> None:
        """The next article, or the one before."""
        self._next_article(by, Goal.FIRST_MATCH if self._screen.shelf.query else Goal.POSITION)

    def _next_article(self, by: int, goal: Goal) -> None:
        screen = self._screen
        cursor = screen.list.cursor + by
        count = screen.shelf.listing.count if screen.shelf.listing else 0
        if not 0 <= cursor < count:
            ends = "this is the last story" if by > 0 else "this is the first story"
            screen.say(ends if count else "there are no stories here")
            return
        with screen.prevent(ArticleList.Moved):
            screen.list.move(cursor)
        entry = screen.shelf.entry
        screen.opening.want(entry, screen.searching.matcher, goal)
        if screen.pane != PaneName.LIST:
            screen.keeping.opened(entry)
        screen.tell()
        screen.shelf.catch_up()
