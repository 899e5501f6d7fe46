"""The article: a laid-out page, scrolled by lines, with matches, the current match and a lit sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.message import Message
from textual.selection import Selection

from reader.model.clean_text import CleanText
from reader.tui.action import Context
from reader.tui.arrangement import MEASURE
from reader.tui.keys import bindings
from reader.tui.layout import Layout, Paragraph, spaces
from reader.tui.lights import NO_LIGHTS, Lights
from reader.tui.matches import Matches
from reader.tui.pane import Pane
from reader.tui.pieces import MARKED, Ink, Inks, Mark, Piece, Pieces, overlay, plain
from reader.tui.place import Place

MARGIN = 2
SIGNS = "¹²³⁴⁵"
"""Stand in the margin where a mark begins: its colour's number, raised so that it is no part of the text."""


class ArticleView(Pane):
    """`show` a page; `go` to places in it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.ARTICLE)]
    ALLOW_SELECT = True
    context = Context.ARTICLE

    class Scrolled(Message):
        """Another line is at the top."""

    class Ended(Message):
        """The reader went on to the end of the page, or beyond."""

    @dataclass
    class Pointed(Message):
        """The mouse points at another character of a passage; -1: at none."""

        passage: int
        character: int

    @dataclass
    class LinkClicked(Message):
        """A link in the text was clicked."""

        url: CleanText

    def __init__(self) -> None:
        super().__init__(id="article")
        self.layout_of_page = Layout((), 1)
        self.matches = Matches()
        self.lit: Place | None = None
        self.lights = NO_LIGHTS
        self.draft: tuple[tuple[int, int], tuple[int, int], int] | None = None
        self._spot: int | None = None
        self._pointed: tuple[int, int] | None = None
        self.measure = MEASURE
        self._width = 2 * MARGIN + MEASURE
        self._page: Sequence[Paragraph] = ()
        self._bar_line = -1

    def show(
        self,
        page: Sequence[Paragraph],
        matches: Matches,
        at: tuple[int, int] = (0, 0),
        lights: Lights = NO_LIGHTS,
    ) -> None:
        """Show another page with (passage, character) `at` at the top."""
        self._page = page
        self.matches = matches
        self.lights = lights
        self.lit = self._spot = None
        self._lay_out()
        self.go_to(self.layout_of_page.line_from(*at))

    def relight(self, matches: Matches) -> None:
        """Light other matches in the same page: nothing is wrapped again."""
        self.matches = matches
        self.repaint()

    def go(self, place: Place, *, light: bool = False) -> bool:
        """Bring a place into view, a third down the pane if it is not there; False: it is not on the page."""
        line = self.layout_of_page.line_of(place.passage, place.start)
        if line is None:
            return False
        last = self.layout_of_page.line_of(place.passage, max(place.end - 1, place.start)) or line
        self._spot = None
        if light:
            self.lit = place
        if not self.top <= line <= last < self.top + self.size.height:
            self.go_to(max(line - self.size.height // 3, 0))
        self.repaint()
        return True

    def unlight(self) -> None:
        """Light no sentence."""
        self.lit = None
        self.repaint()

    def go_to_heading(self, line: int) -> None:
        """Bring a line to the top, or as near as the end of the page allows; the bar tells which it is."""
        self._spot = line
        self.go_to(line)
        self.repaint()

    @property
    def extent(self) -> int:
        """Lines of the page, and a blank one below."""
        return len(self.layout_of_page.lines) + 1

    @property
    def place(self) -> tuple[int, int]:
        """(passage, character) at the top."""
        return self.layout_of_page.place(self.top) or (0, 0) if self.top else (0, 0)

    @property
    def focal_line(self) -> int:
        """The line being read, as far as a program can know: what was jumped to if in view, else the top."""
        if self._spot is not None and self.top <= self._spot < self.top + self.size.height:
            return self._spot
        for place in (self.lit, self.matches.place):
            line = self.layout_of_page.line_of(place.passage, place.start) if place else None
            if line is not None and self.top <= line < self.top + self.size.height:
                return line
        lines = self.layout_of_page.lines
        return next((n for n in range(self.top, len(lines)) if lines[n].paragraph >= 0), self.top)

    @property
    def percent(self) -> int | None:
        """How much of the page has been on the screen; None when all of it is."""
        lines = len(self.layout_of_page.lines)
        if lines <= self.size.height:
            return None
        return min((self.top + self.size.height) * 100 // lines, 100)

    @property
    def _margin(self) -> int:
        spare = self.inside - self.measure
        return max(spare // 2, MARGIN) if spare > 24 else MARGIN

    @property
    def _before(self) -> int:
        """Cells left of the text."""
        return self._margin + self.ruled

    def _lay_out(self) -> None:
        self._width = self.inside or self._width
        width = min(max(self._width - 2 * MARGIN, 1), self.measure)
        self.layout_of_page = Layout(self._page, width)
        self.repaint()

    def set_measure(self, measure: int) -> None:
        """Wrap to lines of so many cells at most."""
        if measure != self.measure:
            self.measure = measure
            self.on_resize()

    def on_resize(self) -> None:
        """Wrap to the new width; the text at the top stays there. While nothing is shown nothing is lost."""
        if not self.size.width:
            return
        at = self.place
        self._lay_out()
        self.go_to(self.layout_of_page.line_from(*at))
        self.post_message(self.Scrolled())

    def content(self, line: int) -> tuple[Pieces, Inks]:
        """The bar or a space, the margin, and what the layout has there."""
        if not 0 <= line < len(self.layout_of_page.lines):
            return [], (Ink.TEXT,)
        bar = self.bar(current=self.has_focus and line == self._bar_line)
        pieces = [bar, *self._margin_pieces(line), *self.layout_of_page.pieces(line, self._lights)]
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(line)) is not None:
            start, end = span
            start, end = max(start - self.ruled, 0), len(plain(pieces)) if end == -1 else end - self.ruled
            pieces = overlay(pieces, start, end, Ink.SELECTED)
        return pieces, (Ink.TEXT,)

    def _margin_pieces(self, line: int) -> Pieces:
        """Blank but for the sign of a mark: its colour's number where it begins, a rule where it goes on."""
        signs = [
            sign
            for shown in self.layout_of_page.shown(line)
            if (sign := self.lights.sign(*shown)) is not None
        ]
        if not signs:
            return [spaces(self._margin - 1)]
        colour, begins = min(signs, key=lambda sign: not sign[1])
        text = CleanText(SIGNS[colour - 1] if begins else "│")
        return [spaces(self._margin - 2), Piece(text, (MARKED[colour - 1],))]

    def mark_draft(self, start: tuple[int, int], end: tuple[int, int], colour: int) -> None:
        """Paint the mark that is being made from (passage, character) to (passage, character); show its end."""
        self.draft = (start, end, colour)
        line = self.layout_of_page.line_of(end[0], max(end[1] - 1, 0))
        if line is not None and not self.top <= line < self.top + self.size.height:
            self.go_to(line - self.size.height // 2)
        self.repaint()

    def _lights(self, passage: int, start: int, end: int) -> list[Mark]:
        marks = self.lights.standing(passage, start, end)
        lit = self.lit
        if lit is not None and lit.passage == passage and lit.start < end and lit.end > start:
            marks.append(Mark(lit.start, lit.end, Ink.LIT))
        marks += self.lights.marked(passage, start, end)
        if self.draft is not None:
            (first, begin), (last, stop), colour = self.draft
            if first <= passage <= last:
                ink = MARKED[colour - 1]
                over = Mark(begin if passage == first else 0, stop if passage == last else end, ink)
                marks += [over, over._replace(ink=Ink.DRAFT)]
        return [*marks, *self.matches.marks(passage, start, end)]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, unwrapped, without margins."""
        last = len(self.layout_of_page.lines)
        start = (selection.start.y, selection.start.x - self._before) if selection.start else (0, 0)
        end = (selection.end.y, selection.end.x - self._before) if selection.end else (last, 0)
        return self.layout_of_page.text(start, end), "\n"

    def points(self, selection: Selection) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The (passage, character) where a selection begins and where it ends; None without text in it."""
        last = len(self.layout_of_page.lines)
        start = (selection.start.y, selection.start.x - self._before) if selection.start else (0, 0)
        end = (selection.end.y, selection.end.x - self._before) if selection.end else (last, 0)
        return self.layout_of_page.points(start, end)

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint the selection."""
        del selection
        self.repaint()

    def scrolled(self) -> None:
        """Tell where the reader is."""
        self._move_bar()
        self.post_message(self.Scrolled())

    def repaint(self) -> None:
        """Paint everything in view anew, the bar where it now belongs."""
        self._move_bar()
        super().repaint()

    def _move_bar(self) -> None:
        self._strips.pop(self._bar_line, None)
        self._bar_line = self.focal_line
        self._strips.pop(self._bar_line, None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell what the mouse points at."""
        self._point(self.layout_of_page.character_at(self.top + event.y, event.x - self._before))

    def on_leave(self) -> None:
        """The mouse points elsewhere."""
        self._point(None)

    def _point(self, at: tuple[int, int] | None) -> None:
        if at != self._pointed:
            self._pointed = at
            self.post_message(self.Pointed(*(at or (-1, -1))))

    def clicked(self, event: events.Click) -> None:
        """A click on a link opens it."""
        url = self.layout_of_page.url_at(self.top + event.y, event.x - self._before)
        if url:
            self.post_message(self.LinkClicked(url))

    def advance(self, by: int) -> None:
        """Scroll by lines."""
        self._spot = None
        self.go_to(self.top + by)
        if by > 0 and self.top + self.size.height >= len(self.layout_of_page.lines):
            self.post_message(self.Ended())
