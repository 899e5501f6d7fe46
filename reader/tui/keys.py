"""The one table of keys. Bindings, the line of hints, the help screen and README are all made from it.

An action's `id` is its name in a keymap. It must not know what an action does to the screen: `action` is the name
of a method of the pane; for what works everywhere it is `do('noun.verb')`, a method of one of the main screen's
nouns (a pane's own keys say `screen.do`), or a method of the screen. Textual is imported when bindings are made, so
that the command line can look at the table.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING

from reader.tui.action import ALONE, FIGURES, PANES, SHEETS, SIDE, SUBSCRIBING, Action, Context
from reader.tui.mark_keys import MARK_ACTIONS

if TYPE_CHECKING:
    from textual.binding import Binding


ACTIONS: tuple[Action, ...] = (
    Action("move.down", ("j", "down"), "down", "down", PANES),
    Action("move.up", ("k", "up"), "up", "up", PANES),
    Action("page.down", ("space", "pagedown", "ctrl+f"), "a page down", "page_down", PANES),
    Action("page.up", ("b", "pageup", "ctrl+b"), "a page up", "page_up", PANES),
    Action("half.down", ("ctrl+d",), "half a page down", "half_down", PANES),
    Action("half.up", ("ctrl+u",), "half a page up", "half_up", PANES),
    Action("move.top", ("g", "home"), "to the top", "top", PANES),
    Action("move.end", ("G", "end"), "to the end", "end", PANES),
    Action(
        "open",
        ("enter", "l", "right"),
        "open the article",
        "screen.do('walking.read')",
        (Context.LIST,),
        "open",
    ),
    Action("jump", ("enter", "l", "right"), "show it in the text", "open", SIDE, "show"),
    Action(
        "back",
        ("escape", "h", "left"),
        "back; with nothing to go back to, ends the search",
        "do('walking.back')",
    ),
    Action(
        "search",
        ("/",),
        "search the library; in the article, find in it",
        "do('walking.search')",
        hint="search",
    ),
    Action(
        "match.next",
        ("n",),
        "next match, on into the next article; next unread",
        "do('walking.to_match', 1)",
        hint="next",
    ),
    Action("match.previous", ("N",), "previous match; previous unread", "do('walking.to_match', -1)"),
    Action(
        "figures.all",
        ("#",),
        "all figures of the list or the search",
        "do('all_figures.show')",
        hint="figures",
    ),
    Action("figures.open", ("enter", "l", "right"), "open the story at the figure", "open", FIGURES, "open"),
    Action("figures.copy", ("y",), "copy the figure, cited", "copy", FIGURES, "copy"),
    Action("figures.close", ("escape", "q", "h", "left"), "back", "close", FIGURES, "back"),
    Action("figures.filter", ("/",), "narrow: words, >1000, %>3", "narrow", (Context.TABLE,), "narrow"),
    Action("figures.sort", ("s",), "sort by date, value, label, unit", "reorder", (Context.TABLE,), "sort"),
    Action("figures.series", ("c",), "the figure over time", "series", (Context.TABLE,), "over time"),
    Action(
        "figure.series",
        ("c",),
        "the figure over time",
        "screen.do('all_figures.series')",
        (Context.FIGURES,),
        "over time",
    ),
    Action(
        "article.series",
        ("c",),
        "the current key figure over time",
        "screen.do('all_figures.series')",
        (Context.ARTICLE,),
    ),
    Action("section.next", ("]",), "next section", "do('opening.jump_section', 1)", hint="section"),
    Action("section.previous", ("[",), "previous section", "do('opening.jump_section', -1)"),
    Action(
        "figure.next",
        ("}",),
        "next key figure, lit in the text",
        "do('opening.jump_figure', 1)",
        hint="figure",
    ),
    Action("figure.previous", ("{",), "previous key figure", "do('opening.jump_figure', -1)"),
    Action("article.next", ("J",), "next article", "do('walking.to_article', 1)"),
    Action("article.previous", ("K",), "previous article", "do('walking.to_article', -1)"),
    Action("pane.next", ("tab",), "next pane", "pane(1)"),
    Action("pane.previous", ("shift+tab",), "previous pane", "pane(-1)"),
    Action("pane.list", ("1",), "the list", "show_pane('list')"),
    Action("pane.article", ("2",), "the article", "show_pane('article')"),
    Action("pane.side", ("3",), "key figures and sections", "show_pane('side')"),
    Action("sort", ("s",), "sort by newest, oldest, headline, source, relevance", "do('shelf.reorder')"),
    Action("diff", ("D",), "what changed with each new version", "do('diffing.show')"),
    Action("read", ("m",), "read or unread", "do('keeping.toggle_read')", hint="read"),
    Action("star", ("f",), "star or no star", "do('keeping.toggle_star')", hint="star"),
    Action("tags", ("t",), "tags: several with commas, Tab completes", "do('keeping.ask_tags')"),
    Action(
        "select",
        ("x",),
        "select the article or not; m f t + are for all selected",
        "screen.do('selecting.toggle')",
        (Context.LIST,),
    ),
    Action(
        "select.range",
        ("X",),
        "select from the last selected article to this one",
        "screen.do('selecting.range')",
        (Context.LIST,),
    ),
    Action(
        "read.all", ("A",), "mark everything in this list read, after asking", "do('keeping.ask_all_read')"
    ),
    Action("undo", ("u",), "undo the last change, wherever it was", "do('keeping.undo')"),
    Action("redo", ("ctrl+r",), "do again what was undone", "do('keeping.redo')"),
    *MARK_ACTIONS,
    Action("copy", ("y",), "copy: then l, s or f", "do('taking.copy')"),
    Action("copy.link", ("l",), "the link", "answer('link')", (Context.COPY,)),
    Action("copy.sentence", ("s",), "the sentence", "answer('sentence')", (Context.COPY,)),
    Action("copy.figure", ("f",), "the figure, cited", "answer('figure')", (Context.COPY,)),
    Action("copy.selection", ("ctrl+c",), "copy what the mouse selected", "copy_text"),
    Action("browser", ("o",), "open the article's link in the browser", "do('taking.browser')"),
    Action("editor", ("e",), "edit the file in $VISUAL or $EDITOR, at the section", "do('taking.editor')"),
    Action("write", ("w",), "write the article to a text file", "do('taking.ask_file')"),
    Action("pipe", ("|",), "pipe the article's text to a command", "do('taking.ask_command')"),
    Action(
        "add",
        ("a",),
        "add a feed, a page, a file or a list of feeds; so does pasting an address",
        "do('adding.ask')",
    ),
    Action("fetch", ("r",), "fetch the feed that this story came from", "do('fetching.this')"),
    Action("fetch.all", ("R",), "fetch all feeds", "do('fetching.all')"),
    Action("feeds", ("F",), "the feeds", "do('adding.feeds')"),
    Action(
        "feeds.open",
        ("enter", "l", "right"),
        "the feed's stories",
        "asked('open')",
        (Context.FEEDS,),
        "stories",
    ),
    Action("feeds.fetch", ("r",), "fetch this feed", "asked('fetch')", (Context.FEEDS,), "fetch"),
    Action("feeds.fetch.all", ("R",), "fetch all feeds", "asked('fetch_all')", (Context.FEEDS,), "all"),
    Action("feeds.add", ("a",), "add a feed", "asked('add')", (Context.FEEDS,), "add"),
    Action("feeds.write", ("w",), "write the feeds as OPML", "asked('write')", (Context.FEEDS,)),
    Action("feeds.remove", ("d",), "remove the feed (twice)", "asked('remove')", (Context.FEEDS,), "remove"),
    Action(
        "offers.take",
        ("enter", "l", "right"),
        "subscribe to this",
        "asked('open')",
        (Context.OFFERS,),
        "this one",
    ),
    Action("offers.all", ("A",), "subscribe to all of them", "asked('all')", (Context.OFFERS,), "all"),
    Action("feeds.close", ("escape", "q", "h", "left"), "back", "asked('close')", SUBSCRIBING, "back"),
    Action(
        "palette", (":", "ctrl+p"), "commands, and articles by name", "do('calling.palette')", hint="commands"
    ),
    Action("help", ("?", "f1"), "this help", "app.help", hint="help"),
    Action("leave", ("q",), "back, and out at last", "do('walking.leave')"),
    Action("redraw", ("ctrl+l",), "paint the screen anew", "app.redraw"),
    Action("quit", ("Q", "ctrl+q"), "quit", "app.quit"),
    Action("suspend", ("ctrl+z",), "suspend (fg comes back)", "app.suspend_process"),
    Action(
        "search.accept", ("enter",), "go to the results", "accept", (Context.SEARCH,), "go to the results"
    ),
    Action(
        "search.cancel", ("escape",), "back to where the search began", "cancel", (Context.SEARCH,), "back"
    ),
    Action(
        "search.scope",
        ("tab",),
        "search the library or find in the article",
        "scope",
        (Context.SEARCH,),
        "switch",
    ),
    Action(
        "help.close",
        ("escape", "q", "?", "h", "left", "enter", "f1"),
        "back to reading",
        "close",
        (Context.HELP,),
    ),
    Action("search.down", ("down",), "down in the results", "results(1)", (Context.SEARCH,)),
    Action("search.up", ("up",), "up in the results", "results(-1)", (Context.SEARCH,)),
)

ON_OVERLAYS = frozenset({"help", "quit", "redraw"})
"""What works on the screens that lie over the main one as well."""

NAMES = {
    "escape": "Esc", "enter": "Enter", "space": "Space", "tab": "Tab", "shift+tab": "Shift-Tab", "up": "Up",
    "down": "Down", "left": "Left", "right": "Right", "home": "Home", "end": "End", "pageup": "PgUp",
    "pagedown": "PgDn", "slash": "/", "backslash": "\\", "minus": "-", "plus": "+", "underscore": "_", "at": "@",
    "delete": "Del", "insert": "Ins", "backspace": "Backspace",
}  # fmt: skip


_now: dict[str, tuple[str, ...]] = {}


def use(keymap: Mapping[str, tuple[str, ...]]) -> None:
    """From now on help, palette and questions show these keys, by the ids of actions."""
    _now.clear()
    _now.update(keymap)


def keys_of(action: Action) -> tuple[str, ...]:
    """The keys an action has now: the table's, or the reader's own."""
    return _now.get(action.id, action.keys)


def key_name(key: str) -> str:
    """A key as people write it: `Ctrl-P`, `PgDn`, `]`."""
    if key.startswith("ctrl+"):
        return f"Ctrl-{key.removeprefix('ctrl+').upper()}"
    if key in NAMES or len(key) == 1:
        return NAMES.get(key, key)
    from textual.keys import key_to_character

    return key_to_character(key) or (key.upper() if key[0] == "f" and key[1:].isdecimal() else key)


def bindings(context: Context) -> "list[Binding]":
    """The bindings of a pane, or of the screen for what works everywhere."""
    from textual.binding import Binding

    return [
        Binding(",".join(action.keys), action.action, action.does, id=action.id, show=False)
        for action in ACTIONS
        if context in action.contexts
    ]


def hints(context: Context) -> Iterator[Action]:
    """The actions for the line of hints while `context` has the focus: its own first."""
    yield from (action for action in ACTIONS if action.hint and context in action.contexts)
    if context in {*FIGURES, *SHEETS, *SUBSCRIBING}:
        yield from (action for action in ACTIONS if action.hint and action.id in ON_OVERLAYS)
    if context not in {*ALONE, Context.EVERYWHERE}:
        yield from (action for action in ACTIONS if action.hint and Context.EVERYWHERE in action.contexts)


def groups() -> Iterator[tuple[str, list[Action]]]:
    """The table for people: a title and its actions, every action once."""
    titles = {
        PANES: "Moving in a pane",
        (Context.LIST,): "In the list",
        (Context.ARTICLE,): "In the article",
        (Context.EVERYWHERE,): "Everywhere",
        (Context.VIEWS,): "In saved searches",
        SIDE: "In key figures, sections and marks",
        (Context.FIGURES,): "In key figures",
        (Context.MARKS,): "In marks",
        FIGURES: "In all figures and a series",
        (Context.TABLE,): "In all figures",
        SHEETS: "In all marks and the basket",
        (Context.ALL_MARKS,): "In all marks",
        (Context.BASKET,): "In the basket",
        (Context.MAKING,): "While a mark is made (after v)",
        (Context.NOTE,): "While a note is written",
        (Context.FEEDS,): "In the feeds",
        (Context.OFFERS,): "In the feeds of a page",
        SUBSCRIBING: "In the feeds and those of a page",
        (Context.COPY,): "After y",
        (Context.SEARCH,): "In the search bar and the palette",
        (Context.HELP,): "In this help",
    }
    for contexts, title in titles.items():
        yield title, [action for action in ACTIONS if action.contexts == contexts]


def rows(
    actions: Iterable[Action], keys: Callable[[Action], tuple[str, ...]] = keys_of
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Actions for people: keys and what they do, a line for a series."""
    for series, run in groupby(actions, key=lambda action: action.series or action.id):
        found = list(run)
        if found[0].series:
            yield tuple(keys(action)[0] for action in found), series
        else:
            yield keys(found[0]), found[0].does
