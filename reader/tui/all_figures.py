"""From the main screen to all figures and to the series of one, and back to the story that was chosen there."""

from typing import TYPE_CHECKING

from reader.model.figure_entry import FigureEntry
from reader.tui.article_list import ArticleList
from reader.tui.figure_columns import FigureRow

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen


class AllFigures:
    """The keys `#` and `c`."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library

    def show(self) -> None:
        """All figures of the list as it is now."""
        from reader.tui.figures_screen import FiguresScreen

        shelf = self._screen.shelf
        results = shelf.listing.results if shelf.listing and shelf.query else None
        screen = FiguresScreen(self._library, self._screen.current_look, shelf.query, results)
        screen.table.standing = self._screen.standing_rules
        self._screen.app.push_screen(screen, self._open)

    def series(self) -> None:
        """How the current figure of the open article went over time."""
        figure = self._current()
        if figure is None:
            known = self._library.figures.progress.complete
            none = "there is no key figure to follow"
            self._screen.say(none if known else "not followed yet: stories are still being looked through")
            return
        from reader.tui.series_screen import SeriesScreen

        screen = SeriesScreen(self._library, self._screen.current_look, figure)
        self._screen.app.push_screen(screen, self._open)

    def _current(self) -> FigureEntry | None:
        entry, cursor = self._screen.opening.entry, max(self._screen.figures.cursor, 0)
        known = self._library.figures.of_article(entry.key) if entry else []
        return known[cursor] if cursor < len(known) else None

    def _open(self, row: FigureRow | None) -> None:
        if row is not None:
            self._screen.work(self._read(row))

    async def _read(self, row: FigureRow) -> None:
        self._screen.opening.figure_next(row.entry.id, row.figure.line.order)
        with self._screen.prevent(ArticleList.Moved):  # which would have the article read once more
            await self._screen.shelf.go_to(row.entry)
        self._screen.walking.read()
