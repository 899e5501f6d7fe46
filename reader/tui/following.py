"""Figures beside the text they stand in: their row is lit where the reader points or reads, and says how it went.

The courses are looked up in the library, off the screen's thread, once the reader stays with an article.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.tui.course import Course
from reader.tui.latest import Latest
from reader.tui.opened import Opened

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen

STAYS = 0.3
"""Seconds after which a reader is taken to stay with an article."""

FEWEST = 3
"""Days of a series from which it has a course."""


class Following:
    """Ties the figures' rows to the article."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._latest = Latest(self._look_up, self._show, screen.work, STAYS)

    def opened(self, opened: Opened | None) -> None:
        """Another article lies open."""
        if opened is None:
            self._latest.forget()
        else:
            self._latest.ask(opened)

    def _look_up(self, opened: Opened) -> dict[int, Course]:
        courses = self._library.figures.courses(opened.entry.key)
        return {
            place: Course(tuple(value for _, value in course), course[0][0])
            for place, course in enumerate(courses)
            if len(course) >= FEWEST
        }

    async def _show(self, opened: Opened, courses: dict[int, Course]) -> None:
        if opened is self._screen.opening.opened:
            self._screen.figures.follow(courses)

    def pointed(self, passage: int, character: int) -> None:
        """The mouse points at a character of the article; -1: at none."""
        self._screen.figures.glow(self._figure_at([(passage, character, character + 1)]))

    def reached(self) -> None:
        """The reader has come to a line of the article."""
        view, figures = self._screen.article, self._screen.figures
        lit, lines = view.lit, view.layout_of_page
        reads_lit = lit is not None and lines.line_of(lit.passage, lit.start) == view.focal_line
        if lit and reads_lit and self._figure_at([lit], figures.cursor) >= 0:
            figures.glow(figures.cursor)  # other numbers may stand in its sentence
            return
        figures.glow(self._figure_at(lines.stretches_at(view.focal_line)))

    def _figure_at(self, stretches: Sequence[tuple[int, int, int]], only: int | None = None) -> int:
        """The first figure, or the `only` one, whose number stands in a stretch of a passage; -1: none does."""
        opened = self._screen.opening.opened
        for place, found in enumerate(opened.found or () if opened else ()):
            where = found.place if only in (None, place) else None
            if where is not None and any(
                where.index == passage and where.start < end and where.end > start
                for passage, start, end in stretches
            ):
                return place
        return -1
