"""What all panes share: scrolling by lines, keys, the rule at the left, and the quiet bar of the pane in focus."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from reader.model.clean_text import CleanText
from reader.model.highlighted import Span
from reader.text.width import cell_width, truncate, wrap
from reader.tui.action import Context
from reader.tui.painted import Painted
from reader.tui.pieces import Ink, Inks, Piece, Pieces

BAR = Piece(CleanText("▌"), (Ink.ACCENT,))
QUIET_BAR = Piece(CleanText("▏"), (Ink.DIM,))
NO_BAR = Piece(CleanText(" "), (Ink.TEXT,))
RULE = Piece(CleanText("│"), (Ink.RULE,))
FAR = 1 << 40
NOTICE_LINES = 3
"""Lines that each thing said in an empty pane takes at most."""

WHEEL = 3
"""Lines that a notch of the mouse wheel scrolls."""


class Pane(Painted, can_focus=True):
    """Scrolls by itself: Textual's scrolling lays the whole screen out anew when the text's length changes.

    Subclasses give `extent`, the number of lines, and `content`, what stands in one.
    """

    BINDINGS: ClassVar[list[BindingType]] = []
    context: ClassVar[Context]

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.top = 0
        self.ruled = False

    @property
    def extent(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def content(self, line: int) -> tuple[Pieces, Inks]:
        """What stands in a line right of the rule, and the inks of the rest of it."""
        raise NotImplementedError

    @property
    def first_line(self) -> int:
        """The line at the top."""
        return self.top

    @property
    def inside(self) -> int:
        """Cells right of the rule."""
        return max(self.size.width - self.ruled, 0)

    def line_pieces(self, line: int) -> tuple[Pieces, Inks]:
        """The rule, and what stands in the line."""
        pieces, fill = self.content(line)
        return ([RULE, *pieces] if self.ruled else pieces), fill

    def on_focus(self) -> None:
        """The bar comes on."""
        self.repaint()

    def on_blur(self) -> None:
        """The bar goes quiet."""
        self.repaint()

    def bar(self, *, current: bool) -> Piece:
        """The first cell of a line: the shape, not only the colour, tells whether the pane has the focus."""
        if not current:
            return NO_BAR
        return BAR if self.has_focus else QUIET_BAR

    def notice_line(self, notice: Sequence[CleanText], line: int) -> Pieces:
        """A line of an empty pane: what it says stands in the middle, a third of the way down."""
        width = max(self.size.width - 4, 1)
        lines = [
            (number, CleanText(text[span.start : span.end]))
            for number, text in enumerate(truncate(text, NOTICE_LINES * width) for text in notice)
            for span in wrap(text, width) or (Span(0, 0),)
        ]
        number = line - max(self.size.height // 3, 1)
        if not 0 <= number < len(lines):
            return []
        part, text = lines[number]
        left = max((self.size.width - cell_width(text)) // 2, 0)
        return [Piece(CleanText(" " * left)), Piece(text, (Ink.DIM,) if part else (Ink.BRIGHT,))]

    def go_to(self, line: int) -> None:
        """Scroll so that a line is at the top, as far as there is text for it."""
        top = max(min(line, self.extent - self.size.height), 0)
        if top != self.top:
            self.top = top
            self.scrolled()
            self.refresh()

    def scrolled(self) -> None:
        """Another line is at the top."""

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll towards the end."""
        event.stop()
        self.go_to(self.top + WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll towards the top."""
        event.stop()
        self.go_to(self.top - WHEEL)

    def on_click(self, event: events.Click) -> None:
        """A click is for the pane that it brought the focus to: while a mark is made it brings it to none."""
        if self.screen.focused is self or not self.can_focus:
            self.clicked(event)

    def clicked(self, event: events.Click) -> None:
        """Go to what was clicked."""

    @property
    def page(self) -> int:
        """Steps of a page: one less than fit, so that the eye keeps its place."""
        return max(self.size.height - 1, 1)

    def advance(self, by: int) -> None:
        """Move `by` steps (lines, rows), backwards if negative, as far as it goes."""
        raise NotImplementedError

    def action_down(self) -> None:
        """One step down."""
        self.advance(1)

    def action_up(self) -> None:
        """One step up."""
        self.advance(-1)

    def action_page_down(self) -> None:
        """A page down."""
        self.advance(self.page)

    def action_page_up(self) -> None:
        """A page up."""
        self.advance(-self.page)

    def action_half_down(self) -> None:
        """Half a page down."""
        self.advance(max(self.page // 2, 1))

    def action_half_up(self) -> None:
        """Half a page up."""
        self.advance(-max(self.page // 2, 1))

    def action_top(self) -> None:
        """To the top."""
        self.advance(-FAR)

    def action_end(self) -> None:
        """To the end."""
        self.advance(FAR)
