"""An import that is killed: whole files only, and the next run brings the rest."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.store.reading import parse_file

ROOT = Path(__file__).parents[2]
ENTRIES = 1500


def feed(path: Path) -> None:
    items = "".join(
        f"<item><title>Story {number}</title><guid>{number}</guid><description>{'Text of it. ' * 40}{number}"
        "</description><pubDate>Thu, 19 Dec 2024 10:00:00 GMT</pubDate></item>"
        for number in range(ENTRIES)
    )
    path.write_text(f"<rss><channel><title>F</title>{items}</channel></rss>")


def files(library: Path) -> list[Path]:
    return [path for path in library.rglob("*.yaml") if not path.name.startswith(".")]


@pytest.mark.parametrize(
    "number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT], ids=["KILL", "TERM", "INT"]
)
def test_a_killed_import_leaves_whole_files_and_is_taken_up_again(
    tmp_path: Path, number: signal.Signals
) -> None:
    library = tmp_path / "news"
    feed(tmp_path / "feed.xml")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)} | {
        f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CACHE", "STATE", "DATA", "CONFIG")
    }
    command = [sys.executable, "-m", "reader", "-L", str(library), "add", str(tmp_path / "feed.xml")]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not files(library):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.005)
    process.send_signal(number)
    process.communicate(timeout=60)
    for path in files(library):
        (document,) = parse_file(path.read_bytes(), path.name)
        assert document.article is not None
        assert document.article.sections
    again = subprocess.run(command, env=environment, capture_output=True, timeout=120, check=False)
    assert again.returncode == 0, again.stderr
    assert len(files(library)) == ENTRIES
