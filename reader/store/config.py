"""The settings of `config.yaml`: which there are, in the order of the file; bytes to settings; the JSON Schema.

A mistake costs the one setting that it stands in. Whether an action or a key of that name exists is not known here.
"""

import math
from pathlib import Path
from typing import Any

from reader.model.errors import ArticleError
from reader.model.settings import (
    COLOURS,
    DateStyle,
    FeedDefaults,
    LoadedConfig,
    Rule,
    RuleField,
    RuleKind,
    Settings,
)
from reader.store.config_values import (
    Kind,
    Notes,
    Schema,
    Setting,
    choice,
    duration,
    group,
    kept,
    named,
    several,
    text,
    whole,
    yes_or_no,
)
from reader.store.decoding import decode
from reader.store.files import read_bytes
from reader.store.nodes import Fields, Node, read_tree
from reader.store.places import Slice, column_of, line_of
from reader.store.problem import Problem, RefusedError, diagnose, quote
from reader.store.schema import DIALECT
from reader.text.standing import regex_problem

THEMES = ("dark", "light", "terminal")

_RULE = {
    "words": Setting(text("write one or more words"), "Any of these words, in any of their forms."),
    "phrase": Setting(text("write the phrase"), "These words, exactly and one after the other."),
    "regex": Setting(text("write a regular expression in quotes"), "A regular expression in RE2's syntax."),
    "in": Setting(several(choice(*RuleField)), "Where it is looked for (default: everywhere)."),
    "colour": Setting(whole(1, COLOURS), "One of five colours (default: 1)."),
    "notify": Setting(yes_or_no(), "Whether a new article with it is announced (default: no)."),
}


def _rule_kind() -> Kind:
    fields = group(_RULE)
    hint = "write one of words:, phrase: or regex:"

    def read(node: Node, name: str, notes: Notes) -> Rule | None:
        before = len(notes.problems)
        values = fields.read(node, name, notes)
        if values is None:
            return None
        given = [kind for kind in RuleKind if values.get(kind)]
        if len(given) != 1:
            if len(notes.problems) == before:
                notes.wrong(node.at, f"{name}: what is to be highlighted is said {len(given)} times", hint)
            return None
        kind = given[0]
        if kind is RuleKind.REGEX and (fault := regex_problem(values[kind])):
            at = node.fields[kind][1].at if isinstance(node, Fields) else node.at
            notes.wrong(
                at, f"{name}: {quote(values[kind])} is no regular expression: {fault}", "see RE2's syntax"
            )
            return None
        return Rule(
            kind=kind,
            text=values[kind],
            fields=frozenset(map(RuleField, values.get("in", ()))),
            colour=values.get("colour", 1),
            notify=values.get("notify", False),
        )

    return Kind(read, fields.schema)


OFTEN = 60
"""Seconds between two fetches at least: who publishes feeds should not be asked more often."""

