"""A small library, indexed once for all tests, with reading state of its own for each."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.library import Library
from reader.library.places import Places
from reader.tui import frame, keys
from tests.tui.desk import ARTICLES


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder of articles and its cache."""
    root, cache = tmp_path_factory.mktemp("articles"), tmp_path_factory.mktemp("cache")
    for name, text in ARTICLES.items():
        (root / name).write_text(text, encoding="utf-8")
    with Library(Places(root=root, cache=cache, state=cache / "unused.sqlite3", title="desk")) as library:
        library.refresh()
    return root, cache


@pytest.fixture
def library(shelf: tuple[Path, Path], tmp_path: Path) -> Iterator[Library]:
    root, cache = shelf
    with Library(Places(root=root, cache=cache, state=tmp_path / "state.sqlite3", title="desk")) as library:
        yield library


@pytest.fixture(autouse=True)
def plain_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's own terminal and configuration gets into the tests."""
    for name in ("NO_COLOR", "NEWSDESK_THEME", "COLORFGBG", "LC_ALL", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    keys.use({})
    monkeypatch.setattr(frame, "MESSAGE_SECONDS", 3600.0)  # on a busy machine six seconds are soon over
    config = tmp_path / "config.yaml"
    config.write_text("read: {after: 0s}\n", encoding="utf-8")  # so that no test waits two seconds
    monkeypatch.setenv("NEWSDESK_CONFIG", str(config))


@pytest.fixture
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands beside the screen find the same cache and state as the screen, and go through no proxy."""
    for name in ("CACHE", "STATE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "xdg" / name.lower()))
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
