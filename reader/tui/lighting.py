"""Marks and standing highlights of the open article, brought up to date when they change, shown when asked for."""

from typing import TYPE_CHECKING

from reader.tui.lights import Lights

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.main_screen import MainScreen
    from reader.tui.opened import Opened


class Lighting:
    """What `lights` holds; `opening` says which article that is."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._library = library
        self._mark_next = ("", "")

    @property
    def _opened(self) -> "Opened | None":
        return self._screen.opening.opened

    def place_marks(self, current: str = "") -> None:
        """Show the marks of the open article as they are kept now; `current` is the id of one to be shown."""
        if self._opened is None:
            return
        self._opened.lights.place(self._library.kept.marks.of(self._opened.entry.id))
        self._screen.side.marks.show(self._opened.lights.placed, current)
        self._screen.fit_side()
        self._screen.article.repaint()

    def mark_next(self, article: str, mark: str) -> None:
        """Show a mark in the text as soon as its article lies open."""
        self._mark_next = (article, mark)
        if self._opened is not None and self._opened.entry.id == article:
            self.show_next()

    def show_next(self) -> None:
        """Show the mark that was asked for, if its article lies open."""
        article, mark = self._mark_next
        if self._opened is None or self._opened.entry.id != article:
            return
        self._mark_next = ("", "")
        self._screen.side.marks.show(self._opened.lights.placed, mark)
        for one in self._opened.lights.placed:
            if one.mark.id == mark and one.places:
                self._screen.opening.go(one.places[0], light=True)

    def light_anew(self) -> None:
        """Other standing highlights hold from now on."""
        if self._opened is not None:
            marks = [one.mark for one in self._opened.lights.placed]
            self._opened.lights = Lights(self._opened.passages, self._screen.standing_rules, marks)
            self._screen.article.lights = self._opened.lights
            self._screen.sections.lay_out()
            self._screen.opening.relight(self._screen.opening.matches)
            if self._screen.strip:  # what lies over figures that were found is set with the page
                self._screen.opening.page_again()