_PANES = {
    "list": Setting(whole(15, 60, "%"), "Width of the list in hundredths of the screen."),
    "side": Setting(whole(15, 45, "%"), "Width of the pane with key figures and sections, likewise."),
}
_READ = {
    "after": Setting(duration(), "How long an article is open before it counts as read; never: not by time."),
    "at_end": Setting(yes_or_no(), "Whether reaching its end counts as reading it."),
}
_FEEDS = {
    "every": Setting(duration(OFTEN), "How often feeds are fetched by themselves; never: only when asked."),
    "full_text": Setting(yes_or_no(), "Whether the linked page is fetched where a feed has a summary only."),
    "keep": Setting(kept(), "How long, or how many, a feed's articles are kept: 90d, 500 or all."),
}
SETTINGS: dict[str, Setting] = {
    "theme": Setting(choice(*THEMES), "Colours.", "dark"),
    "measure": Setting(whole(40, 120), "Cells of a line of running text.", "72"),
    "panes": Setting(group(_PANES), "Widths of the panes on a wide screen.", "{list: 28%, side: 22%}"),
    "dates": Setting(choice(*DateStyle), "How the list writes dates: age, day or iso.", "age"),
    "read": Setting(group(_READ), "When an article counts as read.", "{after: 2s, at_end: yes}"),
    "library": Setting(
        text("write the path of a folder"),
        "The folder of articles, where none is named at the start.",
        "~/news",
    ),
    "keys": Setting(
        named(several(text("write a key such as n or ctrl+j")), "write action: key"),
        "Keys by the names of their actions; `newsdesk config keys` lists these.",
        "{read: [m, ctrl+r]}",
    ),
    "highlights": Setting(
        several(_rule_kind()), "What is always lit.", "[{phrase: general amnesty, colour: 2, notify: yes}]"
    ),
    "searches": Setting(
        named(text("write a search"), "write name: search"),
        "Searches by name, above the list and as `newsdesk list @name`.",
        "{Syria: syria after:7d}",
    ),
    "browser": Setting(text("write a command"), "The command that opens a link.", "firefox --new-tab"),
    "editor": Setting(text("write a command"), "The editor; without it $VISUAL or $EDITOR.", "nvim"),
    "pipes": Setting(
        named(text("write a command"), "write name: command"),
        "Commands by name that `|` offers; they get the article's text.",
        "{Print: lp}",
    ),
    "feeds": Setting(group(_FEEDS), "What every feed does unless it says otherwise.", "{every: never}"),
}
_ROOT = group(SETTINGS)


def read_config(path: Path) -> LoadedConfig:
    """What the file says; the defaults where there is no file, or where it cannot be read (which is told)."""
    if not path.exists():
        return LoadedConfig(path=str(path))
    try:
        data = read_bytes(path)
    except ArticleError as error:
        reason = str(error).removeprefix(f"{path}: ")
        unread = LoadedConfig(path=str(path))
        return LoadedConfig(path=str(path), diagnostics=(unread.complaint("", reason),))
    return parse_config(data, str(path))


def parse_config(data: bytes, path: str) -> LoadedConfig:
    """The settings in the bytes of a file; `path` is for the diagnostics, which are in the order of the file."""
    notes = Notes()
    written = ""
    values: dict[str, Any] = {}
    try:
        written = decode(data)
        if _says_anything(written):
            values = _ROOT.read(read_tree(written), "", notes) or {}
    except RefusedError as refused:
        notes.problems.append(refused.problem)
    piece = Slice(0, len(written), 1)
    problems: list[Problem] = sorted(notes.problems, key=lambda problem: problem.at)
    return LoadedConfig(
        path=path,
        settings=_settings(values),
        diagnostics=tuple(diagnose(problem, written, piece, path) for problem in problems),
        places={
            name: (line_of(written, piece, at), column_of(written, piece, at))
            for name, at in notes.places.items()
        },
    )


def config_schema() -> Schema:
    """A schema in the dialect 2020-12 for editors with a YAML language server."""
    return {"$schema": DIALECT, "title": "Newsdesk configuration", **_ROOT.schema}


def _says_anything(written: str) -> bool:
    """A file of comments alone is an empty configuration, which is a good one."""
    lines = (line.strip() for line in written.splitlines())
    return any(line and not line.startswith("#") and line not in ("---", "...") for line in lines)


def _settings(values: dict[str, Any]) -> Settings:
    panes, read, feeds = (values.get(name) or {} for name in ("panes", "read", "feeds"))
    plain = {
        name: values[name] for name in ("theme", "measure", "library", "browser", "editor") if name in values
    }
    own = {name: values[name] for name in ("keys", "highlights", "searches", "pipes") if name in values}
    after = read.get("after", Settings().read_after)
    every = feeds.get("every", 0.0)
    return Settings(
        **plain,
        **own,
        dates=DateStyle(values.get("dates", DateStyle.AGE)),
        list_width=panes.get("list", 0),
        side_width=panes.get("side", 0),
        read_after=None if after is None or math.isinf(after) else after,
        read_at_end=read.get("at_end", True),
        feeds=FeedDefaults(
            every=0.0 if math.isinf(every) else every,
            full_text=feeds.get("full_text", False),
            keep=str(feeds.get("keep", "")),
        ),
    )
