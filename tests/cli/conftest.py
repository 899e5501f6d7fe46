"""A small library, and the command run on it in this process, far from the reader's own files."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.cli.main import main

BRIDGE = """\
headline: Storm closes the bridge for 14 hours
standfirst: Gusts stopped trains and cars.
by: A. Writer
located: Malmö, Sweden
published: 2024-12-19
source: Example Wire
subjects: [weather, transport]
key_figures:
  - {label: Hours closed, value: "14", unit: hours}
sections:
  - text: |
      The bridge closed at 05:00. Ferries carried 1,905 people over the strait.
  - heading: Background
    text: A storm closed it in 1999 too.
"""
MOON = """\
headline: Two men walk on the Moon
published: 1969-07-21T02:56:00Z
updated: 1969-07-24
source: {name: NASA, url: "https://www.nasa.gov"}
id: moon-landing
sections:
  - text: They walked for 2.5 hours. The hours were long.
"""
BARE = "headline: 月の石が届く\nsections: [{text: 届いた。}]\n"
BAD = "headline: Cut short\npublished: yesterday-ish\n"


class Run(NamedTuple):
    """What a run of the command came to."""

    status: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()


Newsdesk = Callable[..., Run]


@pytest.fixture(autouse=True)
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust files that were written just now: tests write and look faster than people do."""
    monkeypatch.setattr("reader.index.changes.SETTLED_NS", 0)


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CACHE", "STATE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "xdg" / name.lower()))
    for name in ("NEWSDESK_LIBRARY", "NEWSDESK_PAGER", "PAGER", "NEWSDESK_DEBUG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("CLICOLOR_FORCE", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A library of three articles in two folders."""
    folder = tmp_path / "news"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "bridge.yaml").write_text(BRIDGE, encoding="utf-8")
    (folder / "moon.yaml").write_text(MOON, encoding="utf-8")
    (folder / "stone.yaml").write_text(BARE, encoding="utf-8")
    return folder


@pytest.fixture
def newsdesk(
    news: Path, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Newsdesk:
    """Runs the command with the library `news`, unless the words name another."""
    monkeypatch.setenv("NEWSDESK_LIBRARY", str(news))

    def run(*words: str, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main(words)
        out, err = capsysbinary.readouterr()
        return Run(status, out, err.decode())

    return run


@pytest.fixture
def terminal(newsdesk: Newsdesk, monkeypatch: pytest.MonkeyPatch) -> Newsdesk:
    """As `newsdesk`, with standard output a terminal of 80 columns and 24 lines, and no pager."""
    monkeypatch.setenv("NEWSDESK_PAGER", "")

    def run(*words: str, stdin: bytes = b"") -> Run:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        return newsdesk(*words, stdin=stdin)

    return run
