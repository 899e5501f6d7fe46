"""The pane at the right: key figures above sections above marks, sharing its height."""

from textual.containers import Vertical

from reader.tui.arrangement import figures_height
from reader.tui.cards_pane import CardsPane
from reader.tui.figures_pane import FiguresPane
from reader.tui.look import Look
from reader.tui.marks_pane import MarksPane
from reader.tui.sections_pane import SectionsPane


class Side(Vertical):
    """`fit` shares it out."""

    def __init__(self) -> None:
        self.figures, self.sections, self.marks = FiguresPane(), SectionsPane(), MarksPane()
        super().__init__(id="side")
        self.marks.display = False
        self._heights = (0, 0)

    @property
    def panes(self) -> tuple[CardsPane, ...]:
        """From top to bottom."""
        return self.figures, self.sections, self.marks

    def fill(self) -> None:
        """Put the panes in: after the first screen, which has no article yet, and comes sooner without them."""
        self.mount_all(self.panes)

    @property
    def filled(self) -> list[CardsPane]:
        """Those that have something to show."""
        return [pane for pane in self.panes if pane.count]

    def take_look(self, look: Look) -> None:
        """Hand the colours on."""
        for pane in self.panes:
            pane.look = look

    def wrap(self, width: int, *, ruled: bool) -> None:
        """Wrap to a width, with the rule at the left or without."""
        for pane in self.panes:
            pane.ruled = ruled
            pane.fit(width)

    def share(self, height: int) -> None:
        """Share `height` lines out: marks have a third at most, figures and sections what they need of the rest."""
        marked = self.marks.count > 0
        has_above = self.figures.count > 0 or self.sections.count > 0
        if self.marks.spaced != has_above:
            self.marks.spaced = has_above
            self.marks.lay_out()
        below = min(self.marks.extent, max(height // 3, 5) if has_above else height) if marked else 0
        shown = self.figures.count > 0
        if self.sections.spaced != shown:
            self.sections.spaced = shown
            self.sections.lay_out()
        for pane, there in ((self.figures, shown), (self.marks, marked)):
            if pane.display != there:
                pane.display = there
        lines = figures_height(height - below, self.figures.extent - 1, self.sections.extent)
        if (lines, below) != self._heights:
            self._heights = (lines, below)
            self.figures.styles.height = lines
            self.marks.styles.height = below
