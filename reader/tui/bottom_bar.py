"""The bottom line: what goes on, or what is being typed, and counts at the right."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive
from textual.widget import Widget

from reader.model.clean_text import CleanText
from reader.text.width import cell_width
from reader.tui.bar import Bar
from reader.tui.look import Look
from reader.tui.pieces import Ink, Piece

if TYPE_CHECKING:
    from reader.tui.choice import Choice


class BottomBar(Horizontal):
    """Shows messages; turns into a prompt or a question, and back."""

    look: reactive[Look | None] = reactive(None)

    def __init__(self) -> None:
        super().__init__(id="bottom")
        self.status = Bar(id="status")
        self.label_bar = Bar(id="label")
        self.label_bar.display = False
        self.asked: Choice | None = None
        self._said: tuple[Piece, ...] = ()
        self._news = False
        self._status_width: int | str = "1fr"

    def compose(self) -> ComposeResult:
        """One line of status; label and prompt are mounted when they are first asked for."""
        yield self.status

    def watch_look(self, look: Look | None) -> None:
        """Hand the look on."""
        for bar in (self.label_bar, self.status, self.asked):
            if bar is not None:
                bar.look = look

    def say(self, *pieces: Piece, news: bool = False) -> None:
        """Show a message at the left; news are shown whole, if need be in the place of the counts."""
        self._said, self._news = (Piece(CleanText(" ")), *pieces), news
        self._fit()

    def tell(self, text: CleanText) -> None:
        """Show counts at the right."""
        self.status.right = (Piece(CleanText(f"{text} "), (Ink.DIM,)),) if text else ()
        self._fit()

    def label(self, text: str | None) -> None:
        """Show what the line being typed is for; None: nothing is being typed."""
        typing = text is not None
        if typing and not self.label_bar.is_attached:
            self.mount(self.label_bar, before=self.status)
        self.label_bar.display = typing
        self.label_bar.left = (Piece(CleanText(text or ""), (Ink.ACCENT,)),)
        self.label_bar.styles.width = cell_width(text or "")
        for prompt in self.query("#prompt").results(Widget):
            prompt.display = typing
        self._fit()

    def ask(self, choice: "Choice | None") -> None:
        """Show a question in place of the message; None: take it away."""
        before, self.asked = self.asked, choice  # before it goes: its focus may go elsewhere with it
        if before is not None:
            before.remove()
        self.status.display = choice is None
        if choice is not None:
            choice.look = self.look
            self.mount(choice)
            self.screen.set_focus(choice)  # at once: keys that were typed ahead are for it

    def _fit(self) -> None:
        """Beside a prompt the status is its counts alone, and gone where there is no room for both."""
        typing = self.label_bar.display
        self.status.left_whole = self._news and not typing
        self.status.left = () if typing else self._said
        width: int | str = "1fr"
        if typing:
            wanted = sum(cell_width(piece.text) for piece in self.status.right) + 2
            width = wanted if wanted < self.size.width // 2 else 0
        if width != self._status_width:
            self._status_width = width
            self.status.styles.width = width
