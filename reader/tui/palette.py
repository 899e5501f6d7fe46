"""The palette: commands by name, and articles by what they say, asked of the index a few at a time."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from reader.model.clean_text import CleanText
from reader.model.entry import Entry
from reader.text.clean import clean_line
from reader.text.dates import format_date
from reader.text.width import cell_width, truncate
from reader.tui.action import Context
from reader.tui.bar import Bar
from reader.tui.cards_pane import Card, CardsPane
from reader.tui.keys import ACTIONS, key_name, keys_of
from reader.tui.latest import Latest
from reader.tui.look import Look
from reader.tui.overlay import Overlay
from reader.tui.pieces import Ink, Piece
from reader.tui.prompt import Prompt
from reader.tui.purpose import Purpose
from reader.tui.theme import THEMES

if TYPE_CHECKING:
    from reader.library.library import Library

MOST_ARTICLES = 20
MOST_ROWS = 16
NOT_HERE = {"palette", "leave", "back", "pane.next", "pane.previous"}


class Command(NamedTuple):
    """Something to choose: `action` is run on the main screen, or `entry` is opened."""

    text: CleanText
    beside: CleanText
    action: str = ""
    entry: Entry | None = None


def commands(searches: Iterable[str] = ()) -> list[Command]:
    """What works everywhere, saved searches by name, and the themes."""
    found = [
        Command(
            CleanText(action.does[0].upper() + action.does[1:]),
            CleanText(key_name(keys_of(action)[0])),
            action.action,
        )
        for action in ACTIONS
        if action.contexts == (Context.EVERYWHERE,) and action.id not in NOT_HERE
    ]
    themes = [
        Command(CleanText(f"Theme: {name}"), CleanText(""), f"app.use_theme('{name}')") for name in THEMES
    ]
    saved = [
        Command(clean_line(f"Search: {name}"), CleanText(""), f"do('views.named', {name!r})")
        for name in searches
    ]
    return found + saved + themes


def matching(known: Sequence[Command], typed: str) -> list[Command]:
    """The commands that have every word typed: first that of a key, then those that begin with the words."""
    typed = typed.strip().removesuffix("!")  # as in :q!
    words = typed.casefold().split()
    found = [command for command in known if all(word in command.text.casefold() for word in words)]
    if not words:
        return found
    by_key = [command for command in known if command.beside == typed]
    rest = (command for command in found if command not in by_key)
    return by_key + sorted(rest, key=lambda command: not command.text.casefold().startswith(words[0]))


class Choices(CardsPane, can_focus=False):
    """The rows to choose from; the focus stays in the line being typed."""

    context: ClassVar[Context] = Context.SEARCH

    def __init__(self) -> None:
        super().__init__(id="choices")
        self.commands: list[Command] = []

    def on_resize(self) -> None:
        """Use the width there is."""
        self.fit(self.size.width)
        super().on_resize()

    def show(self, found: list[Command]) -> None:
        """Show other rows, the first one current."""
        self.commands = found
        self.cursor = -1
        self.styles.height = min(max(len(found), 1), MOST_ROWS)
        self.lay_out()
        self.select(0)

    def bar(self, *, current: bool) -> Piece:
        """As if in focus."""
        return Piece(CleanText("▌" if current else " "), (Ink.ACCENT,))

    def cards_at(self, width: int) -> list[Card]:
        """A line a row: what it is, and its key or date at the right."""
        cards: list[Card] = []
        for command in self.commands:
            room = max(width - cell_width(command.beside) - 3, 1)
            text = truncate(command.text, room)
            gap = CleanText(" " * max(width - 1 - cell_width(text) - cell_width(command.beside), 1))
            inks = (Ink.BRIGHT,) if command.entry else (Ink.TEXT,)
            cards.append([[Piece(text, inks), Piece(gap), Piece(command.beside, (Ink.DIM,))]])
        return cards


class Palette(Overlay[Command]):
    """Returns what was chosen, or None."""

    AUTO_FOCUS = "#prompt"

    def __init__(self, library: "Library", look: Look | None) -> None:
        super().__init__()
        self._library = library
        self._look = look
        self._known = commands(search.name for search in library.kept.searches.all())
        self._choices = Choices()
        self._searching = Latest(self._search, self._show_articles, self._work, 0.05)

    def compose(self) -> ComposeResult:
        """A line to type in above what can be chosen."""
        label = Bar(id="label")
        label.styles.width = 2
        label.left = (Piece(CleanText(Purpose.PALETTE.value), (Ink.ACCENT,)),)
        label.look = self._choices.look = self._look
        with Vertical(id="palette"):
            yield Horizontal(label, Prompt(Purpose.PALETTE), id="palette-line")
            yield self._choices

    def on_mount(self) -> None:
        """All commands to begin with."""
        self._choices.show(self._known)

    def on_click(self, event: events.Click) -> None:
        """A click beside it chooses nothing."""
        if self.get_widget_at(*event.screen_offset)[0] is self:
            self.dismiss(None)

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Narrow the choice; articles follow when the index has answered."""
        self._choices.show(matching(self._known, event.text))
        if event.text.strip():
            self._searching.ask(event.text)
        else:
            self._searching.forget()

    def _work(self, job: object) -> None:
        self.run_worker(job)  # type: ignore[arg-type]

    def _search(self, text: str) -> list[Command]:
        results = self._library.search(text, typing=True)
        entries = self._library.entries(results.keys(0, MOST_ARTICLES))
        return [
            Command(
                clean_line(entry.headline),
                format_date(entry.published) if entry.published else CleanText(""),
                "",
                entry,
            )
            for entry in entries
            if entry is not None and not entry.problem
        ]

    async def _show_articles(self, text: str, articles: list[Command]) -> None:
        self._choices.show(matching(self._known, text) + articles)

    def on_prompt_moved_on(self, event: Prompt.MovedOn) -> None:
        """Another row."""
        self._choices.advance(event.by)

    def on_prompt_accepted(self) -> None:
        """Choose the current row."""
        index = self._choices.cursor
        self.dismiss(self._choices.commands[index] if 0 <= index < len(self._choices.commands) else None)

    def on_prompt_cancelled(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def on_cards_pane_chosen(self, event: CardsPane.Chosen) -> None:
        """A row was clicked."""
        self.dismiss(self._choices.commands[event.cursor])
