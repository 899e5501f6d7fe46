from pathlib import Path

import pytest

from reader.store import nodes
from reader.store.events import PythonParser, events

SHARED = Path(__file__).parents[3] / "shared"
YAML_CORPUS = sorted((SHARED / "corpus" / "yaml").glob("*"))
RAW_CORPUS = sorted((SHARED / "corpus" / "raw").glob("*"))


@pytest.fixture(params=["libyaml", "python"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Runs the test with each of PyYAML's parsers."""
    name: str = request.param
    monkeypatch.setattr(nodes, "events", events if name == "libyaml" else PythonParser)
    return name
