"""A screen of its own over the main one: a title, one pane, a line of news or typing, and the keys that matter."""

from collections.abc import Coroutine, Sequence
from typing import Any, ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal

from reader.model.clean_text import CleanText
from reader.text.clean import clean_line
from reader.text.width import cell_width
from reader.tui.bar import Bar, rule
from reader.tui.hints import NO_WORDS, KeyBar
from reader.tui.look import Look
from reader.tui.overlay import Overlay
from reader.tui.pane import Pane
from reader.tui.pieces import Ink, Piece
from reader.tui.prompt import Prompt
from reader.tui.purpose import Purpose

Result = TypeVar("Result")

_WHILE_TYPING = {"search.accept": "done", "search.scope": ""}
"""What the keys of the search bar are called here; there is nothing to switch to."""


class Sheet(Overlay[Result]):
    """Subclasses give the pane and say what stands in the bars."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "how_to_quit", show=False)]

    def __init__(self, pane: Pane, look: Look | None) -> None:
        super().__init__()
        self._look = look
        self.pane = pane
        self._title, self._above, self._below = Bar(), Bar(), Bar()
        self._label, self._status, self._keys = Bar(id="label"), Bar(), KeyBar()
        self._prompt = Prompt(Purpose.PALETTE)
        self._news: tuple[Piece, ...] = ()

    def compose(self) -> ComposeResult:
        """The bars about the pane."""
        self._label.display = self._prompt.display = False
        for widget in (
            self._title,
            self._above,
            self.pane,
            self._below,
            self._label,
            self._status,
            self._keys,
        ):
            widget.look = self._look
        yield from (self._title, self._above, self.pane, self._below)
        yield Horizontal(self._label, self._prompt, self._status, id="sheet-line")
        yield self._keys

    def on_mount(self) -> None:
        """The pane has the focus."""
        self.pane.focus()

    def on_resize(self) -> None:
        """Rules and hints for another width."""
        width = self.app.size.width
        self._above.left = self._below.left = rule(width, (), "")
        self._show_hints()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Other keys mean something now."""
        del event
        self._show_hints()

    def work(self, job: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine that ends with the screen."""
        self.run_worker(job, exit_on_error=True)

    def entitle(self, left: str, right: str) -> None:
        """Say what the screen shows, and how much of it."""
        self._title.left = (
            Piece(CleanText(" Newsdesk"), (Ink.ACCENT,)),
            Piece(CleanText(" · "), (Ink.DIM,)),
            Piece(clean_line(left), (Ink.DIM,)),
        )
        self._title.right = (Piece(clean_line(right), (Ink.DIM,)), Piece(CleanText(" ")))

    def tell(self, left: Sequence[Piece], right: str = "") -> None:
        """Say what goes on, and where the reader is."""
        self._news = (Piece(CleanText(" ")), *left)
        self._status.left = () if self.typing else self._news
        self._status.right = (Piece(clean_line(right), (Ink.DIM,)), Piece(CleanText(" "))) if right else ()

    def action_how_to_quit(self) -> None:
        """Ctrl-C."""
        self.tell([Piece(CleanText("Q quits"))])

    @property
    def typing(self) -> bool:
        """Whether the reader types."""
        return bool(self._prompt.display)

    def ask(self, label: str, text: str) -> None:
        """Let the reader type in the place of the news."""
        self._label.left = (Piece(clean_line(label), (Ink.ACCENT,)), Piece(CleanText(" ")))
        self._label.styles.width = cell_width(label) + 1
        self._label.display = self._prompt.display = True
        self._status.styles.width = 24
        self._status.left = ()
        self._prompt.begin(Purpose.PALETTE, text)

    def answered(self) -> None:
        """Take the line to type in away."""
        self._label.display = self._prompt.display = False
        self._status.styles.width = "1fr"
        self._status.left = self._news
        self.pane.focus()

    def _show_hints(self) -> None:
        self._keys.show(
            getattr(self.focused, "context", self.pane.context), _WHILE_TYPING if self.typing else NO_WORDS
        )
