"""Nothing goes over the network but what was asked for: every other command and key opens no connection."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import IRAQ, WALL, write
from tests.library.feeds import item, rss

ROOT = Path(__file__).parents[1]

LISTENING = """
import sys
opened = []
EVENTS = ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
          "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo")
sys.addaudithook(lambda event, values: opened.append(event) if event in EVENTS else None)
"""

COMMANDS = """
import io
from reader.cli.main import main
for line in LINES:
    sys.stdin = io.TextIOWrapper(io.BytesIO(b"12 cats"))
    print(line, main(line), opened, file=sys.stderr)
assert not opened, opened
main(["fetch"])
assert opened  # it is heard where it does happen
"""

SCREEN = """
import asyncio
from pathlib import Path
from reader.library.library import open_library
from reader.tui.keys import ACTIONS
from tests.tui.desk import desk, press, settle

NEVER = {"browser", "editor", "pipe", "suspend", "quit", "leave", "add", "fetch", "fetch.all"}

async def main():
    with open_library(Path(sys.argv[1])) as library:
        library.refresh()
        async with desk(library) as (pilot, screen):
            for action in ACTIONS:
                if action.id.partition(".")[0] in NEVER or action.id in NEVER or "feeds" in action.id:
                    continue
                await pilot.press(action.keys[0])
                await settle(pilot)
                await pilot.press("escape", "escape")
            await press(pilot, "F", "escape", "enter")

asyncio.run(main())
assert not opened, opened
"""

PAGE = """<!doctype html><html><head><title>A page</title><link rel="stylesheet" href="http://127.0.0.1:9/x.css">
<link rel="alternate" type="application/rss+xml" href="http://127.0.0.1:9/feed"></head>
<body><article><h1>A page</h1>
<p>A paragraph with a <img src="http://127.0.0.1:9/pixel.gif"> picture that is long enough to be an article.</p>
<script src="http://127.0.0.1:9/x.js"></script><iframe src="http://127.0.0.1:9/"></iframe></article></body></html>"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    write(tmp_path / "news", iraq=IRAQ, wall=WALL)
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "feed.xml").write_bytes(rss(item("A", link="http://127.0.0.1:9/a")))
    opml = '<opml><body><outline xmlUrl="http://feed.example:9/"/></body></opml>'
    (tmp_path / "list.opml").write_text(opml, encoding="utf-8")
    return tmp_path / "news"


def run(program: str, tmp_path: Path, *words: str) -> None:
    places = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CACHE", "STATE", "DATA", "CONFIG")}
    environment = {
        **{name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")},
        **places,
        "PYTHONPATH": str(ROOT),
        "NEWSDESK_LIBRARY": str(tmp_path / "news"),
        "TERM": "xterm-256color",
    }
    done = subprocess.run(
        [sys.executable, "-c", LISTENING + program, *words],
        env=environment,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_no_command_opens_a_connection_unasked(news: Path, tmp_path: Path) -> None:
    lines = [
        *(["list"], ["search", "amnesty"], ["show", "iraq"], ["export", "--format", "markdown"], ["figures"]),
        *(["check"], ["index"], ["schema"], ["config", "show"], ["completion", "bash"], ["--help"]),
        ["add", str(tmp_path / "page.html"), str(tmp_path / "feed.xml")],
        ["feeds", "import", str(tmp_path / "list.opml")],
        ["feeds", "add", "--unseen", "http://127.0.0.1:9/feed"],
        *(["feeds"], ["feeds", "export"], ["feeds", "remove", "feed.example"]),
    ]
    run(f"LINES = {lines!r}\n{COMMANDS}", tmp_path)


def test_no_key_opens_a_connection_unasked(news: Path, tmp_path: Path) -> None:
    run(SCREEN, tmp_path, str(news))


def test_whatever_reads_foreign_bytes_or_indexes_knows_no_client() -> None:
    program = """
import sys, reader.library.sandbox_child, reader.library.indexer, reader.library.loading, reader.library.filing
import reader.ingest.parsing, reader.ingest.feeds, reader.ingest.opml, reader.ingest.discovery, reader.ingest.page
print([name for name in ("httpcore", "reader.ingest.client", "reader.ingest.connecting") if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_few_know_the_client() -> None:
    """Who imports it can open connections: a new name here wants a reason."""
    knowing = set()
    for path in (ROOT / "reader").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "reader.ingest.client":
                knowing.add(path.relative_to(ROOT / "reader").as_posix())
    assert knowing == {
        "cli/subscribing.py",
        "library/feed_download.py",
        "library/feed_workers.py",
        "library/fetching.py",
        "library/gathering.py",
        "library/importing.py",
        "library/subscribing.py",
        "tui/adding.py",
    }
