"""Two imports with every call written down, and the power going after each: `python -m tests.library.power_cut`.

Runs with `tests/state/faults.c` loaded before libc, as `tests.state.faults` says, and prints what went wrong.
"""

import json
import os
import random
import sys
from pathlib import Path

from reader.ingest.parsing import parse
from reader.library.filing import Filing
from reader.model.incoming import Hints
from reader.store.reading import parse_file
from tests.builders import open_test_library
from tests.library.feeds import item, rss
from tests.state.faults import RECORD, Disk, Shim, recorded

FIRST = [(f"Story {number}", f"What happened at {number} o'clock. " * 40) for number in range(3)]
SECOND = [("Story 0", "What really happened. " * 40), *FIRST[1:]]
SECOND += [(f"Story {number}", f"More of it, {number}. " * 40) for number in range(3, 15)]


def bring(root: Path, stories: list[tuple[str, str]]) -> None:
    """Import a feed of these stories."""
    items = [
        item(headline, guid=headline, text=text, date="Thu, 19 Dec 2024 10:00:00 GMT")
        for headline, text in stories
    ]
    with open_test_library(root) as library, Filing(library) as filing:
        for parsed in parse(rss(*items), Hints(address="https://wire.example/feed")):
            filing.file(parsed.incoming, feed="https://wire.example/feed")


def record(shim: Shim, root: Path, to: Path) -> None:
    """Both imports in a child that has its calls written down."""
    descriptor = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    child = os.fork()
    if not child:
        try:
            shim.arm(RECORD, 0, root, descriptor)
            for done, stories in enumerate((FIRST, SECOND), 1):
                bring(root, stories)
                shim.note(done)
            os._exit(0)
        finally:
            os._exit(9)
    os.close(descriptor)
    assert os.waitpid(child, 0)[1] == 0


def check(files: dict[str, bytes], acknowledged: int) -> str:
    """What is wrong with a library that a power cut left, or an empty text."""
    texts: dict[str, str] = {}
    former: list[str] = []
    for name, data in files.items():
        if not name.endswith(".yaml"):
            continue
        articles = [document.article for document in parse_file(data, name)]
        if len(articles) != 1 or articles[0] is None or not articles[0].sections:
            return f"{name} is not whole: {data[:60]!r}"
        if ".revisions" in name:
            former.append(articles[0].sections[0].text)
        elif articles[0].headline in texts:
            return f"{articles[0].headline} is there twice"
        else:
            texts[articles[0].headline] = articles[0].sections[0].text
    expected = ((), FIRST, SECOND)[acknowledged]
    if missing := [headline for headline, _ in expected if headline not in texts]:
        return f"{missing} were acknowledged"
    story = texts.get("Story 0", "")
    if story and story.startswith("What really") and not former:
        return "the former version is lost"
    if acknowledged == 2 and not story.startswith("What really"):
        return "the new version was acknowledged"
    return ""


def main(folder: Path) -> None:
    root = folder / "news"
    root.mkdir()
    record(Shim(), root, folder / "record")
    wrong: list[str] = []
    faults = acknowledged = 0
    disk = Disk({})
    for number, call in enumerate(recorded((folder / "record").read_bytes(), str(root))):
        if call[0] == "A":
            acknowledged = call[2]
            continue
        disk.take(call)
        for variant, files in enumerate(disk.crashes(random.Random(number))):
            faults += 1
            if problem := check(files, acknowledged):
                wrong.append(f"call {number} {call[:3]}, variant {variant}: {problem}")
    print(json.dumps({"faults": faults, "wrong": wrong}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
