"""The marks of the open article: shown in the text, coloured, noted, taken away."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.model.errors import NewsdeskError
from reader.model.mark import Mark
from reader.text.clean import clean_line

if TYPE_CHECKING:
    from reader.library.library import Library
    from reader.tui.lights import PlacedMark
    from reader.tui.main_screen import MainScreen


class Marks:
    """What is done to the mark of the current card, or to one that is named."""

    def __init__(self, screen: "MainScreen", library: "Library") -> None:
        self._screen = screen
        self._kept = library.kept

    @property
    def _current(self) -> "PlacedMark | None":
        current = self._screen.side.marks.current
        if current is None:
            self._screen.say("no mark here; v makes one")
        return current

    def show(self) -> None:
        """Show the current mark in the text, lit."""
        if current := self._current:
            if current.places:
                self._screen.opening.go(current.places[0], light=True)
                self._screen.focus_pane(self._screen.article)
            else:
                words = clean_line(current.mark.selector.exact)
                self._screen.say(f"no longer in the text: {words}")

    def colour(self, colour: int) -> None:
        """Another colour."""
        if current := self._current:
            self._change(lambda: self._kept.marks.recolour(current.mark, colour), "another colour")

    def remove(self) -> None:
        """Take the mark away."""
        if current := self._current:
            self._screen.keeping.do(lambda: self._kept.marks.remove(current.mark))
            if not self._screen.side.marks.count:
                self._screen.focus_pane(self._screen.article)

    def annotate(self) -> None:
        """Write the note of the current mark."""
        if current := self._current:
            self.write_note(current.mark)

    def write_note(self, mark: Mark, then: Callable[[], None] = lambda: None) -> None:
        """Write the note of a mark; `then` is called when it is kept."""
        from reader.tui.note_screen import NoteScreen

        def kept(note: str | None) -> None:
            if note is not None:
                self._show_change(mark, "note kept" if note.strip() else "note taken away")
                then()

        screen = NoteScreen(
            mark,
            self._screen.current_look,
            self._screen.taking.environment,
            lambda note: self._kept.marks.annotate(mark, note),
        )
        self._screen.app.push_screen(screen, kept)

    def _change(self, change: Callable[[], Mark], said: str) -> None:
        try:
            mark = change()
        except (NewsdeskError, ValueError) as error:
            self._screen.say(str(error))
        else:
            self._show_change(mark, said)

    def _show_change(self, mark: Mark, said: str) -> None:
        opened = self._screen.opening.opened
        if opened is not None and opened.entry.id == mark.article:
            self._screen.opening.lighting.place_marks(mark.id)
        self._screen.keeping.said(said)
