import importlib.util
import sys

import pytest
from yaml.events import ScalarEvent

from reader.store import events


def scalars(source: events.EventSource) -> list[tuple[str, int, bool]]:
    """Text, place and plainness of each scalar."""
    found: list[tuple[str, int, bool]] = []
    while event := source.get_event():
        if isinstance(event, ScalarEvent):
            assert event.start_mark
            found.append((event.value, event.start_mark.index, event.implicit[0]))
    return found


def test_both_parsers_give_the_same_events() -> None:
    text = "é: 'x'\r\n日本: |\r\n  y\r\nz: [~, !!str a, \"\\u00e9\"]\r\n"
    assert scalars(events.events(text)) == scalars(events.PythonParser(text))


def test_without_libyaml_the_python_parser_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "yaml._yaml", None)
    spec = importlib.util.spec_from_file_location("events_without_libyaml", events.__file__)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert scalars(module.events("a: b")) == [("a", 0, True), ("b", 3, True)]
    assert isinstance(module.events("a: b"), module.PythonParser)
