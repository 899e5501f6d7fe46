"""The pane at the right: key figures above sections above marks, sharing its height."""

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from textual.containers import Vertical

from reader.tui.arrangement import figures_height
from reader.tui.look import Look

if TYPE_CHECKING:
    from reader.tui.cards_pane import CardsPane
    from reader.tui.figures_pane import FiguresPane
    from reader.tui.marks_pane import MarksPane
    from reader.tui.sections_pane import SectionsPane


class Panes(NamedTuple):
    """From top to bottom."""

    figures: "FiguresPane"
    sections: "SectionsPane"
    marks: "MarksPane"


class Side(Vertical):
    """Its panes come when the first article is laid open, which is after the first screen; `share` fits them."""

    def __init__(self) -> None:
        super().__init__(id="side")
        self._look: Look | None = None
        self._width, self._ruled = 0, False
        self._heights = (0, 0)

    @cached_property
    def panes(self) -> Panes:
        """The panes, made and mounted."""
        from reader.tui.figures_pane import FiguresPane
        from reader.tui.marks_pane import MarksPane
        from reader.tui.sections_pane import SectionsPane

        panes = Panes(FiguresPane(), SectionsPane(), MarksPane())
        panes.marks.display = False
        for pane in panes:
            pane.look = self._look
            pane.ruled = self._ruled
            pane.fit(self._width)
        self.mount_all(panes)
        return panes

    @property
    def _made(self) -> "tuple[CardsPane, ...]":
        return self.panes if "panes" in vars(self) else ()

    @property
    def figures(self) -> "FiguresPane":
        """The key figures."""
        return self.panes.figures

    @property
    def sections(self) -> "SectionsPane":
        """The outline."""
        return self.panes.sections

    @property
    def marks(self) -> "MarksPane":
        """The marks, with their notes."""
        return self.panes.marks

    @property
    def filled(self) -> "list[CardsPane]":
        """Those that have something to show."""
        return [pane for pane in self._made if pane.count]

    def take_look(self, look: Look) -> None:
        """Hand the colours on."""
        self._look = look
        for pane in self._made:
            pane.look = look

    def wrap(self, width: int, *, ruled: bool) -> None:
        """Wrap to a width, with the rule at the left or without."""
        self._width, self._ruled = width, ruled
        for pane in self._made:
            pane.ruled = ruled
            pane.fit(width)

    def share(self, height: int) -> None:
        """Share `height` lines out: marks have a third at most, figures and sections what they need of the rest."""
        if not self._made:
            return
        figures, sections, marks = self.panes
        has_above = figures.count > 0 or sections.count > 0
        if marks.spaced != has_above:
            marks.spaced = has_above
            marks.lay_out()
        below = min(marks.extent, max(height // 3, 5) if has_above else height) if marks.count else 0
        shown = figures.count > 0
        if sections.spaced != shown:
            sections.spaced = shown
            sections.lay_out()
        for pane, there in ((figures, shown), (marks, marks.count > 0)):
            if pane.display != there:
                pane.display = there
        lines = figures_height(height - below, figures.extent - 1, sections.extent)
        if (lines, below) != self._heights:
            self._heights = (lines, below)
            figures.styles.height = lines
            marks.styles.height = below
