"""PyYAML's stream of events: from libyaml, or from the Python parser where libyaml is missing.

The composers of PyYAML, which follow aliases and recurse without limit, are never used.
"""

import re
from collections.abc import Callable
from typing import Any, Protocol

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError

_SURROGATE = re.compile("[\ud800-\udfff]")


class EventSource(Protocol):
    """A parser at work: each call gives the next event of `yaml.events`, or raises YAMLError."""

    def get_event(self) -> Any:
        """The next event; None after the last."""


class PythonParser(Reader, Scanner, Parser):
    """The parser of PyYAML that needs no libyaml: the same events, some seventy times slower.

    It is stricter in small things: it refuses a tab in text without quotes and a `?` in text in brackets.
    """

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def get_event(self) -> Any:
        """The next event. Refuses, as libyaml does, an escape for half a character."""
        event: Any = super().get_event()  # type: ignore[no-untyped-call]
        if _SURROGATE.search(getattr(event, "value", "")):
            raise ScannerError(None, None, "invalid Unicode escape", event.start_mark)
        return event


def events(text: str) -> EventSource:
    """A parser at the start of `text`. Raises YAMLError."""
    return _FastestParser(text)


_FastestParser: Callable[[str], EventSource]
try:
    from yaml._yaml import CParser as _FastestParser
except ImportError:
    _FastestParser = PythonParser
