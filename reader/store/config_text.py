"""A configuration as YAML for people: all of it with what holds, or a first file with everything commented out."""

from collections.abc import Iterator, Mapping

from reader.model.settings import Rule, Settings
from reader.store.config import SETTINGS
from reader.store.scalars import flow_scalar, scalar

_HEAD = """\
# Newsdesk's configuration. Everything in it is optional; changes apply at once.
# `newsdesk config check` says what is wrong with it, `newsdesk config show` what holds.
"""


def config_template() -> str:
    """What `newsdesk config edit` begins with: every setting explained, none of them set."""
    parts = [f"# {setting.about}\n# {name}: {setting.example}\n" for name, setting in SETTINGS.items()]
    return "\n".join([_HEAD, *parts])


def config_text(settings: Settings) -> str:
    """All settings with the values that hold; those left to Newsdesk are empty. Read back, it is the same."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(settings))


def _lines(settings: Settings) -> Iterator[str]:
    feeds = settings.feeds
    yield f"theme: {_text(settings.theme)}"
    yield f"measure: {settings.measure}"
    yield "panes:"
    yield f"  list: {_percent(settings.list_width)}"
    yield f"  side: {_percent(settings.side_width)}"
    yield f"dates: {settings.dates}"
    yield "read:"
    yield f"  after: {_seconds(settings.read_after)}"
    yield f"  at_end: {_yes(settings.read_at_end)}"
    yield f"library: {_text(settings.library)}"
    yield "keys:"
    for name, keys in settings.keys.items():
        yield f"  {scalar(name)}: [{', '.join(map(flow_scalar, keys))}]"
    yield "highlights:"
    for rule in settings.highlights:
        yield from _rule(rule)
    yield from _texts("searches", settings.searches)
    yield f"browser: {_text(settings.browser)}"
    yield f"editor: {_text(settings.editor)}"
    yield from _texts("pipes", settings.pipes)
    yield "feeds:"
    yield f"  every: {_seconds(feeds.every or None)}"
    yield f"  full_text: {_yes(feeds.full_text)}"
    yield f"  keep: {_text(feeds.keep)}"


def _rule(rule: Rule) -> Iterator[str]:
    yield f"  - {rule.kind}: {scalar(rule.text)}"
    if rule.fields:
        yield f"    in: [{', '.join(sorted(map(str, rule.fields)))}]"
    yield f"    colour: {rule.colour}"
    yield f"    notify: {_yes(rule.notify)}"


def _texts(name: str, texts: Mapping[str, str]) -> Iterator[str]:
    yield f"{name}:"
    for key, value in texts.items():
        yield f"  {scalar(key)}: {scalar(value)}"


def _text(value: str) -> str:
    return scalar(value) if value else ""


def _percent(width: int) -> str:
    return f"{width}%" if width else ""


def _seconds(seconds: float | None) -> str:
    return "never" if seconds is None else f"{seconds:g}s"


def _yes(value: bool) -> str:
    return "yes" if value else "no"
