"""A folder with three articles in it, and the library opened on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.index import changes
from reader.library.library import Library
from tests.builders import IRAQ, UNDATED, WALL, open_test_library, write


@pytest.fixture(autouse=True)
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust files that were written just now: tests write and look faster than people do."""
    monkeypatch.setattr(changes, "SETTLED_NS", 0)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    write(folder, iraq=IRAQ, old__wall=WALL, old__letter=UNDATED)
    return folder


@pytest.fixture
def library(root: Path) -> Iterator[Library]:
    with open_test_library(root) as opened:
        yield opened
