"""What to say to a key that means nothing here, above all when it means something in other readers and pagers."""

from reader.model.clean_text import CleanText
from reader.text.clean import clean_line
from reader.tui.action import PANES, Context
from reader.tui.keys import ACTIONS, key_name, keys_of

COMMON = frozenset(
    key for action in ACTIONS if action.contexts in {PANES, (Context.EVERYWHERE,)} for key in action.keys
)
"""Keys that mean something in every pane, as a rule: asking Textual takes a while for keys that come in a row."""

ELSEWHERE = {
    "&": "search",  # less
    "<": "move.top",
    ">": "move.end",
    "d": "half.down",
    "ctrl+e": "move.down",
    "ctrl+y": "move.up",
    "!": "pipe",
    "p": "match.previous",  # newsboat
    "C": "read.all",
    "E": "feeds",
    "O": "browser",
}
"""Keys of others, and the ids of our actions for what they do."""


def told(key: str) -> CleanText:
    """`& is no key here; /: search the library`. The key is a character, or named as Textual does."""
    ours = {action.id: action for action in ACTIONS}.get(ELSEWHERE.get(key, ""))
    hint = f"{key_name(keys_of(ours)[0])}: {ours.does}" if ours else f"{_help()} shows all"
    return clean_line(f"{key_name(key)} is no key here; {hint}")


def _help() -> str:
    return next(key_name(keys_of(action)[0]) for action in ACTIONS if action.id == "help")
