"""The reader's own keys for actions, checked against the table: what is unknown, no key, or taken is told.

Pure. A wish that cannot be granted leaves the action with the keys it had.
"""

from collections.abc import Mapping

from reader.model.diagnostic import Diagnostic
from reader.model.settings import LoadedConfig
from reader.tui.action import ALONE, Action, Context
from reader.tui.keys import ACTIONS, NAMES, key_name

Keymap = Mapping[str, tuple[str, ...]]
"""The keys of every action by its id, as Textual names them."""

DEFAULT: dict[str, tuple[str, ...]] = {action.id: action.keys for action in ACTIONS}
NAMED = frozenset({*NAMES, *(f"f{number}" for number in range(1, 13))})
_WRITTEN = {name.casefold(): key for key, name in NAMES.items()} | {
    "return": "enter", "esc": "escape", "del": "delete", "pgup": "pageup", "pgdn": "pagedown", "comma": "comma",
}  # fmt: skip
_MODIFIERS = ("ctrl", "alt", "shift")


def read_key(written: str) -> str | None:
    """A key as people write it (`Ctrl-P`, `]`, `PgDn`) as Textual names it; None: there is no such key."""
    if len(written) == 1:
        return written if written.isprintable() and written not in " ," else None
    *modifiers, last = written.replace("-", "+").casefold().split("+")
    key = _WRITTEN.get(last, last)
    if any(modifier not in _MODIFIERS for modifier in modifiers):
        return None
    if not modifiers:
        return key if key in NAMED else None
    if key not in NAMED and not (len(key) == 1 and key.isalnum()):
        return None
    return "+".join([*sorted(set(modifiers)), key])


def remap(config: LoadedConfig) -> tuple[dict[str, tuple[str, ...]], tuple[Diagnostic, ...]]:
    """The keys of all actions as the configuration wants them, and what is wrong with its wishes."""
    wishes: dict[str, tuple[str, ...]] = {}
    problems: list[Diagnostic] = []
    for name, written in config.settings.keys.items():
        place = f"keys.{name}"
        if name not in DEFAULT:
            hint = _nearest(name)
            problems.append(config.complaint(place, f"keys: there is no action {name!r}", hint))
            continue
        keys = tuple(key for each in written if (key := read_key(each)))
        bad = [each for each in written if read_key(each) is None]
        if bad or not keys:
            message = f"{place}: there is no key {bad[0]!r}" if bad else f"{place}: no key"
            problems.append(config.complaint(place, message, "write n, ], space, pgdn, f5 or ctrl+j"))
            continue
        wishes[name] = keys
    granted = dict(wishes)
    while conflict := _conflict(
        granted
    ):  # refusing a wish gives its action keys back that others may have taken
        name, key, other = conflict
        del granted[name]
        message = f"keys.{name}: {key_name(key)} is already the key of {other}"
        problems.append(config.complaint(f"keys.{name}", message, f"give {other} another key as well"))
    return {**DEFAULT, **granted}, tuple(problems)


def _conflict(granted: Keymap) -> tuple[str, str, str] | None:
    """The first action with a key that another has already: the action, the key, and the other."""
    for name, keys in granted.items():
        for key in keys:
            if other := _taken(name, key, granted):
                return name, key, other
    return None


def _nearest(name: str) -> str:
    from difflib import get_close_matches  # for mistakes only

    close = get_close_matches(name, DEFAULT, 1)
    return f"is it {close[0]}?" if close else "`newsdesk config keys` lists them"


def _taken(name: str, key: str, granted: Mapping[str, tuple[str, ...]]) -> str | None:
    """The other action that has a key where this one would need it."""
    by_id = {action.id: action for action in ACTIONS}
    wanted = by_id[name]
    for other in ACTIONS:
        if other.id != name and key in granted.get(other.id, other.keys) and _meet(wanted, other):
            return other.id
    return None


def _meet(one: Action, other: Action) -> bool:
    """Whether two actions would be asked for in the same place."""
    if set(one.contexts) & set(other.contexts):
        return True
    both = (one.contexts, other.contexts)
    if not any(Context.EVERYWHERE in contexts for contexts in both):
        return False
    return not any(set(contexts) <= ALONE for contexts in both)
