"""The help: the table of keys, in as many columns as fit, and what the screen's signs mean."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from reader.model.clean_text import CleanText
from reader.text.width import cell_width, truncate, wrap
from reader.tui.action import Context
from reader.tui.bar import Bar, rule
from reader.tui.keys import bindings, groups, key_name, rows
from reader.tui.layout import spaces
from reader.tui.look import Look
from reader.tui.overlay import Overlay
from reader.tui.pane import Pane
from reader.tui.pieces import Ink, Inks, Piece, Pieces, plain

COLUMN = 56
KEYS = 22
SIGNS = (
    ("●", "not read yet"),
    ("★", "starred"),
    ("✓", "selected"),
    ("!", "a file that cannot be read; Enter says why"),
    ("≈ ≥ ≤", "about, at least, at most"),
    ("▲ ▼", "up, down; against the value before"),
    ("1,905 ·", "found in the text, not given by the author"),
    ("▁▃▇ ≠", "over time; sources differ for the day"),
)
SEARCH = (
    ("two words", "both, anywhere; the last one may be a beginning"),
    ('"a phrase"', "exactly so"),
    ("-word  OR  ( )", "without it; either; together"),
    ("headline: in: by:", "in the headline, a heading, the byline"),
    ("subject: place:", "also person: source:"),
    ("after: before:", "2024-12, 7d, yesterday; also date:"),
    ("is:unread", "also is:starred, tag:x, has:figures"),
    ("fig:>1000", "a key figure's value; fig:returned>1000"),
    ("sort:oldest", "also newest, relevance"),
)


class HelpPane(Pane):
    """The table, scrolled by lines."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Context.HELP)]
    context = Context.HELP

    def __init__(self) -> None:
        super().__init__(id="help")
        self._table: list[Pieces] = []

    def on_resize(self) -> None:
        """Set the table anew."""
        self._table = help_lines(self.size.width)
        self.repaint()

    def content(self, line: int) -> tuple[Pieces, Inks]:
        """One line of the table."""
        return (self._table[line] if line < len(self._table) else []), (Ink.TEXT,)

    @property
    def extent(self) -> int:
        """Lines of the table."""
        return len(self._table)

    def advance(self, by: int) -> None:
        """Scroll by lines."""
        self.go_to(self.top + by)

    def action_close(self) -> None:
        """Back to reading."""
        self.screen.dismiss()


class HelpTitle(Bar):
    """Says how to get back; a click on it does that."""

    def on_click(self) -> None:
        """Back to reading."""
        self.screen.dismiss()


class HelpScreen(Overlay[None]):
    """Over the main screen until a key closes it."""

    def __init__(self, look: Look | None) -> None:
        super().__init__()
        self._look = look
        self._rule = Bar()

    def compose(self) -> ComposeResult:
        """The table below a title."""
        title, pane = HelpTitle(), HelpPane()
        title.left = (Piece(CleanText(" Keys"), (Ink.ACCENT,)),)
        title.right = (Piece(CleanText("Esc back ")),)
        for widget in (title, self._rule, pane):
            widget.look = self._look
            yield widget

    def on_resize(self) -> None:
        """A rule as long as the screen is wide."""
        self._rule.left = rule(self.app.size.width, (), "")


def help_lines(width: int) -> list[Pieces]:
    """The whole help at a width: blocks of keys, the search language and the signs, in columns."""
    columns = max(min((width - 2) // (COLUMN + 2), 3), 1)
    room = COLUMN if columns > 1 else max(width - 4, 1)
    blocks = list(_blocks(room))
    share = sum(map(len, blocks)) / columns
    stacks: list[list[Pieces]] = [[] for _ in range(columns)]
    number = 0
    for block in blocks:
        if stacks[number] and len(stacks[number]) + len(block) / 2 > share and number < columns - 1:
            number += 1
        stacks[number] += block
    lines: list[Pieces] = [[]]
    for row in range(max(map(len, stacks))):
        line: Pieces = [spaces(2)]
        for stack in stacks:
            cells = stack[row] if row < len(stack) else []
            line += [*cells, spaces(max(room + 2 - cell_width(plain(cells)), 0))]
        lines.append(line)
    return lines


def _blocks(room: int) -> Iterator[list[Pieces]]:
    for title, actions in groups():
        shown = [(" ".join(map(key_name, keys)), does) for keys, does in rows(actions)]
        yield _block(title, shown, room)
    yield _block("Searching", SEARCH, room)
    yield _block("Signs", SIGNS, room)


def _block(
    title: str, rows: "tuple[tuple[str, str], ...] | list[tuple[str, str]]", room: int
) -> list[Pieces]:
    lines: list[Pieces] = [[Piece(truncate(CleanText(title), room), (Ink.ACCENT,))], []]
    keys = min(KEYS, max(room // 3, 1))
    for names, does in rows:
        label = truncate(CleanText(names), keys)
        text = CleanText(does)
        for number, span in enumerate(wrap(text, max(room - keys - 2, 1))):
            first = Piece(label if not number else CleanText(""), (Ink.TEXT,))
            gap = spaces(keys + 2 - cell_width(first.text))
            lines.append([first, gap, Piece(CleanText(text[span.start : span.end]), (Ink.DIM,))])
    return [*lines, []]
