"""How one value of the configuration is read, and what its JSON Schema is: each kind of value declared once.

Knows the tree of `nodes`, not which settings there are.
"""

import math
import re
from collections.abc import Callable, Collection
from typing import Any, NamedTuple, TypeAlias

from reader.model.feed import EVERYTHING, Keep, read_keep
from reader.store.names import meant
from reader.store.nodes import Fields, Items, Node, Scalar
from reader.store.problem import Problem, quote
from reader.store.values import found

Schema: TypeAlias = dict[str, Any]

MOST_PROBLEMS = 50
YES, NO = frozenset({"yes", "true", "on"}), frozenset({"no", "false", "off"})
_UNITS = {"": 1, "s": 1, "m": 60, "min": 60, "h": 3600, "d": 86_400}
_DURATION = re.compile(r"(\d{1,9}(?:\.\d{1,3})?)\s*([a-z]*)")
_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}


class Notes:
    """What was found on the way: problems, and where each setting stands."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.places: dict[str, int] = {}

    def wrong(self, at: int, message: str, hint: str) -> None:
        """Notes a mistake; beyond fifty nobody reads them."""
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(at, message, hint))


class Kind(NamedTuple):
    """A kind of value. `read` takes the node, the setting's name and the notes; None: the default holds."""

    read: Callable[[Node, str, Notes], Any]
    schema: Schema


def _word(node: Node, name: str, notes: Notes, hint: str) -> str | None:
    if isinstance(node, Scalar):
        return None if node.is_empty else node.text.strip()
    notes.wrong(node.at, f"{name}: found {found(node)} where one value is wanted", hint)
    return None


def text(hint: str) -> Kind:
    """One line of text; `hint` says what to write."""

    def read(node: Node, name: str, notes: Notes) -> str | None:
        written = _word(node, name, notes, hint)
        if written is not None and ("\n" in written or "\0" in written):
            notes.wrong(node.at, f"{name}: more than one line", hint)
            return None
        return written

    return Kind(read, _TEXT)


def choice(*names: str) -> Kind:
    """One of some words."""
    hint = f"write {', '.join(names[:-1])} or {names[-1]}"

    def read(node: Node, name: str, notes: Notes) -> str | None:
        written = _word(node, name, notes, hint)
        if written is None or written.lower() in names:
            return written and written.lower()
        notes.wrong(node.at, f"{name}: {quote(written)} is none of its values", hint)
        return None

    return Kind(read, {"enum": [*names, None]})


def whole(low: int, high: int, unit: str = "") -> Kind:
    """A whole number from `low` to `high`; `unit` may stand behind it."""
    hint = f"write a whole number from {low} to {high}{unit}"

    def read(node: Node, name: str, notes: Notes) -> int | None:
        written = _word(node, name, notes, hint)
        if written is None:
            return None
        digits = written.removesuffix(unit).strip() if unit else written
        if digits.isascii() and digits.isdecimal() and len(digits) < 10 and low <= int(digits) <= high:
            return int(digits)
        notes.wrong(node.at, f"{name}: {quote(written)} is not from {low} to {high}", hint)
        return None

    schema: Schema = {"type": ["integer", "null"], "minimum": low, "maximum": high}
    if unit:
        pattern = rf"^\s*\d+\s*{re.escape(unit)}\s*$"
        schema = {"anyOf": [schema, {"type": "string", "pattern": pattern}]}
    return Kind(read, schema)


def yes_or_no() -> Kind:
    """Yes or no, in the words of YAML."""
    hint = "write yes or no"

    def read(node: Node, name: str, notes: Notes) -> bool | None:
        written = _word(node, name, notes, hint)
        if written is None or written.lower() in YES | NO:
            return None if written is None else written.lower() in YES
        notes.wrong(node.at, f"{name}: {quote(written)} is neither yes nor no", hint)
        return None

    return Kind(read, {"anyOf": [{"type": ["boolean", "null"]}, {"enum": sorted(YES | NO)}]})


