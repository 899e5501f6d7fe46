"""What the title and the bottom bar say: how many stories, how many unread, where the reader is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model.clean_text import CleanText
from reader.model.entry import Counts, Sort
from reader.text.clean import clean_line
from reader.tui.arrangement import PaneName
from reader.tui.latest import Latest
from reader.tui.pieces import Ink, Piece
from reader.tui.purpose import Purpose
from reader.tui.status import find_line, library_line, notes_line, place_line, search_line

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen


COUNT_SECONDS = 0.1
"""How long counting waits, so that the row that was changed is painted first."""


class Telling:
    """Counts off the screen's thread."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._counted: tuple[Counts, int] | None = None
        self._counting = Latest(self._count, self._show, screen.work, COUNT_SECONDS)

    def count(self) -> None:
        """Count stories and unread ones anew."""
        self._counting.ask(None)

    def _count(self, _: None) -> tuple[Counts, int]:
        return self._library.counts(), self._library.unread_count()

    async def _show(self, _: None, counted: tuple[Counts, int]) -> None:
        self._counted = counted
        self.tell()

    def tell(self) -> None:
        """Bring title and counts up to date."""
        screen, counted = self._screen, self._counted
        screen.bottom.tell(self.place())
        screen.show_message()
        screen.title_bar.where = CleanText(f" · {self._library.title}")
        if counted is not None:
            listing = screen.shelf.listing
            sort = listing.results.sort if listing else Sort.NEWEST
            screen.title_bar.right = (Piece(CleanText(f"{library_line(*counted, sort)} "), (Ink.DIM,)),)

    def standing(self) -> Sequence[Piece]:
        """The search, while there is one."""
        searched = self._screen.searching.find or self._screen.shelf.query
        if not searched:
            return ()
        purpose = Purpose.ARTICLE if self._screen.searching.find else Purpose.LIBRARY
        said = (Piece(CleanText(purpose.value[1:]), (Ink.ACCENT,)), Piece(clean_line(searched)))
        doubts = self.doubts() if purpose == Purpose.LIBRARY else ""
        return (*said, Piece(CleanText(f"   {doubts}"), (Ink.DIM,))) if doubts else said

    def doubts(self) -> CleanText:
        """What in the search could not be read as an operator and was searched as text."""
        shelf = self._screen.shelf
        return notes_line(shelf.listing.results.notes if shelf.query and shelf.listing else ())

    def place(self) -> CleanText:
        """Where the reader is in the list, the search or the article."""
        screen = self._screen
        listing = screen.shelf.listing
        if screen.selecting.chosen and screen.pane == PaneName.LIST:
            return CleanText(f"{len(screen.selecting.chosen):,} selected")
        if screen.searching.find:
            matches = screen.opening.matches
            return find_line(matches.current, len(matches.all()))
        if screen.shelf.query and listing:
            matches = screen.opening.matches
            return search_line(listing.count, matches.current, len(matches.all()))
        percent = screen.article.percent if screen.article.display else None
        return place_line(screen.list.cursor, listing.count if listing else 0, percent)
