"""The three themes: dark, light, and the terminal's own palette. One accent, one colour for matches.

It must not know widgets. A theme's variables carry the colours which `look` needs beyond Textual's own.
"""

from collections.abc import Mapping

from textual.theme import Theme


def _theme(name: str, *, dark: bool, **colours: str) -> Theme:
    accent, background, rule = colours["accent"], colours["background"], colours["rule"]
    return Theme(
        name=name,
        dark=dark,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=colours["match-background"],
        error=accent,
        success=accent,
        foreground=colours["text"],
        background=background,
        surface=background,
        panel=colours["cursor"],
        boost=background,
        variables={
            **colours,
            "block-cursor-background": colours["cursor"],
            "block-cursor-foreground": colours["bright"],
            "block-cursor-text-style": "none",
            "input-cursor-background": accent,
            "input-cursor-foreground": background,
            "input-selection-background": colours["selected"],
            "screen-selection-background": colours["selected"],
            "scrollbar": rule,
            "scrollbar-background": background,
            "border": rule,
        },
    )


DARK = _theme(
    "newsdesk-dark",
    dark=True,
    background="#15171b",
    text="#c4c9d1",
    bright="#f0f2f5",
    dim="#7c8592",
    rule="#2f343c",
    accent="#6fb3d2",
    cursor="#1e2228",
    lit="#213341",
    selected="#2d4a5e",
    **{
        "standing-1": "#e8d27a",
        "standing-2": "#8fd694",
        "standing-3": "#8ab8ff",
        "standing-4": "#ff9ec4",
        "standing-5": "#c7a8ff",
        "marked-1": "#4a4513",
        "marked-2": "#1d4427",
        "marked-3": "#1d3b6b",
        "marked-4": "#5b2444",
        "marked-5": "#432b6e",
        "match": "#f2d98c",
        "match-background": "#473a14",
        "current": "#15171b",
        "current-background": "#e9be56",
    },
)
LIGHT = _theme(
    "newsdesk-light",
    dark=False,
    background="#fbfaf7",
    text="#30343b",
    bright="#0c0e11",
    dim="#696f78",
    rule="#d9d6ce",
    accent="#14708f",
    cursor="#f1efe9",
    lit="#dcebf2",
    selected="#bcdcea",
    **{
        "standing-1": "#7a5c00",
        "standing-2": "#1d6b2b",
        "standing-3": "#1c4fa8",
        "standing-4": "#a3195b",
        "standing-5": "#6a2fb0",
        "marked-1": "#f3eeb0",
        "marked-2": "#c9ebca",
        "marked-3": "#cbdcfa",
        "marked-4": "#f9d1e2",
        "marked-5": "#e0d3f7",
        "match": "#3b2f00",
        "match-background": "#fae7a8",
        "current": "#000000",
        "current-background": "#eab308",
    },
)
TERMINAL = Theme(
    name="newsdesk-terminal",
    ansi=True,
    dark=True,
    primary="ansi_cyan",
    secondary="ansi_cyan",
    accent="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_cyan",
    success="ansi_cyan",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border-blurred": "ansi_black",
        "rule": "ansi_bright_black",
        "block-cursor-background": "ansi_default",
        "block-cursor-foreground": "ansi_default",
        "block-cursor-text-style": "reverse",
        "input-cursor-background": "ansi_default",
        "input-cursor-foreground": "ansi_default",
        "input-cursor-text-style": "reverse",
        "input-selection-background": "ansi_default",
        "input-selection-foreground": "ansi_cyan",
        "screen-selection-background": "ansi_default",
        "screen-selection-foreground": "ansi_default",
        "border": "ansi_bright_black",
    },
)
THEMES = {"dark": DARK, "light": LIGHT, "terminal": TERMINAL}


def first_theme(environ: Mapping[str, str], configured: str = "") -> Theme:
    """The theme to start with.

    NO_COLOR asks for no colour codes at all, which only the terminal's palette can do. NEWSDESK_THEME names
    one of `THEMES`, and goes before what is `configured`.
    COLORFGBG (`15;0`, set by rxvt, Konsole and others) tells a light background by 7 or 15.
    """
    if environ.get("NO_COLOR"):
        return TERMINAL
    named = THEMES.get(environ.get("NEWSDESK_THEME", "").strip().lower()) or THEMES.get(configured)
    if named:
        return named
    return LIGHT if environ.get("COLORFGBG", "").rpartition(";")[2] in {"7", "15"} else DARK
