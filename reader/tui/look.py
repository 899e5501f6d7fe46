"""Inks as Rich styles in the colours of a theme.

One table for the whole screen, looked up by the panes' line painters, which is much cheaper than asking the
style sheet for every segment. It must not know what the inks are used for.
"""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.theme import Theme

from reader.tui.pieces import MARKED, STANDING, Ink, Inks, Piece

TERMINAL_COLOURS = ("bright_yellow", "green", "bright_blue", "bright_magenta", "cyan")
"""Yellow, green, blue, pink and violet as near as a terminal's own palette has them."""

_TABS = str.maketrans("\t\n", "  ")


class Look:
    """Styles by inks; `base` is plain text on the theme's background."""

    def __init__(self, theme: Theme) -> None:
        self.name = theme.name
        self._of = _terminal_inks() if theme.ansi else _inks(theme.variables)
        self.base = _TERMINAL if theme.ansi else _base(theme.variables)
        self._styles: dict[tuple[Inks, str | None], Style] = {}

    def style(self, inks: Inks, url: str | None = None) -> Style:
        """The style of a piece; a link becomes an OSC 8 link, so `url` must have come through `safe_link`."""
        known = self._styles.get((inks, url))
        if known is None:
            known = self.base
            for ink in inks:
                known += self._of[ink]
            if url:
                known += Style(link=url)
            if len(self._styles) > 4096:  # links differ from article to article
                self._styles.clear()
            self._styles[inks, url] = known
        return known

    def strip(self, pieces: Iterable[Piece], width: int, fill: Inks = (Ink.TEXT,)) -> Strip:
        """A line of exactly `width` cells."""
        segments = [
            Segment(piece.text.translate(_TABS), self.style(piece.inks, piece.url)) for piece in pieces
        ]
        return Strip(segments).adjust_cell_length(width, self.style(fill))


_TERMINAL = Style(color="default", bgcolor="default")


def _base(colours: dict[str, str]) -> Style:
    return Style(color=colours["text"], bgcolor=colours["background"])


def _inks(colours: dict[str, str]) -> dict[Ink, Style]:
    return {
        Ink.TEXT: Style(),
        Ink.BRIGHT: Style(color=colours["bright"]),
        Ink.BOLD: Style(color=colours["bright"], bold=True),
        Ink.DIM: Style(color=colours["dim"]),
        Ink.RULE: Style(color=colours["rule"]),
        Ink.ACCENT: Style(color=colours["accent"]),
        Ink.EMPHASIS: Style(italic=True),
        Ink.LINK: Style(color=colours["accent"], underline=True),
        Ink.CURSOR: Style(bgcolor=colours["cursor"]),
        **{
            ink: Style(color=colours[f"standing-{number}"], underline=True)
            for number, ink in enumerate(STANDING, 1)
        },
        Ink.LIT: Style(bgcolor=colours["lit"]),
        **{ink: Style(bgcolor=colours[f"marked-{number}"]) for number, ink in enumerate(MARKED, 1)},
        Ink.DRAFT: Style(underline=True, bold=True),
        Ink.MATCH: Style(color=colours["match"], bgcolor=colours["match-background"]),
        Ink.CURRENT: Style(color=colours["current"], bgcolor=colours["current-background"], bold=True),
        Ink.SELECTED: Style(bgcolor=colours["selected"]),
    }


def _terminal_inks() -> dict[Ink, Style]:
    """Attributes first, colours second: with NO_COLOR the attributes alone must tell everything apart."""
    return {
        Ink.TEXT: Style(),
        Ink.BRIGHT: Style(),
        Ink.BOLD: Style(bold=True),
        Ink.DIM: Style(dim=True),
        Ink.RULE: Style(dim=True),
        Ink.ACCENT: Style(color="cyan"),
        Ink.EMPHASIS: Style(italic=True),
        Ink.LINK: Style(color="cyan", underline=True),
        Ink.CURSOR: Style(),
        **{
            ink: Style(color=colour, underline=True)
            for ink, colour in zip(STANDING, TERMINAL_COLOURS, strict=True)
        },
        Ink.LIT: Style(underline=True),
        **{
            ink: Style(color="black", bgcolor=colour, bold=True)
            for ink, colour in zip(MARKED, TERMINAL_COLOURS, strict=True)
        },
        Ink.DRAFT: Style(underline=True, bold=True),
        Ink.MATCH: Style(color="yellow", bgcolor="default", bold=True, underline=True),
        Ink.CURRENT: Style(color="yellow", bgcolor="default", bold=True, reverse=True),
        Ink.SELECTED: Style(reverse=True),
    }
