"""The line at the top: whose library it is, the way back to the list for the mouse, and counts at the right."""

from textual import events
from textual.reactive import reactive

from reader.model.clean_text import CleanText
from reader.text.width import cell_width
from reader.tui.bar import Bar
from reader.tui.pane import Pane
from reader.tui.pieces import Ink, Piece

BACK = Piece(CleanText(" ‹"), (Ink.ACCENT,))


class TitleBar(Bar):
    """`leads_back`, while the list is off the screen, puts a sign before the name, and a click there goes back."""

    leads_back: reactive[bool] = reactive(False)
    where: reactive[CleanText] = reactive(CleanText(""))

    def watch_leads_back(self) -> None:
        """Show the sign, or take it away."""
        self._entitle()

    def watch_where(self) -> None:
        """Name another library."""
        self._entitle()

    def _entitle(self) -> None:
        if self.where:
            name = Piece(CleanText(" Newsdesk"), (Ink.ACCENT,)), Piece(self.where, (Ink.DIM,))
            self.left = (BACK, *name) if self.leads_back else name

    def on_click(self, event: events.Click) -> None:
        """One step back, unless something is being typed or asked."""
        named = sum(cell_width(piece.text) for piece in self.left)
        if self.leads_back and event.x < named and isinstance(self.screen.focused, Pane):
            self.screen.run_worker(self.app.run_action("do('walking.back')", self.screen))
