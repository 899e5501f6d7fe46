"""A widget that paints whole lines in the inks of a look.

It bypasses Textual's style cache, which does borders, padding and tints that these widgets have no use for: a
line costs a tenth. Lines painted once are kept until something changes.
"""

from textual.filter import ANSIToTruecolor
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.look import Look
from reader.tui.pieces import Inks, Pieces

MOST_STRIPS = 512


class Painted(Widget):
    """`line_pieces` says what stands in a line; `first_line` which line is at the top."""

    ALLOW_SELECT = False

    look: reactive[Look | None] = reactive(None)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._strips: dict[int, Strip] = {}

    @property
    def first_line(self) -> int:
        """The line at the top."""
        return 0

    def line_pieces(self, line: int) -> tuple[Pieces, Inks]:
        """What stands in a line, and the inks of the rest of it."""
        raise NotImplementedError

    def repaint(self) -> None:
        """Paint everything in view anew."""
        self._strips.clear()
        self.refresh()

    def repaint_lines(self, first: int, count: int) -> None:
        """Paint some lines anew."""
        for line in range(first, first + count):
            self._strips.pop(line, None)
        self.refresh(Region(0, first - self.first_line, self.size.width, count))

    def watch_look(self) -> None:
        """Other colours: nothing painted before is right."""
        self.repaint()

    def notify_style_update(self) -> None:
        """Focus and hover change no style here, and repaint by themselves what they do change."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines in view, through the app's filters (for terminals without colour)."""
        width = self.size.width
        strips = [self._strip(y, width) for y in crop.line_range]
        filters = [each for each in self.get_line_filters() if not isinstance(each, ANSIToTruecolor)]
        if filters:  # inks have no colours that would have to be made true ones
            _, background = self.background_colors
            for line_filter in filters:
                strips = [strip.apply_filter(line_filter, background) for strip in strips]
        if crop.column_span != (0, width):
            strips = [strip.crop(*crop.column_span) for strip in strips]
        return strips

    def render_line(self, y: int) -> Strip:
        """A line that knows its places, for finding what the mouse points at."""
        return self._strip(y, self.size.width).apply_offsets(0, y + self.first_line)

    def _strip(self, y: int, width: int) -> Strip:
        line = y + self.first_line
        strip = self._strips.get(line)
        if strip is None or strip.cell_length != width:
            if self.look is None:
                return Strip.blank(width, self.rich_style)
            if len(self._strips) > MOST_STRIPS:
                self._strips.clear()
            pieces, fill = self.line_pieces(line)
            strip = self._strips[line] = self.look.strip(pieces, width, fill)
        return strip
