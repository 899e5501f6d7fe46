"""What a run of the command must not load, because loading takes longer than the work."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Loaded = Callable[..., set[str]]
ASK = "import sys; from reader.cli.main import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"


@pytest.fixture
def loaded(news: Path) -> Loaded:
    environment = {**os.environ, "NEWSDESK_LIBRARY": str(news), "PYTHONPATH": str(ROOT)}

    def ask(*words: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", ASK, *words],
            env=environment,
            input="12 cats",
            capture_output=True,
            text=True,
            check=True,
        )
        return {module.partition(".")[0] for module in done.stderr.split()} | set(done.stderr.split())

    return ask


SCREEN = {"textual", "rich", "watchfiles", "shtab", "reader.tui"}
HEAVY = {*SCREEN, "tantivy", "yaml", "msgspec", "sqlite3", "platformdirs", "subprocess", "reader.figures"}


def test_help_loads_nothing_but_argparse(loaded: Loaded) -> None:
    assert not loaded("--help") & HEAVY


def test_a_search_never_loads_the_screen(loaded: Loaded) -> None:
    modules = loaded("search", "moon")
    assert "tantivy" in modules
    assert not modules & SCREEN


def test_a_file_is_shown_without_screen_or_index(loaded: Loaded, news: Path) -> None:
    modules = loaded("show", str(news / "moon.yaml"))
    assert "yaml" in modules
    assert not modules & {*SCREEN, "tantivy"}


def test_figures_of_a_text_need_no_library(loaded: Loaded) -> None:
    modules = loaded("figures", "--text")
    assert "reader.figures.extraction" in modules
    assert not modules & {*SCREEN, "tantivy", "yaml", "sqlite3", "platformdirs"}


def test_the_first_screen_needs_neither_yaml_nor_what_opens_an_article() -> None:
    code = "import reader.cli.opening, reader.tui.app, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = set(done.stdout.split())
    assert "textual" in modules
    late = {
        "yaml",
        "tantivy",
        "Stemmer",
        "reader.library.search",
        "reader.tui.opening",
        "reader.tui.figures_pane",
    }
    assert not modules & late