def duration(least: int = 0) -> Kind:
    """A length of time in seconds: `2s`, `1.5`, `30m`; `never` is infinite. None but 0 is shorter than `least`."""
    hint = "write a time such as 2s, 30m or 1h, or never"
    if least:
        hint = f"write {least} s or more, such as 30m or 1h, or never"

    def read(node: Node, name: str, notes: Notes) -> float | None:
        written = _word(node, name, notes, hint)
        if written is None:
            return None
        if written.lower() == "never":
            return math.inf
        match = _DURATION.fullmatch(written.lower())
        if match and match[2] in _UNITS:
            seconds = float(match[1]) * _UNITS[match[2]]
            if not 0 < seconds < least:
                return seconds
            notes.wrong(node.at, f"{name}: {quote(written)} is too short a time", hint)
            return None
        notes.wrong(node.at, f"{name}: {quote(written)} is no length of time", hint)
        return None

    units = "|".join(unit for unit in _UNITS if unit)
    pattern = rf"^\s*(never|\d+(\.\d+)?\s*({units})?)\s*$"
    return Kind(read, {"anyOf": [{"type": ["number", "null"]}, {"type": "string", "pattern": pattern}]})


def kept() -> Kind:
    """How long, or how many, of something is kept: `90d`, `500`, or `all`."""
    plain = text("write 90d, 500 or all")

    def read(node: Node, name: str, notes: Notes) -> Keep | None:
        written = plain.read(node, name, notes)
        if written is None or written.lower() == "all":
            return written and EVERYTHING
        keep = read_keep(written)
        if keep is None:
            message = f"{name}: {quote(written)} is neither a time nor a number"
            notes.wrong(node.at, message, "write 90d, 500 or all")
        return keep

    return Kind(read, plain.schema)


def several(item: Kind) -> Kind:
    """A list of values, of which one alone needs no brackets; a tuple of those that could be read."""

    def read(node: Node, name: str, notes: Notes) -> tuple[Any, ...] | None:
        if isinstance(node, Scalar) and node.is_empty:
            return None
        items = node.filled if isinstance(node, Items) else [node]
        values = [item.read(each, name, notes) for each in items]
        return tuple(value for value in values if value is not None)

    return Kind(read, {"anyOf": [item.schema, {"type": "array", "items": item.schema}]})


def named(value: Kind, about: str) -> Kind:
    """Values under names of the reader's own; `about` says what to write."""

    def read(node: Node, name: str, notes: Notes) -> dict[str, Any] | None:
        if isinstance(node, Scalar) and node.is_empty:
            return None
        if not isinstance(node, Fields):
            notes.wrong(node.at, f"{name}: found {found(node)} where names are wanted", about)
            return None
        values = {}
        for key, (_, each) in node.fields.items():
            notes.places[f"{name}.{key}"] = each.at
            if (read_value := value.read(each, f"{name}.{key}", notes)) is not None:
                values[key] = read_value
        return values

    return Kind(read, {"type": ["object", "null"], "additionalProperties": value.schema})


class Setting(NamedTuple):
    """A setting: its kind, what it is for, and an example as it stands in a file."""

    kind: Kind
    about: str
    example: str = ""


def group(settings: dict[str, Setting]) -> Kind:
    """Settings under their names; an unknown one is a mistake, and costs nothing but itself."""

    def read(node: Node, name: str, notes: Notes) -> dict[str, Any] | None:
        if isinstance(node, Scalar) and node.is_empty:
            return None
        if not isinstance(node, Fields):
            message = f"{name}: found {found(node)} where settings are wanted" if name else "no settings here"
            notes.wrong(node.at, message, f"write {next(iter(settings))}: …")
            return None
        values = {}
        for key, (at, each) in node.fields.items():
            whole_name = f"{name}.{key}" if name else key
            if key not in settings:
                notes.wrong(at, f"there is no setting {quote(whole_name)}", _nearest(key, settings))
                continue
            notes.places[whole_name] = each.at
            if (value := settings[key].kind.read(each, whole_name, notes)) is not None:
                values[key] = value
        return values

    properties = {name: {"description": one.about, **one.kind.schema} for name, one in settings.items()}
    return Kind(read, {"type": ["object", "null"], "properties": properties, "additionalProperties": False})


def _nearest(name: str, known: Collection[str]) -> str:
    near = meant(name, known)
    return f"is it {near}?" if near else f"the settings are {', '.join(known)}"
